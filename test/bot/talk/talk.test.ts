import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import type { Chat } from '../../../bot/chat.ts';
import { must } from '../../support/sample-draw.ts';
import {
  APP,
  AT_ONCE,
  chatOf,
  CLERK,
  closeWorld,
  FEISHU_PEOPLE,
  INSPECTORS,
  OFFICE,
  openIdOf,
  type OpenOffice,
  openWorld,
  sealDraw,
  WITNESS_A,
  WITNESS_B,
} from './chat-office.ts';
import { cardsOf, cardText, findCard } from './cards-seen.ts';
import { until } from '../../support/until.ts';

let clock: SandboxClock;
let sandbox: Sandbox;
let office: OpenOffice;
let chat: Chat;

const clerk = openIdOf(CLERK.id);

beforeEach(async () => {
  const stranger = { openId: 'ou_stranger', name: '示例外人', department: '其他' };
  ({ clock, sandbox, office, chat } = await openWorld({ people: [...FEISHU_PEOPLE, stranger], settleMs: 2000 }));
  await until(async () => (await sandbox.status()).connections.some(({ ready }) => ready));
  await chat.idle();
});

afterEach(async () => {
  await closeWorld({ sandbox, office, chat });
});

const titlesOf = async (openId: string): Promise<readonly string[]> =>
  (await cardsOf(sandbox, openId)).map(({ title }) => title);

/** Says something in private and waits for the answer. */
async function say(openId: string, text: string, to = 'bot'): Promise<string> {
  const before = (await cardsOf(sandbox, openId)).length;
  await sandbox.sendText(openId, to, text);
  await until(async () => (await cardsOf(sandbox, openId)).length > before);
  await chat.idle();
  return cardText((await cardsOf(sandbox, openId)).at(-1)?.card);
}

async function drawn(): Promise<string> {
  const number = await sealDraw(office);
  await chat.idle();
  for (const { id } of [WITNESS_A, WITNESS_B]) {
    const asked = await findCard(sandbox, openIdOf(id), '见证抽取');
    await sandbox.submitForm(asked.messageId, openIdOf(id), 'contribution', { value: '骰子' });
    await chat.idle();
  }
  must(await office.office.draw(CLERK.id, number));
  await chat.idle();
  return number;
}

describe('somebody who writes', () => {
  test('and is not in the roster is told so and nothing else', async () => {
    await drawn();
    for (const text of ['我的任务', '配对', '统计', '催办 1']) {
      expect(await say('ou_stranger', text)).toContain('名录中没有与您的飞书账号对应的人员');
    }
  });

  test('gets the menu for words nobody understands', async () => {
    const menu = await say(clerk, '今天天气怎么样');
    expect(menu).toContain('没有听懂');
    expect(menu).toContain('我的任务');
  });

  test('pairs the pane with the code, which works once', async () => {
    const text = await say(clerk, '我要配对');
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? '';
    expect(await office.office.redeemPairing(code)).toMatchObject({ ok: true });
    expect(await office.office.redeemPairing(code)).toMatchObject({ ok: false });
    expect(await say(clerk, '解绑')).toContain('已断开 1 处');
  });

  test('as an inspector gets no pairing code', async () => {
    await drawn();
    const inspector = openIdOf(INSPECTORS[0]?.id ?? CLERK.id);
    expect(await say(inspector, '配对')).toContain('没有办理这件事的权限');
    expect(await say(inspector, '催办')).toContain('没有办理这件事的权限');
    expect(await say(inspector, '逾期')).toContain('您没有逾期的任务');
  });

  test('asks about tasks, by number or all', async () => {
    const number = await drawn();
    const [place] = office.journal.state().draws.get(number as never)?.outcome?.teams[0]?.members ?? [];
    const officer = openIdOf(place?.person ?? CLERK.id);
    expect(await say(officer, '我的任务')).toContain(number);
    expect(await say(officer, `任务 ${number}`)).toContain('检查内容与依据');
    expect(await say(officer, '任务1')).toContain('检查内容与依据');
    expect(await say(officer, '任务9')).toContain('没有找到');
    expect(await say(clerk, '进度')).toContain('接受 □□□□□□□□□□ 0/');
    expect(await say(clerk, '逾期')).toContain('没有逾期的任务');
  });

  test('reminds who has not answered, and they are reminded', async () => {
    const number = await drawn();
    expect(await say(clerk, `催办 ${number}`)).toMatch(/已提醒 \d+ 位/);
    const [place] = office.journal.state().draws.get(number as never)?.outcome?.teams[0]?.members ?? [];
    expect(await titlesOf(openIdOf(place?.person ?? CLERK.id))).toContainEqual(expect.stringContaining('催办'));
  });

  test('to a group is answered in private, and the group learns nothing', async () => {
    await drawn();
    const group = (await sandbox.chats()).find(({ kind }) => kind === 'group');
    const member = group?.members[0] ?? '';
    const before = (await cardsOf(sandbox, member)).length;
    await sandbox.sendText(member, group?.chatId ?? '', `@${APP.name} 我的任务`);
    await until(async () => (await cardsOf(sandbox, member)).length > before);
    await chat.idle();
    const said = JSON.stringify((await sandbox.messages({ chatId: group?.chatId ?? '' })).at(-1));
    expect(said).toContain('单聊');
    expect(said).not.toContain('SZ-2026');
    await sandbox.sendText(member, group?.chatId ?? '', '大家好');
    await chat.idle();
    expect(await titlesOf(member)).toHaveLength(before + 1);
  });
});

