import { afterEach, describe, expect, test } from '@jest/globals';
import type { ChatGateway } from '../../../bot/gateway/gateway.ts';
import { createFeishuGateway } from '../../../bot/gateway/feishu/feishu-gateway.ts';
import { Outbox } from '../../../bot/outbox/outbox.ts';
import { virtualClock } from '../../../bot/sandbox/clock.ts';
import type { FaultOptions } from '../../../bot/sandbox/faults.ts';
import { startSandbox, type Sandbox } from '../../../bot/sandbox/server.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { ALL_CARDS, APP, BURST, beforeBurst, FEISHU_PEOPLE, OFFICERS, openIdOf, TASK_CARDS } from './burst-office.ts';
import { SETTINGS, START_MS } from './life-runner.ts';
import { MemoryJournal } from './memory-journal.ts';
import { DRAW } from './small-draw.ts';
import { Steps } from './steps.ts';

const SEND = 'im.message.create';

const silent = { info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  return undefined;
}

/** Counts the calls under way: while there are any, the clock stands still. */
function watched(gateway: ChatGateway): { readonly gateway: ChatGateway; readonly underWay: () => number } {
  let count = 0;
  const proxy = new Proxy(gateway, {
    get(target, name: keyof ChatGateway) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]) => {
        count += 1;
        return Promise.resolve(Reflect.apply(member, target, given)).finally(() => {
          count -= 1;
        });
      };
    },
  });
  return { gateway: proxy, underWay: () => count };
}

/** Turns of the event loop within which a call against a local server has long ended. */
const MOST_TURNS = 5_000_000;

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

/** Sets the burst off and lets the sandbox's clock run until all is delivered. Answers with the seconds it took. */
async function burst(faults: readonly FaultOptions[]) {
  const clock = virtualClock(START_MS);
  sandbox = await startSandbox({ port: 0, clock, apps: [APP], people: FEISHU_PEOPLE, seed: 'burst' });
  for (const fault of faults) await sandbox.addFault(fault);
  const { gateway, underWay } = watched(createFeishuGateway({ ...APP, domain: sandbox.url }, silent));
  const journal = new MemoryJournal({ entries: [] }, new Steps(Infinity));
  await journal.append(beforeBurst(), instantAt(START_MS));
  const outbox = new Outbox({ journal, gateway, clock, messages: SETTINGS, log: silent });
  const quiet = async (): Promise<void> => {
    let calm = 0;
    for (let turns = 0; calm < 4; turns += 1) {
      if (turns > MOST_TURNS) throw new Error('calls never come to an end');
      await turn();
      calm = underWay() === 0 ? calm + 1 : 0;
    }
  };
  const rest = { reached: false };
  outbox.start((error) => {
    throw error;
  });
  await journal.append([BURST], instantAt(clock.now()));
  void outbox.idle().then(() => {
    rest.reached = true;
  });
  await quiet();
  let last = clock.now();
  let sent = 0;
  for (let step = 0; step < 4000 && !rest.reached; step += 1) {
    await clock.advance(200, quiet);
    const now = (await sandbox.statistics())[SEND]?.['0'] ?? 0;
    if (now > sent) [last, sent] = [clock.now(), now];
  }
  await outbox.close();
  await gateway.close();
  const messages = await sandbox.messages();
  return {
    seconds: (last - START_MS) / 1000,
    messages,
    statistics: await sandbox.statistics(),
    state: journal.state(),
  };
}

/** Seconds that no sender can do without: 50 a second, 1,000 a minute, over any such window. */
function floorOf(cards: number): number {
  const [minutes, rest] = [Math.floor((cards - 1) / 1000), ((cards - 1) % 1000) + 1];
  return minutes * 60 + (Math.ceil(rest / 50) - 1);
}

function checkDelivered({ messages, state }: Awaited<ReturnType<typeof burst>>): void {
  const cards = messages.filter(({ type }) => type === 'interactive');
  expect(cards).toHaveLength(ALL_CARDS);
  expect(new Set(cards.map(({ uuid }) => uuid)).size).toBe(ALL_CARDS);
  const tasks = [...state.deliveries].filter(([key]) => key.startsWith(`assignment/${DRAW}/`));
  expect(tasks).toHaveLength(TASK_CARDS);
  const known = new Set(cards.map(({ messageId }) => messageId));
  expect(tasks.filter(([, { message }]) => message === null || !known.has(message.messageId))).toEqual([]);
  const readers = new Set(tasks.map(([key]) => openIdOf(key.split('/').at(-1) as Parameters<typeof openIdOf>[0])));
  expect(readers.size).toBe(OFFICERS);
}

const refusals = (statistics: Record<string, Readonly<Record<string, number>>>): readonly string[] =>
  Object.entries(statistics).flatMap(([api, outcomes]) =>
    ['429', '99991400', '230020'].flatMap((code) => (code in outcomes ? [`${api} ${code}`] : [])),
  );

describe('3,000 task cards to 1,000 inspectors at once, with their groups and visit lists', () => {
  test('take at most 1.2 times what the limits allow, meet no limit, and none is lost or doubled', async () => {
    const done = await burst([]);
    checkDelivered(done);
    expect(refusals(done.statistics)).toEqual([]);
    expect(done.seconds).toBeGreaterThanOrEqual(floorOf(ALL_CARDS));
    expect(done.seconds).toBeLessThanOrEqual(1.2 * floorOf(ALL_CARDS));
  }, 900_000);

  test('hold to the same while one call in twenty goes wrong', async () => {
    const done = await burst([
      { kind: 'drop', share: 0.02 },
      { kind: 'server-error', share: 0.01, accepted: true },
      { kind: 'server-error', share: 0.01 },
      { kind: 'code-in-200', share: 0.01 },
    ]);
    checkDelivered(done);
    const sends = Object.entries(done.statistics[SEND] ?? {});
    const spoilt = sends.reduce((sum, [outcome, count]) => (outcome === '0' ? sum : sum + count), 0);
    expect(spoilt).toBeGreaterThan(0.03 * ALL_CARDS);
    expect(refusals(done.statistics)).toEqual([]);
    expect(done.seconds).toBeLessThanOrEqual(1.2 * floorOf(ALL_CARDS));
  }, 900_000);
});
