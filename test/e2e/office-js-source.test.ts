import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BrowserOffice } from './browser-office.ts';

/**
 * Where the production page takes office.js from: in an office without internet from the office alone, and from
 * Microsoft where the office says so.
 */
const COPY = join(process.cwd(), 'node_modules', '@microsoft', 'office-js', 'dist');
const MICROSOFT = 'https://appsforoffice.microsoft.com';

let office: BrowserOffice;

afterEach(() => office.close());

/** Opens the workbench where only hosts that are named can be reached, and answers with every address asked for. */
async function openAsking(reachable: 'the office' | 'the office and Microsoft'): Promise<readonly string[]> {
  const page = await office.context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route(
    (url) => url.origin !== office.running.server.addresses.office,
    (route) => {
      const url = new URL(route.request().url());
      const hosted = '/lib/1/hosted/';
      const isMicrosofts = url.origin === MICROSOFT && url.pathname.startsWith(hosted);
      if (!isMicrosofts || reachable === 'the office') return route.abort();
      return route.fulfill({ path: join(COPY, url.pathname.slice(hosted.length)) });
    },
  );
  await page.goto(`${office.running.server.addresses.office}/workbench/`);
  await worksWithLists(page);
  return asked.filter((address) => address.startsWith('https:'));
}

/** The pane answers only when office.js has come up. */
async function worksWithLists(page: Page): Promise<void> {
  const pane = page.frameLocator('iframe');
  await pane.getByRole('button', { name: '先不配对，只看名单' }).click();
  await pane.getByText('2,365 行').waitFor();
}

/** Files of office.js among addresses, as those who ask for them name them. */
const officeFiles = (asked: readonly string[]): readonly string[] =>
  asked.filter((address) => /\/(office|excel-web-16\.00|office_strings)\.js$/.test(address));

describe('the page takes office.js', () => {
  test('from the folder that the office names, and asks nothing of anybody else', async () => {
    office = await BrowserOffice.start({ environment: { DOUBLE_RANDOM_OFFICE_JS: COPY } });
    const { office: address } = office.running.server.addresses;
    const asked = await openAsking('the office');
    expect(officeFiles(asked)).toEqual([
      `${address}/office/office.js`,
      `${address}/office/excel-web-16.00.js`,
      `${address}/office/zh-cn/office_strings.js`,
    ]);
    expect(asked.filter((one) => !one.startsWith(`${address}/`))).toEqual([]);
  });

  test('from Microsoft where the office says so', async () => {
    office = await BrowserOffice.start({ environment: { DOUBLE_RANDOM_OFFICE_JS: 'microsoft' } });
    const files = officeFiles(await openAsking('the office and Microsoft'));
    expect(files).toEqual([
      `${office.running.server.addresses.office}/office/office.js`, // is not there, so Microsoft is asked
      `${MICROSOFT}/lib/1/hosted/office.js`,
      `${MICROSOFT}/lib/1/hosted/excel-web-16.00.js`,
      `${MICROSOFT}/lib/1/hosted/zh-cn/office_strings.js`,
    ]);
  });

  test('from nowhere: a sentence says so, and no empty page', async () => {
    office = await BrowserOffice.start({ environment: { DOUBLE_RANDOM_OFFICE_JS: 'microsoft' } });
    const page = await office.context.newPage();
    await page.route(`${MICROSOFT}/**`, (route) => route.abort());
    await page.goto(`${office.running.server.addresses.office}/workbench/`);
    await page.frameLocator('iframe').getByText('取不到 office.js，窗格打不开。').waitFor();
    await office.picture(page, 'no-office-js');
  });

  test('but outside of Excel: a sentence says that the address is right', async () => {
    office = await BrowserOffice.start();
    const page = await office.context.newPage();
    await page.setViewportSize({ width: 480, height: 420 });
    await page.goto(`${office.running.server.addresses.office}/addin/taskpane.html`);
    await page.getByText('这是 Excel 加载项的窗格，地址是对的。').waitFor();
    await office.picture(page, 'outside-excel');
  });
});
