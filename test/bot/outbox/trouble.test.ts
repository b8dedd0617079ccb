import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chainEntry } from '../../../core/journal/chain.ts';
import { fold, foldAll } from '../../../core/journal/fold.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { uuidOf } from '../../../bot/outbox/message-keys.ts';
import type { Trouble } from './fake-chat.ts';
import { unreachedOf } from '../../../bot/outbox/undelivered-plan.ts';
import { faultsOf, liveProcess, newWorld } from './life-runner.ts';
import { CLERK, DRAW, LIFE, OFFICERS, type LifeStep } from './small-draw.ts';
import { numbers } from '../../support/sample-draw.ts';

const HOUR = 3_600_000;
const SEALED = LIFE.slice(0, 2);
const CONTRIBUTION = `contribution/${DRAW}/SCJG`;

describe('calls that go wrong', () => {
  test('whatever of them do, everything is delivered once', async () => {
    const kinds = ['fine', 'fine', 'lost-before', 'lost-after', 'busy', 'unreachable'] as const;
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 20, max: 400 }), async (seed, endAt) => {
        const pick = numbers(`trouble ${seed}`);
        const trouble: Trouble = () => {
          const kind = kinds[pick(kinds.length)];
          if (kind === 'busy') return { kind: 'retry', afterMs: 1000, code: 99991400 };
          if (kind === 'unreachable') return { kind: 'retry', afterMs: 5000, code: 0 };
          return kind === 'fine' || kind === undefined ? null : kind;
        };
        const world = newWorld();
        await liveProcess(world, endAt, { trouble });
        await liveProcess(world, Infinity, { trouble });
        expect(faultsOf(world)).toEqual([]);
      }),
      { numRuns: 40, seed: 20260101 },
    );
  }, 120_000);

  test('a message accepted without an answer is found again after the hour, and not sent twice', async () => {
    // the call left and was accepted; the process ends before the answer, and the machine stays off for a day
    const only: Trouble = (call, about) => (call === 'send' && about === uuidOf(CONTRIBUTION) ? 'lost-after' : null);
    let ended = 0;
    for (let point = 1; ended < 1; point += 1) {
      const attempt = newWorld();
      await liveProcess(attempt, point, { life: SEALED, trouble: only });
      const sent = attempt.chat.messages.some(({ uuid }) => uuid === uuidOf(CONTRIBUTION));
      if (!sent) continue;
      ended += 1;
      await attempt.clock.advance(24 * HOUR);
      await liveProcess(attempt, Infinity, { life: SEALED });
      const copies = attempt.chat.messages.filter(({ uuid }) => uuid === uuidOf(CONTRIBUTION));
      expect(copies).toHaveLength(1);
      const delivery = foldAll(attempt.disk.entries).deliveries.get(CONTRIBUTION);
      // nobody knows the private chat yet, so it is left to a person rather than doubled
      expect(delivery?.failure).toMatchObject({ reason: 'other', detail: 'outcome unknown' });
    }
  });

  test('where the private chat is known, it is looked for and recognised by its receipt number', async () => {
    const openId = 'ou_A';
    const assignment = uuidOf(`assignment/${DRAW}/1/A`);
    // A has written to the bot before, so the chat is known
    const opened = LIFE.slice(0, 6);
    const known = newWorld();
    await liveProcess(known, Infinity, {
      life: [
        ...opened.slice(0, 2),
        (state) =>
          state.chats.has(`private/${openId}`)
            ? []
            : [{ type: 'ChatOpened', key: `private/${openId}`, chatId: `p2p ${openId}` }],
      ],
    });
    let point = 1;
    for (; ; point += 1) {
      const attempt = {
        ...known,
        disk: { entries: [...known.disk.entries] },
        chat: { ...known.chat, messages: [...known.chat.messages], groups: [], urged: [] },
      };
      await liveProcess(attempt, point, { life: opened });
      const accepted = attempt.chat.messages.some(({ uuid }) => uuid === assignment);
      const noted = foldAll(attempt.disk.entries).deliveries.get(`assignment/${DRAW}/1/A`)?.message ?? null;
      if (!accepted || noted !== null) continue;
      await attempt.clock.advance(24 * HOUR);
      await liveProcess(attempt, Infinity, { life: opened });
      expect(attempt.chat.messages.filter(({ uuid }) => uuid === assignment)).toHaveLength(1);
      expect(foldAll(attempt.disk.entries).deliveries.get(`assignment/${DRAW}/1/A`)?.message).not.toBeNull();
      break;
    }
    expect(point).toBeGreaterThan(1);
  }, 60_000);

  test('a refusal for good stops at once, is written down by its reason, and is not tried again', async () => {
    const world = newWorld();
    let calls = 0;
    const trouble: Trouble = (call, about) => {
      if (call !== 'send' || about !== uuidOf(`assignment/${DRAW}/1/A`)) return null;
      calls += 1;
      return { kind: 'permanent', reason: 'blocked-by-person', code: 230053, detail: '' };
    };
    await liveProcess(world, Infinity, { trouble });
    await liveProcess(world, Infinity, { trouble });
    expect(calls).toBe(1);
    const state = foldAll(world.disk.entries);
    expect(state.deliveries.get(`assignment/${DRAW}/1/${OFFICERS[0] ?? ''}`)?.failure).toMatchObject({
      reason: 'blocked-by-person',
    });
    expect(faultsOf(world)).toEqual([]);
  });

  test('an update that is refused for good is told by name too, and made after repair', async () => {
    const world = newWorld();
    const key = `withdrawn/${DRAW}/1/B`;
    let blocked = true;
    const refusal = { kind: 'permanent', reason: 'blocked-by-person', code: 230053, detail: '' } as const;
    const trouble: Trouble = (call, about) => {
      const message = world.chat.messages.find(({ messageId }) => messageId === about);
      const card = call === 'update' && message?.uuid === uuidOf(`assignment/${DRAW}/1/A`);
      return blocked && (card || (call === 'send' && about === uuidOf(key))) ? refusal : null;
    };
    await liveProcess(world, Infinity, { trouble });
    const told = () => {
      const state = foldAll(world.disk.entries);
      const draw = state.draws.get(DRAW);
      return draw === undefined ? [] : unreachedOf(state, draw).map(({ name, failure }) => `${name} ${failure.reason}`);
    };
    expect(told()).toContain('示例A blocked-by-person');
    const card = world.chat.messages.find(({ cards }) => JSON.stringify(cards.at(-1)).includes('未收到卡片'));
    expect(JSON.stringify(card?.cards.at(-1))).toContain('示例A');
    blocked = false;
    await liveProcess(world, Infinity, { life: [], trouble, resend: DRAW });
    expect(told()).toEqual([]);
    expect(faultsOf(world)).toEqual([]);
  });

  test.each([
    ['refused', 230075, '飞书拒收（代码 230075）'],
    ['content-refused', 230028, '内容被飞书拒绝'],
    ['bot-unavailable-to-person', 230013, '不在机器人可用范围'],
    ['no-permission', 99991672, '机器人缺少权限'],
  ] as const)('%s is told in words, not tried again by itself, and sent after repair', async (reason, code, words) => {
    const world = newWorld();
    const uuid = uuidOf(`assignment/${DRAW}/1/A`);
    let wrong = true;
    let calls = 0;
    const trouble: Trouble = (call, about) => {
      if (call !== 'send' || about !== uuid) return null;
      calls += 1;
      return wrong ? { kind: 'permanent', reason, code, detail: 'as Feishu says it' } : null;
    };
    await liveProcess(world, Infinity, { life: LIFE.slice(0, 6), trouble });
    await liveProcess(world, Infinity, { life: [], trouble });
    expect(calls).toBe(1);
    const told = world.chat.messages.find(({ cards }) => JSON.stringify(cards[0]).includes('未收到卡片'));
    expect(JSON.stringify(told?.cards.at(-1))).toContain(`**${words}**\\n示例A`);
    wrong = false;
    await liveProcess(world, Infinity, { life: [], trouble, resend: DRAW });
    expect(world.chat.messages.filter((message) => message.uuid === uuid)).toHaveLength(1);
    expect(JSON.stringify(told?.cards.at(-1))).toContain('卡片均已送达');
    expect(faultsOf(world)).toEqual([]);
  });

  test('a reminder that was refused for good is named and sent after repair, as true as on that day', async () => {
    const world = newWorld();
    let blocked = true;
    const refusal = { kind: 'permanent', reason: 'blocked-by-person', code: 230053, detail: '' } as const;
    const reminders = (): readonly string[] =>
      [...foldAll(world.disk.entries).deliveries]
        .map(([key]) => key)
        .filter((key) => key.startsWith(`reminder/${DRAW}/1/A/`));
    const trouble: Trouble = (call, about) =>
      blocked && call === 'send' && reminders().some((key) => uuidOf(key) === about) ? refusal : null;
    await liveProcess(world, Infinity, { life: LIFE.slice(0, 6), trouble });
    await world.clock.advance(27 * 24 * HOUR);
    await liveProcess(world, Infinity, { life: [], trouble });
    await world.clock.advance(6 * 24 * HOUR);
    await liveProcess(world, Infinity, { life: [], trouble });
    const told = world.chat.messages.find(({ cards }) => JSON.stringify(cards.at(-1)).includes('已屏蔽机器人'));
    expect(JSON.stringify(told?.cards.at(-1)).match(/示例A/g)).toHaveLength(1);
    blocked = false;
    // long after the calendar would have made up for it
    await world.clock.advance(24 * HOUR);
    await liveProcess(world, Infinity, { life: [], trouble, resend: DRAW });
    const arrived = world.chat.messages.filter(({ uuid }) => reminders().some((key) => uuidOf(key) === uuid));
    expect(arrived).toHaveLength(1);
    expect(JSON.stringify(arrived[0]?.cards[0])).toContain('已逾期');
    expect(JSON.stringify(told?.cards.at(-1))).toContain('卡片均已送达');
    expect(faultsOf(world)).toEqual([]);
  });

  test('urgent notices that the organisation has used up are told, and given once when asked for again', async () => {
    const world = newWorld();
    let usedUp = true;
    const trouble: Trouble = (call) =>
      call === 'urge' && usedUp ? { kind: 'permanent', reason: 'quota-used-up', code: 230024, detail: '' } : null;
    await liveProcess(world, Infinity, { life: LIFE.slice(0, 6), trouble });
    await world.clock.advance(31 * 24 * HOUR);
    await liveProcess(world, Infinity, { life: [], trouble });
    expect(world.chat.urged).toEqual([]);
    const told = world.chat.messages.find(({ cards }) => JSON.stringify(cards.at(-1)).includes('加急次数已用完'));
    expect(JSON.stringify(told?.cards.at(-1))).toContain('逾期加急');
    usedUp = false;
    await liveProcess(world, Infinity, { life: [], trouble, resend: DRAW });
    const urges = [...foldAll(world.disk.entries).deliveries].filter(([key]) => key.startsWith('urge/'));
    expect(urges.length).toBeGreaterThan(0);
    expect(new Set(world.chat.urged).size).toBe(urges.length);
    expect(world.chat.urged).toHaveLength(urges.length);
    expect(urges.filter(([, { failure }]) => failure !== null)).toEqual([]);
  });

  test('every card of a draw that somebody can’t get is told by the name of its reader', async () => {
    // a whole life without trouble shows which cards there are; then each of them is refused for good
    const plain = newWorld();
    await liveProcess(plain, Infinity, {});
    const state = foldAll(plain.disk.entries);
    const keys = [...state.deliveries]
      .map(([key]) => key)
      .filter((key) => key.includes(DRAW) && !/^undelivered\//.test(key));
    expect(new Set(keys.map((key) => key.split('/')[0])).size).toBeGreaterThanOrEqual(8);
    const silent: string[] = [];
    for (const key of keys) {
      const refusal = { type: 'DeliveryFailed', key, reason: 'blocked-by-person', detail: '' } as const;
      const failed = fold(state, chainEntry(state, refusal, instantAt(plain.clock.now())));
      const draw = failed.draws.get(DRAW);
      if (draw === undefined || unreachedOf(failed, draw).length === 0) silent.push(key);
    }
    // a witness's card is no news once the draw is made
    expect(silent.filter((key) => !/^(contribution|reveal)\//.test(key))).toEqual([]);
  });

  test('somebody without an account is named; once found, they get what was meant for them', async () => {
    const world = newWorld();
    const lost: LifeStep = (state) =>
      state.people.get(CLERK)?.notFound === false && state.deliveries.size === 0
        ? OFFICERS.slice(0, 1).map((person) => ({ type: 'PersonNotFound', person }))
        : [];
    await liveProcess(world, Infinity, { life: [...LIFE.slice(0, 1), lost, ...LIFE.slice(1, 6)] });
    const key = `assignment/${DRAW}/1/A`;
    expect(foldAll(world.disk.entries).deliveries.get(key)?.failure).toMatchObject({ reason: 'person-not-found' });
    const found: LifeStep = () =>
      OFFICERS.slice(0, 1).map((person) => ({ type: 'PersonLinked', person, openId: 'ou_A' }));
    await liveProcess(world, Infinity, { life: [found] });
    expect(foldAll(world.disk.entries).deliveries.get(key)?.message).not.toBeNull();
    expect(world.chat.messages.filter(({ uuid }) => uuid === uuidOf(key))).toHaveLength(1);
    // the group was opened without them, and they join it now
    expect(world.chat.groups[0]?.members.has('ou_A')).toBe(true);
    expect(faultsOf(world)).toEqual([]);
  });

  test('an urgent notice that was turned away is given later, once; one in doubt is not repeated', async () => {
    for (const wrong of ['turned away', 'in doubt'] as const) {
      let calls = 0;
      const trouble: Trouble = (call) => {
        if (call !== 'urge') return null;
        calls += 1;
        if (calls > 2) return null;
        return wrong === 'in doubt' ? 'lost-after' : { kind: 'retry', afterMs: 1000, code: 99991400 };
      };
      const world = newWorld();
      await liveProcess(world, Infinity, { life: LIFE.slice(0, 6), trouble });
      // the first morning after the deadline
      await world.clock.advance(31 * 24 * HOUR);
      await liveProcess(world, Infinity, { life: [], trouble });
      expect(calls).toBeGreaterThan(0);
      // each message that is urgent was marked so exactly once
      expect(new Set(world.chat.urged).size).toBe(world.chat.urged.length);
      const urges = [...foldAll(world.disk.entries).deliveries].filter(([key]) => key.startsWith('urge/'));
      expect(world.chat.urged).toHaveLength(urges.length);
      const known = urges.filter(([, { message }]) => message !== null).length;
      expect(urges.length - known).toBe(wrong === 'in doubt' ? 2 : 0);
    }
  });
});
