import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SealRequest } from '../../../core/wire/api.ts';
import { launchBrowser } from '../../support/browser.ts';
import { must } from '../../support/sample-draw.ts';
import { WITNESS_A, WITNESS_B, XFJY } from '../office/fictional-office.ts';
import { openOffice, type OpenOffice } from '../office/open-office.ts';
import { servePage, type PageServer } from './page-server.ts';

jest.setTimeout(60_000);

const SOURCE = 'bot/witness/browser';
let assets: string;
let browser: Browser;
let office: OpenOffice;
let server: PageServer;
let request: SealRequest;
/** Errors of the page and refusals of its policy. */
let complaints: string[] = [];
/** Bodies that the page sent. */
let sent: string[] = [];

beforeAll(async () => {
  assets = mkdtempSync(join(tmpdir(), 'witness-page-'));
  await build({ entryPoints: [`${SOURCE}/main.ts`], bundle: true, format: 'esm', outdir: assets, logLevel: 'error' });
  cpSync(`${SOURCE}/assets`, assets, { recursive: true });
  cpSync('bot/public/browser/assets/base.css', join(assets, 'base.css'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(assets, { recursive: true });
});

beforeEach(async () => {
  office = await openOffice();
  server = await servePage(office, assets);
  request = await office.sealed();
  [complaints, sent] = [[], []];
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await server.close();
  await office.remove();
});

const newContext = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 900, height: 900 }, locale: 'zh-CN', acceptDownloads: true });

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (call) => sent.push(`${call.url()} ${call.postData() ?? ''}`));
  await page.goto(server.links.linkFor(WITNESS_B.id, request.seal.drawNumber, office.clock.now()));
  return page;
}

const othersContribute = async (): Promise<void> => {
  must(await office.office.contribute(WITNESS_A.id, request.seal.drawNumber, { kind: 'type', text: '骰 6' }));
};

const given = () => office.drawState(request.seal.drawNumber).contributions.get(XFJY);

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

describe('in a real browser', () => {
  test('a witness commits, leaves the page open, and it opens the value when all have committed', async () => {
    const page = await openPage(await newContext());
    await page.getByRole('button', { name: '生成随机数并承诺' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await shot(page, 'witness-awaited');
    await page.getByLabel('随手输入一些字，一起混进去（可不填）').fill('随县示例');
    await page.getByRole('button', { name: '生成随机数并承诺' }).click();
    await page.getByText('✓ 已承诺，不能更改。').waitFor();
    await shot(page, 'witness-committed');
    const kept = await page.evaluate(() => Object.values(localStorage).join());
    expect(kept).toMatch(/^[0-9a-f]{64}$/);
    expect(sent.join()).not.toContain(kept);
    expect(given()).toMatchObject({ form: 'committed', revealed: null });
    await othersContribute();
    await page.getByText('您的随机数已公开').waitFor({ timeout: 15_000 });
    await shot(page, 'witness-revealed');
    expect(given()).toMatchObject({ revealed: { value: kept } });
    expect(office.drawState(request.seal.drawNumber).phase).toBe('ready');
    expect(complaints).toEqual([]);
  });

  test('another browser asks for the saved file, refuses a wrong one, and opens with the right one', async () => {
    const page = await openPage(await newContext());
    await page.getByRole('button', { name: '生成随机数并承诺' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存备份文件' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`见证值-${request.seal.drawNumber}.txt`);
    const backup = readFileSync(await download.path());
    await page.close();
    await othersContribute();
    const elsewhere = await openPage(await newContext());
    const file = elsewhere.getByLabel('选择备份文件');
    await file.setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('a'.repeat(64)) });
    await elsewhere.getByText('与您的承诺不一致').waitFor();
    await shot(elsewhere, 'witness-backup');
    await elsewhere.getByLabel('选择备份文件').setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: backup });
    await elsewhere.getByText('您的随机数已公开').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a link that was used says so, in words', async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/witness/#used-or-made-up`);
    await page.getByText('这个链接已经用过或已过期').waitFor();
    await page.goto(`${server.url}/witness/`);
    await page.reload();
    await page.getByText('请在飞书的见证卡片上打开这个页面').waitFor();
  });
});
