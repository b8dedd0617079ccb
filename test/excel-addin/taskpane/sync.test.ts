import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Entity } from '../../../core/model/entity.ts';
import type { Cell } from '../../../core/tabular/cell.ts';
import type { Session } from '../../../core/wire/api.ts';
import { paneActions, type PaneActions } from '../../../excel-addin/taskpane/actions.ts';
import type { Services } from '../../../excel-addin/taskpane/services.ts';
import { choiceKey } from '../../../excel-addin/taskpane/sync/merge-choices.ts';
import { openedWorkbook } from '../../../excel-addin/workbench/exchange/opened-workbook.ts';
import { enterEntries } from '../../../excel-addin/workbench/model/entries.ts';
import type { Workbook as Model } from '../../../excel-addin/workbench/model/workbook.ts';
import { officeWorkbook } from '../../../excel-addin/workbook/office/office-workbook.ts';
import { KeptLists } from '../../support/kept-lists.ts';
import { openOfficePage, type OfficePage } from '../../support/office-page.ts';
import { paneServices } from '../../support/pane-services.ts';

/* A clerk's list and the office's, on the real office.js and the workbench's model; the other clerk works at the office. */

const SESSION = {
  person: 'P1',
  name: '示例经办',
  department: 'SCJG',
  role: 'clerk',
  expiresAt: '2027-01-01T00:00:00Z',
} as unknown as Session;

const SHEET: readonly (readonly Cell[])[] = [
  ['企业名称', '统一社会信用代码', '登记状态', '所在区县', '地址', '联系人'],
  ['虚构甲店', 'XG-01', '在营', '曾都', '一路1号', '例甲'],
  ['虚构乙店', 'XG-02', '在营', '随县', '二路2号', '例乙'],
  ['虚构丙店', 'XG-03', '在营', '曾都', '三路3号', null],
  ['虚构丁店', 'XG-04', '在营', '曾都', '四路4号', null],
  ['虚构戊店', 'XG-05', '在营', '曾都', '五路5号', null],
];
const PLACES: readonly (readonly Cell[])[] = [
  ['区划代码', '名称'],
  ['421303', '曾都区'],
  ['421321', '随县'],
];

let model: Model;
let page: OfficePage;
let services: Services;
let actions: PaneActions;
let office: KeptLists;

beforeEach(async () => {
  const sheets = [
    { name: '检查对象名录库', rows: SHEET },
    { name: '县市区', rows: PLACES },
  ];
  model = openedWorkbook('名单', { kind: 'xlsx', sheets }, () => 2026);
  page = await openOfficePage(model);
  office = new KeptLists(SESSION);
  const plain = paneServices(officeWorkbook());
  services = { ...plain, api: office.client(plain.api) };
  actions = paneActions(services);
  await actions.open();
  services.store.update((state) => ({ ...state, session: { kind: 'paired', session: SESSION } }));
  await actions.sync.look();
});

afterEach(() => {
  page.close();
});

const sync = () => services.store.get().sync;
const cell = (row: number, column: number): unknown => model.sheets[0]?.grid.content(row, column);
const review = () => {
  const { screen } = sync();
  if (screen?.kind !== 'review') throw new Error(`on screen: ${screen?.kind ?? JSON.stringify(sync().problem)}`);
  return screen.review;
};
const merging = () => {
  const { screen } = sync();
  if (screen?.kind !== 'merge') throw new Error(`on screen: ${screen?.kind ?? JSON.stringify(sync().problem)}`);
  return screen.merging;
};

/** The clerk types into the sheet, and the pane has read it. */
async function type(row: number, column: number, entry: string): Promise<void> {
  const [sheet] = model.sheets;
  if (sheet === undefined) return;
  model.history.edit('person', '输入', () => {
    enterEntries(sheet, { row, column, rows: 1, columns: 1 }, () => entry, model.rules('person'));
  });
  await actions.lists.reread('entities');
}

async function firstSync(): Promise<readonly Entity[]> {
  await actions.sync.begin('entities');
  await actions.sync.send();
  actions.sync.leave();
  return office.newest('entities')?.rows as readonly Entity[];
}

const changedBy = (rows: readonly Entity[], id: string, change: Partial<Entity>): readonly Entity[] =>
  rows.map((row) => (row.id === id ? { ...row, ...change } : row));

describe('a list', () => {
  test('is shown before it is sent, and sent once', async () => {
    await actions.sync.begin('entities');
    expect(review().diff.added.map(({ name }) => name)).toEqual([
      '虚构甲店',
      '虚构乙店',
      '虚构丙店',
      '虚构丁店',
      '虚构戊店',
    ]);
    expect(office.versions).toEqual([]);
    await actions.sync.send();
    expect(sync().screen?.kind).toBe('sent');
    expect(office.newest('entities')?.version).toMatchObject({ number: 1, rows: 5 });
    expect(sync().lists.entities).toMatchObject({ local: 'same', inStep: { number: 1, byName: '示例经办' } });
    actions.sync.leave();
    await type(1, 4, '一路10号');
    await actions.sync.begin('entities');
    expect(review().diff.changed).toMatchObject([
      { id: 'XG-01', fields: [{ field: 'address', before: '一路1号', after: '一路10号' }] },
    ]);
    await actions.sync.send();
    expect(office.newest('entities')?.version.changes).toEqual({ added: 0, changed: 1, removed: 0 });
  });

  test('keeps what its sheet has no column for', async () => {
    const rows = await firstSync();
    const facts = { industry: '餐饮' };
    office.put('entities', changedBy(rows, 'XG-02', { facts }), '示例同事');
    await actions.sync.begin('entities');
    await actions.sync.takeOver();
    await type(1, 4, '一路10号');
    await actions.sync.begin('entities');
    expect(review().diff.changed.map(({ id }) => id)).toEqual(['XG-01']);
    await actions.sync.send();
    const kept = office.newest('entities')?.rows as readonly Entity[];
    expect(kept.find(({ id }) => id === 'XG-02')?.facts).toEqual(facts);
  });
});

