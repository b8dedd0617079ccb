import { describe, expect, test } from '@jest/globals';
import type { FileFault, ForeignKind } from '../../../excel-addin/files/file-fault.ts';
import { textOfFileFault } from '../../../excel-addin/files/file-fault-text.ts';

const FOREIGN: readonly ForeignKind[] = [
  'legacy-workbook',
  'binary-workbook',
  'open-document',
  'word-document',
  'presentation',
  'pdf',
  'picture',
  'archive',
  'web-page',
  'damaged',
  'unknown',
];

const FAULTS: readonly FileFault[] = [
  { code: 'empty-file' },
  { code: 'file-too-large', bytes: 300_000_000, limit: 209_715_200 },
  { code: 'unpacked-too-large', bytes: 1_000_000_000, limit: 838_860_800 },
  ...FOREIGN.map((found) => ({ code: 'not-a-workbook', found }) as const),
  { code: 'encrypted-workbook' },
  { code: 'unreadable-encoding' },
  { code: 'broken-csv', line: 17 },
  { code: 'too-many-sheets', sheets: 300, limit: 200 },
  { code: 'too-many-rows', sheet: '名单', rows: 1_048_577, limit: 1_048_576 },
  { code: 'too-many-columns', sheet: '名单', row: 3, columns: 1001, limit: 1000 },
  { code: 'too-many-cells', sheet: '名单', cells: 60_000_000, limit: 50_000_000 },
  { code: 'cell-too-long', sheet: '名单', row: 17, column: 3, length: 40_000, limit: 32_767 },
];

describe('what a clerk reads', () => {
  test.each(FAULTS.map((fault): [string, FileFault] => [fault.code, fault]))(
    '%s: a Chinese sentence that says what to do',
    (_, fault) => {
      const text = textOfFileFault(fault);
      expect(text).toMatch(/。$/);
      expect(text).toMatch(/请/);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    },
  );

  test('places and figures are in the sentence', () => {
    expect(textOfFileFault({ code: 'broken-csv', line: 17 })).toContain('第 17 行');
    expect(textOfFileFault({ code: 'too-many-rows', sheet: '名单', rows: 1_048_577, limit: 1_048_576 })).toContain(
      '“名单”超过 1,048,576 行',
    );
    const long: FileFault = { code: 'cell-too-long', sheet: '名单', row: 17, column: 3, length: 40_000, limit: 32_767 };
    expect(textOfFileFault(long)).toContain('C17 单元格有 40,000 ');
  });
});
