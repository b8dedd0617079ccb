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
  /** Longest piece of work of the thread of both pages, in milliseconds of processor time: what a quiet machine shows. */
  readonly longestWork: number;
}

/** One piece of work in a trace of Chromium; times in microseconds, `tdur` of processor time. */
interface TraceEvent {
  readonly ph: string;
  readonly tdur?: number;
}

/** Notes the longest piece of work of the pages until it is asked for. */
async function traceWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  let longestWork = 0;
  session.on('Tracing.dataCollected', ({ value }) => {
    // the protocol gives events as plain objects
    for (const { ph, tdur = 0 } of value as unknown as readonly TraceEvent[]) {
      if (ph === 'X') longestWork = Math.max(longestWork, tdur / 1000);
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return longestWork;
  };
}

/** Times what an act sets off until a text is there. */
async function measure(
  page: Page,
  pane: Frame,
  act: () => Promise<void>,
  until: () => Promise<void>,
): Promise<Measured> {
  const [paneFrom, deskFrom] = [await clockOf(pane), await clockOf(page)];
  const longestWork = await traceWork(page);
  const start = performance.now();
  await act();
  await until();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForTimeout(300);
  return {
    seconds,
    longestWork: await longestWork(),
    pane: await longTasksOf(pane, paneFrom),
    desk: await longTasksOf(page, deskFrom),
  };
}

async function paneOf(page: Page): Promise<Frame> {
  const pane = await (await page.waitForSelector('iframe')).contentFrame();
  if (pane === null) throw new Error('the pane has no frame');
  return pane;
}

function report(what: string, { seconds, pane, desk, longestWork }: Measured): void {
  const busy = longest(pane);
  line(
    what,
    inSeconds(seconds),
    `pane at most ${busy.toFixed(0)} ms deaf (${String(pane.length)} over 50 ms) ${verdict(busy <= FROZEN)}`,
    `of processor time ${longestWork.toFixed(0)} ms ${verdict(longestWork <= FROZEN)}`,
    `workbench ${longest(desk).toFixed(0)} ms (${String(desk.length)})`,
  );
}

/** Proves that the observer sees what it should. */
async function checkObserver(pane: Frame): Promise<void> {
  const from = await clockOf(pane);
  await pane.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          for (const until = performance.now() + 120; performance.now() < until;);
          setTimeout(resolve, 100);
        });
      }),
  );
  if (longest(await longTasksOf(pane, from)) < 120) throw new Error('the observer of long tasks sees nothing');
}

async function measureSize(firms: number, rows = largeList(firms), what = ''): Promise<number> {
  const sheet = { name: '检查对象名录库', rows, headingRow: 2 };
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
  const card = pane.locator('section[aria-label=检查对象]');
  const isRead = async (): Promise<void> => {
    await card.locator('.progress').waitFor({ state: 'detached' });
    await card.getByText(/\d 读取$/).waitFor();
  };
  const label = `${firms.toLocaleString('en')} firms${what}`;
  await checkObserver(pane);
  await pane.getByRole('button', { name: '先不配对，只看名单' }).click();
  await card.locator('.progress').waitFor();
  report(`${label}: as the pane opens`, await measure(page, pane, () => Promise.resolve(), isRead));
  const again = await measure(
    page,
    pane,
    async () => {
      await card.getByRole('button', { name: '重新读取' }).click();
      await card.locator('.progress').waitFor();
    },
    isRead,
  );
  report(`${label}: read again`, again);
  const edited = await measure(
    page,
    pane,
    async () => {
      await page
        .locator('.dvn-scroller')
        .first()
        .click({ position: { x: 200, y: 200 } });
      await page.keyboard.type('虚构改名店');
      await page.keyboard.press('Enter');
      await card.getByText('表格有改动').waitFor();
    },
    isRead,
  );
  report(`${label}: one cell changed`, edited);
  await browser.close();
  await served.close();
  return again.seconds;
}

const seconds: number[] = [];
for (const size of SIZES) seconds.push(await measureSize(size));
const [first = 1, , last = 1] = seconds;
const growth = last / first;
line('growth from 50,000 to 200,000', inRatio(growth), verdict(growth <= 4.8));

/** Something wrong in every row, three times: strange state and district, a code without its check digit. */
const faulty = largeList(200_000).map((row, index) =>
  index < 3
    ? row
    : row.map((cell, column) =>
        column === 3 ? '怪' : column === 4 ? '虚构区' : column === 2 ? String(cell).slice(0, 17) : cell,
      ),
);
await measureSize(200_000, faulty, ', all faulty');
