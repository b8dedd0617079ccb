import { beforeEach, describe, expect, test } from '@jest/globals';
import { MAX_ROWS, cellArea, type Area } from '../../../../excel-addin/workbench/model/area.ts';
import { parseReference } from '../../../../excel-addin/workbench/model/address.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import { ExcelFault } from '../../../../excel-addin/workbench/model/excel-fault.ts';
import { nameFormula } from '../../../../excel-addin/workbench/model/named-item.ts';
import { columnsArea, rowsArea, type Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import {
  addTableRows,
  deleteTableRows,
  growTableForTyping,
} from '../../../../excel-addin/workbench/model/table-edit.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';
import { newWorkbook } from './sheet-content.ts';

let workbook: Workbook;
let sheet: Sheet;

beforeEach(() => {
  workbook = newWorkbook(Workbook);
  sheet = workbook.activeSheet;
});

const area = (address: string): Area => {
  const found = parseReference(address);
  if (found === undefined) throw new Error(`${address} is no address`);
  return found.area;
};

/** Puts rows of texts at an address, as the add-in does. */
function put(address: string, rows: readonly (readonly (string | number)[])[]): void {
  const { row, column } = area(address);
  const target = { row, column, rows: rows.length, columns: rows[0]?.length ?? 0 };
  enterEntries(sheet, target, (at, across) => rows[at - row]?.[across - column] ?? null, workbook.rules('add-in'));
}

const at = (address: string): unknown => sheet.grid.content(area(address).row, area(address).column);

/** The code with which Excel refuses something. */
function refusal(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ExcelFault) return error.code;
    throw error;
  }
  return 'not refused';
}

describe('sheets', () => {
  // "Rename a worksheet", Microsoft Support.
  test.each(['', ' ', 'a'.repeat(32), 'a/b', 'a\\b', 'a?', 'a*', 'a:b', '[a]', "'a", "a'", 'History'])(
    '%j is no name of a sheet',
    (name) => {
      expect(refusal(() => workbook.addSheet(name))).toBe('InvalidArgument');
    },
  );

  test('a name in use is refused whatever its case', () => {
    workbook.addSheet('Liste');
    expect(refusal(() => workbook.addSheet('LISTE'))).toBe('ItemAlreadyExists');
  });

  test('the last visible sheet can be neither deleted nor hidden', () => {
    const other = workbook.addSheet('另一个');
    workbook.showSheet(other, 'Hidden');
    expect(
      refusal(() => {
        workbook.deleteSheet(sheet);
      }),
    ).toBe('InvalidOperation');
    expect(
      refusal(() => {
        workbook.showSheet(sheet, 'Hidden');
      }),
    ).toBe('InvalidOperation');
  });

  test('deleting the sheet in front brings its neighbour there', () => {
    const other = workbook.addSheet('另一个');
    workbook.deleteSheet(sheet);
    expect(workbook.activeSheet).toBe(other);
  });
});

