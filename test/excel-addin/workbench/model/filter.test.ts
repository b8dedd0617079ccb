import { beforeEach, describe, expect, test } from '@jest/globals';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import { addSheetFilter, filterColumn, filterRange } from '../../../../excel-addin/workbench/model/filter.ts';
import { columnsArea, type Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';
import { newWorkbook } from './sheet-content.ts';

/** Columns are deleted, tables made, over cells that are filtered: no row may stay hidden that nothing hides. */
const ROWS = [
  ['名称', '区县'],
  ['甲店', '曾都区'],
  ['乙店', '随县'],
  ['丙店', '曾都区'],
];
const area = { row: 0, column: 0, rows: 4, columns: 2 };

let workbook: Workbook;
let sheet: Sheet;

beforeEach(() => {
  workbook = newWorkbook(Workbook);
  sheet = workbook.activeSheet;
  edit(() => {
    enterEntries(sheet, area, (row, column) => ROWS[row]?.[column] ?? '', workbook.rules('person'));
  });
});

const edit = (work: () => void): void => {
  workbook.history.edit('person', '试', work);
};

const hidden = (): readonly number[] => [1, 2, 3].filter((row) => sheet.grid.heights.isHidden(row));

function filterDistricts(): void {
  edit(() => {
    addSheetFilter(sheet, area);
    const range = filterRange(sheet);
    if (range !== undefined) filterColumn(range, 1, { on: 'Values', values: ['曾都区'] });
  });
  expect(hidden()).toEqual([2]);
}

describe('a filtered column', () => {
  test('that is deleted shows its rows again, and undo hides them', () => {
    filterDistricts();
    edit(() => {
      sheet.delete(columnsArea(1, 1), 'Left');
    });
    expect(hidden()).toEqual([]);
    workbook.history.undo();
    expect(hidden()).toEqual([2]);
  });

  test('that is deleted with all others leaves no filter and no hidden row', () => {
    filterDistricts();
    edit(() => {
      sheet.delete(columnsArea(0, 2), 'Left');
    });
    expect([filterRange(sheet), hidden()]).toEqual([undefined, []]);
  });

  test('beside one that is deleted stays filtered', () => {
    filterDistricts();
    edit(() => {
      sheet.delete(columnsArea(0, 1), 'Left');
    });
    expect(hidden()).toEqual([2]);
  });

  test('of a table shows its rows again when it is deleted', () => {
    edit(() => {
      const table = workbook.addTable(sheet, area, true);
      const range = filterRange(sheet, table);
      if (range !== undefined) filterColumn(range, 1, { on: 'Values', values: ['随县'] });
    });
    expect(hidden()).toEqual([1, 3]);
    edit(() => {
      sheet.delete(columnsArea(1, 1), 'Left');
    });
    expect(hidden()).toEqual([]);
  });
});

test('a table over filtered cells has the only filter', () => {
  filterDistricts();
  edit(() => {
    workbook.addTable(sheet, area, true);
  });
  expect([filterRange(sheet), hidden()]).toEqual([undefined, []]);
});
