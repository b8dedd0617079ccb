import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Frame, Page } from 'playwright-core';
import { programFolders } from '../../bin/serve/program-folders.ts';
import { type RunningOffice, runOffice } from '../../bin/serve/running-office.ts';
import { launchBrowser } from '../support/browser.ts';
import { faintTexts } from '../support/contrast.ts';

/** The pane in light and dark, from 300 to 600 pixels: every text legible (WCAG 2.2, 1.4.3), nothing cut off sideways. */
const programs = programFolders(pathToFileURL(join(process.cwd(), 'dist', 'bin', 'double-random.js')).href);
const PICTURES = join(process.cwd(), 'build', 'pictures');

let folder: string;
let office: RunningOffice;
let browser: Browser;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'double-random-looks-'));
  const started = await runOffice({
    dataFolder: folder,
    environment: { DOUBLE_RANDOM_OFFICE_PORT: '0', DOUBLE_RANDOM_PUBLIC_PORT: '0' },
    programs: { ...programs, drawWorker: null },
    chatPort: 0,
  });
  if (!started.ok) throw new Error(started.fault.code);
  office = started.value;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

async function openPane(colorScheme: 'light' | 'dark'): Promise<{ page: Page; pane: Frame }> {
  const viewport = { width: 1200, height: 1000 };
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'zh-CN', colorScheme, viewport });
  const page = await context.newPage();
  await page.goto(`${office.server.addresses.office}/workbench/`);
  const pane = await (await page.waitForSelector('iframe')).contentFrame();
  if (pane === null) throw new Error('the pane has no frame');
  return { page, pane };
}

/** Moves the line between sheet and pane until the pane is as narrow or as wide as it gets. */
async function resize(page: Page, width: 'narrow' | 'wide'): Promise<void> {
  await page.getByRole('separator', { name: '任务窗格宽度' }).focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press(width === 'wide' ? 'ArrowLeft' : 'ArrowRight');
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('pairing, lists, plan and trial are legible at 300 and at 600 pixels', async () => {
    const { page, pane } = await openPane(scheme);
    const looked = async (name: string): Promise<void> => {
      for (const width of ['narrow', 'wide'] as const) {
        await resize(page, width);
        await page.screenshot({ path: join(PICTURES, `${name}-${scheme}-${width}.png`) });
        expect({ name, width, faint: await pane.evaluate(faintTexts) }).toEqual({ name, width, faint: [] });
        const overflow = await pane.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect({ name, width, overflow }).toEqual({ name, width, overflow: 0 });
      }
    };
    await pane.getByRole('button', { name: '先不配对，只看名单' }).waitFor();
    await looked('pairing');
    await pane.getByRole('button', { name: '先不配对，只看名单' }).click();
    await pane.getByText('2,365 行').waitFor();
    await pane.getByRole('region', { name: '检查对象' }).getByRole('button').first().click();
    await looked('lists');
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择期限/ }).click();
    await pane
      .getByLabel('完成期限')
      .last()
      .fill(office.sample?.task.inspectionUntil ?? '');
    await page.keyboard.press('Escape');
    await looked('plan');
    await pane.getByRole('button', { name: '模拟抽取' }).click();
    await pane.getByText(/模拟抽取 \d+ 户/).waitFor();
    await looked('trial');
  });
});