describe('rows and columns', () => {
  test('rows inserted move cells, looks, heights, merged ranges, names and tables below them', () => {
    put('A1', [['标题'], ['名称'], ['甲']]);
    const table = workbook.addTable(sheet, area('A2:A3'), true);
    sheet.grid.merge(area('A1:C1'));
    sheet.grid.format(area('A3'), { bold: true });
    sheet.grid.resize('row', 0, 1, { points: 30 });
    const name = workbook.names.add('甲方', { kind: 'cells', sheet, anchor: sheet.keep(area('A3')) }, '');
    sheet.insert(rowsArea(0, 2), 'Down');
    expect(at('A5')).toBe('甲');
    expect(table.area).toEqual(area('A4:A5'));
    expect(sheet.grid.mergeAt(2, 1)).toEqual(area('A3:C3'));
    expect(sheet.grid.style(4, 0).bold).toBe(true);
    expect(sheet.grid.heights.get(2)).toBe(30);
    expect(nameFormula(name)).toBe('=名单!$A$5');
  });

  test('a name whose cells are deleted stands for #REF!', () => {
    const name = workbook.names.add('甲方', { kind: 'cells', sheet, anchor: sheet.keep(area('A3')) }, '');
    sheet.delete(rowsArea(2, 1), 'Up');
    expect(nameFormula(name)).toBe('=#REF!');
  });

  test('filled cells are never pushed off the sheet', () => {
    put(`A${MAX_ROWS}`, [['末行']]);
    expect(
      refusal(() => {
        sheet.insert(rowsArea(0, 1), 'Down');
      }),
    ).toBe('NonBlankCellOffSheet');
    expect(at(`A${MAX_ROWS}`)).toBe('末行');
  });

  test('cells that go to the left or up leave other rows and columns alone', () => {
    put('A1', [
      ['a1', 'b1', 'c1'],
      ['a2', 'b2', 'c2'],
    ]);
    sheet.delete(area('A1'), 'Left');
    expect([at('A1'), at('B1'), at('C1'), at('A2')]).toEqual(['b1', 'c1', undefined, 'a2']);
    sheet.delete(area('B1'), 'Up');
    expect([at('B1'), at('B2'), at('C2')]).toEqual(['b2', undefined, 'c2']);
  });

  test('a merged range is not torn apart', () => {
    sheet.grid.merge(area('B2:C3'));
    expect(
      refusal(() => {
        sheet.insert(area('B1'), 'Down');
      }),
    ).toBe('MergedRangeConflict');
  });
});

describe('merged cells', () => {
  test('keep the value of the top left cell, and take no other', () => {
    put('A1', [['左上', '右上']]);
    sheet.grid.merge(area('A1:B1'));
    put('A1', [['改', '藏']]);
    expect([at('A1'), at('B1')]).toEqual(['改', undefined]);
  });

  test('may not cut through one another', () => {
    sheet.grid.merge(area('A1:B2'));
    expect(
      refusal(() => {
        sheet.grid.merge(area('B2:C3'));
      }),
    ).toBe('InvalidArgument');
  });
});

describe('tables', () => {
  test('headers become distinct texts: empty ones are named, numbers and repetitions too', () => {
    put('A1', [['名称', '名称', '', 2025]]);
    const table = workbook.addTable(sheet, area('A1:D2'), true);
    expect(table.columnNames()).toEqual(['名称', '名称2', '列3', '2025']);
    expect([at('C1'), at('D1')]).toEqual(['列3', '2025']);
    put('B1', [['名称']]);
    expect(table.columnNames()[1]).toBe('名称2');
  });

  test('without headers a row for them comes above', () => {
    put('A1', [['甲'], ['乙']]);
    const table = workbook.addTable(sheet, area('A1:A2'), false);
    expect(table.area).toEqual(area('A1:A3'));
    expect([at('A1'), at('A2'), at('A3')]).toEqual(['列1', '甲', '乙']);
  });

  test('may not overlap one another or merged cells', () => {
    workbook.addTable(sheet, area('A1:B3'), true);
    expect(refusal(() => workbook.addTable(sheet, area('B3:C4'), true))).toBe('InvalidArgument');
    sheet.grid.merge(area('D1:E1'));
    expect(refusal(() => workbook.addTable(sheet, area('D1:E3'), true))).toBe('InvalidArgument');
  });

  test('rows added at the end push what is below down', () => {
    put('A1', [['名称'], ['甲'], ['下面']]);
    const table = workbook.addTable(sheet, area('A1:A2'), true);
    addTableRows(sheet, table, 1, 2);
    expect(table.area).toEqual(area('A1:A4'));
    expect(at('A5')).toBe('下面');
  });

  test('the last row is emptied instead of deleted', () => {
    put('A1', [['名称'], ['甲'], ['乙']]);
    const table = workbook.addTable(sheet, area('A1:A3'), true);
    deleteTableRows(sheet, table, 0, 2);
    expect(table.area).toEqual(area('A1:A2'));
    expect(at('A2')).toBeUndefined();
  });

  test('typing right below or beside makes the table grow, unless something is in the way', () => {
    put('A1', [
      ['名称', '区县'],
      ['甲', '随县'],
    ]);
    const table = workbook.addTable(sheet, area('A1:B2'), true);
    expect(growTableForTyping(sheet, 2, 1)).toBe(true);
    expect(table.area).toEqual(area('A1:B3'));
    expect(growTableForTyping(sheet, 1, 2)).toBe(true);
    expect(table.columnNames()).toEqual(['名称', '区县', '列3']);
    put('A5', [['别处']]);
    expect(growTableForTyping(sheet, 9, 0)).toBe(false);
    put('B4', [['占着']]);
    expect(growTableForTyping(sheet, 3, 0)).toBe(false);
  });

  test('the header row cannot be deleted alone, nor part of the table moved', () => {
    put('A1', [
      ['名称', '区县'],
      ['甲', '随县'],
      ['乙', '曾都区'],
    ]);
    workbook.addTable(sheet, area('A1:B3'), true);
    expect(
      refusal(() => {
        sheet.delete(rowsArea(0, 1), 'Up');
      }),
    ).toBe('InsertDeleteConflict');
    expect(
      refusal(() => {
        sheet.insert(area('A2'), 'Down');
      }),
    ).toBe('InsertDeleteConflict');
  });

  test('columns keep their ids when others come and go', () => {
    put('A1', [['甲', '乙', '丙']]);
    const table = workbook.addTable(sheet, area('A1:C2'), true);
    sheet.insert(columnsArea(1, 1), 'Right');
    expect(table.state.columnIds).toEqual([1, 4, 2, 3]);
    sheet.delete(columnsArea(0, 1), 'Left');
    expect(table.state.columnIds).toEqual([4, 2, 3]);
    expect(table.columnNames()).toEqual(['列2', '乙', '丙']);
  });
});

