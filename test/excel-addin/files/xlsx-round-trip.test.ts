import { read, utils, write, type CellObject } from '@e965/xlsx';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../core/tabular/cell.ts';
import { readWorkbookFile } from '../../../excel-addin/files/workbook-file-reader.ts';
import { cellKey, type Sheet } from '../../../excel-addin/files/workbook-file.ts';
import { writeXlsx } from '../../../excel-addin/files/xlsx-writer.ts';
import { cellTexts, HOSTILE_TEXTS, LONE_SURROGATES, RUNS } from './hostile-text.ts';

function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  const file = readWorkbookFile('a.xlsx', bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.fault));
  return file.value.sheets;
}

const roundTrip = (rows: readonly (readonly Cell[])[]): unknown =>
  sheetsOf(writeXlsx({ sheets: [{ name: '名单', rows }] }))[0]?.rows;

const cells: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 5, arbitrary: cellTexts },
  { weight: 1, arbitrary: fc.constantFrom(...LONE_SURROGATES) },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
);

describe('a workbook of ours', () => {
  test('gives back every hostile text as it was, lone surrogates too', () => {
    const rows = [...HOSTILE_TEXTS, ...LONE_SURROGATES].map((text) => [text, '末']);
    expect(roundTrip(rows)).toEqual(rows);
  });

  test('gives back any cells with their types', () => {
    const tables = fc.array(fc.tuple(cells, cells, cells, fc.constant<Cell>('末')), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(tables, (table) => {
        expect(roundTrip(table)).toEqual(table.map((row) => row.map((cell) => (cell === '' ? null : cell))));
      }),
      RUNS,
    );
  });

  test('gives back dates, formats, merges, widths, names and hidden sheets', () => {
    const sheet: Sheet = {
      name: "O'Brien & <名单>",
      rows: [
        ['示例名单', null, null],
        ['2026-03-01', '2026-03-01 08:30:15', 0.03],
        ['1900-02-28', '23:59:59', 12.5],
      ],
      formats: new Map([
        [cellKey(1, 0), { kind: 'date', code: 'yyyy"年"m"月"d"日"' }],
        [cellKey(1, 1), { kind: 'date-time', code: 'yyyy-mm-dd hh:mm:ss' }],
        [cellKey(1, 2), { kind: 'percent', code: '0.0%' }],
        [cellKey(2, 0), { kind: 'date', code: 'yyyy-mm-dd' }],
        [cellKey(2, 1), { kind: 'time', code: 'hh:mm:ss' }],
        [cellKey(2, 2), { kind: 'number', code: '0.00' }],
      ]),
      merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 2 }],
      columnWidths: [24, undefined, 12],
    };
    const hidden: Sheet = { name: '代码表', rows: [['甲']], hidden: true };
    expect(sheetsOf(writeXlsx({ sheets: [sheet, hidden] }))).toEqual([sheet, hidden]);
  });

  test('is the same bytes for the same content', () => {
    const book = { sheets: [{ name: '名单', rows: [['甲', 1, true]] }] };
    expect(writeXlsx(book)).toEqual(writeXlsx(book));
  });

  test('has legal, different sheet names', () => {
    const names = ['名单', '名单', 'a/b', 'A b', '', '长'.repeat(40), '长'.repeat(40)];
    const sheets = sheetsOf(writeXlsx({ sheets: names.map((name) => ({ name, rows: [['甲']] })) }));
    const expected = ['名单', '名单 (2)', 'a b', 'A b (2)', 'Sheet1', '长'.repeat(31), `${'长'.repeat(27)} (2)`];
    expect(sheets.map(({ name }) => name)).toEqual(expected);
  });

  test('refuses what Excel would call damaged', () => {
    expect(() => writeXlsx({ sheets: [] })).toThrow(RangeError);
    expect(() => writeXlsx({ sheets: [{ name: 'a', rows: [['长'.repeat(32_768)]] }] })).toThrow(/A1/);
  });
});

describe('beside an independent implementation', () => {
  test('SheetJS reads what we write: strings stay strings, nothing is a formula', () => {
    const rows: Cell[][] = [
      ['=1+1', '+cmd', '00123', '914213001835108972', 'a\u0000b'],
      [1.5, true, null, '2026-03-01', -7],
    ];
    const formats = new Map([[cellKey(1, 3), { kind: 'date', code: 'yyyy-mm-dd' } as const]]);
    const bytes = writeXlsx({ sheets: [{ name: '名单', rows, formats, headingRow: 0 }] });
    const sheet = read(bytes, { cellDates: false, cellNF: true }).Sheets['名单'] ?? {};
    const cell = (address: string): CellObject => sheet[address] as CellObject; // the library's index signature is `any`
    const values = ['A1', 'B1', 'C1', 'D1', 'E1', 'A2', 'B2', 'D2', 'E2'].map((address) => cell(address).v);
    expect(values).toEqual(['=1+1', '+cmd', '00123', '914213001835108972', 'a\u0000b', 1.5, true, 46_082, -7]);
    expect(sheet['C2']).toBeUndefined();
    for (const address of ['A1', 'B1', 'C1', 'D1']) expect(cell(address)).toMatchObject({ t: 's', z: '@' });
    expect(cell('A1').f).toBeUndefined();
    expect(cell('D2')).toMatchObject({ t: 'n', w: '2026-03-01' });
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:E2' });
  });

  test.each([true, false])('we read what SheetJS writes, shared strings %s', (bookSST) => {
    const sheet = utils.aoa_to_sheet([
      ['企业名称', '成立日期', '比例', '在营'],
      ['示例<甲> & "乙"', null, 0.03, true],
      [' 空白 ', null, 914213001835108, false],
    ]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    const ratio: CellObject = { t: 'n', v: 0.03, z: '0%' };
    const founded: CellObject = { t: 'n', v: 44_561, z: 'm/d/yy' };
    Object.assign(sheet, { B2: founded, C2: ratio });
    const bytes = write(
      { SheetNames: ['甲'], Sheets: { 甲: sheet } },
      { type: 'array', bookType: 'xlsx', bookSST, compression: true },
    ) as ArrayBuffer; // `type: 'array'`
    expect(sheetsOf(new Uint8Array(bytes))).toMatchObject([
      {
        name: '甲',
        rows: [
          ['企业名称', '成立日期', '比例', '在营'],
          ['示例<甲> & "乙"', '2021-12-31', 0.03, true],
          [' 空白 ', null, 914213001835108, false],
        ],
        formats: new Map([
          [cellKey(1, 1), { kind: 'date', code: 'yyyy/m/d' }],
          [cellKey(1, 2), { kind: 'percent', code: '0%' }],
        ]),
        merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 1 }],
      },
    ]);
  });
});
