import { utils, write, type CellObject } from '@e965/xlsx';
import { describe, expect, test } from '@jest/globals';
import { readWorkbookFile } from '../../../excel-addin/files/workbook-file-reader.ts';
import { cellKey } from '../../../excel-addin/files/workbook-file.ts';

/** A workbook of Excel 97–2003, as the library writes it. */
function xls(): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['抽查对象名录（示例）', null, null],
    ['企业名称', '代码', '比例'],
    ['示例商行', '914213030000000001', 0.03],
    ['示例酒家', 46_082, true],
  ]);
  const date: CellObject = { t: 'n', v: 46_082, z: 'yyyy-mm-dd' };
  const ratio: CellObject = { t: 'n', v: 0.03, z: '0%' };
  Object.assign(sheet, { B4: date, C3: ratio });
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
  const book = { SheetNames: ['名单', '代码表'], Sheets: { 名单: sheet, 代码表: utils.aoa_to_sheet([['甲']]) } };
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer); // `type: 'array'`
}

/** The beginning of a compound file and, where its directory might be, the name of a stream. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (let at = 0; at < stream.length; at++) bytes[1024 + 2 * at] = stream.charCodeAt(at);
  return bytes;
}

describe('workbooks of Excel 97–2003', () => {
  test('values, dates, formats and merges', () => {
    const file = readWorkbookFile('旧名单.xls', xls());
    expect(file).toMatchObject({
      ok: true,
      value: {
        kind: 'xls',
        sheets: [
          {
            name: '名单',
            rows: [
              ['抽查对象名录（示例）', null, null],
              ['企业名称', '代码', '比例'],
              ['示例商行', '914213030000000001', 0.03],
              ['示例酒家', '2026-03-01', true],
            ],
            formats: new Map([
              [cellKey(2, 2), { kind: 'percent', code: '0%' }],
              [cellKey(3, 1), { kind: 'date', code: 'yyyy-mm-dd' }],
            ]),
            merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 2 }],
          },
          { name: '代码表', rows: [['甲']] },
        ],
      },
    });
  });

  test.each([
    ['EncryptedPackage', { code: 'encrypted-workbook' }],
    ['WordDocument', { code: 'not-a-workbook', found: 'word-document' }],
    ['PowerPoint Document', { code: 'not-a-workbook', found: 'presentation' }],
    ['Book', { code: 'not-a-workbook', found: 'legacy-workbook' }],
    ['Workbook', { code: 'not-a-workbook', found: 'damaged' }],
    ['Contents', { code: 'not-a-workbook', found: 'unknown' }],
  ])('a compound file with a stream %s', (stream, fault) => {
    expect(readWorkbookFile('a.xls', compound(stream))).toEqual({ ok: false, fault });
  });

  test('cut off anywhere: a fault or a list, never an exception', () => {
    const whole = xls();
    for (let length = 512; length < whole.length; length += 331) {
      expect(() => readWorkbookFile('a.xls', whole.subarray(0, length))).not.toThrow();
    }
  });
});
