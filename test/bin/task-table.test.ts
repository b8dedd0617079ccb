import { describe, expect, test } from '@jest/globals';
import { taskFaultText } from '../../bin/task/task-fault-text.ts';
import { readTaskTable, taskLineCount, type TaskFault } from '../../bin/task/task-table.ts';
import { sampleSheets } from '../../bin/sample/sample-workspace.ts';
import type { DrawRules } from '../../core/model/draw-rules.ts';
import type { Cell } from '../../core/tabular/cell.ts';
import { must } from '../support/sample-draw.ts';
import { office, sample, taskRows, type Rows } from './fictional-lists.ts';

const rulesOf = (changed: Readonly<Record<string, Cell>> = {}): DrawRules =>
  must(readTaskTable(taskRows(changed), office));

function faultsOf(rows: Rows): readonly TaskFault[] {
  const read = readTaskTable(rows, office);
  return read.ok ? [] : read.fault;
}

describe('a task', () => {
  test('is read with the habits of the office where it is silent', () => {
    expect(rulesOf()).toMatchObject({
      title: '虚构示例联合抽查',
      lead: 'SCJG',
      participants: ['XFJY'],
      stratifyBy: ['creditClass'],
      quota: { kind: 'ratio', rounding: 'up' },
      reserve: 2,
      team: { size: 2, routeLength: 2, loadCap: 5, districtRule: 'any', leadQualification: '' },
      inspectionFrom: '2026-03-09',
      inspectionUntil: '2026-03-27',
    });
    expect(rulesOf().items.map(({ code }) => String(code))).toEqual(['SCJG-003', 'XFJY-001']);
  });

  test('is read in any order, under a heading, with blank rows and other names of lines', () => {
    const [first = [], ...rest] = taskRows({ 检查开始: null, 检查截止: null, 抽取比例: null });
    const rows: Rows = [
      ['项目', '内容'],
      ...rest.reverse(),
      [],
      ['比例：', '10%'],
      ['完成时限', '2026年3月27日'],
      ['开始日期', '2026/3/9'],
      first,
      ['省平台任务编号', null],
    ];
    expect(must(readTaskTable(rows, office))).toEqual(rulesOf());
  });

  test.each<readonly [Cell, number, number, 'up' | 'down']>([
    ['不低于3%', 3, 100, 'up'],
    ['3%', 3, 100, 'up'],
    ['不超过5%', 5, 100, 'down'],
    ['5‰', 5, 1000, 'up'],
    [0.05, 5, 100, 'up'],
    ['100%', 1, 1, 'up'],
  ])('ratio %j', (text, num, den, rounding) => {
    const { quota } = rulesOf({ 抽取比例: text });
    if (quota.kind !== 'ratio') throw new Error(quota.kind);
    expect(quota.ratio.num * den).toBe(quota.ratio.den * num);
    expect(quota.rounding).toBe(rounding);
  });

  test('takes a number of firms, filters, a rule of districts', () => {
    const rules = rulesOf({
      抽取比例: null,
      抽取户数: '36户',
      抽查范围: '区县=曾都区、随县；行业：食品销售',
      区县规则: '异地',
      每组人数: '3人',
      组长资格: '食品',
    });
    expect(rules.quota).toEqual({ kind: 'count', count: 36 });
    expect(rules.filters).toEqual([
      { attribute: 'district', values: ['421303', '421321'] },
      { attribute: 'industry', values: ['食品销售'] },
    ]);
    expect(rules.team).toMatchObject({ size: 3, districtRule: 'never-own', leadQualification: '食品' });
  });

  test('names departments and items in words', () => {
    const name = office.items.find(({ code }) => code === 'SCJG-003')?.name ?? '';
    const rules = rulesOf({ 牵头部门: '市市场监管局', 参与部门: '消防救援支队、市市场监管局', 抽查事项: name });
    expect(rules).toMatchObject({ lead: 'SCJG', participants: ['XFJY'] });
    expect(rules.items).toHaveLength(1);
  });
});

