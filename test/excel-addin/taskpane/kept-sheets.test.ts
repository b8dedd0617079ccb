import { expect, test } from '@jest/globals';
import { drawNumber } from '../../../core/model/normalise.ts';
import { keptSheets, withKeptSheets, type KeptSheets } from '../../../excel-addin/taskpane/seal/kept-sheets.ts';
import { must } from '../../support/sample-draw.ts';

const number = (n: number) => must(drawNumber(`SZ-2026-${String(n).padStart(4, '0')}`));
const SHEETS: KeptSheets = {
  resultSheet: { sheet: '{1}', name: '抽查结果' },
  sheets: { summary: { sheet: '{2}', name: '汇总' } },
  documents: { notice: '{3}' },
};

test('sheets are found again by the number of the draw, through the form that a file keeps', () => {
  const setting: unknown = JSON.parse(JSON.stringify(withKeptSheets(null, number(1), SHEETS)));
  const both = withKeptSheets(setting, number(2), { ...SHEETS, documents: {} });
  expect(keptSheets(both, number(1))).toEqual(SHEETS);
  expect(keptSheets(both, number(2)).documents).toEqual({});
  expect(keptSheets(both, number(3))).toEqual({ resultSheet: null, sheets: {}, documents: {} });
});

test('what is written again takes the place of what was known, and old draws are forgotten in the end', () => {
  const again = withKeptSheets(withKeptSheets(null, number(1), SHEETS), number(1), { ...SHEETS, resultSheet: null });
  expect(again.length).toBe(1);
  expect(keptSheets(again, number(1)).resultSheet).toBeNull();
  let setting: unknown = null;
  for (let n = 1; n <= 100; n++) setting = withKeptSheets(setting, number(n), SHEETS);
  expect(keptSheets(setting, number(1)).resultSheet).toBeNull();
  expect(keptSheets(setting, number(100))).toEqual(SHEETS);
});

test.each([
  [{}],
  ['x'],
  [[{ draw: 1 }]],
  [[{ draw: 'SZ-2026-0001', result: null, sheets: { other: {} }, documents: {} }]],
])('a setting that somebody spoilt counts as none: %j', (setting) => {
  expect(keptSheets(setting, number(1))).toEqual({ resultSheet: null, sheets: {}, documents: {} });
});
