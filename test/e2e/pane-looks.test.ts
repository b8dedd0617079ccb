import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faintTexts } from '../support/contrast.ts';
import { BrowserOffice, resizePane } from './browser-office.ts';

/** The pane in light and dark, from 300 to 600 pixels: every text legible (WCAG 2.2, 1.4.3), nothing cut off sideways. */
let office: BrowserOffice;

beforeAll(async () => {
  office = await BrowserOffice.start();
});

afterAll(() => office.close());

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('pairing, lists, plan and trial are legible at 300 and at 600 pixels', async () => {
    const { page, pane } = await office.openPane({ locale: 'zh-CN', colorScheme: scheme });
    const looked = async (name: string): Promise<void> => {
      for (const width of ['narrow', 'wide'] as const) {
        await resizePane(page, width);
        await office.picture(page, `${name}-${scheme}-${width}`);
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
    await pane.getByLabel('完成期限').last().fill(office.deadline);
    await page.keyboard.press('Escape');
    await looked('plan');
    await pane.getByRole('button', { name: '模拟抽取' }).click();
    await pane.getByText(/模拟抽取 \d+ 户/).waitFor();
    await looked('trial');
  });
});
