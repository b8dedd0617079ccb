import { describe, expect, test } from '@jest/globals';
import type { FileFault } from '../../../excel-addin/files/file-fault.ts';
import { MAX_COLUMNS, MAX_SHEET_ROWS } from '../../../excel-addin/files/file-bounds.ts';
import { readWorkbookFile } from '../../../excel-addin/files/workbook-file-reader.ts';
import type { WorkbookFile } from '../../../excel-addin/files/workbook-file.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (digits: string): Uint8Array => Uint8Array.from(digits.match(/../g) ?? [], (byte) => parseInt(byte, 16));

function utf16le(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length * 2 }, (_, at) => (text.charCodeAt(at >> 1) >> (8 * (at & 1))) & 255),
  );
}

function read(bytes: Uint8Array, name = '名单.csv'): WorkbookFile {
  const file = readWorkbookFile(name, bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.fault));
  return file.value;
}

function faultOf(bytes: Uint8Array): FileFault {
  const file = readWorkbookFile('名单.csv', bytes);
  if (file.ok) throw new Error('was read');
  return file.fault;
}

const rowsOf = (text: string): unknown => read(utf8(text)).sheets[0]?.rows;

/** Made with Python's codecs: the same kind of list in four encodings. */
const GB18030 = hex(
  'c6f3d2b5c3fbb3c62ccdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb2cb5d8d6b70d0acbe6d6ddcad0cabec0fda3a8d0e9b9b9a3a9bec6bcd22c' +
    '3931343231333033303030303030303030312cd4f8b6bcc7f8d0e9b9b9c2b7a3b1bac50d0a8230ab339534b235c9ccd0d02c' +
    '3931343231333231303030303030303030322c22cbe6cfd82c20cabec0fdd5f2220d0a',
);
const SHIFT_JIS = hex('8cda8b7196bc2c8f5a8f8a0d0a938c8b9e8a948eae89ef8ed02c90e791e393638be60d0a');
const BIG5 = hex('a4bda571a657bad92ca661a77d0d0abb4fa55fbd64a8d2b0d3a6e62cab48b871b8f4a4adac710d0a');
const LATIN1 = hex('6e6f6d2c76696c6c650d0a436166e920c96c756172642c4f726ce9616e7320e020e974e90d0a');

describe('encodings', () => {
  test('GB18030, four-byte characters included', () => {
    const file = read(GB18030, '检查对象.csv');
    expect(file.encoding).toBe('gb18030');
    expect(file.sheets).toEqual([
      {
        name: '检查对象',
        rows: [
          ['企业名称', '统一社会信用代码', '地址'],
          ['随州市示例（虚构）酒家', '914213030000000001', '曾都区虚构路１号'],
          ['㙍𠮷商行', '914213210000000002', '随县, 示例镇'],
        ],
      },
    ]);
  });

  test.each([
    ['Shift-JIS', SHIFT_JIS],
    ['Big5', BIG5],
    ['Latin-1', LATIN1],
  ])('%s is not passed off as GB18030', (_, bytes) => {
    expect(faultOf(bytes)).toEqual({ code: 'unreadable-encoding' });
  });

  test('UTF-16LE, with a mark and without', () => {
    const text = '名称,code\r\n甲,1\r\n';
    const rows = [
      ['名称', 'code'],
      ['甲', '1'],
    ];
    for (const bytes of [utf16le(`\ufeff${text}`), utf16le(text)]) {
      expect(read(bytes)).toMatchObject({ encoding: 'utf-16le', sheets: [{ rows }] });
    }
  });

  test('a broken UTF-16 file is a fault, not question marks', () => {
    expect(faultOf(hex('fffe2d4e00d8'))).toEqual({ code: 'unreadable-encoding' });
  });
});

describe('delimiters', () => {
  test.each([
    ['comma', '名称,代码\n甲,1', ','],
    ['tab', '名称\t代码\n甲,乙\t1', '\t'],
    ['semicolon', '名称;代码\n甲,乙;1', ';'],
    ['hint of Excel', 'sep=;\r\n名称;代码,类\r\n甲;1,2', ';'],
    ['a title above', '抽查对象名录（示例）\n\n名称;代码;区县\n甲;1;曾都区\n乙;2;随县', ';'],
    ['free text with semicolons', '名称,范围\n甲,"米;面;油"\n乙,"茶;酒;糖"\n丙,"布;鞋;帽"', ','],
    ['one column', '名称\n甲\n乙', ','],
  ])('%s', (_, text, delimiter) => {
    expect(read(utf8(text)).delimiter).toBe(delimiter);
  });

  test('the hint is no row', () => {
    expect(rowsOf('sep=;\r\n名称;代码\r\n甲;1')).toEqual([
      ['名称', '代码'],
      ['甲', '1'],
    ]);
  });
});

