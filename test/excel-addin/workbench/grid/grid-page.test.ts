import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../support/browser.ts';
import { openWorkbench, type OpenWorkbench } from '../add-in-page.ts';
import { serveWorkbench, type ServedWorkbench } from '../served-workbench.ts';

/** The visible spreadsheet as a clerk uses it, in a browser. */

const SAMPLE = [
  {
    name: '检查对象',
    rows: [
      ['企业名称', '统一社会信用代码'],
      ...Array.from({ length: 200 }, (_, row) => [`第${row}户（虚构）`, `9142130000000${10_000 + row}`]),
    ],
  },
];

let served: ServedWorkbench;
let browser: Browser;
let open: OpenWorkbench;
let page: Page;

beforeAll(async () => {
  served = await serveWorkbench(SAMPLE);
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  open = await openWorkbench(browser, served.url);
  ({ page } = open);
}, 30_000);

afterEach(async () => {
  await open.page.context().close();
});

/** Goes to a cell by the box for addresses. */
async function goTo(address: string): Promise<void> {
  await page.fill('.name-box', address);
  await page.press('.name-box', 'Enter');
}

/** What the workbook holds, as the add-in reads it. */
const valuesOf = (address: string): Promise<unknown[][]> =>
  open.addIn.evaluate(
    (place) =>
      Excel.run({ delayForCellEdit: true }, async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange(place);
        range.load('values');
        await context.sync();
        return range.values as unknown[][];
      }),
    address,
  );

describe('typing', () => {
  test('goes into the cell from the first key; Enter, Tab, Escape, F2 and Delete do what they do in Excel', async () => {
    await goTo('D1');
    await page.keyboard.type('甲');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12.5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('不要');
    await page.keyboard.press('Escape');
    await goTo('D1');
    await page.keyboard.press('F2');
    await page.keyboard.type('乙');
    await page.keyboard.press('Enter');
    await page.keyboard.type('删');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Delete');
    await expect(valuesOf('D1:E2')).resolves.toEqual([
      ['甲乙', 12.5],
      ['', ''],
    ]);
  });

  test('an input method composes in the cell itself, and its Enter does not end the entry', async () => {
    await goTo('D5');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'sui', selectionStart: 3, selectionEnd: 3 });
    await expect(page.inputValue('.cell-entry')).resolves.toBe('sui');
    await session.send('Input.insertText', { text: '随州' });
    await page.keyboard.press('Enter');
    await expect(valuesOf('D5')).resolves.toEqual([['随州']]);
  });

  test('what Excel refuses stays open with a sentence that says what to do', async () => {
    await goTo('D6');
    await page.keyboard.type('@某人');
    await page.keyboard.press('Enter');
    await expect(page.textContent('.note')).resolves.toContain('最前面加一个英文单引号');
    await page.keyboard.press('Home');
    await page.keyboard.type("'");
    await page.keyboard.press('Enter');
    await expect(valuesOf('D6')).resolves.toEqual([['@某人']]);
    await expect(page.locator('.note').count()).resolves.toBe(0);
  });

  test('is taken back with Ctrl+Z and done again with Ctrl+Y', async () => {
    await goTo('A2');
    await page.keyboard.type('改名');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+z');
    await expect(valuesOf('A2')).resolves.toEqual([['第0户（虚构）']]);
    await page.keyboard.press('Control+y');
    await expect(valuesOf('A2')).resolves.toEqual([['改名']]);
  });
});

describe('the clipboard', () => {
  test('copies cells of the workbook without loss, and reads what comes from elsewhere as typed', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo('B2:B3');
    await page.keyboard.press('Control+c');
    await goTo('D2');
    await page.keyboard.press('Control+v');
    await expect(valuesOf('D2:D3')).resolves.toEqual([['914213000000010000'], ['914213000000010001']]);
    await page.evaluate(() => navigator.clipboard.writeText('007\t2025-1-2\r\n421300199001011234\t文字\r\n'));
    await goTo('F2');
    await page.keyboard.press('Control+v');
    await expect(valuesOf('F2:G3')).resolves.toEqual([
      [7, 45_659],
      [421300199001011000, '文字'],
    ]);
  });
});

describe('rows', () => {
  test('are inserted from the menu of the right button, and the headings stay in view when scrolled', async () => {
    await goTo('2:3');
    await page.mouse.click(20, 52 + 30 + 24 + 33, { button: 'right' });
    await page.click('text=在上方插入 2 行');
    await expect(valuesOf('A1:A4')).resolves.toEqual([['企业名称'], [''], [''], ['第0户（虚构）']]);
    await goTo('A150');
    await expect(page.textContent('.frozen-rows')).resolves.toContain('统一社会信用代码');
  });
});