describe('somebody who declares', () => {
  test('leave in words keeps out of the next draw, and takes it back on the card', async () => {
    const first = office.journal.state().draws.get((await drawn()) as never);
    const id = first?.outcome?.teams[0]?.members[0]?.person ?? CLERK.id;
    const said = await say(openIdOf(id), '请假 11月20日至2027年1月10日');
    expect(said).toContain('已登记请假：2026年11月20日—2027年1月10日');
    const number = await drawn();
    const members = office.journal
      .state()
      .draws.get(number as never)
      ?.outcome?.teams.flatMap((team) => team.members);
    expect(members?.length).toBeGreaterThan(0);
    expect(members?.some(({ person }) => person === id)).toBe(false);
    const { messageId } = await findCard(sandbox, openIdOf(id), '请假登记');
    await sandbox.submitForm(messageId, openIdOf(id), 'withdrawal', { declared: '2026-11-20/2027-01-10' });
    await chat.idle();
    expect(office.journal.state().declarations.has(id)).toBe(false);
    expect(cardText((await findCard(sandbox, openIdOf(id), '请假登记')).card)).toContain('还没有登记请假');
  });

  test('leave by the form, a single day too', async () => {
    expect(await say(clerk, '请假')).toContain('还没有登记请假');
    const { messageId } = await findCard(sandbox, clerk, '请假登记');
    const used = await sandbox.submitForm(messageId, clerk, 'leave', { from: '2026-12-03' });
    expect(JSON.stringify(used)).toContain('已登记请假：2026年12月3日（周四），1 天');
    expect(office.journal.state().declarations.get(CLERK.id)?.leave).toEqual([
      { from: '2026-12-03', to: '2026-12-03' },
    ]);
    const turned = await sandbox.submitForm(messageId, clerk, 'leave', { from: '2026-12-05', to: '2026-12-03' });
    expect(JSON.stringify(turned)).toContain('结束日期早于开始日期');
  });

  test('leave that nobody can read gets the form, and nothing is written', async () => {
    expect(await say(clerk, '请假 看病')).toContain('没有看懂请假的日期');
    expect(office.journal.state().declarations.size).toBe(0);
  });

  test('a firm to keep away from, which stands in the seal afterwards', async () => {
    const first = await drawn();
    const team = office.journal.state().draws.get(first as never)?.outcome?.teams[0];
    const [member] = team?.members ?? [];
    const [firm] = team?.entities ?? [];
    if (member === undefined || firm === undefined) throw new Error('an empty team');
    const reader = openIdOf(member.person);
    await say(reader, `回避声明 ${firm.name}`);
    const { messageId } = await findCard(sandbox, reader, '回避声明');
    await sandbox.submitForm(messageId, reader, 'conflict', { reason: 'relative' });
    expect(cardText((await findCard(sandbox, reader, '回避声明')).card)).toContain('是当事人的近亲属');
    const second = await drawn();
    const teams = office.journal.state().draws.get(second as never)?.outcome?.teams ?? [];
    const met = teams.filter(({ members }) => members.some(({ person }) => person === member.person));
    expect(met.flatMap(({ entities }) => entities.map(({ id }) => id))).not.toContain(firm.id);
    // nobody else is shown it
    for (const { openId } of FEISHU_PEOPLE.filter((one) => one.openId !== reader)) {
      expect(await titlesOf(openId)).not.toContain('回避声明');
    }
  });
});

