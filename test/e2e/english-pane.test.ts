import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BrowserOffice, resizePane } from './browser-office.ts';

/** The pane in an Excel set to English: it speaks English, and what it writes into the workbook stays Chinese. */
let office: BrowserOffice;

beforeAll(async () => {
  office = await BrowserOffice.start();
});

afterAll(() => office.close());

describe('an Excel set to English', () => {
  test('has an English pane, from pairing to a trial, whose sheet is Chinese', async () => {
    const { page, pane } = await office.openPane({ locale: 'en-US' });
    const looked = async (name: string): Promise<void> => {
      await resizePane(page, 'narrow');
      await office.picture(page, `english-${name}`);
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
    await pane.getByLabel('Deadline').last().fill(office.deadline);
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
    const { pane } = await office.openPane({ locale: 'fr-FR' });
    await pane.getByRole('button', { name: '先不配对，只看名单' }).waitFor();
    expect(await pane.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  });
});