describe('what the add-in shows', () => {
  test('a cell it selects on another sheet is brought into view, below the headings that stay', async () => {
    await page.click('.add-sheet');
    await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('检查对象').getRange('B180').select();
        await context.sync();
      }),
    );
    await page.waitForSelector('.frozen-rows');
    await expect(page.inputValue('.name-box')).resolves.toBe('B180');
    await expect(page.inputValue('.formula-input')).resolves.toBe('914213000000010178');
  });
});

describe('the workbook', () => {
  test('survives a reload, and says that it is kept', async () => {
    await goTo('C1');
    await page.keyboard.type('备注');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.status-saved[data-saved]');
    await page.reload();
    await page.waitForSelector('.sheet-tab');
    await goTo('C1');
    await expect(page.inputValue('.formula-input')).resolves.toBe('备注');
  });

  test('is replaced by a file that is opened, with its encoding shown; one that is none leaves it alone', async () => {
    const gbk = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xcb, 0xe6, 0xd6, 0xdd]);
    await page.setInputFiles('[aria-label=选择要打开的文件]', {
      name: '新名单.csv',
      mimeType: 'text/csv',
      buffer: gbk,
    });
    await page.waitForSelector('.encoding');
    await expect(page.textContent('.encoding')).resolves.toBe('GB18030');
    await expect(page.textContent('.sheet-tab')).resolves.toBe('新名单');
    await page.setInputFiles('[aria-label=选择要打开的文件]', {
      name: '图.png',
      mimeType: 'image/png',
      buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    });
    await page.waitForSelector('.note[role=alert]');
    await expect(page.textContent('.note')).resolves.toContain('“图.png”没有打开：这是图片');
    await expect(page.textContent('.sheet-tab')).resolves.toBe('新名单');
  });

  test('takes the sheets of a file beside its own, and gives them back in one step', async () => {
    const names = () => page.locator('.sheet-tab').allTextContents();
    const before = await names();
    const csv = Buffer.from('名称,代码\n示例商行,91350100M000100Y43\n');
    await page.setInputFiles('[aria-label=选择要导入的文件]', {
      name: '外来名单.csv',
      mimeType: 'text/csv',
      buffer: csv,
    });
    await page.locator('.sheet-tab', { hasText: '外来名单' }).waitFor();
    expect(await names()).toEqual([...before, '外来名单']);
    await goTo('B2');
    await expect(page.inputValue('.formula-input')).resolves.toBe('91350100M000100Y43');
    await page.keyboard.press('Control+z');
    await page.locator('.sheet-tab', { hasText: '外来名单' }).waitFor({ state: 'detached' });
    expect(await names()).toEqual(before);
  });

  test('is saved as a workbook file', async () => {
    const download = page.waitForEvent('download');
    await page.click('text=另存为');
    await page.click('text=Excel 工作簿');
    expect((await download).suggestedFilename()).toBe('虚构示例名单.xlsx');
  });

  test('gets, names and loses sheets at its tabs', async () => {
    await page.click('.add-sheet');
    await page.dblclick('.sheet-tab >> nth=1');
    await page.keyboard.type('抽查结果');
    await page.keyboard.press('Enter');
    await expect(page.locator('.sheet-tab').allTextContents()).resolves.toEqual(['检查对象', '抽查结果']);
    await page.click('.sheet-tab >> nth=1', { button: 'right' });
    await page.click('[role=menuitem]:has-text("删除")');
    await expect(page.locator('.sheet-tab').allTextContents()).resolves.toEqual(['检查对象']);
  });
});

describe('the pane', () => {
  test('is widened with the arrow keys within its bounds, closed and opened without starting anew', async () => {
    await page.focus('.splitter');
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowLeft');
    await expect(page.getAttribute('.splitter', 'aria-valuenow')).resolves.toBe('600');
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
    await expect(page.getAttribute('.splitter', 'aria-valuenow')).resolves.toBe('300');
    await open.addIn.evaluate(() => {
      document.title = '还在';
    });
    await page.click('.pane-button');
    await page.waitForSelector('.pane', { state: 'hidden' });
    await page.click('.pane-button');
    await page.waitForSelector('.pane');
    await expect(open.addIn.title()).resolves.toBe('还在');
  });

  test('none of it logs an error or breaks the content security policy', () => {
    expect(open.faults).toEqual([]);
  });
});