describe('an event that comes again', () => {
  test('because nobody was there is answered once, when somebody is', async () => {
    await chat.close();
    await sandbox.sendText(clerk, 'bot', '帮助');
    await sandbox.advance(1000);
    ({ chat } = chatOf(office, sandbox.url, clock, AT_ONCE));
    must(await chat.ready);
    await until(async () => (await sandbox.status()).connections.some(({ ready }) => ready));
    await sandbox.advance(7 * 3_600_000);
    await until(async () => (await cardsOf(sandbox, clerk)).length > 0);
    await chat.idle();
    await sandbox.advance(3_600_000);
    await chat.idle();
    expect(await titlesOf(clerk)).toEqual(['双随机抽查']);
  });
});

describe('somebody who can no longer be reached', () => {
  test('because they blocked the bot is named with the reason, and reached by 补发 when they let it in again', async () => {
    // who will be drawn nobody knows, so all of them block it
    const inspectors = FEISHU_PEOPLE.filter(({ openId }) => INSPECTORS.some(({ id }) => openIdOf(id) === openId));
    for (const one of inspectors) await sandbox.setPerson({ ...one, status: 'blocked' });
    const number = await drawn();
    const [place] = office.journal.state().draws.get(number as never)?.outcome?.teams[0]?.members ?? [];
    const officer = INSPECTORS.find(({ id }) => id === place?.person);
    if (officer === undefined) throw new Error('an empty team');
    expect(await say(clerk, '进度')).toContain(`${officer.name}（已屏蔽机器人）`);
    expect(await say(clerk, '人员')).toContain(`${officer.name}（已屏蔽机器人）`);
    const status = must(office.office.status(CLERK.id, number as never));
    expect(status.assignments.find(({ person }) => person === officer.id)?.card).toMatchObject({
      kind: 'failed',
      reason: 'blocked-by-person',
    });
    for (const one of inspectors) await sandbox.setPerson(one);
    expect(await say(clerk, `补发 ${number}`)).toContain('正在补发');
    await chat.idle();
    expect(await titlesOf(openIdOf(officer.id))).toContainEqual(expect.stringContaining('抽查任务 · 第'));
    expect(await say(clerk, '人员')).not.toContain('已屏蔽机器人');
  });

  test('because Feishu knows no such number is in the report, and inspectors get no report', async () => {
    must(
      await office.office.registerPeople(
        'installation',
        [
          { ...OFFICE, id: 'X1' as never, name: '示例错号' },
          { ...OFFICE, id: 'X2' as never, name: '示例无号' },
        ],
        [{ id: 'X1' as never, mobile: '13000000000' }],
      ),
    );
    await chat.idle();
    const report = await say(clerk, '人员核对');
    expect(report).toMatch(/飞书里没有找到[^无]*示例错号/);
    expect(report).toMatch(/名录里没有手机号和邮箱.*示例无号/);
    expect(report).not.toContain('13000000000');
    await drawn();
    expect(await say(openIdOf(INSPECTORS[0]?.id ?? CLERK.id), '人员')).toContain('没有办理这件事的权限');
  });

  test('because they left gets nothing more, and the clerk sees why', async () => {
    const gone = FEISHU_PEOPLE.find(({ openId }) => openId === openIdOf(WITNESS_B.id));
    if (gone === undefined) throw new Error('no such person');
    await sandbox.setPerson({ ...gone, status: 'resigned' });
    await until(() => Promise.resolve(office.journal.state().people.get(WITNESS_B.id)?.notFound === true));
    const number = await sealDraw(office);
    await chat.idle();
    const status = must(office.office.status(CLERK.id, number));
    expect(status.witnesses.map(({ card }) => card.kind)).toEqual(['delivered', 'failed']);
  });
});
