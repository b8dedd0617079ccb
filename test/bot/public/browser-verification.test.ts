import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { CHECK_NAMES } from '../../../core/verify/report.ts';
import { launchBrowser } from '../../support/browser.ts';
import { DRAWN, DRAWN_COPY, drawnDraw, openSite, published, recordsOf, type RunningSite } from './published-draws.ts';

jest.setTimeout(60_000);

const SOURCE = 'bot/public/browser';
const PATH = `/draws/${DRAWN.seal.drawNumber}`;
let assets: string;
let browser: Browser;
let site: RunningSite | null = null;
/** Errors of the page and refusals of its policy. */
let complaints: string[] = [];

beforeAll(async () => {
  assets = mkdtempSync(join(tmpdir(), 'public-site-'));
  await build({
    entryPoints: [`${SOURCE}/main.ts`, `${SOURCE}/verify-worker.ts`],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    splitting: true,
    outdir: assets,
    logLevel: 'error',
  });
  cpSync(`${SOURCE}/assets`, assets, { recursive: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(assets, { recursive: true });
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await site?.close();
  complaints = [];
});

/** A visitor at the draw's page, with this copy behind the address and this hash in the journal. */
async function visit(copy: Transcript, draw = DRAWN): Promise<Page> {
  site = await openSite(recordsOf([published(draw, copy)]), assets);
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, locale: 'zh-CN' });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site.url}${PATH}`);
  return page;
}

async function verify(page: Page): Promise<string> {
  await page.getByRole('button', { name: '在我的浏览器中核验' }).click();
  const verdict = page.locator('.verdict');
  await verdict.waitFor();
  return verdict.innerText();
}

/** The copy with the first drawn entity renamed. */
const renamed: Transcript = {
  ...DRAWN_COPY,
  drawn: DRAWN_COPY.drawn.map((record, index) =>
    index === 0 ? { ...record, entity: { ...record.entity, name: '换了一家（虚构）' } } : record,
  ),
};

describe('在我的浏览器中核验', () => {
  test('ticks off every check and says passed', async () => {
    const page = await visit(DRAWN_COPY);
    expect(await verify(page)).toMatch(/^核验通过/);
    const checks = page.locator('#verification-checks li');
    expect(await checks.count()).toBe(CHECK_NAMES.length + 1);
    expect(await page.locator('#verification-checks li.failed').count()).toBe(0);
    const hidden = page.locator('#verification-checks li.not-shown');
    for (const text of await hidden.allInnerTexts()) expect(text).toMatch(/审计人员核验|更换前的记录/);
    const passed = await page.locator('#verification-checks li.passed').count();
    expect(await page.locator('.verdict').innerText()).toContain(
      `${passed} 项全部相符，另有 ${await hidden.count()} 项`,
    );
    expect(await page.getByRole('button', { name: '再核验一次' }).isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('can be run again', async () => {
    const page = await visit(DRAWN_COPY);
    await verify(page);
    const before = await page.locator('#verification-checks li').count();
    await page.getByRole('button', { name: '再核验一次' }).click();
    await page.locator('.verdict.passed').waitFor();
    expect(await page.locator('#verification-checks li').count()).toBe(before);
  });

  test('a renamed entity does not pass, and the place is named', async () => {
    const page = await visit(renamed);
    expect(await verify(page)).toMatch(/^核验未通过/);
    const failed = await page.locator('#verification-checks li.failed').allInnerTexts();
    expect(failed.some((text) => text.includes('记录就是公布校验码的那一份'))).toBe(true);
    const identity = failed.find((text) => text.includes('名称和地址就是封存的')) ?? '';
    expect(identity).toMatch(/drawn|抽中|第 1/);
    expect(complaints).toEqual([]);
  });

  test('a forged record does not pass even when the journal carries its hash', async () => {
    const page = await visit(renamed, drawnDraw(renamed));
    expect(await verify(page)).toMatch(/^核验未通过/);
    expect(await page.locator('#verification-checks li').first().getAttribute('class')).toBe('passed');
  });

  test('another true record than the published one does not pass', async () => {
    const page = await visit(DRAWN_COPY, { ...DRAWN, recordHash: DRAWN.sealHash });
    expect(await verify(page)).toMatch(/^核验未通过：1 项/);
    expect(await page.locator('#verification-checks li.failed').innerText()).toContain(DRAWN.sealHash);
  });

  test('a line that breaks is said, and the button works again', async () => {
    const page = await visit(DRAWN_COPY);
    await page.route('**/transcript.json', (route) => route.abort());
    expect(await verify(page)).toBe('抽取记录下载失败，请稍后再试。');
    await page.unroute('**/transcript.json');
    await page.getByRole('button', { name: '再核验一次' }).click();
    await page.locator('.verdict.passed').waitFor();
  });
});
