import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../core/tabular/cell.ts';
import { openedWorkbook } from '../../../excel-addin/workbench/exchange/opened-workbook.ts';
import { conditionalLook } from '../../../excel-addin/workbench/formula/conditional-look.ts';
import { enterEntries } from '../../../excel-addin/workbench/model/entries.ts';
import type { Workbook as Model } from '../../../excel-addin/workbench/model/workbook.ts';
import { officeWorkbook } from '../../../excel-addin/workbook/office/office-workbook.ts';
import type { SheetPlan } from '../../../excel-addin/workbook/sheet-plan.ts';
import {
  CHANGE_CELLS,
  MARKED_CELLS,
  READ_CELLS,
  type SheetChange,
  type Workbook,
} from '../../../excel-addin/workbook/workbook.ts';
import { openOfficePage, type OfficePage } from '../../support/office-page.ts';

/*
 * The one implementation of the workbook interface, over the unmodified office.js and the workbench's model. What Excel
 * does with values, formats and limits is the workbench's to know (and is tested there).
 */

const ROWS: readonly (readonly Cell[])[] = [
  ['企业名称', '统一社会信用代码', '数'],
  ['虚构甲店', '９１３５０１００Ｍ０００１００Ｙ４３', 1],
  ['虚构乙店', ' 421300000012346 ', 2],
  ['虚构丙店', 'a', 3],
];

let model: Model;
let page: OfficePage;
let workbook: Workbook;
let sheet: string;

async function openWith(rows: readonly (readonly Cell[])[]): Promise<void> {
  model = openedWorkbook('名单', { kind: 'xlsx', sheets: [{ name: '名单', rows }] }, () => 2026);
  page = await openOfficePage(model);
  workbook = officeWorkbook();
  sheet = model.sheets[0]?.id ?? '';
}

beforeEach(() => openWith(ROWS));

afterEach(() => {
  page.close();
});

/** What an action answers, and how many round trips it took. */
async function counted<T>(action: () => Promise<T>): Promise<{ readonly answer: T; readonly trips: number }> {
  const before = page.batches();
  const answer = await action();
  return { answer, trips: page.batches() - before };
}

const content = (row: number, column: number, of = 0): unknown => model.sheets[of]?.grid.content(row, column) ?? null;
const format = (row: number, column: number, of = 0): string | undefined =>
  model.sheets[of]?.grid.style(row, column).numberFormat;

/** The clerk types into a cell of the first sheet. */
function type(row: number, column: number, entry: string): void {
  const first = model.sheets[0];
  if (first === undefined) throw new Error('no sheet');
  model.history.edit('person', '输入', () => {
    enterEntries(first, { row, column, rows: 1, columns: 1 }, () => entry, model.rules('person'));
  });
}

describe('sheets', () => {
  test('with their used range and tables, in two round trips', async () => {
    model.addSheet('空表');
    const { answer, trips } = await counted(() => workbook.sheets());
    expect(answer).toEqual({
      ok: true,
      value: [
        { id: sheet, name: '名单', used: { top: 0, left: 0, rows: 4, columns: 3 }, tables: [] },
        { id: model.sheets[1]?.id, name: '空表', used: null, tables: [] },
      ],
    });
    expect(trips).toBe(2);
  });
});

