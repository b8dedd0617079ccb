import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import { entityMark } from '../../../bot/cards/result-form.ts';
import type { Chat } from '../../../bot/chat.ts';
import { currentAssignments } from '../../../core/journal/queries.ts';
import type { Assignment, DrawState } from '../../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../../core/model/ids.ts';
import { must } from '../../support/sample-draw.ts';
import {
  APP,
  CLERK,
  closeWorld,
  type LogLines,
  mobileOf,
  OFFICE,
  openIdOf,
  type OpenOffice,
  openWorld,
  sealDraw,
  WITNESS_A,
  WITNESS_B,
} from './chat-office.ts';
import { cardsOf, cardText, findCard } from './cards-seen.ts';

let clock: SandboxClock;
let sandbox: Sandbox;
let office: OpenOffice;
let chat: Chat;
let log: LogLines;

beforeEach(async () => {
  ({ clock, sandbox, office, chat, log } = await openWorld());
  await chat.idle();
});

afterEach(async () => {
  await closeWorld({ sandbox, office, chat });
});

const drawState = (number: DrawNumber): DrawState => {
  const draw = office.journal.state().draws.get(number);
  if (draw === undefined) throw new Error(`no draw ${number}`);
  return draw;
};

async function contribute(person: InspectorId, value: string): Promise<void> {
  const asked = await findCard(sandbox, openIdOf(person), '见证抽取');
  const used = await sandbox.submitForm(asked.messageId, openIdOf(person), 'contribution', { value });
  expect(used).toMatchObject({ ok: true });
  await chat.idle();
}

/** The first place of a draw that fits. */
function placeIn(number: DrawNumber, fits: (place: Assignment) => boolean = () => true): Assignment {
  const place = currentAssignments(drawState(number)).find(fits);
  if (place === undefined) throw new Error('no such place');
  return place;
}

/** A draw whose witnesses have contributed and which was made. */
async function drawn(): Promise<DrawNumber> {
  const number = await sealDraw(office);
  await chat.idle();
  await contribute(WITNESS_A.id, '掷骰 4 2 6');
  await contribute(WITNESS_B.id, '任意文字');
  must(await office.office.draw(CLERK.id, number));
  await chat.idle();
  return number;
}

