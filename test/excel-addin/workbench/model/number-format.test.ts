import { describe, expect, test } from '@jest/globals';
import { NOT_CALCULATED } from '../../../../excel-addin/workbench/model/cell-content.ts';
import { displayText, isDateFormat, isNumberFormat } from '../../../../excel-addin/workbench/model/number-format.ts';

describe('what a cell shows', () => {
  // Expected texts: "Number format codes" and "Available number formats in Excel", Microsoft Support.
  test.each([
    [1204, 'General', '1204'],
    [0.1, 'General', '0.1'],
    [421300199001011000, 'General', '4.213E+17'],
    [1204.5, '#,##0.00', '1,204.50'],
    [0.03, '0%', '3%'],
    [7, '000', '007'],
    [45_721, 'yyyy/m/d', '2025/3/5'],
    [45_721, 'yyyy"年"m"月"d"日"', '2025年3月5日'],
    [0.75, 'h:mm AM/PM', '6:00 PM'],
    [-5, '0;[Red]-0', '-5'],
    ['文字', 'General', '文字'],
    ['文字', '"【"@"】"', '【文字】'],
    [5, '@', '5'],
    [true, 'General', 'TRUE'],
    [NOT_CALCULATED, 'General', '#CALC!'],
    [undefined, '0.00', ''],
  ])('%j with %s shows %j', (content, numberFormat, shown) => {
    expect(displayText(content, numberFormat)).toBe(shown);
  });

  test('a formula shows the value it had', () => {
    expect(displayText({ kind: 'formula', formula: '=1/3', value: 1 / 3 }, '0.00')).toBe('0.33');
  });
});

test('formats of dates are told from those of numbers', () => {
  expect(['yyyy/m/d', 'h:mm', '0.00', '#,##0"年"', '[Red]0'].map(isDateFormat)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('what Excel refuses as a format is none', () => {
  expect([isNumberFormat('0.00'), isNumberFormat('@'), isNumberFormat(''), isNumberFormat('0'.repeat(256))]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