describe('reading', () => {
  test('a small region takes one round trip; blank cells are null', async () => {
    const { answer, trips } = await counted(() => workbook.read(sheet, { top: 1, left: 0, rows: 4, columns: 4 }));
    expect(answer).toMatchObject({ ok: true, value: { top: 1, left: 0 } });
    expect(answer.ok ? answer.value.rows[3] : []).toEqual([null, null, null, null]);
    expect(answer.ok ? answer.value.rows[0] : []).toEqual([...(ROWS[1] ?? []), null]);
    expect(trips).toBe(1);
  });

  test('a long list comes in chunks with progress, one round trip each', async () => {
    page.close();
    const rows = Array.from({ length: READ_CELLS + 10 }, (_, i) => [`虚构第${String(i)}店`, i]);
    await openWith(rows);
    const seen: number[] = [];
    const { answer, trips } = await counted(() =>
      workbook.read(
        sheet,
        { top: 0, left: 0, rows: rows.length, columns: 2 },
        { onProgress: (done) => seen.push(done) },
      ),
    );
    expect(answer.ok ? answer.value.rows : []).toEqual(rows);
    expect(seen).toEqual([READ_CELLS / 2, READ_CELLS, READ_CELLS + 10]);
    expect(trips).toBe(3);
  });

  test('chunks that are too heavy for Excel on the web are halved until they pass', async () => {
    page.close();
    const heavy = '长'.repeat(20_000);
    const rows = Array.from({ length: 200 }, (_, i) => [heavy, i]);
    await openWith(rows);
    const { answer, trips } = await counted(() => workbook.read(sheet, { top: 0, left: 0, rows: 200, columns: 2 }));
    expect(answer.ok ? answer.value.rows.length : 0).toBe(200);
    expect(answer.ok ? answer.value.rows[199] : []).toEqual([heavy, 199]);
    expect(trips).toBeLessThan(12);
  });

  test('can be cancelled between chunks', async () => {
    const ended = new AbortController();
    ended.abort();
    const answer = await workbook.read(sheet, { top: 0, left: 0, rows: 4, columns: 3 }, { signal: ended.signal });
    expect(answer).toEqual({ ok: false, fault: { code: 'cancelled' } });
  });

  test('a sheet that is gone is a fault', async () => {
    expect(await workbook.read('{nowhere}', { top: 0, left: 0, rows: 1, columns: 1 })).toMatchObject({
      ok: false,
      fault: { code: 'sheet-missing' },
    });
  });

  test('waits while the clerk is typing into a cell', async () => {
    page.setEditing(true);
    const reading = workbook.read(sheet, { top: 0, left: 0, rows: 1, columns: 1 });
    setTimeout(() => {
      page.setEditing(false);
    }, 20);
    expect((await reading).ok).toBe(true);
  });
});

describe('changing cells', () => {
  test('only cells that still hold what they held; digits stay text; two round trips', async () => {
    const { answer, trips } = await counted(() =>
      workbook.change(sheet, [
        { row: 1, column: 1, from: '９１３５０１００Ｍ０００１００Ｙ４３', to: '91350100M000100Y43' },
        { row: 2, column: 1, from: ' 421300000012346 ', to: '421300000012346' },
        { row: 3, column: 1, from: '别的', to: 'B' },
      ]),
    );
    expect(answer.ok ? [answer.value.applied.length, answer.value.skipped.length] : []).toEqual([2, 1]);
    expect([content(1, 1), content(2, 1), content(3, 1)]).toEqual(['91350100M000100Y43', '421300000012346', 'a']);
    expect(format(2, 1)).toBe('@');
    expect(format(1, 1)).toBe('General');
    expect(trips).toBe(2);
  });

  test('a formula is left alone although its value matches', async () => {
    type(3, 0, '=B2');
    const answer = await workbook.change(sheet, [{ row: 3, column: 0, from: '虚构丙店', to: '改' }]);
    expect(answer.ok ? answer.value.skipped.length : 0).toBe(1);
  });

  test('taking back gives the same cells as before', async () => {
    const change = { row: 1, column: 1, from: ROWS[1]?.[1] ?? null, to: '91350100M000100Y43' };
    await workbook.change(sheet, [change]);
    await workbook.change(sheet, [{ ...change, from: change.to, to: change.from }]);
    expect(content(1, 1)).toBe(ROWS[1]?.[1]);
  });

  test('taking back a code that was a number gives the number and its format again', async () => {
    page.close();
    await openWith([[421300000012346]]);
    const done = await workbook.change(sheet, [{ row: 0, column: 0, from: 421300000012346, to: '421300000012346' }]);
    expect([content(0, 0), format(0, 0)]).toEqual(['421300000012346', '@']);
    const [change] = done.ok ? done.value.applied : [];
    await workbook.change(sheet, [
      { row: 0, column: 0, from: '421300000012346', to: 421300000012346, numberFormat: change?.formatBefore ?? '' },
    ]);
    expect([content(0, 0), format(0, 0)]).toEqual([421300000012346, 'General']);
  });

  test('hundreds of cells take two round trips a chunk', async () => {
    page.close();
    await openWith(Array.from({ length: 2 * CHANGE_CELLS }, () => [' a ']));
    const changes = Array.from({ length: 2 * CHANGE_CELLS }, (_, row) => ({ row, column: 0, from: ' a ', to: 'A' }));
    const { answer, trips } = await counted(() => workbook.change(sheet, changes));
    expect(answer.ok ? answer.value.applied.length : 0).toBe(2 * CHANGE_CELLS);
    expect(trips).toBe(4);
  });
});