describe('the life of a draw in chat', () => {
  test('a witness gives a value once, and everybody sees who has', async () => {
    const number = await sealDraw(office);
    await chat.idle();
    await contribute(WITNESS_A.id, '掷骰 4 2 6');
    expect(drawState(number).contributions.get(WITNESS_A.department)).toMatchObject({
      form: 'typed',
      text: '掷骰 4 2 6',
    });
    const own = await findCard(sandbox, openIdOf(WITNESS_A.id), '已提交');
    expect(cardText(own.card)).toContain('掷骰 4 2 6');
    const other = await findCard(sandbox, openIdOf(WITNESS_B.id), '见证抽取');
    expect(cardText(other.card)).toContain('1/2 已提交');
  });

  test('each officer gets one card, each team one group with its list', async () => {
    const number = await drawn();
    const places = currentAssignments(drawState(number));
    expect(places.length).toBeGreaterThan(3);
    for (const { person, team } of places) {
      const cards = (await cardsOf(sandbox, openIdOf(person))).filter(
        ({ title }) => title === `抽查任务 · 第 ${team} 组`,
      );
      expect(cards).toHaveLength(1);
    }
    const groups = (await sandbox.chats()).filter(({ kind }) => kind === 'group');
    expect(groups).toHaveLength(drawState(number).outcome?.teams.length ?? -1);
    for (const group of groups) {
      const [list, ...more] = (await sandbox.messages({ chatId: group.chatId })).filter(
        ({ type }) => type === 'interactive',
      );
      expect(more).toEqual([]);
      expect(JSON.stringify(list)).toContain('检查清单');
      expect(group.members.length).toBeGreaterThanOrEqual(2);
    }
    for (const reader of [CLERK, WITNESS_A, WITNESS_B]) await findCard(sandbox, openIdOf(reader.id), '抽取完成');
  });

  test('a click on 接受 is answered with the green card, which is not sent a second time', async () => {
    const number = await drawn();
    const place = placeIn(number);
    const asked = await findCard(sandbox, openIdOf(place.person), `抽查任务 · 第 ${place.team} 组`);
    const used = await sandbox.click(asked.messageId, openIdOf(place.person), '接受任务');
    expect(used).toMatchObject({ ok: true });
    await chat.idle();
    const message = await sandbox.message(asked.messageId);
    expect(message?.versions.map(({ by }) => by)).toEqual(['send', 'answer']);
    expect(cardText(await sandbox.card(asked.messageId))).toContain('已接受 · 11月20日 09:00');
    // the group sees it too, by an update
    const groups = (await sandbox.chats(openIdOf(place.person))).filter(({ kind }) => kind === 'group');
    const lists = await Promise.all(groups.map(({ chatId }) => sandbox.messages({ chatId })));
    expect(JSON.stringify(lists)).toContain('已接受 1/2');
  });

  test('recusal is asked with a form, decided by the lead, and answered', async () => {
    const number = await drawn();
    const place = placeIn(number, ({ lead }) => !lead);
    const openId = openIdOf(place.person);
    const asked = await findCard(sandbox, openId, `抽查任务 · 第 ${place.team} 组`);
    expect(await sandbox.click(asked.messageId, openId, '申请回避')).toMatchObject({ ok: true });
    const filled = { reason: 'relative', note: '与第 2 户负责人是近亲属' };
    expect(await sandbox.submitForm(asked.messageId, openId, 'recusal', filled)).toMatchObject({ ok: true });
    await chat.idle();
    expect(cardText(await sandbox.card(asked.messageId))).toContain('回避申请中');

    const lead = placeIn(number, (each) => each.lead && each.team === place.team);
    const request = await findCard(sandbox, openIdOf(lead.person), '回避申请');
    expect(cardText(request.card)).toContain('是当事人的近亲属');
    expect(await sandbox.click(request.messageId, openIdOf(lead.person), '不同意')).toMatchObject({ ok: true });
    await chat.idle();
    expect(cardText(await sandbox.card(asked.messageId))).toContain('回避未获同意');
    await findCard(sandbox, openId, '未获同意');
  });

  test('results are filed firm by firm, and the team sees how far it is', async () => {
    const number = await drawn();
    const place = placeIn(number);
    const openId = openIdOf(place.person);
    const asked = await findCard(sandbox, openId, `抽查任务 · 第 ${place.team} 组`);
    await sandbox.click(asked.messageId, openId, '接受任务');
    const team = drawState(number).outcome?.teams.find((each) => each.number === place.team);
    for (const { id } of team?.entities ?? []) {
      await sandbox.click(asked.messageId, openId, '填报结果');
      const filled = { entity: entityMark(id), finding: '发现问题已责令改正', remark: '已当场改正' };
      expect(await sandbox.submitForm(asked.messageId, openId, 'result', filled)).toMatchObject({ ok: true });
      await chat.idle();
    }
    expect([...drawState(number).results.values()].map(({ result, by }) => [result, by])).toEqual(
      (team?.entities ?? []).map(() => ['发现问题已责令改正', place.person]),
    );
    expect(cardText(await sandbox.card(asked.messageId))).toContain('已全部填报');
    // nothing is left to remind this team of
    await sandbox.advance(Date.UTC(2026, 11, 17, 1, 0, 30) - clock.now());
    await chat.idle();
    const titles = (await cardsOf(sandbox, openId)).map(({ title }) => title);
    expect(titles.filter((title) => title.includes('提醒'))).toEqual([]);
  });

  test('somebody else’s button does nothing and says so', async () => {
    const number = await drawn();
    const first = placeIn(number);
    const second = placeIn(number, ({ person }) => person !== first.person);
    const asked = await findCard(sandbox, openIdOf(first.person), '抽查任务');
    await sandbox.click(asked.messageId, openIdOf(second.person), '接受任务');
    await chat.idle();
    expect(placeIn(number).state.kind).toBe('assigned');
  });

  test('reminders go out before the deadline, on the day and after it, urgent when late', async () => {
    const number = await drawn();
    const { person } = placeIn(number);
    const days = [13, 17, 19, 20, 21, 23, 27];
    const seen: string[] = [];
    for (const day of days) {
      // deadline 2026-12-20; each reminder leaves at nine in the morning in China
      await sandbox.advance(Date.UTC(2026, 11, day, 1, 0, 30) - clock.now());
      await chat.idle();
      const reminders = (await cardsOf(sandbox, openIdOf(person))).filter(({ title }) => /提醒|逾期/.test(title));
      seen.push(/还剩 \d+ 天|今天截止|逾期 \d+ 天/.exec(cardText(reminders.at(-1)?.card ?? null))?.[0] ?? '');
      expect(reminders.length % days.length).toBe(seen.length % days.length);
    }
    expect(seen).toEqual(['还剩 7 天', '还剩 3 天', '还剩 1 天', '今天截止', '逾期 1 天', '逾期 3 天', '逾期 7 天']);
    const urgent = (await sandbox.messages({ openId: openIdOf(person) })).filter(
      ({ urgentFor }) => urgentFor.length > 0,
    );
    expect(urgent).toHaveLength(3);
  });

  test('the joint office reads every morning what is near or late, once', async () => {
    const number = await drawn();
    const openId = openIdOf(OFFICE.id);
    const digests = async () => (await cardsOf(sandbox, openId)).filter(({ title }) => title.startsWith('抽查日报'));
    await sandbox.advance(Date.UTC(2026, 11, 12, 2) - clock.now());
    await chat.idle();
    expect(await digests()).toEqual([]);
    for (const day of [13, 20, 21]) {
      await sandbox.advance(Date.UTC(2026, 11, day, 2) - clock.now());
      await chat.idle();
    }
    const seen = await digests();
    expect(seen.map(({ title }) => title).slice(0, 1)).toEqual(['抽查日报 · 12月13日']);
    expect(seen.at(-1)?.title).toBe('抽查日报 · 12月21日');
    // the clock jumped over the days between: what was not sent on its day is not sent later
    expect(seen).toHaveLength(3);
    expect(cardText(seen.at(-1)?.card)).toContain(number);
    expect(cardText(seen.at(-1)?.card)).toContain('逾期 1 天');
  });

  test('neither texts nor secrets nor phone numbers reach the log', async () => {
    await drawn();
    const lines = log.lines.join('\n');
    expect(lines).not.toContain(APP.appSecret);
    expect(lines).not.toContain('掷骰');
    for (const { id } of [CLERK, WITNESS_A]) expect(lines).not.toContain(mobileOf(id));
    expect(lines).not.toMatch(/Bearer|\bt-[0-9a-z]{8}/);
  });
});
