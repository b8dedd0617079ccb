import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { BrowserOffice, chooseSheet, importFile } from './browser-office.ts';

/**
 * What a clerk may do wrong, in a real browser over the built programs: each gets a sentence that says where and what
 * to do, nothing is half-written, and the sample can be drawn from afterwards.
 */
let office: BrowserOffice;
let workbench: Page;
let pane: FrameLocator;

beforeAll(async () => {
  office = await BrowserOffice.start();
  ({ workbench, pane } = await office.openWorkbench());
});

afterAll(() => office.close());

// 91350100M000100Y43 is the example of GB 32100; the check characters of the others were computed by hand from its table
const TWO_CODES = `企业名称,统一信用代码,统一社会信用代码
示例一店,91420000MA0000015A,91350100M000100Y43
示例二店,91350100M000100Y43,91420000MA00000235
`;
const HEADER = '企业名称,统一社会信用代码,区县\n';

/** Imports a list of firms and chooses it in the pane. */
async function take(name: string, text: string): Promise<void> {
  await importFile(workbench, `${name}.csv`, text);
  await workbench.getByRole('tab', { name }).waitFor();
  await chooseSheet(pane, '检查对象', name);
}

const says = (text: string | RegExp): Promise<void> => pane.getByText(text).first().waitFor();
const tabs = (): Promise<string[]> => workbench.getByRole('tab').allInnerTexts();

describe('a list of firms', () => {
  test('without a header row', async () => {
    await take('没有表头', '示例一店,91350100M000100Y43\n示例二店,91420000000000000X\n');
    await says(/里没有找到检查对象的表头/);
    await says(/请让一行写明列名（如企业名称、统一社会信用代码）；表中第一行内容在第 1 行/);
  });

  test('with a header and nothing else', async () => {
    await take('只有表头', HEADER);
    await says('第 1 行是表头，下面一行数据也没有。');
  });

  test('with two columns that could be the code asks which', async () => {
    await take('两列代码', TWO_CODES);
    await says(/[BC] 列“.*” 和 [BC] 列“.*” 都可能是统一社会信用代码/);
    await office.picture(workbench, 'two-code-columns');
  });

  test('with malformed and repeated codes names each row', async () => {
    await take('代码有误', `${HEADER}示例一店,91350100M000100Y43,\n示例二店,9135,\n示例三店,91350100M000100Y43,\n`);
    await says('“9135” 不是 18 位信用代码，按自编号使用');
    await says(/B4/);
    await office.picture(workbench, 'bad-codes');
  });
});

describe('a list of more than a million firms', () => {
  test('is refused before it is decoded', async () => {
    await take('百万户', `${HEADER}${'甲店,,\n'.repeat(1_000_001)}`);
    await says(/超过一次最多 1,000,000 行/);
    await says('按区县或行业分成几张表，分别抽取。');
  }, 60_000);
});

describe('a file', () => {
  test.each([
    ['空的.csv', '', /文件是空的，没有任何数据/],
    ['照片.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), /这是图片，读不出表格/],
    ['不是表格.xlsx', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), /这不是表格文件/],
    [
      '太长的名单.csv',
      `${HEADER}${'甲店,,\n'.repeat(1_048_576)}`,
      /超过 1,048,576 行，装不下。请按区县或行业拆成几个文件/,
    ],
  ])('%s is refused and the workbook stays as it was', async (name, content, sentence) => {
    const before = await tabs();
    await importFile(workbench, name, content);
    await workbench.getByText(sentence).waitFor();
    expect(await tabs()).toEqual(before);
    await office.picture(workbench, `refused-${name}`);
    await workbench
      .getByRole('button', { name: /知道了|关闭/ })
      .first()
      .click();
  });
});

describe('a plan', () => {
  const change = async (blank: RegExp, field: string, value: string): Promise<void> => {
    await pane.getByRole('button', { name: blank }).click();
    await pane.getByLabel(field, { exact: true }).last().fill(value);
    await workbench.keyboard.press('Escape');
  };
  const next = (): ReturnType<FrameLocator['getByRole']> => pane.getByRole('button', { name: '下一步：封存' });

  beforeAll(async () => {
    await chooseSheet(pane, '检查对象', '检查对象名录库');
    await says('2,365 行');
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await workbench.keyboard.press('Escape');
    await change(/选择期限/, '完成期限', office.deadline);
    await says('检查期内有');
  });

  test.each(['0', '101', '三成'])('with a ratio of %s can’t be sealed', async (ratio) => {
    await change(/^抽取：/, '比例（%）', ratio);
    await says(ratio === '三成' ? '比例“三成”看不懂。' : `比例 ${ratio}% 不在 0 到 100% 之间。`);
    expect(await next().isDisabled()).toBe(true);
    await change(/^抽取：/, '比例（%）', '3');
  });

  test('with a deadline in the past can’t be sealed', async () => {
    await change(/^完成期限：/, '完成期限', '2020-06-01');
    await says(/完成期限 2020年6月1日.* 已经过了/);
    await says('改成今天或以后的日期。');
    expect(await next().isDisabled()).toBe(true);
  });

  test('with a deadline in a year whose holidays are not announced is taken, and says so', async () => {
    const year = Number(office.deadline.slice(0, 4)) + 1;
    await change(/^完成期限：/, '完成期限', `${String(year)}-06-01`);
    await says(new RegExp(`${String(year)} 年的放假安排还没有公布，这些年份的工作日是暂算的。`));
    expect(await next().isDisabled()).toBe(false);
  });

  test('without an eligible inspector says which department lacks them and what to do', async () => {
    await pane.getByRole('button', { name: '名单' }).click();
    await importFile(
      workbench,
      '证件过期.csv',
      '姓名,工号,所属部门,执法证号,证件有效期\n例过期,S001,随州市市场监督管理局,42000000000001,2020-01-31\n',
    );
    await workbench.getByRole('tab', { name: '证件过期' }).waitFor();
    await chooseSheet(pane, '执法人员', '证件过期');
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await says(/人员排不开：.*市市场监管局.*一个能派的人也没有/);
    await says(/只改一处都排不开：请补充人员、更新证件，或同时改几处/);
    await office.picture(workbench, 'no-inspector');
    expect(await next().isDisabled()).toBe(true);
  });
});
