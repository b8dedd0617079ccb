import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Frame, Locator, Page } from 'playwright-core';
import { waitForCard } from '../../bin/demo/chat-people.ts';
import { accessFaults } from '../support/axe.ts';
import { faintTexts } from '../support/contrast.ts';
import { BrowserOffice, CLERK, resizePane } from './browser-office.ts';

/**
 * A clerk who uses no mouse makes a whole draw, from pairing to the result sheet; and what a screen reader or weak eyes
 * need is looked for on every screen on the way, in light and dark (WCAG 2.2 AA by axe-core, contrast by our own reckoning).
 */
let office: BrowserOffice;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  office = await BrowserOffice.start();
  ({ page, pane } = await office.openPane({ locale: 'zh-CN', colorScheme: 'light' }));
});

afterAll(() => office.close());

/** Controls that a screen has at most between two that are wanted one after the other. */
const MOST_STEPS = 120;

/** Goes on with the tab key until a control has the focus: it must be reachable, and the focus must never be trapped. */
async function tabTo(control: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await control.waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    // office.js tells the page around by a message when the focus is to leave the pane
    for (const frame of [pane, page]) await frame.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  throw new Error(`the keyboard never comes to ${control.toString()}`);
}

async function press(name: string | RegExp, role: 'button' | 'checkbox' | 'tab' = 'button'): Promise<void> {
  await tabTo(pane.getByRole(role, { name, exact: true }).last());
  await page.keyboard.press(role === 'checkbox' ? 'Space' : 'Enter');
}

/** Picks an entry of a drop-down list with the arrow keys. */
async function choose(list: string, entry: string): Promise<void> {
  await tabTo(pane.getByRole('combobox', { name: list }));
  await page.keyboard.press('Enter');
  const option = pane.getByRole('option', { name: entry });
  await option.waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    const active = await pane.getByRole('combobox', { name: list }).getAttribute('aria-activedescendant');
    if (active !== null && active === (await option.getAttribute('id'))) break;
    await page.keyboard.press(step < 10 ? 'ArrowUp' : 'ArrowDown');
  }
  await page.keyboard.press('Enter');
}

async function write(label: string, text: string): Promise<void> {
  await tabTo(pane.getByLabel(label).last());
  await page.keyboard.type(text);
}

/** Turns the light on or off, and waits until the page has drawn itself anew; nothing fades, for reduced motion is asked. */
async function lightOrDark(shown: Page, scheme: 'light' | 'dark'): Promise<void> {
  await shown.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  for (const frame of shown.frames()) {
    await frame.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
}

/** What a screen lacks, at both widths, in light and dark. */
async function looked(name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await lightOrDark(page, scheme);
    const found: Record<string, unknown> = {
      faults: await accessFaults(pane),
      faint: await pane.evaluate(faintTexts),
      overflow: await pane.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    };
    await office.picture(page, `access-${name}-${scheme}`);
    expect({ name, scheme, ...found }).toEqual({ name, scheme, faults: [], faint: [], overflow: 0 });
  }
}

describe('the task pane without a mouse', () => {
  test('pairs', async () => {
    await pane.getByLabel('配对码').waitFor();
    await resizePane(page, 'narrow');
    await looked('pairing');
    await write('配对码', await office.pairingCode());
    await press('配对');
    await pane.getByText('2,365 行').waitFor();
  });

  test('looks at the lists', async () => {
    await press(/^检查对象/);
    await looked('lists');
    await press(/^下一步：方案/);
  });

  test('plans', async () => {
    await press(/选择抽查事项/);
    await press(/SCJG-003/, 'checkbox');
    await looked('items');
    await page.keyboard.press('Escape');
    await press(/选择期限/);
    const until = pane.getByLabel('完成期限').last();
    await tabTo(until);
    await until.fill(office.deadline);
    await page.keyboard.press('Escape');
    await press(/选择见证人/);
    await press(new RegExp(CLERK), 'checkbox');
    await page.keyboard.press('Escape');
    await looked('plan');
    await choose('事先指定的公开数值', '福彩双色球');
    await pane.getByLabel('写明哪一个').waitFor();
    await looked('public-source');
    await choose('事先指定的公开数值', '不用');
    await press('更多设置');
    await press('登记其他检查');
    await pane.getByRole('dialog').waitFor();
    await looked('visits');
    await page.keyboard.press('Escape');
    await press(/^下一步：封存/);
  });

  test('seals and draws', async () => {
    await pane.getByRole('button', { name: /^封存/ }).last().waitFor();
    await looked('before-sealing');
    await press(/^封存/);
    await pane.getByRole('button', { name: '开奖式抽取' }).waitFor();
    await looked('sealed');
    const witness = office.person(CLERK);
    const { messageId } = await waitForCard(office.chat, witness, ['提交随机数', '"form"']);
    await office.chat.submitForm(messageId, witness.openId, 'contribution', { value: '31415926535' });
    await pane.getByText('可以抽取了').waitFor();
    await press('开奖式抽取');
    await pane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
  });

  test('reads the result and writes the sheet', async () => {
    await looked('result');
    await press('写入结果表');
    await pane.getByText(/已写入/).waitFor();
    await press('更多表格');
    await looked('more-sheets');
    await page.keyboard.press('Escape');
  });

  test('gets back to the sheet, and out at both ends', async () => {
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.ariaLabel === '单元格内容');
    const close = page.getByRole('button', { name: '关闭任务窗格' });
    await close.focus();
    await page.keyboard.press('Tab');
    await pane.waitForFunction(() => document.hasFocus());
    await tabTo(close, 'Shift+Tab');
    await page.keyboard.press('Tab');
    await tabTo(page.getByRole('button', { name: '打开文件' }));
  });
});

describe('the other pages', () => {
  const pageLooked = async (site: Page, name: string, leaveOut: readonly string[] = []): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await lightOrDark(site, scheme);
      await office.picture(site, `access-${name}-${scheme}`);
      const found = { faults: await accessFaults(site, leaveOut), faint: await site.evaluate(faintTexts) };
      expect({ name, scheme, ...found }).toEqual({ name, scheme, faults: [], faint: [] });
    }
  };

  test('of the public site', async () => {
    const [draw] = [...office.running.server.application.journal.state().draws.values()];
    const site = await office.context.newPage();
    const root = office.running.server.addresses.publicSite;
    await site.goto(root);
    await pageLooked(site, 'public-home');
    await site.goto(`${root}/log`);
    await pageLooked(site, 'public-log');
    await site.goto(`${root}/draws/${draw?.number ?? ''}`);
    await site.getByRole('button', { name: '在我的浏览器中核验' }).click();
    await site.getByText(/核验通过/).waitFor();
    await pageLooked(site, 'public-draw');
  });

  test('of the workbench', async () => {
    // the pane has been looked at in its own frame; glide-data-grid's canvas carries a table for screen readers
    await pageLooked(page, 'workbench', ['iframe']);
  });

  test('of the chat window', async () => {
    const window = await office.context.newPage();
    await window.goto(office.chat.url);
    await window.getByRole('button', { name: new RegExp(CLERK) }).click();
    await window
      .getByRole('navigation', { name: `${CLERK}的会话` })
      .getByRole('button', { name: /^双随机抽查/ })
      .click();
    await pageLooked(window, 'chat');
  });
});
