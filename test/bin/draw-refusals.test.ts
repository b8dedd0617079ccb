import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/tabular/cell.ts';
import { writeCsv } from '../../excel-addin/files/csv-writer.ts';
import { testFolder } from '../support/test-folder.ts';
import { drawIn, type Drawing } from './draw-bench.ts';
import { codeOf, entityRows, inspectorRows, taskRows, type Rows } from './fictional-lists.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeEach(async () => {
  folder = await testFolder('refusals');
});
afterEach(() => folder.remove());

/** The list with one cell changed; row 0 is the header. */
const withCell = (rows: Rows, row: number, column: number, value: Cell): Rows =>
  rows.map((cells, at) => (at === row ? cells.map((cell, index) => (index === column ? value : cell)) : cells));

/** Runs a draw that must be refused. @returns what it complained of. */
async function refusal(drawing: Drawing): Promise<string> {
  const { code, terminal, left } = await drawIn(folder.path, drawing);
  // no transcript, and no unfinished one
  expect({ code, left, said: terminal.said }).toEqual({ code: 1, left: [], said: [] });
  return terminal.complaints.join('\n');
}

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
};

const [HEADER = [], ...FIRMS] = entityRows();

describe('a list', () => {
  const cases: readonly (readonly [string, Drawing, RegExp])[] = [
    ['without rows', { entities: [HEADER] }, /^名录\.csv.*第 1 行是表头，下面一行数据也没有。在表头下面填入名单/],
    ['without a header', { entities: FIRMS }, /^名录\.csv.*没有找到检查对象.*的表头。请让一行写明列名/],
    [
      'of inspectors without a header',
      { inspectors: inspectorRows().slice(1) },
      /^人员\.csv.*没有找到执法人员.*的表头/,
    ],
    [
      'with two columns that could be the code',
      { entities: [[...HEADER, '统一社会信用代码'], ...FIRMS.map((row, index) => [...row, codeOf(index + 500)])] },
      /^名录\.csv.*B 列“统一社会信用代码” 和 G 列“统一社会信用代码” 都可能是.*请把不是它的那一列改名或删去/,
    ],
    [
      'without a column of names',
      { entities: entityRows().map((row) => row.slice(1)) },
      /没有找到“.*名称”这一列。请补上这一列/,
    ],
    ['with a code twice', { entities: withCell(entityRows(), 9, 1, codeOf(2)) }, /1 行有误。[^]*B10[^]*与第 4 行重复/],
    ['without a code', { entities: withCell(entityRows(), 7, 1, '') }, /1 行有误。请改正[^]*B8[^]*代码是空的/],
    [
      'with a code of no use',
      { entities: withCell(entityRows(), 3, 1, 'X'.repeat(60)) },
      /1 行有误。[^]*B4[^]*不能作为代码/,
    ],
  ];
  test.each(cases)('%s', async (_, drawing, sentence) => {
    expect(await refusal(drawing)).toMatch(sentence);
  });

  test('without anything', async () => {
    expect(await refusal({ request: { entities: await file('空.csv', '') } })).toMatch(
      /^空\.csv：文件是空的，.*请检查/,
    );
    expect(await refusal({ request: { entities: await file('空.csv', ',,\r\n,,\r\n') } })).toMatch(/^空\.csv.*是空的/);
  });

  test('with faults in many rows names ten and counts the rest', async () => {
    const complaint = await refusal({ entities: [HEADER, ...FIRMS.map((row) => [row[0] ?? '', '', ...row.slice(2)])] });
    expect(complaint).toContain('120 行有误');
    expect(complaint.split('\n')).toHaveLength(12);
    expect(complaint).toContain('另有 110 处');
  });

  test('of more than a million rows', async () => {
    const path = await file('大.csv', `企业名称,统一社会信用代码\r\n${'a,1\r\n'.repeat(1_000_001)}`);
    expect(await refusal({ request: { entities: path } })).toMatch(
      /^大\.csv.*1,000,001 行，超过一次最多 1,000,000 行。按区县/,
    );
  }, 60_000);

  test('that is no workbook', async () => {
    const pdf = await file('名单.pdf', '%PDF-1.7\n%âãÏÓ\n');
    expect(await refusal({ request: { entities: pdf } })).toMatch(/^名单\.pdf：这是 PDF 文件.*请选/);
    const torn = await file('坏.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3));
    expect(await refusal({ request: { inspectors: torn } })).toMatch(/^坏\.xlsx：.*请/);
    const noise = await file(
      '杂.xlsx',
      Uint8Array.from({ length: 400 }, (_, index) => (index * 89) % 256),
    );
    expect(await refusal({ request: { task: noise } })).toMatch(/^杂\.xlsx：.*请/);
  });

  test.each(['entities', 'inspectors', 'task', 'items'] as const)('that is not there: %s', async (name) => {
    const request = { [name]: join(folder.path, '没有.csv') };
    expect(await refusal({ request })).toBe('没有.csv：没有这个文件，请核对路径。');
  });

  test('that is a folder', async () => {
    expect(await refusal({ request: { entities: folder.path } })).toMatch(/读不出来，请确认它是一个文件/);
  });
});

describe('a task', () => {
  const cases: readonly (readonly [string, Record<string, Cell>, RegExp])[] = [
    ['of 0%', { 抽取比例: '0%' }, /^方案\.csv：第 6 行“抽取比例”的“0%”超出范围，.*不超过 100%/],
    ['of 101%', { 抽取比例: '101%' }, /^方案\.csv：第 6 行“抽取比例”的“101%”超出范围/],
    ['of 0 firms', { 抽取比例: null, 抽取户数: 0 }, /“抽取户数”的“0”超出范围/],
    [
      'of more firms than there are',
      { 抽取比例: null, 分层: null, 抽取户数: 121 },
      /要抽 121 户，可抽的只有 120 户。改成/,
    ],
    ['with a past deadline', { 检查开始: '2026-02-02', 检查截止: '2026-02-27' }, /完成期限.*已经过了。改成今天或以后/],
    ['that ends before it begins', { 检查截止: '2026-03-06' }, /晚于完成期限 2026-03-06。把开始日期提前/],
    ['for nobody in range', { 抽查范围: '行业=养蜂' }, /没有可抽的检查对象.*放宽/],
  ];
  test.each(cases)('%s', async (_, changed, sentence) => {
    expect(await refusal({ task: taskRows(changed) })).toMatch(sentence);
  });

  test('that is another list is told in a few lines', async () => {
    const lines = (await refusal({ task: entityRows() })).split('\n');
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(lines[0]).toMatch(/^方案\.csv：第 1 行“企业名称”不是方案的栏目/);
    expect(lines.at(-1)).toMatch(/另有 \d+ 处/);
  });
});

describe('an ordinary item', () => {
  const items = (weight: string): Rows => [
    ['事项编码', '事项名称', '实施部门', '抽查依据', '抽查比例', '事项类别'],
    ['SCJG-003', '虚构示例检查', '市市场监管局', '虚构示例办法', '不超过3%', weight],
    ['XFJY-001', '虚构示例消防检查', '市消防救援支队', '虚构示例办法', '不低于5%', weight],
  ];

  test('of which more would be drawn than its ratio allows; a key item has no ceiling', async () => {
    const request = { items: await file('清单.csv', writeCsv({ rows: items('一般事项') }, { bom: true })) };
    const complaint = await refusal({ task: taskRows({ 抽取比例: '4%' }), request });
    expect(complaint).toMatch(/一般事项 SCJG-003 的抽查比例不得超过 3%：120 户中最多抽 3 户，现在要抽 \d+ 户/);
    await file('清单.csv', writeCsv({ rows: items('重点事项') }, { bom: true }));
    expect(await drawIn(folder.path, { task: taskRows({ 抽取比例: '4%' }), request })).toMatchObject({ code: 0 });
  });
});

describe('officers', () => {
  test('whose certificates have all expired', async () => {
    const complaint = await refusal({ inspectors: inspectorRows({ validUntil: '2020-01-01' }) });
    expect(complaint).toMatch(/人员排不开：.*需要.*组长，一个能派的人也没有/);
    expect(complaint).toMatch(/执法证在检查期内到期.*移出.*户，或增派.*就排得开/);
  });

  test('of other departments', async () => {
    const complaint = await refusal({ inspectors: inspectorRows({ departments: ['市税务局'] }) });
    expect(complaint).toMatch(/人员排不开：.*市市场监管局.*就排得开/);
  });

  test('too few for one of the departments', async () => {
    const complaint = await refusal({ inspectors: inspectorRows({ departments: ['市市场监管局'] }) });
    expect(complaint).toMatch(/人员排不开：.*市消防救援支队.*就排得开/);
  });
});

describe('a seed', () => {
  test.each(['', 'ab', '0'.repeat(63), 'g'.repeat(64), '0'.repeat(65)])('that is none: %j', async (seed) => {
    const complaint = await refusal({ request: { ground: { seed } } });
    expect(complaint).toBe('--seed 应为 64 位十六进制数（0–9、a–f）。');
  });
});
