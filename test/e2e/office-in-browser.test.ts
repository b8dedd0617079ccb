import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { cardsOf, waitForCard } from '../../bin/demo/chat-people.ts';
import { BrowserOffice, CLERK, chooseSheet, importFile } from './browser-office.ts';

/**
 * The path of a clerk who has neither Excel nor Feishu, in a real browser over the built programs: pair, lists, plan,
 * seal, contributions, draw, result sheet, inspector's card, public page. Saves a picture of every screen.
 */
let office: BrowserOffice;
let workbench: Page;
let pane: FrameLocator;

beforeAll(async () => {
  office = await BrowserOffice.start();
});

afterAll(() => office.close());

/** Windows in pixels; in the wide one all columns of a result are in view. */
const ORDINARY = { width: 1440, height: 900 };
const WIDE = { width: 2400, height: 900 };

const WITNESSES = [CLERK, '例明宁'];

describe('a clerk without Excel and without Feishu', () => {
  test('pairs the pane with a code from the chat', async () => {
    ({ workbench, pane } = await office.openWorkbench());
    await office.picture(workbench, 'workbench');
  });

  test('takes a list of the own beside the sample, and goes back to the sample', async () => {
    const own = '企业名称,统一社会信用代码\n示例一店,91350100M000100Y43\n示例二店,91350100M000100Y44\n';
    await importFile(workbench, '外来名单.csv', own);
    await workbench.getByRole('tab', { name: '外来名单' }).waitFor();
    await chooseSheet(pane, '检查对象', '外来名单');
    // GB 32100 gives 91350100M000100Y43 as its example, so the last character should be 3
    await pane.getByText(/“91350100M000100Y44” 校验位不符（末位应为 3）/).waitFor();
    await chooseSheet(pane, '检查对象', '检查对象名录库');
    await pane.getByText('2,365 行').waitFor();
    await workbench.getByRole('tab', { name: '检查对象名录库' }).click();
  });

  test('plans a joint draw and sees the pool', async () => {
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await pane.getByRole('checkbox', { name: /XFJY-001/ }).check();
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择期限/ }).click();
    const until = office.deadline;
    await pane.getByLabel('完成期限').last().fill(until);
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择见证人/ }).click();
    for (const name of WITNESSES) await pane.getByRole('checkbox', { name: new RegExp(name) }).check();
    await workbench.keyboard.press('Escape');
    await office.picture(workbench, 'plan');
    await pane.getByRole('button', { name: '下一步：封存' }).click();
  });

  test('seals, and the witnesses contribute in chat', async () => {
    await pane.getByRole('button', { name: /^封存/ }).last().click();
    await pane.getByRole('button', { name: '开奖式抽取' }).waitFor();
    for (const name of WITNESSES) {
      const { messageId } = await waitForCard(office.chat, office.person(name), ['提交随机数', '"form"']);
      const used = await office.chat.submitForm(messageId, office.person(name).openId, 'contribution', {
        value: '31415926535',
      });
      expect(used).toMatchObject({ ok: true, toast: { type: 'success' } });
    }
    await pane.getByText('可以抽取了').waitFor();
    await office.picture(workbench, 'seal');
  });

  test('draws, verifies on this machine and writes the result sheet', async () => {
    await pane.getByRole('button', { name: '开奖式抽取' }).click();
    await pane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
    await pane.getByRole('button', { name: '写入结果表' }).click();
    await pane.getByText(/已写入/).waitFor();
    expect(await workbench.getByRole('tab', { name: /抽查结果 SZ-/ }).count()).toBe(1);
    await office.picture(workbench, 'result');
  });

  test('lays the draw out for checking by formulas, sums it up in charts, and hands it out for the platform', async () => {
    const more = async (name: string): Promise<void> => {
      await pane.getByRole('button', { name: '更多表格' }).click();
      await pane.getByRole('menuitem', { name }).click();
    };
    await more('汇总与图表');
    await pane.getByText(/已写入“汇总 /).waitFor();
    await workbench.getByRole('img', { name: /各层抽取户数/ }).waitFor();
    await office.picture(workbench, 'summary');
    await more('检查结果表');
    await pane.getByText(/已写入“检查结果 /).waitFor();
    const print = async (name: string): Promise<void> => {
      await pane.getByRole('button', { name: '打印文书' }).click();
      await pane.getByRole('menuitem', { name, exact: true }).click();
    };
    await print('检查通知书');
    await pane.getByText(/已写入“检查通知书 .*可以打印/).waitFor();
    await office.picture(workbench, 'notice');
    await print('现场检查记录表');
    await pane.getByText(/已写入“现场检查记录表 .*可以打印/).waitFor();
    await office.picture(workbench, 'record');
    await print('抽查名单公示表');
    await pane.getByText(/已写入“名单公示表 .*可以打印/).waitFor();
    await office.picture(workbench, 'publicity');
    const download = workbench.waitForEvent('download');
    await more('省平台格式');
    expect((await download).suggestedFilename()).toMatch(/^省平台导出 SZ-.*\.xlsx$/);
    await workbench.setViewportSize(WIDE);
    await more('公式核验表');
    await pane.getByText(/已写入“核验 /).waitFor();
    const read = workbench.locator('canvas td');
    await read.filter({ hasText: '不一致的户数' }).waitFor({ state: 'attached' });
    await read.filter({ hasText: '#BUSY!' }).first().waitFor({ state: 'detached' });
    const texts = await read.allTextContents();
    const countAfter = (label: string): string => texts[texts.findIndex((text) => text.startsWith(label)) + 1] ?? '';
    const [draw] = [...office.running.server.application.journal.state().draws.values()];
    expect(countAfter('抽中（公布')).toBe(String(draw?.outcome?.teams.flatMap(({ entities }) => entities).length));
    expect(countAfter('不一致的户数')).toBe('0');
    expect(Number(countAfter('一致的户数'))).toBe(draw?.outcome?.pool);
    await office.picture(workbench, 'check-sheet');
    await workbench.setViewportSize(ORDINARY);
  });

  test('an inspector accepts on the card in the chat window', async () => {
    const [draw] = [...office.running.server.application.journal.state().draws.values()];
    const member = draw?.outcome?.teams[0]?.members[0];
    const inspector = office.person(member?.name ?? '');
    await waitForCard(office.chat, inspector, ['接受任务']);
    const window = await office.context.newPage();
    await window.goto(office.chat.url);
    await window.getByRole('button', { name: new RegExp(inspector.name) }).click();
    await window
      .getByRole('navigation', { name: `${inspector.name}的会话` })
      .getByRole('button', { name: /^双随机抽查/ })
      .click();
    await window.getByRole('button', { name: '接受任务' }).first().click();
    await window
      .getByText(/已接受 ·/)
      .first()
      .waitFor();
    await office.picture(window, 'chat');
    const cards = await cardsOf(office.chat, inspector);
    expect(cards.filter(({ text }) => text.includes('已接受 · '))).toHaveLength(1);
  });

  test('the status column of the result sheet follows the answers', async () => {
    await workbench.setViewportSize(WIDE);
    await workbench.getByRole('tab', { name: /抽查结果 SZ-/ }).click();
    await workbench.locator('canvas td', { hasText: '已通知' }).first().waitFor({ state: 'attached' });
    await office.picture(workbench, 'status-column');
  });

  test('a visitor re-verifies the draw on the public page', async () => {
    const [draw] = [...office.running.server.application.journal.state().draws.values()];
    const site = await office.context.newPage();
    await site.goto(`${office.running.server.addresses.publicSite}/draws/${draw?.number ?? ''}`);
    await site.getByRole('button', { name: '在我的浏览器中核验' }).click();
    await site.getByText(/核验通过/).waitFor();
    await office.picture(site, 'public-draw');
    const firm = draw?.outcome?.teams[0]?.entities[0]?.id ?? '';
    await site.getByLabel('统一社会信用代码').fill(firm);
    await site.getByRole('button', { name: '查询' }).click();
    await site.getByText(/抽中了/).waitFor();
    await office.picture(site, 'public-answer');
  });
});
