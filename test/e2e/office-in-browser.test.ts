import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { cardsOf, waitForCard } from '../../bin/demo/chat-people.ts';
import { programFolders } from '../../bin/serve/program-folders.ts';
import { type RunningOffice, runOffice } from '../../bin/serve/running-office.ts';
import type { SamplePerson } from '../../bin/sample/sample-people.ts';
import { launchBrowser } from '../support/browser.ts';

/**
 * The path of a clerk who has neither Excel nor Feishu, in a real browser over the built programs: pair, lists, plan,
 * seal, contributions, draw, result sheet, inspector's card, public page. Saves a picture of every screen.
 */
const programs = programFolders(pathToFileURL(join(process.cwd(), 'dist', 'bin', 'double-random.js')).href);
const PICTURES = join(process.cwd(), 'build', 'pictures');

let folder: string;
let office: RunningOffice;
let browser: Browser;
let context: BrowserContext;
let workbench: Page;
let pane: FrameLocator;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'double-random-e2e-'));
  const started = await runOffice({
    dataFolder: folder,
    environment: { DOUBLE_RANDOM_OFFICE_PORT: '0', DOUBLE_RANDOM_PUBLIC_PORT: '0' },
    // in place: a thread does not take the test runner's own kind of address
    programs: { ...programs, drawWorker: null },
    chatPort: 0,
  });
  if (!started.ok) throw new Error(started.fault.code);
  office = started.value;
  await office.server.chat?.ready;
  await office.server.chat?.idle();
  browser = await launchBrowser();
  context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'zh-CN',
    viewport: ORDINARY,
  });
});

afterAll(async () => {
  await browser.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

function person(name: string): SamplePerson {
  const found = office.sample?.people.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${name} is not in the sample`);
  return found;
}

const chat = () => {
  if (office.sandbox === null) throw new Error('no local Feishu');
  return office.sandbox;
};

const picture = (page: Page, name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`) });

/** Windows in pixels; in the wide one all columns of a result are in view. */
const ORDINARY = { width: 1440, height: 900 };
const WIDE = { width: 2400, height: 900 };

const CLERK = '示晓岚';
const WITNESSES = [CLERK, '例明宁'];