describe('marking cells', () => {
  const looks = (row: number, column: number): unknown => {
    const [first] = model.sheets;
    return first === undefined ? undefined : conditionalLook(model, first, row, column);
  };

  test('lies over the formats of the clerk, and leaves nothing behind', async () => {
    const [first] = model.sheets;
    first?.grid.format({ row: 1, column: 1, rows: 1, columns: 1 }, { fill: '#00FF00', bold: false });
    const { answer, trips } = await counted(() =>
      workbook.mark(sheet, [
        { row: 1, column: 1, severity: 'error' },
        { row: 2, column: 1, severity: 'error' },
        { row: 3, column: 0, severity: 'warning' },
      ]),
    );
    expect(answer).toEqual({ ok: true, value: 3 });
    expect(trips).toBe(2);
    expect(looks(1, 1)).toMatchObject({ fill: '#FDE7E9', bold: true });
    expect(looks(3, 0)).toMatchObject({ fill: '#FFF4CE' });
    expect(looks(1, 0)).toBeUndefined();
    expect(first?.grid.style(1, 1)).toMatchObject({ fill: '#00FF00', bold: false });
    expect(first?.conditionalFormats.map(({ areas }) => areas.length)).toEqual([1, 1]);
  });

  test('again takes the place of the marks before, and leaves formats of others alone', async () => {
    await Excel.run(async (context) => {
      const { custom } = context.workbook.worksheets
        .getItem(sheet)
        .getRange('A2:A4')
        .conditionalFormats.add(Excel.ConditionalFormatType.custom);
      custom.rule.formula = '=C2>2';
      custom.format.font.color = '#0000FF';
      await context.sync();
    });
    await workbook.mark(sheet, [{ row: 1, column: 1, severity: 'error' }]);
    const { trips } = await counted(() => workbook.mark(sheet, [{ row: 2, column: 1, severity: 'warning' }]));
    expect(trips).toBe(3);
    expect([looks(1, 1), looks(2, 1)]).toEqual([undefined, expect.objectContaining({ fill: '#FFF4CE' })]);
    await workbook.mark(sheet, []);
    expect(looks(2, 1)).toBeUndefined();
    // relative to the first cell of its range: C4 is 3
    expect([looks(2, 0), looks(3, 0)]).toEqual([undefined, { fontColor: '#0000FF' }]);
  });

  test('thousands of scattered cells stay within what getRanges takes', async () => {
    page.close();
    await openWith(Array.from({ length: 7_000 }, (_, row) => [row]));
    const marks = Array.from({ length: 3_500 }, (_, at) => ({ row: 2 * at, column: 0, severity: 'error' }) as const);
    expect(await workbook.mark(sheet, marks)).toEqual({ ok: true, value: MARKED_CELLS });
    expect([looks(0, 0), looks(1, 0), looks(2 * MARKED_CELLS, 0)]).toEqual([expect.anything(), undefined, undefined]);
  });
});

