import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from '@jest/globals';
import { MAX_PART_BYTES } from '../../../excel-addin/files/file-bounds.ts';
import { crc32 } from '../../../excel-addin/files/crc32.ts';
import { readWorkbookFile } from '../../../excel-addin/files/workbook-file-reader.ts';
import { writeXlsx } from '../../../excel-addin/files/xlsx-writer.ts';
import { handMadeBook } from './ooxml-parts.ts';

const damaged = { ok: false, fault: { code: 'not-a-workbook', found: 'damaged' } };
const read = (bytes: Uint8Array): ReturnType<typeof readWorkbookFile> => readWorkbookFile('a.xlsx', bytes);

/** Where the central directory's entry for a path begins. */
function directoryEntry(bytes: Uint8Array, path: string): number {
  const name = strToU8(path);
  for (let at = bytes.length - name.length; at >= 46; at--) {
    if (bytes[at - 46] === 0x50 && bytes[at - 44] === 1 && name.every((byte, index) => bytes[at + index] === byte)) {
      return at - 46;
    }
  }
  throw new Error(`no entry ${path}`);
}

function withNumber(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const sheetData = `<row><c><v>1</v></c></row>${' '.repeat(500_000)}`;

describe('a ZIP that lies or breaks', () => {
  const good = handMadeBook({ sheetData });
  const entry = directoryEntry(good, SHEET);

  test('is read while it is true', () => {
    expect(read(good).ok).toBe(true);
  });

  test('a part that declares more than the bound is not unpacked', () => {
    expect(read(withNumber(good, entry + 24, MAX_PART_BYTES + 1))).toEqual({
      ok: false,
      fault: { code: 'unpacked-too-large', bytes: MAX_PART_BYTES + 1, limit: MAX_PART_BYTES },
    });
  });

  test('a part that yields more than it declares is given up', () => {
    expect(read(withNumber(good, entry + 24, 100))).toEqual(damaged);
  });

  test('a part that yields less, a wrong checksum, an offset into nowhere, a size beyond the file', () => {
    expect(read(withNumber(good, entry + 24, 600_000))).toEqual(damaged);
    expect(read(withNumber(good, entry + 16, 1))).toEqual(damaged);
    expect(read(withNumber(good, entry + 42, good.length))).toEqual(damaged);
    expect(read(withNumber(good, entry + 20, 0x7fffffff))).toEqual(damaged);
  });

  test('a part with a password', () => {
    const locked = good.slice();
    locked[directoryEntry(good, SHEET) + 8] = 1;
    expect(read(locked)).toEqual({ ok: false, fault: { code: 'encrypted-workbook' } });
  });

  test('a directory that counts more entries than there are, or than anyone has', () => {
    const end = good.length - 22;
    const more = good.slice();
    more[end + 10] = 200;
    expect(read(more)).toEqual(damaged);
    more[end + 10] = 0xff;
    more[end + 11] = 0x7f;
    expect(read(more)).toEqual(damaged);
  });

  test('two parts that differ in case only', () => {
    const twice = { '[Content_Types].xml': strToU8('spreadsheetml'), 'a.xml': strToU8('1'), 'A.xml': strToU8('2') };
    expect(read(zipSync(twice))).toEqual(damaged);
  });

  test('archives that are no workbooks', () => {
    const found = (parts: Record<string, Uint8Array>): unknown => read(zipSync(parts));
    const text = strToU8('x');
    expect(found({ 'a.txt': text })).toEqual({ ok: false, fault: { code: 'not-a-workbook', found: 'archive' } });
    expect(found({ mimetype: text, 'content.xml': text })).toEqual({
      ok: false,
      fault: { code: 'not-a-workbook', found: 'open-document' },
    });
  });

  test('cut off anywhere, or with any byte changed: a fault or the same list, never an exception', () => {
    const small = writeXlsx({
      sheets: [
        {
          name: '名单',
          rows: [
            ['企业名称', '代码'],
            ['示例', 1],
          ],
        },
      ],
    });
    const whole = JSON.stringify(read(small));
    for (let at = 0; at < small.length; at++) {
      // fewer than four bytes are not yet a ZIP but a text
      if (at >= 4) expect(read(small.subarray(0, at)).ok).toBe(false);
      const changed = small.slice();
      changed[at] = (changed[at] ?? 0) ^ ((at % 255) + 1);
      const result = read(changed);
      expect(!result.ok || JSON.stringify(result) === whole).toBe(true);
    }
  });
});

test('CRC-32 of the standard check string', () => {
  // "123456789" → CBF43926: the check value of the catalogue of CRC algorithms
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
});
