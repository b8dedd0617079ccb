import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { enterCell, formulaOf, type EntryRules } from '../../../../excel-addin/workbench/model/cell-entry.ts';
import { ExcelFault } from '../../../../excel-addin/workbench/model/excel-fault.ts';

/** `Range.values` of the object model, read in en-US. */
const api: EntryRules = { locale: 'en-US', currentYear: 2025, typed: false };
/** A clerk at a Chinese Excel. */
const typed: EntryRules = { locale: 'zh-CN', currentYear: 2025, typed: true };

const contentOf = (entry: string | number | boolean, format = 'General', rules = api): unknown =>
  enterCell(entry, format, rules).content;

describe('numbers', () => {
  test.each([
    ['12', 12, undefined],
    ['-3.5', -3.5, undefined],
    ['+7', 7, undefined],
    ['007', 7, undefined],
    ['.5', 0.5, undefined],
    ['5.', 5, undefined],
    [' 8 ', 8, undefined],
    ['(5)', -5, undefined],
    ['1,204', 1204, '#,##0'],
    ['1,204.50', 1204.5, '#,##0.00'],
    ['3%', 0.03, '0%'],
    ['2.5%', 0.025, '0.00%'],
    ['1e5', 100_000, '0.00E+00'],
    ['¥12', 12, '"¥"#,##0'],
  ])('the text %j becomes %d', (text, value, numberFormat) => {
    expect(enterCell(text, 'General', api)).toEqual(
      numberFormat === undefined ? { content: value } : { content: value, numberFormat },
    );
  });

  // "Excel specifications and limits": number precision is 15 digits.
  test('a code of 18 digits loses its last three', () => {
    expect(contentOf('421300199001011234')).toBe(421300199001011000);
  });

  test.each(['1,2', '12,34,56', '1.2.3', '1 2', '１２', '9142130000000000X', '１', 'e5', '%', '¥'])(
    '%j is no number',
    (text) => {
      expect(typeof contentOf(text)).not.toBe('number');
    },
  );

  // "Format numbers as percentages": 10 or 0.1 typed into a percent cell both result in 10.00%.
  test('typed into a cell of percents, 10 and 10% and 0.1 are the same', () => {
    expect([contentOf('10', '0%', typed), contentOf('10%', '0%', typed), contentOf('0.1', '0%', typed)]).toEqual([
      0.1, 0.1, 0.1,
    ]);
    expect(contentOf('10', '0%', api)).toBe(10);
  });
});

describe('dates', () => {
  // Serial numbers: DATE function and "Date systems in Excel", Microsoft Support.
  test.each([
    ['2025-03-05', 45_721, 'yyyy/m/d', api],
    ['2025/3/5', 45_721, 'yyyy/m/d', api],
    ['1900-01-01', 1, 'yyyy/m/d', api],
    ['1900-02-28', 59, 'yyyy/m/d', api],
    ['1900-03-01', 61, 'yyyy/m/d', api],
    ['9999-12-31', 2_958_465, 'yyyy/m/d', api],
    ['3/5/2025', 45_721, 'm/d/yyyy', api],
    ['2025年3月5日', 45_721, 'yyyy"年"m"月"d"日"', typed],
    ['2025年3月', 45_717, 'yyyy"年"m"月"', typed],
    ['3月5日', 45_721, 'm"月"d"日"', typed],
    ['3/5', 45_721, 'm"月"d"日"', typed],
    // "How Excel works with two-digit year numbers": 00–29 are this century's, 30–99 the last one's.
    ['29-3-5', 47_182, 'yyyy/m/d', typed],
    ['30-3-5', 11_022, 'yyyy/m/d', typed],
    ['6:00', 0.25, 'h:mm', typed],
    ['6:00 PM', 0.75, 'h:mm AM/PM', typed],
    ['2025-03-05 12:00', 45_721.5, 'yyyy/m/d h:mm', typed],
  ])('%j is day %d', (text, serial, numberFormat, rules) => {
    expect(enterCell(text, 'General', rules)).toEqual({ content: serial, numberFormat });
  });

  test.each(['2025-02-29', '2025-13-01', '1899-12-31', '25:00', '2025-3', '20250305abc', '12:60'])(
    '%j is none',
    (text) => {
      expect(contentOf(text)).toBe(text);
    },
  );

  // `Range.values`: "Locale-shaped strings (…) are stored as text instead of as dates."
  test('the object model does not read Chinese dates', () => {
    expect(contentOf('2025年3月5日')).toBe('2025年3月5日');
  });
});

describe('text', () => {
  test('a leading apostrophe keeps what follows as text', () => {
    expect([contentOf("'007"), contentOf("'=1+1"), contentOf("'2025-1-1")]).toEqual(['007', '=1+1', '2025-1-1']);
  });

  test('law: in a cell of format @ text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(!text.startsWith("'"));
        expect(contentOf(text, '@')).toBe(text);
      }),
    );
  });

  test('numbers and booleans put into a cell of format @ become text', () => {
    expect([contentOf(5, '@'), contentOf(true, '@')]).toEqual(['5', 'TRUE']);
  });

  test('empty text empties the cell', () => {
    expect(contentOf('')).toBeUndefined();
  });

  test.each(['甲公司', '<img onerror=alert(1)>', '\u202eabc', 'a\u0000b', '👩‍👩‍👧', '\ud800'])('%j stays', (text) => {
    expect(contentOf(text)).toBe(text);
  });

  // "Excel specifications and limits": a cell holds 32,767 characters.
  test('32,767 characters fit, one more does not', () => {
    expect(contentOf('长'.repeat(32_767))).toHaveLength(32_767);
    expect(() => contentOf('长'.repeat(32_768))).toThrow(ExcelFault);
  });
});

describe('formulas, booleans, errors', () => {
  // `Range.values`: a value that begins with +, - or = is interpreted as a formula.
  test.each([
    ['=SUM(A1:A3)', '=SUM(A1:A3)'],
    ['+A1', '=+A1'],
    ['-备注', '=-备注'],
    ["+cmd|' /C calc'!A0", "=+cmd|' /C calc'!A0"],
    ['@SUM(A1)', '=SUM(A1)'],
  ])('%j becomes the formula %j', (text, formula) => {
    expect(contentOf(text)).toEqual(formulaOf(formula));
  });

  test.each(['@某人', '--', '+-'])('%j is refused', (text) => {
    expect(() => contentOf(text)).toThrow(ExcelFault);
  });

  test.each(['=', '+', '-', '@'])('%j alone is text', (text) => {
    expect(contentOf(text)).toBe(text);
  });

  test('true, FALSE and #N/A are what they say', () => {
    expect([contentOf('true'), contentOf('FALSE'), contentOf('#n/a')]).toEqual([
      true,
      false,
      { kind: 'error', text: '#N/A' },
    ]);
  });
});