describe('rows and cells', () => {
  test('every cell is text: codes keep every digit, empty cells are null', () => {
    expect(rowsOf('码,数\n914213001835108972,007\n,1.0\n')).toEqual([
      ['码', '数'],
      ['914213001835108972', '007'],
      [null, '1.0'],
    ]);
  });

  test.each(['\r\n', '\n', '\r'])('line end %j', (end) => {
    expect(rowsOf(['甲,乙', '1,2', '', '3,"4' + end + '5"'].join(end))).toEqual([
      ['甲', '乙'],
      ['1', '2'],
      [null, null],
      ['3', `4${end}5`],
    ]);
  });

  test('short rows are filled up, empty rows and columns at the end are cut', () => {
    expect(rowsOf('甲,乙,,\n1\n,,,\n,,\n')).toEqual([
      ['甲', '乙'],
      ['1', null],
    ]);
  });

  test('stray quotation marks inside a cell stay', () => {
    expect(rowsOf('名称,规格\n5"管材,"外"层\n')).toEqual([
      ['名称', '规格'],
      ['5"管材', '"外"层'],
    ]);
  });
});

describe('what is refused', () => {
  test('nothing at all, and blank lines alone', () => {
    expect(faultOf(utf8(''))).toEqual({ code: 'empty-file' });
    expect(faultOf(utf8('\n,,\n\n'))).toEqual({ code: 'empty-file' });
  });

  test.each([
    ['名称,地址\n甲,"乙\n丙,丁\n', 2],
    ['名称,地址\n"甲\n乙",丙\n丁,戊\n己,"庚', 5],
    ['sep=,\n名称,地址\n甲,"乙', 3],
    ['"甲', 1],
  ])('a quotation mark that is never closed, with the line where it opens: %j', (text, line) => {
    expect(faultOf(utf8(text))).toEqual({ code: 'broken-csv', line });
  });

  test('a quotation mark that closes many rows later shows as a cell that is too long, at its place', () => {
    const lines = Array.from({ length: 4000 }, (_, row) => `甲${row},某某路${row}号`);
    const fault = faultOf(utf8(['名称,地址', '甲,"乙', ...lines, '丙",丁'].join('\n')));
    expect(fault).toMatchObject({ code: 'cell-too-long', row: 2, column: 2 });
  });

  test('too many columns, named by row', () => {
    const wide = Array.from({ length: MAX_COLUMNS + 1 }, () => '1').join(',');
    expect(faultOf(utf8(`甲,乙\n1,2\n${wide}\n`))).toEqual({
      code: 'too-many-columns',
      sheet: '名单',
      row: 3,
      columns: MAX_COLUMNS + 1,
      limit: MAX_COLUMNS,
    });
  });

  test('too many rows', () => {
    expect(faultOf(utf8('1\n'.repeat(MAX_SHEET_ROWS + 5)))).toMatchObject({
      code: 'too-many-rows',
      limit: MAX_SHEET_ROWS,
    });
  });

  test('a flood of delimiters, before anything is built of it', () => {
    expect(faultOf(utf8(`甲,乙\n${','.repeat(2_000_000)}`))).toMatchObject({ code: 'too-many-columns', row: 2 });
    expect(faultOf(utf8(`甲,乙\n${`${','.repeat(999)}\n`.repeat(50_001)}`))).toMatchObject({ code: 'too-many-cells' });
  });

  test('a cell longer than Excel holds, with its place', () => {
    expect(faultOf(utf8(`甲,乙\n1,${'长'.repeat(32_768)}\n`))).toEqual({
      code: 'cell-too-long',
      sheet: '名单',
      row: 2,
      column: 2,
      length: 32_768,
      limit: 32_767,
    });
  });

  test('a file over the limit', () => {
    const file = readWorkbookFile('a.csv', utf8('甲,乙\n1,2\n'), { maxBytes: 10 });
    expect(file).toEqual({ ok: false, fault: { code: 'file-too-large', bytes: 12, limit: 10 } });
  });

  test.each([
    ['web page named .xls', utf8('<html><table><tr><td>企业名称</td></tr></table></html>'), 'web-page'],
    ['XML spreadsheet', utf8('<?xml version="1.0"?><Workbook/>'), 'web-page'],
    ['PDF', utf8('%PDF-1.7\n'), 'pdf'],
    ['PNG', hex('89504e470d0a1a0a00'), 'picture'],
    ['JPEG', hex('ffd8ffe000104a46'), 'picture'],
    ['RAR', hex('526172211a0700'), 'archive'],
    ['7z', hex('377abcaf271c'), 'archive'],
    ['program', hex('7f454c46020101'), 'unknown'],
    ['bytes without sense', hex('0001020304050607000102030405060708'), 'unknown'],
  ])('%s', (_, bytes, found) => {
    expect(faultOf(bytes)).toEqual({ code: 'not-a-workbook', found });
  });
});

describe('the name of the file', () => {
  test.each([
    ['D:\\名单\\检查对象.csv', '检查对象'],
    ['/tmp/a/b.tsv', 'b'],
    ['[x]:*?/\\.csv', 'Sheet1'],
    ["'引号'.csv", '引号'],
    ['很长'.repeat(30) + '.csv', '很长'.repeat(15) + '很'],
    ['.csv', 'Sheet1'],
  ])('%s makes the sheet %s', (name, sheet) => {
    expect(read(utf8('甲,乙\n1,2'), name).sheets[0]?.name).toBe(sheet);
  });
});
