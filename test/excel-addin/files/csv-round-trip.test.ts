import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writeCsv } from '../../../excel-addin/files/csv-writer.ts';
import { readWorkbookFile } from '../../../excel-addin/files/workbook-file-reader.ts';
import { cellTexts, HOSTILE_TEXTS, RUNS } from './hostile-text.ts';

/** Headings as a list has them; without them a table of controls alone would pass for no text. */
const HEADINGS = ['企业名称', '统一社会信用代码', '登记状态', '经营地址及联系方式'];

/** What a CSV file can hold of a text: empty is no cell. */
const kept = (text: string): string | null => (text === '' ? null : text);

function roundTrip(rows: readonly (readonly string[])[], bom: boolean): readonly (readonly unknown[])[] {
  const file = readWorkbookFile('名单.csv', writeCsv({ rows }, { bom }));
  if (!file.ok) throw new Error(JSON.stringify(file.fault));
  expect(file.value).toMatchObject({ kind: 'csv', encoding: bom ? 'utf-8-bom' : 'utf-8', delimiter: ',' });
  return file.value.sheets[0]?.rows ?? [];
}

describe('a CSV file of ours', () => {
  test('gives back every hostile text as it was', () => {
    const rows = [HEADINGS, ...HOSTILE_TEXTS.map((text) => [text, '甲', '乙', '丙'])];
    expect(roundTrip(rows, true)).toEqual(rows);
  });

  test('gives back any text, with and without a byte-order mark', () => {
    const tables = fc.array(fc.tuple(cellTexts, cellTexts, cellTexts, fc.constant('末')), { maxLength: 6 });
    fc.assert(
      fc.property(tables, fc.boolean(), (table, bom) => {
        const readable = table.map((row) => row.map((text) => text.replace(/\p{Cs}|(?![\t\r\n])\p{Cc}/gu, '')));
        expect(roundTrip([HEADINGS, ...readable], bom)).toEqual([HEADINGS, ...readable.map((row) => row.map(kept))]);
      }),
      RUNS,
    );
  });

  test('writes numbers and truth values as text, and lone surrogates as U+FFFD', () => {
    const bytes = writeCsv({ rows: [['甲', 1.5, true, null, '\ud83d']] }, { bom: false });
    expect(new TextDecoder().decode(bytes)).toBe('甲,1.5,TRUE,,\ufffd\r\n');
  });

  test('quotes what another delimiter would split', () => {
    const bytes = writeCsv({ rows: [['甲;乙', '丙\t丁', ' 戊', '己"庚']] }, { bom: false });
    expect(new TextDecoder().decode(bytes)).toBe('"甲;乙","丙\t丁"," 戊","己""庚"\r\n');
  });
});
