import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { JsonObject } from '../../../bot/sandbox/json.ts';
import { launchBrowser } from '../../support/browser.ts';
import { APP, card, Office, PEOPLE } from './office.ts';
import { until } from '../../support/until.ts';

jest.setTimeout(60_000);

const { lin, zhou } = PEOPLE;
const SOURCE = 'bot/sandbox/window';
let folder: string;
let browser: Browser;
let context: BrowserContext;
let office: Office;
/** Errors of the pages and refusals of their policy: there must be none. */
let complaints: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chat-window-'));
  const options = ['--bundle', '--format=esm', '--jsx=automatic', '--log-level=error', `--outdir=${folder}`];
  execFileSync('node_modules/.bin/esbuild', [`${SOURCE}/main.tsx`, ...options]);
  cpSync(`${SOURCE}/assets`, folder, { recursive: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  complaints = [];
  const menu = [{ name: '我的任务', key: 'mine' }];
  office = await Office.open({ apps: [{ ...APP, menu }], windowDir: folder });
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
});

afterEach(async () => {
  await context.close();
  await office.close();
  expect(complaints).toEqual([]);
});

async function openAs(name: string, chat: string): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(office.sandbox.url);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page
    .getByRole('navigation', { name: `${name}的会话` })
    .getByRole('button', { name: new RegExp(`^${chat}`) })
    .click();
  await page.getByRole('main', { name: `与${chat}的会话` }).waitFor();
  return page;
}

describe('cards', () => {
  test('a click reaches the bot; its toast is shown and the card changes in every window', async () => {
    await office.connect({
      'card.action.trigger': () => ({
        toast: { type: 'success', content: '已接受任务' },
        card: { type: 'raw', data: card('已接受 · 12月3日 09:00', { disabled: true }) },
      }),
    });
    await office.sendCard(lin.openId, card('抽查任务 · 第 3 组'));
    const page = await openAs('林一', '抽查助手');
    const other = await openAs('林一', '抽查助手');
    await page.getByRole('button', { name: '接受' }).click();
    await page.getByText('已接受任务').first().waitFor();
    for (const window of [page, other]) {
      const article = window.getByRole('article', { name: '已接受 · 12月3日 09:00' });
      await article.waitFor();
      expect(await article.getByRole('button', { name: '接受' }).getAttribute('aria-disabled')).toBe('true');
    }
  });

  const form: JsonObject = {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: { tag: 'plain_text', content: '申请回避' }, template: 'orange' },
    body: {
      elements: [
        {
          tag: 'form',
          name: 'recusal',
          elements: [
            {
              tag: 'select_static',
              name: 'reason',
              required: true,
              placeholder: { tag: 'plain_text', content: '选择理由' },
              options: [
                { text: { tag: 'plain_text', content: '近亲属' }, value: 'relative' },
                { text: { tag: 'plain_text', content: '曾任职' }, value: 'former' },
              ],
            },
            { tag: 'date_picker', name: 'since', placeholder: { tag: 'plain_text', content: '自何日起' } },
            { tag: 'input', name: 'note', input_type: 'multiline_text', label: { tag: 'plain_text', content: '说明' } },
            { tag: 'checker', name: 'sure', text: { tag: 'plain_text', content: '以上属实' } },
            {
              tag: 'button',
              name: 'send',
              text: { tag: 'plain_text', content: '提交' },
              form_action_type: 'submit',
              confirm: {
                title: { tag: 'plain_text', content: '提交申请' },
                text: { tag: 'plain_text', content: '提交后由组长审批' },
              },
            },
          ],
        },
      ],
    },
  };

  test('a form is asked for what is missing, confirmed, and sent whole', async () => {
    const seen: unknown[] = [];
    await office.connect({
      'card.action.trigger': (data) => {
        seen.push((data['action'] as JsonObject)['form_value']);
        return { toast: { type: 'info', content: '已提交' } };
      },
    });
    await office.sendCard(lin.openId, form);
    const page = await openAs('林一', '抽查助手');
    const submit = async () => {
      await page.getByRole('button', { name: '提交' }).click();
      await page.getByRole('dialog', { name: '提交申请' }).getByRole('button', { name: '确定' }).click();
    };
    await submit();
    await page.getByText('请填写此项').waitFor();
    expect(seen).toEqual([]);
    await page.getByRole('combobox', { name: '选择理由' }).click();
    await page.getByRole('option', { name: '曾任职' }).click();
    await page.getByLabel('自何日起').fill('2026-01-05');
    await page.getByLabel('说明').fill('2019 年在该企业任职');
    await page.getByRole('checkbox', { name: '以上属实' }).check();
    await submit();
    await page.getByText('已提交').first().waitFor();
    expect(seen).toEqual([{ reason: 'former', since: '2026-01-05 +0800', note: '2019 年在该企业任职', sure: true }]);
  });

  test('what a card says is text: no markup, no script, no address but the web’s', async () => {
    const hostile =
      '<img src=x onerror="document.title=1"><script>document.title=2</script> [点](javascript:alert(1)) ' +
      '<a href="javascript:alert(1)">此</a> **<b>粗</b>** [网](https://example.gov.cn/)';
    await office.sendCard(lin.openId, {
      ...card('<i>x</i>'),
      body: { elements: [{ tag: 'markdown', content: hostile }] },
    });
    const page = await openAs('林一', '抽查助手');
    const article = page.getByRole('article');
    expect(await article.locator('img, script, b, i').count()).toBe(0);
    expect(await article.textContent()).toContain('<img src=x onerror="document.title=1">');
    const links = await article.locator('a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links).toEqual(['https://example.gov.cn/']);
    expect(await page.title()).toBe('飞书沙盒');
  });

  test('a long table has pages', async () => {
    const rows = Array.from({ length: 23 }, (_, n) => ({ firm: `示例店 ${n + 1}` }));
    const columns = [{ name: 'firm', display_name: '检查对象', data_type: 'text' }];
    const list = { ...card('名单'), body: { elements: [{ tag: 'table', page_size: 10, columns, rows }] } };
    await office.sendCard(lin.openId, list);
    const page = await openAs('林一', '抽查助手');
    await page.getByText('共 23 行').waitFor();
    expect(await page.locator('.card-table tbody tr').count()).toBe(10);
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByRole('button', { name: '下一页' }).click();
    expect(await page.locator('.card-table tbody tr').allTextContents()).toEqual([
      '示例店 21',
      '示例店 22',
      '示例店 23',
    ]);
    expect(await page.getByRole('button', { name: '下一页' }).isDisabled()).toBe(true);
  });
});

