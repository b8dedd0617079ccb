import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { faintTexts } from '../support/contrast.ts';
import { BrowserOffice, chooseSheet, CLERK, importFile, resizePane } from './browser-office.ts';

/** Lists between a workbook and the office in a real browser over the built programs: look, send, read only. */
let office: BrowserOffice;
let workbench: Page;
let pane: FrameLocator;

beforeAll(async () => {
  office = await BrowserOffice.start();
  ({ workbench, pane } = await office.openWorkbench());
});

afterAll(() => office.close());

async function looked(name: string): Promise<void> {
  const frame = await (await workbench.waitForSelector('iframe')).contentFrame();
  for (const scheme of ['light', 'dark'] as const) {
    await workbench.emulateMedia({ colorScheme: scheme });
    for (const width of ['narrow', 'wide'] as const) {
      await resizePane(workbench, width);
      await office.picture(workbench, `${name}-${scheme}-${width}`);
      expect({ name, scheme, width, faint: await frame?.evaluate(faintTexts) }).toEqual({
        name,
        scheme,
        width,
        faint: [],
      });
      const overflow = await frame?.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ name, scheme, width, overflow }).toEqual({ name, scheme, width, overflow: 0 });
    }
  }
}

describe('a list', () => {
  test('is looked through before it is sent, and becomes version 1', async () => {
    await pane.getByRole('button', { name: '同步检查对象' }).click();
    await pane.getByRole('heading', { name: '同步检查对象' }).waitFor();
    await pane.getByRole('button', { name: /^新增 2,\d{3}$/ }).waitFor();
    await looked('sync-review');
    await pane.getByRole('button', { name: '发送' }).click();
    await pane.getByRole('heading', { name: '检查对象已同步，现在是第 1 版' }).waitFor();
    await pane.getByRole('button', { name: '回到名单' }).last().click();
    await pane.getByText('本机没有改动').waitFor();
    await looked('sync-cards');
  });

  test('of officers tells who is found in Feishu', async () => {
    await pane.getByRole('button', { name: '同步执法人员' }).click();
    await pane.getByRole('button', { name: '发送' }).click();
    await pane.getByText(/人已找到账号/).waitFor();
    await looked('sync-people');
    await pane.getByRole('button', { name: '回到名单' }).last().click();
  });

  test('is looked at without being changed', async () => {
    await pane.getByRole('button', { name: '其他部门的名单' }).click();
    await looked('sync-departments');
    await pane.getByRole('button', { name: /检查对象/ }).click();
    await pane.getByRole('searchbox', { name: '按名称或编码查找' }).waitFor();
    await looked('sync-viewer');
  });
});

test('another workbook that differs is merged, and both are there in the end', async () => {
  const own = office.person(CLERK).departmentCode;
  ({ workbench, pane } = await office.openWorkbenchOf(office.someone('joint-office', (code) => code === own)));
  const rows =
    '企业名称,统一社会信用代码,地址\n曾都区虚宏食品有限公司,91421303XG0000017Y,我的路1号\n虚构新店,XG-99,我的路2号\n';
  await importFile(workbench, '我的名单.csv', rows);
  await workbench.getByRole('tab', { name: '我的名单' }).waitFor();
  await chooseSheet(pane, '检查对象', '我的名单');
  await pane.getByRole('button', { name: '同步检查对象' }).click();
  await pane.getByRole('heading', { name: '合并检查对象' }).waitFor();
  await looked('sync-merge');
  await pane.getByRole('radio', { name: /^我的/ }).first().focus();
  await workbench.keyboard.press('Space');
  await pane.getByRole('button', { name: '都用我的' }).click();
  await pane.getByRole('button', { name: '写进我的表' }).click();
  await pane.getByRole('heading', { name: '同步检查对象' }).waitFor();
  await pane.getByRole('button', { name: '新增 1', exact: true }).waitFor();
  await pane.getByRole('button', { name: '修改 1', exact: true }).waitFor();
  await looked('sync-merged');
  await pane.getByRole('button', { name: '发送' }).click();
  await pane.getByRole('heading', { name: '检查对象已同步，现在是第 2 版' }).waitFor();
});

test('a clerk of another department looks, and can change nothing', async () => {
  const own = office.person(CLERK).departmentCode;
  ({ workbench, pane } = await office.openWorkbenchOf(office.someone('clerk', (code) => code !== own)));
  await pane.getByRole('button', { name: '其他部门的名单' }).click();
  await pane.getByRole('button', { name: /执法人员/ }).click();
  await pane.getByText('别的部门执法人员的请假、回避和曾任职企业不显示。').waitFor();
  await office.picture(workbench, 'sync-other-department');
  expect(await pane.getByRole('button', { name: /发送|同步|合并/ }).count()).toBe(0);
  await pane.getByRole('button', { name: '写成一张只读表' }).click();
  await pane.getByText(/已写入“.*只读/).waitFor();
  const { lists } = office.running.server.application.journal.state();
  expect([...lists.values()].map(([newest]) => newest?.number)).toEqual([2, 1]);
});
