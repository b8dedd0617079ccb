import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../core/tabular/cell.ts';
import { paneActions, type PaneActions } from '../../../excel-addin/taskpane/actions.ts';
import { FOLLOWED_PLACES } from '../../../excel-addin/taskpane/lists/changed-rows.ts';
import { listReader } from '../../../excel-addin/taskpane/lists/list-reader.ts';
import { PIECE_ROWS, TURN_PIECES } from '../../../excel-addin/taskpane/lists/sliced-decoding.ts';
import type { ListState } from '../../../excel-addin/taskpane/state/list-state.ts';
import { openedWorkbook } from '../../../excel-addin/workbench/exchange/opened-workbook.ts';
import { enterEntries } from '../../../excel-addin/workbench/model/entries.ts';
import type { Workbook as Model } from '../../../excel-addin/workbench/model/workbook.ts';
import { officeWorkbook } from '../../../excel-addin/workbook/office/office-workbook.ts';
import { READ_CELLS } from '../../../excel-addin/workbook/workbook.ts';
import { LARGE_HEADER, largeList, madeUpCode } from '../../support/large-list.ts';
import { openOfficePage, type OfficePage } from '../../support/office-page.ts';
import { paneServices } from '../../support/pane-services.ts';
import { until } from '../../support/until.ts';

/*
 * Long lists in the pane on the real office.js and the workbench's model: work in turns with the page, called off
 * without a trace, and followed row by row while somebody works in the sheet.
 */
const DISTRICTS: readonly (readonly Cell[])[] = [
  ['区划代码', '名称'],
  ['421303', '曾都区'],
  ['421321', '随县'],
];
const FIRST = 3; // below two lines of title and the header
const CODE = LARGE_HEADER.indexOf('统一社会信用代码');
const NAME = LARGE_HEADER.indexOf('企业名称');

let model: Model;
let page: OfficePage;
let services: ReturnType<typeof paneServices>;
let actions: PaneActions;
let pauses: number[] = [];

async function openWith(firms: number): Promise<void> {
  const sheets = [
    { name: '检查对象名录库', rows: largeList(firms) },
    { name: '县市区', rows: DISTRICTS },
  ];
  model = openedWorkbook('名单', { kind: 'xlsx', sheets }, () => 2026);
  page = await openOfficePage(model);
  const given = paneServices(officeWorkbook());
  pauses = [];
  services = {
    ...given,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return given.pause(milliseconds);
    },
  };
  actions = paneActions(services);
  await actions.open();
}

afterEach(() => {
  page.close();
});

const list = (): ListState<'entities'> => services.store.get().lists.entities;

/** Puts entries into the list's sheet as a clerk would, in one step. */
function enter(row: number, column: number, entries: readonly (readonly string[])[]): void {
  const [sheet] = model.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const area = { row, column, rows: entries.length, columns: entries[0]?.length ?? 1 };
  model.history.edit('person', '输入', () => {
    enterEntries(sheet, area, (r, c) => entries[r - row]?.[c - column] ?? '', model.rules('person'));
  });
}

/** After a change: told that the sheet has changed, and then in step again. */
async function followed(): Promise<void> {
  await until(() => list().stale);
  await until(() => !list().stale && list().phase === 'ready');
}

/** What a reader that knows nothing of before finds in the sheet as it stands now. */
async function readAfresh(): Promise<ListState<'entities'>> {
  const fresh = paneServices(services.workbook);
  fresh.store.update((state) => ({ ...state, places: services.store.get().places }));
  const sheets = await services.workbook.sheets();
  if (!sheets.ok) throw new Error(sheets.fault.code);
  fresh.store.update((state) => ({ ...state, sheets: sheets.value }));
  const { source } = list();
  if (source === null) throw new Error('no list');
  await listReader(fresh, () => Promise.resolve()).read('entities', source);
  return fresh.store.get().lists.entities;
}