describe('talking', () => {
  test('a text goes to the bot, unread ones are counted, the events are shown and time can be moved', async () => {
    await office.connect({ 'im.message.receive_v1': () => undefined });
    const page = await openAs('周二', '抽查助手');
    await page.getByRole('textbox', { name: '发消息给 抽查助手' }).fill('我的任务');
    await page.keyboard.press('Enter');
    await page.locator('.message-own').getByText('我的任务').waitFor();
    expect(await office.sandbox.messages({ openId: zhou.openId })).toMatchObject([
      { sender: { kind: 'person', id: zhou.openId } },
    ]);
    await office.sendCard(lin.openId, card('x'));
    await page.getByRole('button', { name: /林一/ }).getByLabel('1 条未读').waitFor();

    await page.getByRole('button', { name: '幕后' }).click();
    await page.getByRole('list', { name: '机器人收到的事件' }).getByText('收到消息').waitFor();
    await page.getByRole('button', { name: /^收到消息 已应答 \d+ ms/ }).waitFor();
    await page.getByRole('tab', { name: '时间与故障' }).click();
    await page.getByText('2026/12/03 09:00:00 星期四').waitFor();
    await page.getByRole('button', { name: '前进 1 天' }).click();
    await page.getByText('2026/12/04 09:00:00 星期五').waitFor();
    await page.getByRole('button', { name: '502 错误' }).click();
    await page.getByText('502 错误，还剩 1 次').waitFor();
    expect((await office.sandbox.status()).faults).toMatchObject([{ kind: 'server-error', left: 1 }]);
    await page.getByRole('button', { name: '关闭 502 错误，还剩 1 次' }).click();
    await page.getByText('502 错误，还剩 1 次').waitFor({ state: 'detached' });
  });

  test('in a group the bot is mentioned with a button; everything works by keyboard', async () => {
    const seen: unknown[] = [];
    await office.connect({ 'im.message.receive_v1': (data) => seen.push(data['message']) && undefined });
    await office.client.im.v1.chat.create({
      params: { user_id_type: 'open_id' },
      data: { name: '第 3 组', user_id_list: [lin.openId, zhou.openId] },
    });
    const page = await openAs('林一', '第 3 组');
    await page.getByRole('button', { name: '提及 抽查助手' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '发消息给 第 3 组' }).focus();
    await page.keyboard.type('进度');
    await page.keyboard.press('Enter');
    await page.locator('.message-own').getByText('@抽查助手 进度').waitFor();
    await until(() => seen.length === 1);
    expect(seen).toMatchObject([{ content: '{"text":"@_user_1 进度"}' }]);
  });
});
