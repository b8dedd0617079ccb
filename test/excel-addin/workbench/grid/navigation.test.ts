import { beforeEach, describe, expect, test } from '@jest/globals';
import { formatArea, parseReference } from '../../../../excel-addin/workbench/model/address.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import type { Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';
import {
  afterEntry,
  navigate,
  selectedCell,
  type Selected,
} from '../../../../excel-addin/workbench/grid/navigation.ts';
import { newWorkbook } from '../model/sheet-content.ts';

/** Keys: "Keyboard shortcuts in Excel", Microsoft Support. */

let sheet: Sheet;

beforeEach(() => {
  const workbook = newWorkbook(Workbook);
  sheet = workbook.activeSheet;
  const rows = [
    ['名称', '区县', ''],
    ['甲', '随县', ''],
    ['乙', '', ''],
    ['', '', ''],
    ['丙', '', '远'],
  ];
  const target = { row: 1, column: 1, rows: 5, columns: 3 };
  enterEntries(sheet, target, (row, column) => rows[row - 1]?.[column - 1] ?? '', workbook.rules('person'));
});

const place = (address: string): Selected => {
  const area = parseReference(address)?.area;
  if (area === undefined) throw new Error(address);
  return { area, active: { row: area.row, column: area.column } };
};

/** The address that a key selects from one, with `+` before the key for Shift and `^` for Ctrl. */
function pressed(from: string, key: string): string | undefined {
  const moving = { key: key.replace(/^[+^]+/, ''), shift: key.includes('+'), ctrl: key.includes('^') };
  const next = navigate(sheet, place(from), moving, 20);
  return next && formatArea(next.area);
}

describe('keys that move', () => {
  test.each([
    ['C3', 'ArrowDown', 'C4'],
    ['C3', 'ArrowUp', 'C2'],
    ['A1', 'ArrowLeft', 'A1'],
    ['C3', 'PageDown', 'C23'],
    ['C9', 'Home', 'A9'],
    ['C9', '^Home', 'A1'],
    ['A1', '^End', 'D6'],
    // Ctrl and an arrow: to the end of a run, else to the next filled cell, else to the edge of the sheet.
    ['B2', '^ArrowDown', 'B4'],
    ['B4', '^ArrowDown', 'B6'],
    ['B6', '^ArrowDown', 'B1048576'],
    ['B1', '^ArrowDown', 'B2'],
    ['B2', '^ArrowRight', 'C2'],
    ['C2', '^ArrowRight', 'XFD2'],
    ['B6', '^ArrowRight', 'D6'],
    ['B9', '^ArrowUp', 'B6'],
    ['E6', '^ArrowLeft', 'D6'],
    ['H20', '^ArrowLeft', 'A20'],
    ['B2', '+ArrowDown', 'B2:B3'],
    ['B2:C3', '+ArrowRight', 'B2:D3'],
    ['B2', '^+ArrowDown', 'B2:B4'],
    ['C3', '+ ', '3:3'],
    ['C3', '^ ', 'C:C'],
    ['C3', '^a', 'B2:C4'],
    ['B2:C4', '^a', 'A:XFD'],
  ])('from %s %s selects %s', (from, key, to) => {
    expect(pressed(from, key)).toBe(to);
  });

  test('other keys are left alone', () => {
    expect([pressed('A1', 'x'), pressed('A1', 'F5'), pressed('A1', ' ')]).toEqual([undefined, undefined, undefined]);
  });

  test('hidden rows are passed over', () => {
    sheet.grid.resize('row', 3, 2, { hidden: true });
    expect(pressed('B3', 'ArrowDown')).toBe('B6');
  });

  test('a merged range is one cell', () => {
    sheet.grid.merge({ row: 7, column: 1, rows: 2, columns: 3 });
    expect(pressed('B7', 'ArrowDown')).toBe('B8:D9');
    expect(pressed('B8:D9', 'ArrowDown')).toBe('B10');
    expect(selectedCell(sheet, { row: 8, column: 2 }).active).toEqual({ row: 7, column: 1 });
  });
});

test('Enter goes down, Tab to the right, with Shift the other way', () => {
  const go = (key: 'Enter' | 'Tab', back: boolean): string =>
    formatArea(afterEntry(sheet, { row: 4, column: 4 }, key, back).area);
  expect([go('Enter', false), go('Enter', true), go('Tab', false), go('Tab', true)]).toEqual(['E6', 'E4', 'F5', 'D5']);
});
