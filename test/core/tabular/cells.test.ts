import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellAddress, columnLetters, type Cell } from '../../../core/tabular/cell.ts';
import { cellDate } from '../../../core/tabular/cell-date.ts';
import { cellText, codeText, halfWidth, listedParts, tidy } from '../../../core/tabular/cell-text.ts';

describe('addresses', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  test('C17', () => {
    expect(cellAddress({ row: 16, column: 2 })).toBe('C17');
  });
});

describe('dates', () => {
  test.each<[Cell, string | null]>([
    ['2026-01-31', '2026-01-31'],
    ['2026/1/31', '2026-01-31'],
    ['2026.1.31', '2026-01-31'],
    ['2026年1月31日', '2026-01-31'],
    ['２０２６年１月３１日', '2026-01-31'],
    ['20260131', '2026-01-31'],
    [20_260_131, '2026-01-31'],
    ['2026-01-31 08:30:00', '2026-01-31'],
    ['2026-01-31T08:30:00Z', '2026-01-31'],
    // serials: 1 is 1 January 1900, 60 the day that never was, 61 is 1 March 1900 (ECMA-376 §18.17.4.1)
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [46_053, '2026-01-31'],
    [46_053.75, '2026-01-31'],
    ['46053', '2026-01-31'],
    ['长期', '2199-12-31'],
    ['2026-02-29', null],
    ['2024-02-29', '2024-02-29'],
    ['2026-13-01', null],
    ['31/1/2026', null],
    ['26-1-31', null],
    ['N/A', null],
    [null, null],
    [true, null],
    [Number.NaN, null],
  ])('%s is %s', (cell, date) => {
    expect(cellDate(cell)).toBe(date);
  });
});

describe('text', () => {
  test('nothing in its many writings', () => {
    for (const text of ['', '  ', '　', 'N/A', 'n/a', '#N/A', '-', '——', '/', '无', 'null', '暂无'])
      expect(cellText(text)).toBe('');
    for (const text of ['无锡', '0', 'NAN-1']) expect(cellText(text)).toBe(text);
  });

  test('numbers are written out', () => {
    expect(cellText(1e21)).toBe('1000000000000000000000');
    expect(cellText(0.1)).toBe('0.1');
    expect(cellText(false)).toBe('FALSE');
  });

  test('codes: half-width, no blanks, upper case', () => {
    expect(codeText('ａ１ ２－b')).toBe('A12-B');
  });

  test('lists in a cell', () => {
    expect(listedParts('甲、乙，丙;丁\n戊｜ 无 ')).toEqual(['甲', '乙', '丙', '丁', '戊']);
  });

  test('law: tidying twice is tidying once', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => tidy(tidy(text)) === tidy(text)));
  });

  test('law: half-width touches nothing else', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => halfWidth(text).length === text.length));
  });
});
