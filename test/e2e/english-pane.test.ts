import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Frame, Page } from 'playwright-core';
import { programFolders } from '../../bin/serve/program-folders.ts';
import { type RunningOffice, runOffice } from '../../bin/serve/running-office.ts';
import { launchBrowser } from '../support/browser.ts';

/** The pane in an Excel set to English: it speaks English, and what it writes into the workbook stays Chinese. */
const programs = programFolders(pathToFileURL(join(process.cwd(), 'dist', 'bin', 'double-random.js')).href);
const PICTURES = join(process.cwd(), 'build', 'pictures');

let folder: string;
let office: RunningOffice;
let browser: Browser;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'double-random-english-'));
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

async function openPane(locale: string): Promise<{ page: Page; pane: Frame }> {
  const viewport = { width: 1200, height: 1000 };
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale, viewport });
  const page = await context.newPage();
  await page.goto(`${office.server.addresses.office}/workbench/`);
  const pane = await (await page.waitForSelector('iframe')).contentFrame();
  if (pane === null) throw new Error('the pane has no frame');
  return { page, pane };
}

/** Moves the line between sheet and pane until the pane is as narrow as it gets. */
async function narrow(page: Page): Promise<void> {
  await page.getByRole('separator', { name: '任务窗格宽度' }).focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
}

describe('an Excel set to English', () => {
  test('has an English pane, from pairing to a trial, whose sheet is Chinese', async () => {
    const { page, pane } = await openPane('en-US');
    const looked = async (name: string): Promise<void> => {
      await narrow(page);
      await page.screenshot({ path: join(PICTURES, `english-${name}.png`) });
      const overflow = await pane.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ name, overflow }).toEqual({ name, overflow: 0 });
    };
    await pane.getByRole('button', { name: 'Not now, only look at the lists' }).waitFor();
    expect(await pane.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await pane.title()).toBe('Random Inspections');
    await looked('pairing');
    await pane.getByRole('button', { name: 'Not now, only look at the lists' }).click();
    await pane.getByText('2,365 rows').waitFor();
    for (const step of ['Lists', 'Plan', 'Seal & seed', 'Result']) {
      expect(await pane.getByRole('navigation').getByText(step, { exact: true }).count()).toBe(1);
    }
    const head = pane.getByRole('region', { name: 'Firms' }).getByRole('button').first();
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    await pane.getByText('Check character of the credit code does not fit').first().waitFor();
    await looked('lists');
    await pane.getByRole('button', { name: 'Next: plan' }).click();
    await pane.getByRole('button', { name: /choose items/ }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: /choose a deadline/ }).click();
    await pane
      .getByLabel('Deadline')
      .last()
      .fill(office.sample?.task.inspectionUntil ?? '');
    await page.keyboard.press('Escape');
    await looked('plan');
    await pane.getByRole('button', { name: 'Trial draw' }).click();
    await pane.getByText(/Trial: \d+ firms · \d+ teams/).waitFor();
    await pane.getByRole('button', { name: 'Write trial sheet' }).click();
    await pane.getByText('Written to “模拟抽取”').waitFor();
    await looked('trial');
    expect(await page.getByRole('tab', { name: '模拟抽取' }).count()).toBe(1);
  });

  test('is the only one: other languages see Chinese', async () => {
    const { pane } = await openPane('fr-FR');
    await pane.getByRole('button', { name: '先不配对，只看名单' }).waitFor();
    expect(await pane.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  });
});
