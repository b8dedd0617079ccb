import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  columnLetters,
  columnOfLetters,
  formatAbsolute,
  formatArea,
  parseReference,
  quoteSheet,
} from '../../../../excel-addin/workbench/model/address.ts';
import { MAX_COLUMNS, MAX_ROWS, type Area } from '../../../../excel-addin/workbench/model/area.ts';

/** Any area of a sheet. */
const areas = fc
  .tuple(fc.nat(MAX_ROWS - 1), fc.nat(MAX_COLUMNS - 1), fc.nat(MAX_ROWS), fc.nat(MAX_COLUMNS))
  .map(([row, column, rows, columns]): Area => ({
    row,
    column,
    rows: 1 + (rows % (MAX_ROWS - row)),
    columns: 1 + (columns % (MAX_COLUMNS - column)),
  }));

describe('column letters', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    // "Excel specifications and limits": 16,384 columns, the last of which is XFD.
    [16_383, 'XFD'],
  ])('%i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
    expect(columnOfLetters(letters)).toBe(column);
  });

  test('there is no column after XFD', () => {
    expect(columnOfLetters('XFE')).toBe(-1);
  });
});

describe('references', () => {
  test('law: an area is read back from its address, plain or absolute', () => {
    fc.assert(
      fc.property(areas, (area) => {
        expect(parseReference(formatArea(area))?.area).toEqual(area);
        expect(parseReference(formatAbsolute(area))?.area).toEqual(area);
      }),
    );
  });

  test('law: a sheet is read back from its quoted name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 31 }), (name) => {
        fc.pre(!/[!\s]/.test(name) && !name.startsWith("'") && !name.endsWith("'"));
        expect(parseReference(`${quoteSheet(name)}!B2`)).toEqual({
          sheet: name,
          area: { row: 1, column: 1, rows: 1, columns: 1 },
        });
      }),
    );
  });

  test('corners in any order make the same area', () => {
    expect(parseReference('C5:A2')?.area).toEqual(parseReference('A2:C5')?.area);
  });

  test('whole columns and rows are the "unbounded" ranges of the documentation', () => {
    expect(parseReference('C:F')?.area).toEqual({ row: 0, column: 2, rows: MAX_ROWS, columns: 4 });
    expect(parseReference('2:5')?.area).toEqual({ row: 1, column: 0, rows: 4, columns: MAX_COLUMNS });
  });

  test.each(['', 'A0', 'A1048577', 'XFE1', 'A1:B2:C3', 'A1:B', '1', 'A', '名单', 'A1 B2', "'名单!A1"])(
    '%j is none',
    (text) => {
      expect(parseReference(text)).toBeUndefined();
    },
  );

  test.each([
    ['名单', '名单'],
    ['Sheet1', 'Sheet1'],
    ['2025 计划', "'2025 计划'"],
    ["甲's", "'甲''s'"],
    // Looks like a cell, so Excel quotes it.
    ['AB12', "'AB12'"],
  ])('the sheet %s is written %s', (name, quoted) => {
    expect(quoteSheet(name)).toBe(quoted);
  });
});