const HOSTILE = [
  '=HYPERLINK("http://x","y")',
  '@SUM(A1)',
  '+cmd|calc',
  '-1',
  "'abc",
  '00123',
  '2026-1-1',
  'TRUE',
  '1e5',
  '\u202e<b>',
];

const PLAN: SheetPlan = {
  name: '抽查结果 SZ-2026-0001',
  title: '=1+1 抽查结果',
  notes: ['编号 SZ-2026-0001'],
  columns: [
    { header: '序号', width: 6, kind: 'number', wrap: false },
    { header: '检查对象', width: 30, kind: 'text', wrap: true },
  ],
  table: { name: '抽查结果', rows: HOSTILE.map((text, i) => [i + 1, text]) },
  appendix: { heading: '候补名单', table: { name: '候补名单', rows: [[1, '虚构候补店']] } },
  footer: 'A & B',
  watermark: null,
};

describe('writing a sheet of ours', () => {
  test('text is text, whatever it begins with; the sheet is ready to print', async () => {
    const { answer, trips } = await counted(() => workbook.write(PLAN, null));
    expect(answer).toMatchObject({ ok: true, value: { name: '抽查结果 SZ-2026-0001' } });
    expect(trips).toBe(5);
    const written = model.sheets[1];
    expect(HOSTILE.map((_, i) => written?.grid.content(3 + i, 1))).toEqual(HOSTILE);
    expect(written?.grid.content(0, 0)).toBe('=1+1 抽查结果');
    expect(written?.grid.content(3, 0)).toBe(1);
    expect(written?.tables.map((table) => table.state.name)).toEqual(['抽查结果', '候补名单']);
    expect(written?.state.frozenRows).toBe(3);
    expect(written?.state.page).toMatchObject({ orientation: 'Landscape' });
    expect(JSON.stringify(written?.state.page)).toContain('A && B');
    expect(model.activeSheet).toBe(written);
  });

  test('again in place of the one before, and beside a sheet of the same name that is not ours', async () => {
    const first = await workbook.write(PLAN, null);
    const again = await workbook.write(PLAN, first.ok ? first.value.sheet : null);
    expect(model.sheets.map(({ name }) => name)).toEqual(['名单', '抽查结果 SZ-2026-0001']);
    expect(again.ok && first.ok && again.value.sheet !== first.value.sheet).toBe(true);
    const beside = await workbook.write(PLAN, null);
    expect(beside.ok ? beside.value.name : '').toBe('抽查结果 SZ-2026-0001 (2)');
    expect(model.tables.map((table) => table.state.name)).toContain('抽查结果_2');
  });

  test('cancelled midway it leaves nothing behind', async () => {
    const ended = new AbortController();
    const rows = Array.from({ length: 9_000 }, (_, i) => [i, '虚'.repeat(200)]);
    const answer = await workbook.write({ ...PLAN, table: { name: '抽查结果', rows } }, null, {
      signal: ended.signal,
      onProgress: () => {
        ended.abort();
      },
    });
    expect(answer).toEqual({ ok: false, fault: { code: 'cancelled' } });
    expect(model.sheets.map(({ name }) => name)).toEqual(['名单']);
  });
});

describe('settings, selection and events', () => {
  test('a setting is kept and found again', async () => {
    expect(workbook.setting('double-random.x')).toBeNull();
    expect(await workbook.keepSetting('double-random.x', { a: [1, '二'] })).toEqual({ ok: true, value: null });
    expect(workbook.setting('double-random.x')).toEqual({ a: [1, '二'] });
  });

  test('a cell is shown', async () => {
    model.addSheet('别的');
    const { trips } = await counted(() => workbook.select(sheet, { row: 2, column: 1 }));
    expect(trips).toBe(1);
    expect(model.activeSheet.id).toBe(sheet);
  });

  test('changes of the clerk are told until told no more', async () => {
    const seen: SheetChange[] = [];
    const watching = await workbook.watch((change) => seen.push(change));
    type(1, 0, '改');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual([{ sheet, address: 'A2', kind: 'cells' }]);
    if (watching.ok) watching.value();
  });
});