describe('two clerks', () => {
  test('both changes are there in the end, in the words of the sheet, and nothing goes unasked', async () => {
    const rows = await firstSync();
    const theirs = changedBy(changedBy(rows, 'XG-02', { district: '421303' as never, address: '对方路' }), 'XG-01', {
      address: '对方一路',
    });
    const added = { ...rows[0], id: 'XG-09', name: '=1+1 虚构新店' } as unknown as Entity;
    office.put('entities', [...theirs.filter(({ id }) => id !== 'XG-04'), added], '示例同事');
    await type(1, 4, '我的一路');
    await type(3, 4, '我的三路');
    await actions.sync.begin('entities');
    const { merge } = merging();
    expect(merge.conflicts).toMatchObject([
      { id: 'XG-01', fields: [{ field: 'address', base: '一路1号', mine: '我的一路', theirs: '对方一路' }] },
    ]);
    expect(merge.mine.changed.map(({ id }) => id)).toEqual(['XG-03']);
    expect(merge.theirs.changed.map(({ id }) => id)).toEqual(['XG-02']);
    actions.sync.choose([choiceKey('XG-01', 'address')], 'theirs');
    await actions.sync.takeOver();
    expect(review().unwritten).toEqual([]);
    expect([cell(1, 4), cell(2, 3), cell(2, 4), cell(2, 5)]).toEqual(['对方一路', '曾都', '对方路', '例乙']);
    expect([cell(4, 1), cell(5, 0), cell(5, 1)]).toEqual(['XG-05', '=1+1 虚构新店', 'XG-09']);
    expect(model.sheets[0]?.grid.style(5, 0).fill).toBe('#EDF3F9');
    expect(review().diff).toMatchObject({ added: [], removed: [], changed: [{ id: 'XG-03' }] });
    await actions.sync.send();
    const kept = office.newest('entities')?.rows as readonly Entity[];
    expect(Object.fromEntries(kept.map(({ id, address }) => [id, address]))).toEqual({
      ...{ 'XG-01': '对方一路', 'XG-02': '对方路', 'XG-03': '我的三路', 'XG-05': '五路5号', 'XG-09': '一路1号' },
    });
  });

  test('a version that comes between look and sending is merged with, not written over', async () => {
    const rows = await firstSync();
    await type(3, 4, '我的三路');
    await actions.sync.begin('entities');
    office.meanwhile = () => office.put('entities', changedBy(rows, 'XG-05', { address: '对方五路' }), '示例同事');
    await actions.sync.send();
    expect(merging().theirs.number).toBe(2);
    expect(office.newest('entities')?.version.number).toBe(2);
    await actions.sync.takeOver();
    await actions.sync.send();
    const kept = office.newest('entities')?.rows as readonly Entity[];
    expect(kept.map(({ address }) => address)).toEqual(['一路1号', '二路2号', '我的三路', '四路4号', '对方五路']);
  });

  test('a row that they removed stays when the clerk says so, and is sent again', async () => {
    const rows = await firstSync();
    office.put(
      'entities',
      rows.filter(({ id }) => id !== 'XG-04'),
      '示例同事',
    );
    await actions.sync.begin('entities');
    actions.sync.choose([choiceKey('XG-04', null)], 'mine');
    await actions.sync.takeOver();
    expect(cell(4, 1)).toBe('XG-04');
    expect(review().diff.added.map(({ name }) => name)).toEqual(['虚构丁店']);
  });

  test('a workbook that was never in step asks about every difference', async () => {
    const rows = await firstSync();
    await services.workbook.keepSetting('double-random.sync', {});
    office.put('entities', changedBy(rows, 'XG-05', { address: '对方五路' }), '示例同事');
    await actions.sync.begin('entities');
    expect(merging()).toMatchObject({ isFirst: true, merge: { conflicts: [{ id: 'XG-05' }] } });
  });
});

test('without the office nothing is lost and the lists work on', async () => {
  await firstSync();
  services.store.update((state) => ({ ...state, session: { kind: 'alone' } }));
  await type(1, 4, '一路10号');
  await actions.sync.begin('entities');
  expect(sync().screen).toBeNull();
  expect(services.store.get().lists.entities.read?.decoded?.rows.length).toBe(5);
});

test('another look at a list is a sheet that says read only and is never taken for a list', async () => {
  await firstSync();
  await actions.otherLists.open();
  const { screen } = sync();
  if (screen?.kind !== 'others') throw new Error('others');
  const [head] = screen.others.heads ?? [];
  if (head === undefined) throw new Error('no head');
  await actions.otherLists.show(head);
  await actions.otherLists.write();
  const sheet = model.sheets.find(({ name }) => name.startsWith('只读·'));
  expect(sheet?.grid.content(0, 0)).toMatch(/^【只读】/);
  await actions.open();
  expect(services.store.get().lists.entities.source?.name).toBe('检查对象名录库');
});