describe('a line that cannot be used', () => {
  const cases: readonly (readonly [string, Cell, string])[] = [
    ['抽取比例', '0%', '第 6 行“抽取比例”的“0%”超出范围，例如“不低于3%”（大于 0，不超过 100%）'],
    ['抽取比例', '101%', '第 6 行“抽取比例”的“101%”超出范围，例如“不低于3%”（大于 0，不超过 100%）'],
    ['抽取比例', '适当', '第 6 行“抽取比例”看不懂“适当”，请改写，例如“不低于3%”（大于 0，不超过 100%）'],
    ['抽取户数', 36, '第 10 行与“抽取比例”冲突，请只留一个'],
    ['候补户数', '1001', '第 7 行“候补户数”的“1001”超出范围，例如“5”'],
    ['每组人数', 1, '第 10 行“每组人数”的“1”超出范围，例如“2”（行政执法不少于两人）'],
    ['检查截止', '三月底', '第 9 行“检查截止”看不懂“三月底”，请改写，例如“2026-12-20”'],
    ['检查截止', '2026-02-30', '第 9 行“检查截止”看不懂“2026-02-30”，请改写，例如“2026-12-20”'],
    ['牵头部门', '养蜂办', '第 3 行的“养蜂办”不在成员单位里，请核对名称'],
    [
      '牵头部门',
      'SCJG、XFJY',
      '第 3 行“牵头部门”看不懂“SCJG、XFJY”，请改写，例如“市市场监管局”（只写一个部门，其余写在“参与部门”）',
    ],
    ['抽查事项', 'SCJG-999', '第 2 行的“SCJG-999”不在抽查事项清单里，请核对编码或用 --items 指定清单'],
    ['分层', '大小', '第 5 行“分层”看不懂“大小”，请改写，例如“区县、信用风险等级”'],
    ['抽查范围', '曾都区', '第 10 行“抽查范围”看不懂“曾都区”，请改写，例如“区县=曾都区、随县；行业=食品销售”'],
    ['区县规则', '随便', '第 10 行“区县规则”看不懂“随便”，请改写，例如“不限”“本区县”“异地”'],
    ['抽查地点', '随州', '第 10 行“抽查地点”不是方案的栏目，请改名或删去'],
    ['比例', '5%', '第 10 行“抽取比例”重复，请只留一行'],
    ['任务名称', null, '方案缺少“任务名称”，请补一行'],
    ['检查截止', null, '方案缺少“检查截止”，请补一行'],
    ['抽取比例', null, '方案缺少“抽取比例”或“抽取户数”，请补一行'],
  ];
  test.each(cases)('%s: %j', (name, value, sentence) => {
    expect(faultsOf(taskRows({ [name]: value })).map(taskFaultText)).toEqual([sentence]);
  });

  test('does not hide the others', () => {
    const faults = faultsOf(taskRows({ 抽取比例: '0%', 牵头部门: '养蜂办', 检查截止: '月底', 任务名称: null }));
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'missing-line',
      'out-of-range',
      'unknown-department',
      'unreadable',
    ]);
  });

  test('an empty table misses all that a task needs', () => {
    expect(faultsOf([])).toEqual(
      ['title', 'items', 'lead', 'from', 'until', 'ratio'].map((line) => ({ code: 'missing-line', line })),
    );
  });

  test.each(['__proto__', 'constructor', 'toString'])('a name of the language is a name like any other: %s', (name) => {
    const rows = [...taskRows(), [name, 'x']];
    expect(faultsOf(rows)).toEqual([{ code: 'unknown-line', row: 10, found: name }]);
  });
});

test('a task is told apart from the other sheets of its workbook', () => {
  const counts = sampleSheets(sample).map(({ rows }) => taskLineCount(rows));
  expect(counts.slice(0, -1)).toEqual([0, 0, 0, 0, 0]);
  expect(counts.at(-1)).toBe(14);
});
