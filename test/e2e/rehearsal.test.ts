import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { waitForCard } from '../../bin/demo/chat-people.ts';
import { addDays } from '../../core/calendar/civil-date.ts';
import type { Leave } from '../../core/model/inspector.ts';
import { isoDate } from '../../core/model/normalise.ts';
import { must } from '../support/sample-draw.ts';
import { BrowserOffice, CLERK } from './browser-office.ts';

/**
 * A plan for which there are too few officers, in a real browser over the built programs: the pane rehearses it in its
 * worker, says why there is no way, and a remedy that it offers makes it possible. What officers declare in chat counts;
 * visits that were not drawn here are recorded; a draw of before is found again with its documents.
 */
let office: BrowserOffice;
let workbench: Page;
let pane: FrameLocator;

beforeAll(async () => {
  office = await BrowserOffice.start();
});

afterAll(() => office.close());

const WITNESSES = [CLERK, '例明宁'];
const state = () => office.running.server.application.journal.state();

/** Leave around a task that ends on a day. */
const leaveUntil = (day: string): Leave => {
  const to = must(isoDate(day));
  return { from: addDays(to, -90) ?? to, to };
};

async function setNumber(name: string, value: number): Promise<void> {
  const field = pane.getByRole('spinbutton', { name });
  await field.fill(String(value));
  await field.press('Enter');
}

describe('a plan that cannot be staffed', () => {
  test('is rehearsed first, with the leave that an officer declared in chat', async () => {
    const officer = office.running.sample?.people.find(
      ({ departmentCode, role }) => departmentCode === 'XFJY' && role === 'inspector',
    );
    const { office: commands } = office.running.server.application;
    const known = [...state().people.values()].find(({ name }) => name === officer?.name);
    must(
      await commands.declareLeave(
        must(known === undefined ? { ok: false, fault: null } : { ok: true, value: known.id }),
        leaveUntil(office.deadline),
      ),
    );
    ({ workbench, pane } = await office.openWorkbench());
    await pane.getByRole('button', { name: '下一步：方案' }).click();
    await pane.getByRole('button', { name: '选择抽查事项' }).click();
    await pane.getByRole('checkbox', { name: /SCJG-003/ }).check();
    await pane.getByRole('checkbox', { name: /XFJY-001/ }).check();
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择期限/ }).click();
    await pane.getByLabel('完成期限').last().fill(office.deadline);
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: /选择见证人/ }).click();
    for (const name of WITNESSES) await pane.getByRole('checkbox', { name: new RegExp(name) }).check();
    await workbench.keyboard.press('Escape');
    await pane.getByText('1 人已在飞书登记请假或回避，已计入。').waitFor();
    await pane.getByText(/用 5 个试用种子各预排一次，都排得开/).waitFor();
    await office.picture(workbench, 'rehearsed');
  });

  test('is told with its reason before anything is sealed', async () => {
    await pane.getByRole('button', { name: /^每组户数/ }).click();
    await setNumber('每组户数', 1);
    await workbench.keyboard.press('Escape');
    await pane.getByRole('button', { name: '更多设置' }).click();
    await setNumber('每人最多几组', 1);
    await pane.getByText(/人员排不开：/).waitFor();
    await pane.getByText('看依据').click();
    await pane.getByText(/移出 \d+ 户/).waitFor();
    await pane.getByText(/人员排不开：/).scrollIntoViewIfNeeded();
    await pane.getByRole('group', { name: /可以这样改/ }).scrollIntoViewIfNeeded();
    await office.picture(workbench, 'no-plan');
    expect(await pane.getByRole('button', { name: '下一步：封存' }).isDisabled()).toBe(true);
  });

  test('is made possible by a remedy, then sealed and drawn', async () => {
    const remedies = pane.getByRole('group', { name: /可以这样改/ }).getByRole('button');
    expect(await remedies.allTextContents()).toEqual(['每人上限改为 2 组', '每组去 2 户']);
    await remedies.filter({ hasText: '每人上限改为 2 组' }).click();
    await pane
      .getByText(/都排得开/)
      .first()
      .waitFor();
    await pane.getByRole('button', { name: '下一步：封存' }).click();
    await pane.getByRole('button', { name: /^封存/ }).last().click();
    await pane.getByRole('button', { name: '开奖式抽取' }).waitFor();
    for (const name of WITNESSES) {
      const { messageId } = await waitForCard(office.chat, office.person(name), ['提交随机数', '"form"']);
      await office.chat.submitForm(messageId, office.person(name).openId, 'contribution', { value: '31415926535' });
    }
    await pane.getByText('可以抽取了').waitFor();
    await pane.getByRole('button', { name: '开奖式抽取' }).click();
    await pane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
    const [draw] = [...state().draws.values()];
    expect(draw?.outcome?.teams.length).toBe(35);
  });
});

