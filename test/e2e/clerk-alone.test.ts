import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { FrameLocator, Page } from 'playwright-core';
import { waitFor } from '../../bin/demo/chat-people.ts';
import { BrowserOffice, chooseSheet, importFile } from './browser-office.ts';

/**
 * What a clerk does in Excel without ever pairing: faults marked and repaired, a trial draw, formulas. The real pane on
 * the real office.js, over the built programs; a picture of every screen.
 */
let office: BrowserOffice;
let page: Page;
let pane: FrameLocator;
const complaints: string[] = [];

beforeAll(async () => {
  office = await BrowserOffice.start();
  page = await office.context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${office.running.server.addresses.office}/workbench/`);
  pane = page.frameLocator('iframe');
});

afterAll(() => office.close());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Types entries one below the other, from a cell on. */
async function typeColumn(workbench: Page, from: string, entries: readonly string[]): Promise<void> {
  await workbench.getByLabel('单元格地址').fill(from);
  await workbench.keyboard.press('Enter');
  for (const entry of entries) {
    await workbench.keyboard.type(entry);
    await workbench.keyboard.press('Enter');
  }
}

/** What a screen reader reads of the sheet, by address; it stands within the canvas. */
async function shownCells(workbench: Page): Promise<ReadonlyMap<string, string>> {
  const cells = await workbench.locator('canvas td').evaluateAll((found) =>
    found.map((cell) => ({
      text: cell.textContent,
      column: Number(cell.getAttribute('aria-colindex')),
      row: Number(cell.parentElement?.getAttribute('aria-rowindex')),
    })),
  );
  // the heads of columns are the first row
  const name = (column: number, row: number): string => `${String.fromCharCode(64 + column)}${String(row - 1)}`;
  return new Map(cells.map(({ text, column, row }) => [name(column, row), text] as const));
}

const OWN = [
  '企业名称,统一社会信用代码,地址,登记状态',
  '虚构甲店,９１３５０１００Ｍ０００１００Ｙ４３,随州市曾都区虚构路1号,存续',
  '虚构乙店 ,91350100M000100Y44,随州市曾都区虚构路2号,存续',
  '虚构丙店,91350100m000100y43,随州市曾都区虚构路3号,存续',
].join('\n');

describe('a clerk who is not paired', () => {
  test('sees faults marked in the sheet, repairs them in one step and takes it back', async () => {
    await pane.getByRole('button', { name: '先不配对，只看名单' }).click();
    await pane.getByRole('button', { name: '下一步：方案' }).waitFor();
    await importFile(page, '虚构名单.csv', OWN);
    await page.getByRole('tab', { name: '虚构名单' }).waitFor();
    const card = pane.getByRole('region', { name: '检查对象' });
    await chooseSheet(pane, '检查对象', '虚构名单');
    await card.getByText(/校验位不符（末位应为 3）/).waitFor();
    await pane.getByText('在表里标出有误的格').click();
    await card.getByRole('button', { name: /修正 \d+ 处/ }).scrollIntoViewIfNeeded();
    await office.picture(page, 'lists-marked');
    await card.getByRole('button', { name: /修正 \d+ 处/ }).click();
    await card.getByText(/已修正 \d+ 处/).waitFor();
    await office.picture(page, 'lists-repaired');
    await card.getByRole('button', { name: '撤销修正' }).click();
    await card.getByRole('button', { name: /修正 \d+ 处/ }).waitFor();
    await chooseSheet(pane, '检查对象', '检查对象名录库');
    await pane.getByText('2,365 行').waitFor();
  });

  test('draws a trial on this machine, with 模拟 all over pane and sheet', async () => {
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await pane.getByRole('checkbox', { name: /XFJY-001/ }).check();
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择期限/ }).click();
    await pane.getByLabel('完成期限').last().fill(office.deadline);
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: '模拟抽取' }).click();
    await pane.getByText(/模拟抽取 \d+ 户 · \d+ 组/).waitFor();
    await office.picture(page, 'trial-pane');
    await pane.getByRole('button', { name: '写入模拟表' }).click();
    await pane.getByText('已写入“模拟抽取”').waitFor();
    expect(await page.getByRole('tab', { name: '模拟抽取' }).count()).toBe(1);
    await office.picture(page, 'trial-sheet');
    expect(office.running.server.application.journal.state().draws.size).toBe(0);
  });

  test('checks codes, counts working days and makes tickets with formulas in the sheet', async () => {
    await page.getByRole('button', { name: '新建工作表' }).click();
    const typed = async (entry: string): Promise<void> => {
      await page.keyboard.type(entry);
      await page.keyboard.press('Enter');
    };
    // GB 32100 gives this code as its example; SHA-256 of 64 zeros and `A` was computed with another program
    await typed('=SSJ.USCC("91350100M000100Y43")');
    await typed('=SSJ.USCC("91350100M000100Y44")');
    await typed('=SSJ.WORKDAY("2026-09-30",1)');
    await typed(`=SSJ.TICKET("${'0'.repeat(64)}","A")`);
    // what a screen reader reads stands within the canvas, where nothing has a box
    const cell = (text: string) => page.locator('canvas td', { hasText: text }).first();
    await office.picture(page, 'functions');
    await cell('通过').waitFor({ state: 'attached' });
    await cell('校验位不符，末位应为 3').waitFor({ state: 'attached' });
    // the State Council's notice for 2026: 1 to 7 October are off, so 8 October, serial 46303
    await cell('46303').waitFor({ state: 'attached' });
    await cell(sha256(`${'0'.repeat(64)}A`)).waitFor({ state: 'attached' });
    await office.picture(page, 'functions');
  });

  test('finds with formulas alone who is drawn first, in all and in a stratum', async () => {
    await page.getByRole('button', { name: '新建工作表' }).click();
    const seed = '5'.repeat(64);
    // `key(purpose)` of docs/spec/draw-v1.md; tickets and ranks after it, with Node's own SHA-256
    const key = sha256(`SSJ1\ndraw\n${seed}\n`);
    const firms = [
      { code: '91350100M000100Y43', stratum: '曾都区' },
      { code: 'XG10001', stratum: '随县' },
      { code: 'XG10002', stratum: '曾都区' },
      { code: 'XG10003', stratum: '随县' },
      { code: 'XG10004', stratum: '曾都区' },
    ];
    const rankAmong = (code: string, among: readonly { readonly code: string }[]): string =>
      String(among.filter((other) => sha256(key + other.code) < sha256(key + code)).length + 1);
    await typeColumn(page, 'A1', [`=SSJ.KEY("${seed}")`, ...firms.map(({ code }) => code), 'XG99999']);
    await typeColumn(page, 'B2', [...firms.map(({ stratum }) => stratum), '=SSJ.TICKET("abc",A7)']);
    const ranks = [2, 3, 4, 5, 6, 7].map((row) => `=SSJ.RANK($A$1,A${String(row)},$A$2:$A$6)`);
    await typeColumn(page, 'C2', ranks);
    const inStratum = [2, 3, 4, 5, 6].map((row) => `=SSJ.RANK($A$1,A${String(row)},$A$2:$A$6,$B$2:$B$6)`);
    await typeColumn(page, 'D2', inStratum);
    // what a screen reader reads follows the sheet a moment later
    const shown = await waitFor('公式的结果', async () => {
      const cells = await shownCells(page);
      const isReady = /^\d+$/.test(cells.get('D6') ?? '') && ![...cells.values()].includes('#BUSY!');
      return isReady ? cells : null;
    });
    expect(shown.get('A1')).toBe(key);
    for (const [index, { code, stratum }] of firms.entries()) {
      const row = String(index + 2);
      const all = rankAmong(code, firms);
      const own = rankAmong(
        code,
        firms.filter((other) => other.stratum === stratum),
      );
      expect({ code, all: shown.get(`C${row}`), own: shown.get(`D${row}`) }).toEqual({ code, all, own });
    }
    // a firm that is not in the list, and a key that is none
    expect([shown.get('C7'), shown.get('B7')]).toEqual(['#N/A', '#VALUE!']);
    await office.picture(page, 'functions-rank');
  });

  test('nothing was complained of', () => {
    expect(complaints).toEqual([]);
  });
});