describe('a clerk without Excel and without Feishu', () => {
  test('pairs the pane with a code from the chat', async () => {
    await chat().sendText(person(CLERK).openId, 'bot', '配对');
    const { text } = await waitForCard(chat(), person(CLERK), ['配对码']);
    const code = /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/.exec(text)?.[0] ?? '';
    workbench = await context.newPage();
    await workbench.goto(`${office.server.addresses.office}/workbench/`);
    pane = workbench.frameLocator('iframe');
    await pane.getByLabel('配对码').fill(code);
    await pane.getByRole('button', { name: '配对', exact: true }).click();
    await pane.getByRole('button', { name: '下一步：方案' }).waitFor();
    await picture(workbench, 'workbench');
  });

  test('takes a list of the own beside the sample, and goes back to the sample', async () => {
    const own = '企业名称,统一社会信用代码\n示例一店,91350100M000100Y43\n示例二店,91350100M000100Y44\n';
    await workbench.setInputFiles('[aria-label=选择要导入的文件]', {
      name: '外来名单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(own),
    });
    await workbench.getByRole('tab', { name: '外来名单' }).waitFor();
    const choose = async (sheet: string): Promise<void> => {
      await pane.getByRole('combobox', { name: '工作表' }).first().click();
      await pane.getByRole('option', { name: sheet }).click();
    };
    await choose('外来名单');
    // GB 32100 gives 91350100M000100Y43 as its example, so the last character should be 3
    await pane.getByText(/“91350100M000100Y44” 校验位不符（末位应为 3）/).waitFor();
    await choose('检查对象名录库');
    await pane.getByText('2,365 行').waitFor();
  });

  test('plans a joint draw and sees the pool', async () => {
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await pane.getByRole('checkbox', { name: /XFJY-001/ }).check();
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择期限/ }).click();
    const until = office.sample?.task.inspectionUntil ?? '';
    await pane.getByLabel('完成期限').last().fill(until);
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择见证人/ }).click();
    for (const name of WITNESSES) await pane.getByRole('checkbox', { name: new RegExp(name) }).check();
    await workbench.keyboard.press('Escape');
    await picture(workbench, 'plan');
    await pane.getByRole('button', { name: '下一步：封存' }).click();
  });

  test('seals, and the witnesses contribute in chat', async () => {
    await pane.getByRole('button', { name: /^封存/ }).last().click();
    await pane.getByRole('button', { name: '开奖式抽取' }).waitFor();
    for (const name of WITNESSES) {
      const { messageId } = await waitForCard(chat(), person(name), ['提交随机数', '"form"']);
      const used = await chat().submitForm(messageId, person(name).openId, 'contribution', { value: '31415926535' });
      expect(used).toMatchObject({ ok: true, toast: { type: 'success' } });
    }
    await pane.getByText('可以抽取了').waitFor();
    await picture(workbench, 'seal');
  });

  test('draws, verifies on this machine and writes the result sheet', async () => {
    await pane.getByRole('button', { name: '开奖式抽取' }).click();
    await pane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
    await pane.getByRole('button', { name: '写入结果表' }).click();
    await pane.getByText(/已写入/).waitFor();
    expect(await workbench.getByRole('tab', { name: /抽查结果 SZ-/ }).count()).toBe(1);
    await picture(workbench, 'result');
  });

  test('lays the draw out for checking by formulas, sums it up in charts, and hands it out for the platform', async () => {
    const more = async (name: string): Promise<void> => {
      await pane.getByRole('button', { name: '更多表格' }).click();
      await pane.getByRole('menuitem', { name }).click();
    };
    await more('汇总与图表');
    await pane.getByText(/已写入“汇总 /).waitFor();
    await workbench.getByRole('img', { name: /各层抽取户数/ }).waitFor();
    await picture(workbench, 'summary');
    await more('检查结果表');
    await pane.getByText(/已写入“检查结果 /).waitFor();
    const print = async (name: string): Promise<void> => {
      await pane.getByRole('button', { name: '打印文书' }).click();
      await pane.getByRole('menuitem', { name, exact: true }).click();
    };
    await print('检查通知书');
    await pane.getByText(/已写入“检查通知书 .*可以打印/).waitFor();
    await picture(workbench, 'notice');
    await print('现场检查记录表');
    await pane.getByText(/已写入“现场检查记录表 .*可以打印/).waitFor();
    await picture(workbench, 'record');
    await print('抽查名单公示表');
    await pane.getByText(/已写入“名单公示表 .*可以打印/).waitFor();
    await picture(workbench, 'publicity');
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
    const [draw] = [...office.server.application.journal.state().draws.values()];
    expect(countAfter('抽中（公布')).toBe(String(draw?.outcome?.teams.flatMap(({ entities }) => entities).length));
    expect(countAfter('不一致的户数')).toBe('0');
    expect(Number(countAfter('一致的户数'))).toBe(draw?.outcome?.pool);
    await picture(workbench, 'check-sheet');
    await workbench.setViewportSize(ORDINARY);
  });

  test('an inspector accepts on the card in the chat window', async () => {
    const [draw] = [...office.server.application.journal.state().draws.values()];
    const member = draw?.outcome?.teams[0]?.members[0];
    const inspector = person(member?.name ?? '');
    await waitForCard(chat(), inspector, ['接受任务']);
    const window = await context.newPage();
    await window.goto(chat().url);
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
    await picture(window, 'chat');
    const cards = await cardsOf(chat(), inspector);
    expect(cards.filter(({ text }) => text.includes('已接受 · '))).toHaveLength(1);
  });

  test('the status column of the result sheet follows the answers', async () => {
    await workbench.setViewportSize(WIDE);
    await workbench.getByRole('tab', { name: /抽查结果 SZ-/ }).click();
    await workbench.locator('canvas td', { hasText: '已通知' }).first().waitFor({ state: 'attached' });
    await picture(workbench, 'status-column');
  });

  test('a visitor re-verifies the draw on the public page', async () => {
    const [draw] = [...office.server.application.journal.state().draws.values()];
    const site = await context.newPage();
    await site.goto(`${office.server.addresses.publicSite}/draws/${draw?.number ?? ''}`);
    await site.getByRole('button', { name: '在我的浏览器中核验' }).click();
    await site.getByText(/核验通过/).waitFor();
    await picture(site, 'public-draw');
    const firm = draw?.outcome?.teams[0]?.entities[0]?.id ?? '';
    await site.getByLabel('统一社会信用代码').fill(firm);
    await site.getByRole('button', { name: '查询' }).click();
    await site.getByText(/抽中了/).waitFor();
    await picture(site, 'public-answer');
  });
});