describe('a draw of before', () => {
  const print = async (): Promise<void> => {
    await pane.getByRole('button', { name: '打印文书' }).click();
    await pane.getByRole('menuitem', { name: '抽查名单公示表', exact: true }).click();
    await pane.getByText(/已写入“名单公示表 .*可以打印/).waitFor();
  };

  test('is opened again, and its document goes into the sheet that it has', async () => {
    await print();
    expect(await workbench.getByRole('tab', { name: /^名单公示表/ }).count()).toBe(1);
    await pane.getByRole('button', { name: '开始新任务' }).click();
    await pane.getByText('以前的任务', { exact: true }).click();
    await pane.getByRole('button', { name: /SZ-\d{4}-0001/ }).waitFor();
    await office.picture(workbench, 'earlier-tasks');
    await pane.getByRole('button', { name: /SZ-\d{4}-0001/ }).click();
    await pane.getByText(/核验 \d+\/\d+ 项通过/).waitFor();
    await print();
    expect(await workbench.getByRole('tab', { name: /^名单公示表/ }).count()).toBe(1);
  });
});

describe('visits that were not drawn here', () => {
  test('are recorded from the plan, line by line, and what names no firm is told', async () => {
    await pane.getByRole('button', { name: '2 方案' }).click();
    await pane.getByRole('button', { name: '更多设置' }).click();
    await pane.getByRole('button', { name: '登记其他检查' }).click();
    const dialog = pane.getByRole('dialog');
    await dialog.getByLabel('从名单里找').fill('曾都区虚宏食品');
    await dialog.getByRole('button', { name: /曾都区虚宏食品有限公司/ }).click();
    const firms = dialog.getByRole('textbox', { name: /^检查对象/ });
    await firms.fill(`${await firms.inputValue()}查无此店\n随县仿雅家常菜饭店\n`);
    await dialog.getByText('第 2 行“查无此店”：名单里没有').waitFor();
    await office.picture(workbench, 'visits-faults');
    await firms.fill((await firms.inputValue()).replace('查无此店\n', ''));
    await dialog.getByLabel('说明').fill('示例工单 1 号');
    await dialog.getByRole('button', { name: '登记 2 户的检查' }).click();
    await dialog.getByText('已登记 2 户。').waitFor();
    await office.picture(workbench, 'visits');
    expect([...state().visits.values()]).toHaveLength(2);
  });
});

test('a recorded visit that reaches the item’s cap keeps the firm out of the next draw', async () => {
  const own = office.person(CLERK).departmentCode;
  ({ workbench, pane } = await office.openWorkbenchOf(office.someone('joint-office', (code) => code === own)));
  await pane.getByRole('button', { name: '下一步：方案' }).click();
  await pane.getByRole('button', { name: '选择抽查事项' }).click();
  // 每年不超过1次
  await pane.getByRole('checkbox', { name: /SCJG-001/ }).check();
  await workbench.keyboard.press('Escape');
  await pane.getByRole('button', { name: /选择期限/ }).click();
  await pane.getByLabel('完成期限').last().fill(office.deadline);
  await workbench.keyboard.press('Escape');
  await pane.getByRole('button', { name: '更多设置' }).click();
  await pane.getByRole('button', { name: '登记其他检查' }).click();
  const dialog = pane.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '检查原因' }).click();
  await pane.getByRole('option', { name: /计划内抽查/ }).click();
  await dialog.getByRole('checkbox', { name: /SCJG-001/ }).check();
  await dialog.getByRole('textbox', { name: /^检查对象/ }).fill('91421303XG0000017Y\n');
  await dialog.getByLabel('说明').fill('其他系统抽取');
  await dialog.getByRole('button', { name: '登记 1 户的检查' }).click();
  await dialog.getByText('已登记 1 户。').waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await pane.getByRole('button', { name: '下一步：封存' }).click();
  await pane.getByRole('button', { name: /^封存/ }).last().click();
  await pane.getByText(/1 户已达抽查频次上限，列入排除名单/).waitFor();
  expect(
    [...state().draws.values()].every(({ seal }) => seal.rules.items.every(({ code }) => code !== 'SCJG-001')),
  ).toBe(true);
});
