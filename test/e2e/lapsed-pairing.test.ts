import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { FrameLocator, Page } from 'playwright-core';
import { waitForCard } from '../../bin/demo/chat-people.ts';
import { shiftableClock } from '../../bot/sandbox/clock.ts';
import { BrowserOffice, CLERK } from './browser-office.ts';

/**
 * A pairing that ends in the middle of the work: revoked in chat while the clerk plans and while a draw is sealed, and
 * run out a month later. Every time the pane says so, keeps everything, and goes on where it was once it is paired
 * again. And the token: with the user, never in the workbook.
 */
const clock = shiftableClock();
const SECOND = 1_000;
const DAY = 86_400 * SECOND;

let office: BrowserOffice;
let workbench: Page;
let pane: FrameLocator;

beforeAll(async () => {
  office = await BrowserOffice.start({ clock });
});

afterAll(() => office.close());

const WITNESSES = [CLERK, '例明宁'];

/** The clerk tells the bot 解绑, as somebody does whose computer is used by others. */
async function revoke(): Promise<void> {
  await office.chat.sendText(office.person(CLERK).openId, 'bot', '解绑');
  await waitForCard(office.chat, office.person(CLERK), ['已断开 1 处 Excel 的连接']);
}

async function pairAgain(): Promise<void> {
  await clock.advance(11 * SECOND); // a code may be asked for every ten seconds
  await pane.getByLabel('配对码').fill(await office.pairingCode());
  await pane.getByRole('button', { name: '配对', exact: true }).click();
}

const drawNumber = (): string => [...office.running.server.application.journal.state().draws.values()][0]?.number ?? '';

const token = (): Promise<string> => workbench.evaluate(() => localStorage.getItem('double-random.token') ?? '');

/** All that the workbench keeps of the open workbook, as text. */
const kept = (): Promise<string> =>
  workbench.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('double-random-workbench');
        opening.onerror = () => {
          reject(new Error('no store'));
        };
        opening.onsuccess = () => {
          const reading = opening.result.transaction('parts').objectStore('parts').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result));
          };
        };
      }),
  );

describe('a pairing that ends in the middle of the work', () => {
  test('while planning: the pane says so when it is needed, and the plan is there afterwards', async () => {
    ({ workbench, pane } = await office.openWorkbench());
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择期限/ }).click();
    await pane.getByLabel('完成期限').last().fill(office.deadline);
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择见证人/ }).click();
    for (const name of WITNESSES) await pane.getByRole('checkbox', { name: new RegExp(name) }).check();
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: '下一步：封存' }).click();
    const facts = await pane.locator('dl.facts').innerText();
    expect(facts).toContain(WITNESSES.join('、'));
    await revoke();
    await pane.getByRole('button', { name: /^封存/ }).last().click();
    await pane.getByText('这台电脑还没有配对，或配对已被撤销。').waitFor();
    await pane.getByText('名单和方案都还在，配对后回到原来的一步。').waitFor();
    await office.picture(workbench, 'lapsed-planning');
    expect(await token()).toBe('');
    await pairAgain();
    await pane.locator('dl.facts').waitFor();
    expect(await pane.locator('dl.facts').innerText()).toBe(facts);
    expect(await pane.getByRole('alert').count()).toBe(0);
  });

  test('while sealed: witnesses go on, and the pane finds the draw again, even after a reload', async () => {
    await pane.getByRole('button', { name: /^封存/ }).last().click();
    await pane.getByRole('button', { name: '开奖式抽取' }).waitFor();
    const number = drawNumber();
    await revoke();
    await pane.getByText(`${number} 已封存，不受影响`, { exact: false }).waitFor();
    await office.picture(workbench, 'lapsed-sealed');
    for (const name of WITNESSES) {
      const { messageId } = await waitForCard(office.chat, office.person(name), ['提交随机数', '"form"']);
      await office.chat.submitForm(messageId, office.person(name).openId, 'contribution', { value: '27182818284' });
    }
    // the clerk looks at the lists in the meantime, and is left in peace
    await pane.getByRole('button', { name: '先不配对，只看名单' }).click();
    await pane.getByText(number).first().waitFor();
    await pane.getByRole('button', { name: '去配对' }).click();
    await workbench.getByText('已保存在本机浏览器').waitFor();
    await workbench.reload();
    await pane.getByLabel('配对码').waitFor();
    await pairAgain();
    await pane.getByText('可以抽取了').waitFor();
    expect(await pane.getByText(number).count()).toBeGreaterThan(0);
    await office.picture(workbench, 'lapsed-sealed-again');
    await pane.getByRole('button', { name: '开奖式抽取' }).click();
    await pane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
    await pane.getByRole('button', { name: '写入结果表' }).click();
    await pane.getByText(/已写入/).waitFor();
  });

  test('a month later: the pane says that the pairing has run out, and the result is there afterwards', async () => {
    const account = pane.getByRole('button', { name: new RegExp(CLERK) });
    await account.click();
    await pane.getByText(/配对有效到 \d{4}-\d{2}-\d{2}/).waitFor();
    await office.picture(workbench, 'pairing-valid-until');
    await workbench.keyboard.press('Escape');
    const checks = await pane.getByText(/核验 \d+\/\d+ 项通过/).innerText();
    await clock.advance(31 * DAY, () => office.running.server.chat?.idle() ?? Promise.resolve());
    await pane.getByText('配对已到期。').waitFor();
    await pane.getByText(`${drawNumber()} 的结果不受影响`, { exact: false }).waitFor();
    await office.picture(workbench, 'lapsed-expired');
    await pairAgain();
    await pane.getByText(checks).waitFor();
    await pane
      .getByRole('button', { name: /结果表/ })
      .first()
      .waitFor();
  });

  test('pairing in one workbook is enough for the others that are open', async () => {
    const other = await office.context.newPage();
    await other.goto(workbench.url());
    const otherPane = other.frameLocator('iframe');
    await otherPane.getByRole('navigation').getByText('结果', { exact: true }).click();
    await otherPane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
    await revoke();
    await pane.getByLabel('配对码').waitFor();
    await otherPane.getByLabel('配对码').waitFor();
    await workbench.bringToFront();
    await pairAgain();
    await otherPane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
    await other.close();
  });

  test('the token is with the user, and neither in the workbook nor in a file of it', async () => {
    const secret = await token();
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await workbench.getByText('已保存在本机浏览器').waitFor();
    const workbook = await kept();
    expect(workbook).toContain(drawNumber()); // the settings of the document are in it
    expect(workbook).not.toContain(secret);
    await workbench.getByRole('button', { name: '另存为' }).click();
    const [download] = await Promise.all([
      workbench.waitForEvent('download'),
      workbench.getByRole('menuitem', { name: /Excel 工作簿/ }).click(),
    ]);
    const parts = Object.entries(unzipSync(await readFile(await download.path())));
    expect(parts.map(([name]) => name)).toContain('xl/workbook.xml');
    const holding = parts.filter(([, bytes]) => Buffer.from(bytes).includes(secret));
    expect(holding.map(([name]) => name)).toEqual([]);
  });
});
