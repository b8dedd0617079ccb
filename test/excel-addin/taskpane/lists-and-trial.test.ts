import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../core/tabular/cell.ts';
import { paneActions, type PaneActions } from '../../../excel-addin/taskpane/actions.ts';
import type { Services } from '../../../excel-addin/taskpane/services.ts';
import { conditionalLook } from '../../../excel-addin/workbench/formula/conditional-look.ts';
import { openedWorkbook } from '../../../excel-addin/workbench/exchange/opened-workbook.ts';
import { enterEntries } from '../../../excel-addin/workbench/model/entries.ts';
import type { Workbook as Model } from '../../../excel-addin/workbench/model/workbook.ts';
import { officeWorkbook } from '../../../excel-addin/workbook/office/office-workbook.ts';
import { openOfficePage, type OfficePage } from '../../support/office-page.ts';
import { paneServices } from '../../support/pane-services.ts';

/* What the pane does with lists and trials, without a server, on the real office.js and the workbench's model. */

const GOOD = '91350100M000100Y43'; // the example of GB 32100
const ENTITIES: readonly (readonly Cell[])[] = [
  ['虚构市检查对象名录', null, null, null],
  ['企业名称', '统一社会信用代码', '登记状态', '所在区县'],
  ['虚构甲店', '９１３５０１００Ｍ０００１００Ｙ４３', '存续', '曾都区'],
  ['虚构乙店', '91350100M000100Y44', '存续', '曾都区'],
  ...Array.from({ length: 40 }, (_, index) => [
    `虚构第${String(index)}店`,
    `XG${String(10_000 + index)}`,
    '存续',
    '曾都区',
  ]),
];
const ITEMS: readonly (readonly Cell[])[] = [
  ['事项编码', '事项名称', '部门', '抽查依据', '抽查比例'],
  ['SCJG-001', '食品销售监督检查', '市市场监管局', '食品安全法', '不低于3%'],
];
const OFFICERS: readonly (readonly Cell[])[] = [
  ['姓名', '工号', '部门', '执法证号', '执法证有效期'],
  ...Array.from({ length: 6 }, (_, index) => [
    `示例${String(index)}`,
    `P${String(index)}`,
    '市市场监管局',
    `Z${String(index)}`,
    '2030-12-31',
  ]),
];
const DEPARTMENTS: readonly (readonly Cell[])[] = [
  ['部门编码', '部门名称'],
  ['SCJG', '市市场监管局'],
];
const DISTRICTS: readonly (readonly Cell[])[] = [
  ['区划代码', '名称'],
  ['421303', '曾都区'],
];

let model: Model;
let page: OfficePage;
let services: Services;
let actions: PaneActions;

beforeEach(async () => {
  const sheets = [
    { name: '检查对象名录库', rows: ENTITIES },
    { name: '抽查事项清单', rows: ITEMS },
    { name: '执法人员名录库', rows: OFFICERS },
    { name: '成员单位', rows: DEPARTMENTS },
    { name: '县市区', rows: DISTRICTS },
  ];
  model = openedWorkbook('名单', { kind: 'xlsx', sheets }, () => 2026);
  page = await openOfficePage(model);
  services = paneServices(officeWorkbook());
  actions = paneActions(services);
  await actions.open();
});

afterEach(() => {
  page.close();
});

const entities = () => services.store.get().lists.entities;
const look = (row: number, column: number): unknown => {
  const [sheet] = model.sheets;
  return sheet === undefined ? undefined : conditionalLook(model, sheet, row, column);
};
const content = (row: number, column: number): unknown => model.sheets[0]?.grid.content(row, column);

function type(row: number, column: number, entry: string): void {
  const [sheet] = model.sheets;
  if (sheet === undefined) return;
  model.history.edit('person', '输入', () => {
    enterEntries(sheet, { row, column, rows: 1, columns: 1 }, () => entry, model.rules('person'));
  });
}

/** Lets messages go to and fro until something holds. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve));
  expect(condition()).toBe(true);
}

describe('faults', () => {
  test('are marked on demand, follow what the clerk changes, and go without a trace', async () => {
    expect(look(3, 1)).toBeUndefined();
    await actions.lists.setMarking(true);
    expect(look(3, 1)).toMatchObject({ fill: '#FDE7E9' });
    expect(look(4, 1)).toBeUndefined();
    type(3, 1, GOOD.replace('43', '44').replace('M', 'N'));
    type(4, 1, '91350100M000100Y44');
    await until(() => look(4, 1) !== undefined);
    await actions.lists.setMarking(false);
    expect([look(3, 1), look(4, 1)]).toEqual([undefined, undefined]);
    expect(model.sheets[0]?.conditionalFormats).toEqual([]);
  });

  test('that are safe to repair are repaired in one step and taken back in one', async () => {
    expect(entities().read?.decoded?.repairs.length).toBe(1);
    await actions.lists.repair('entities');
    expect(content(2, 1)).toBe(GOOD);
    expect(entities().undo.length).toBe(1);
    await actions.lists.undoRepair('entities');
    expect(content(2, 1)).toBe(ENTITIES[2]?.[1]);
    expect(model.sheets[0]?.grid.style(2, 1).numberFormat).toBe('General');
  });
});

describe('a trial draw', () => {
  const plan = async (): Promise<void> => {
    actions.plan.chooseItems(services.store.get().lists.items.read?.decoded?.rows.map(({ value }) => value.code) ?? []);
    const [department] = services.store.get().places.departments;
    actions.plan.change({
      lead: department?.code ?? '',
      until: '2026-03-31' as never,
      quota: { kind: 'count', count: 6 },
      title: '=1+1 虚构任务',
    });
    await actions.trial.run();
  };

  test('needs no server and is 模拟 in every row of its sheet', async () => {
    await plan();
    const { trial } = services.store.get();
    expect(trial.problem).toBeNull();
    expect(trial.transcript?.drawn.length).toBe(6);
    expect(trial.transcript?.drawNumber).toBe('MONI-20260305-0912');
    expect(trial.transcript?.assurance).toBe(1);
    await actions.trial.write();
    const sheet = model.findSheet('模拟抽取');
    const [table] = sheet?.tables ?? [];
    expect(table?.area.rows).toBe(7);
    for (let row = 0; row < 6; row++) expect(sheet?.grid.content((table?.body.row ?? 0) + row, 0)).toBe('模拟');
    expect(sheet?.grid.content(0, 0)).toBe('【模拟】=1+1 虚构任务 · 模拟抽取，不是抽查结果');
    expect(JSON.stringify(sheet?.state.page)).toContain('模拟');
  });

  test('again gives another draw in the same sheet, and its sheet is never taken for a list', async () => {
    await plan();
    const first = services.store.get().trial.transcript?.drawn.map(({ entity }) => entity.id);
    await actions.trial.write();
    await actions.trial.run();
    await actions.trial.write();
    expect(services.store.get().trial.transcript?.drawn.map(({ entity }) => entity.id)).not.toEqual(first);
    expect(model.sheets.filter(({ name }) => name.startsWith('模拟抽取')).length).toBe(1);
    await actions.open();
    expect(entities().source?.name).toBe('检查对象名录库');
  });
});
