import type { Frame, Page } from 'playwright-core';
import { writeXlsx } from '../../excel-addin/files/xlsx-writer.ts';
import { launchBrowser } from '../support/browser.ts';
import { largeList } from '../support/large-list.ts';
import { inRatio, inSeconds, line, verdict } from './measure.ts';
import { servePane } from './served-pane.ts';

/**
 * Long lists in the real pane on the real office.js in Chromium: read, mapped, checked, by the clock; how long pane and
 * workbench were ever busy at a stretch (PerformanceObserver of long tasks, each page its own), and how it grows.
 */
const SIZES = [50_000, 100_000, 200_000];
/** Longest a page may be deaf to its user. */
const FROZEN = 100;

/** A stretch of more than 50 ms in which a page did not answer. */
interface LongTask {
  readonly start: number;
  readonly milliseconds: number;
}

declare global {
  interface Window {
    longTasks?: LongTask[];
  }
}

/** Notes a page's own long tasks; those of the page around or within it have another name. */
function noteLongTasks(): void {
  const longTasks: LongTask[] = [];
  window.longTasks = longTasks;
  new PerformanceObserver((entries) => {
    for (const { name, startTime, duration } of entries.getEntries()) {
      if (name === 'self') longTasks.push({ start: startTime, milliseconds: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
}

/** What a page was busy with since a time of its own clock. */
const longTasksOf = (page: Page | Frame, since: number): Promise<readonly LongTask[]> =>
  page.evaluate((from) => (window.longTasks ?? []).filter(({ start }) => start >= from), since);

const clockOf = (page: Page | Frame): Promise<number> => page.evaluate(() => performance.now());

const longest = (tasks: readonly LongTask[]): number => Math.max(0, ...tasks.map(({ milliseconds }) => milliseconds));

interface Measured {
  readonly seconds: number;
  readonly pane: readonly LongTask[];
  readonly desk: readonly LongTask[];
}

/** Times what a click sets off until a text is there. */
async function measure(
  page: Page,
  pane: Frame,
  act: () => Promise<void>,
  until: () => Promise<void>,
): Promise<Measured> {
  const [paneFrom, deskFrom] = [await clockOf(pane), await clockOf(page)];
  const start = performance.now();
  await act();
  await until();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForTimeout(300);
  return { seconds, pane: await longTasksOf(pane, paneFrom), desk: await longTasksOf(page, deskFrom) };
}

async function paneOf(page: Page): Promise<Frame> {
  const pane = await (await page.waitForSelector('iframe')).contentFrame();
  if (pane === null) throw new Error('the pane has no frame');
  return pane;
}

function report(what: string, { seconds, pane, desk }: Measured): void {
  const busy = longest(pane);
  line(
    what,
    inSeconds(seconds),
    `pane at most ${busy.toFixed(0)} ms busy (${String(pane.length)} over 50 ms) ${verdict(busy <= FROZEN)}`,
    `workbench ${longest(desk).toFixed(0)} ms (${String(desk.length)})`,
  );
}

async function measureSize(firms: number): Promise<number> {
  const sheet = { name: '检查对象名录库', rows: largeList(firms), headingRow: 2 };
  const served = await servePane(writeXlsx({ sheets: [sheet] }));
  const browser = await launchBrowser();
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
  });
  await context.addInitScript(noteLongTasks);
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(served.url);
  const pane = await paneOf(page);
  const rows = pane.locator('section[aria-label=检查对象]');
  const isRead = async (): Promise<void> => {
    await rows.locator('.progress').waitFor({ state: 'detached' });
    await rows.getByText(/\d 读取$/).waitFor();
  };
  const label = `${firms.toLocaleString('en')} firms`;
  await pane.getByRole('button', { name: '先不配对，只看名单' }).click();
  await rows.locator('.progress').waitFor();
  report(`${label}: as the pane opens`, await measure(page, pane, () => Promise.resolve(), isRead));
  const again = await measure(
    page,
    pane,
    async () => {
      await rows.getByRole('button', { name: '重新读取' }).click();
      await rows.locator('.progress').waitFor();
    },
    isRead,
  );
  report(`${label}: read again`, again);
  await browser.close();
  await served.close();
  return again.seconds;
}

const seconds: number[] = [];
for (const size of SIZES) seconds.push(await measureSize(size));
const [first = 1, , last = 1] = seconds;
const growth = last / first;
line('growth from 50,000 to 200,000', inRatio(growth), verdict(growth <= 4.8));