describe('names', () => {
  test.each(['', '2025', 'A1', 'r', 'a b', '甲-乙', 'a'.repeat(256)])('%j is none', (name) => {
    expect(refusal(() => workbook.names.add(name, { kind: 'formula', formula: '=1' }, ''))).toBe('InvalidArgument');
  });

  test('are distinct whatever their case, from those of tables too', () => {
    workbook.names.add('List', { kind: 'formula', formula: '=1' }, '');
    expect(refusal(() => workbook.names.add('LIST', { kind: 'formula', formula: '=1' }, ''))).toBe('ItemAlreadyExists');
    workbook.addTable(sheet, area('A1:A2'), true);
    expect(refusal(() => workbook.names.add('表1', { kind: 'formula', formula: '=1' }, ''))).toBe('ItemAlreadyExists');
  });
});

describe('row heights', () => {
  // "Change the column width and row height", Microsoft Support: rows whose height nobody set fit their text.
  test('a row grows for text that wraps; a height that was set stays', () => {
    const standard = sheet.grid.heights.standard;
    sheet.grid.format(area('A1:A2'), { wrap: true });
    sheet.grid.resize('row', 1, 1, { points: 20 });
    put('A1', [['很长的文字'.repeat(6)], ['很长的文字'.repeat(6)]]);
    expect(sheet.grid.heights.get(0)).toBeGreaterThan(2 * standard);
    expect(sheet.grid.heights.get(1)).toBe(20);
  });
});

describe('the used range', () => {
  // `Worksheet.getUsedRange`: "valuesOnly: if true, considers only cells with values as used cells (ignoring formatting)".
  test('counts formatted cells unless only values are asked for; whole formatted columns do not count', () => {
    put('B2', [['甲']]);
    sheet.grid.format(area('D5'), { fill: '#FFFFFF' });
    sheet.grid.format(columnsArea(8, 1), { numberFormat: '@' });
    expect(sheet.grid.usedArea(true)).toEqual(area('B2'));
    expect(sheet.grid.usedArea(false)).toEqual(area('B2:D5'));
  });
});

test('the cell that typing goes into is within the selection', () => {
  workbook.select(sheet, area('B2:D5'), { row: 4, column: 3 });
  expect(sheet.active).toEqual({ row: 4, column: 3 });
  workbook.select(sheet, cellArea(0, 0));
  expect(sheet.active).toEqual({ row: 0, column: 0 });
});