describe('a long list is checked in turns with the page', () => {
  const firms = 8_000;

  test('as many as its rows ask for, whatever the clock says', async () => {
    await openWith(firms);
    pauses = [];
    await actions.lists.reread('entities');
    // the clock stands still, so a turn is as long as it may ever be
    expect(pauses.filter((milliseconds) => milliseconds === 0).length).toBeGreaterThanOrEqual(
      firms / (PIECE_ROWS * TURN_PIECES),
    );
    expect(list().read?.decoded?.filledRows).toBe(firms);
    expect(services.store.get().selection?.ids.length).toBe(list().read?.decoded?.rows.length);
  });

  test('and at every turn what was known before stands', async () => {
    await openWith(firms);
    const before = list().read;
    const seen = new Set<unknown>();
    const stop = services.store.subscribe(() => seen.add(list().read));
    await actions.lists.reread('entities');
    stop();
    expect([...seen].filter((read) => read !== before && read !== list().read)).toEqual([]);
  });

  test.each([
    ['while it is read', 'reading'],
    ['while it is checked', 'checking'],
  ] as const)('called off %s, everything is as it was', async (_when, phase) => {
    await openWith(firms);
    const before = services.store.get();
    const reading = actions.lists.reread('entities');
    await until(() => list().phase === phase && list().progress.done > 0);
    actions.lists.cancel('entities');
    await reading;
    // the sheets are looked up again by a reading, whatever becomes of it
    expect({ ...services.store.get(), sheets: null }).toEqual({ ...before, sheets: null });
    await actions.lists.reread('entities');
    expect(list().phase).toBe('ready');
  });

  test('another sheet chosen by mistake and called off leaves the list where it was', async () => {
    await openWith(firms);
    const before = list();
    const other = model.addSheet('别的名单');
    enterEntries(other, { row: 0, column: 0, rows: 1, columns: 2 }, () => '企业名称', model.rules('person'));
    await actions.lists.lookForSheets();
    const choosing = actions.lists.choose('entities', { sheet: other.id, name: other.name });
    actions.lists.cancel('entities');
    await choosing;
    expect(list()).toEqual(before);
  });
});

describe('a list is followed while somebody works in its sheet', () => {
  test('one changed cell costs one small request, however long the list', async () => {
    for (const firms of [1_500, 6_000]) {
      await openWith(firms);
      const trips = page.batches();
      enter(FIRST + 20, CODE, [[madeUpCode(77_777)]]);
      await followed();
      expect(page.batches() - trips).toBe(1);
      expect(list().read?.block.rows[FIRST + 20]?.[CODE]).toBe(madeUpCode(77_777));
      if (firms === 1_500) page.close();
    }
  });

  test('many places are read with the whole sheet, in as many requests as it has chunks', async () => {
    await openWith(6_000);
    const trips = page.batches();
    for (let place = 0; place <= FOLLOWED_PLACES; place++)
      enter(FIRST + 600 * place, CODE, [[madeUpCode(80_000 + place)]]);
    await followed();
    // two for the sheets and their places
    expect(page.batches() - trips).toBe(2 + Math.ceil((6_003 * LARGE_HEADER.length) / READ_CELLS));
    expect((await readAfresh()).read?.decoded).toEqual(list().read?.decoded);
  });

  test('rows that come or go, and another header, are understood', async () => {
    await openWith(400);
    const [sheet] = model.sheets;
    model.history.edit('person', '插入', () =>
      sheet?.insert({ row: FIRST, column: 0, rows: 2, columns: 16_384 }, 'Down'),
    );
    await followed();
    expect((await readAfresh()).read?.decoded).toEqual(list().read?.decoded);
    enter(FIRST - 1, NAME, [['当事人']]);
    await followed();
    expect(list().read?.header.texts[NAME]).toBe('当事人');
    expect((await readAfresh()).read?.decoded).toEqual(list().read?.decoded);
  });

  test('whatever is typed where, the list is what reading it all would give', async () => {
    await openWith(300);
    const cell = fc.oneof(
      fc.nat(320).map(madeUpCode),
      fc.constantFrom('', '合计', '虚构餐饮服务第0户', '虚构甲店', '注销', '怪状态', '随县', '企业名称', 'N/A', '９１'),
    );
    const change = fc.record({
      row: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: FIRST, max: 310 }) },
        { weight: 1, arbitrary: fc.nat(2) },
      ),
      column: fc.nat(LARGE_HEADER.length - 1),
      entries: fc
        .integer({ min: 1, max: 3 })
        .chain((columns) =>
          fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
        ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        for (const { row, column, entries } of changes) enter(row, column, entries);
        await followed();
        const fresh = await readAfresh();
        expect(list().phase).toBe(fresh.phase);
        expect(list().read?.mapping).toEqual(fresh.read?.mapping);
        expect(list().read?.decoded).toEqual(fresh.read?.decoded);
      }),
      { numRuns: 12 },
    );
  });

  test('a column that the clerk put right stays right when the sheet changes', async () => {
    await openWith(50);
    await actions.lists.setColumn('entities', 'industry', LARGE_HEADER.indexOf('企业类型'));
    await actions.lists.setColumn('entities', 'creditClass', null);
    enter(FIRST, CODE, [[madeUpCode(999)]]);
    await followed();
    expect(list().read?.mapping).toMatchObject({ industry: LARGE_HEADER.indexOf('企业类型') });
    expect(list().read?.mapping).not.toHaveProperty('creditClass');
    await actions.lists.reread('entities');
    expect(list().read?.mapping).toMatchObject({ industry: LARGE_HEADER.indexOf('企业类型') });
    await actions.lists.confirm('entities');
    await actions.lists.reread('entities');
    expect(list().confirmed).toBe(true);
    expect(list().read?.mapping).not.toHaveProperty('creditClass');
  });
});
