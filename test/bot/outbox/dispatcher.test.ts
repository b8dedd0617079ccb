import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Dispatcher, type Job, type Verdict } from '../../../bot/outbox/dispatcher.ts';
import { API_LIMITS, RECEIVER_LIMITS, type RateLimit } from '../../../bot/outbox/rates.ts';
import { virtualClock, type SandboxClock } from '../../../bot/sandbox/clock.ts';

/** What left when, and to whom. */
interface Departure {
  readonly key: string;
  readonly receiver: string;
  readonly at: number;
}

const FINISHED: Verdict = { kind: 'finished' };
const job = (index: number, receiver: string, priority = 1): Job => ({
  key: `k${index}`,
  receiver,
  priority,
  api: 'send',
});

async function run(dispatcher: Dispatcher, clock: SandboxClock): Promise<void> {
  const rest = { reached: false };
  void dispatcher.idle().then(() => {
    rest.reached = true;
  });
  dispatcher.pump();
  for (let turn = 0; turn < 100_000; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (rest.reached) return;
    await clock.advance(50);
  }
  throw new Error('never at rest');
}

/** Most departures in any window of so many milliseconds. */
function densest(times: readonly number[], windowMs: number): number {
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while ((times[to] ?? 0) - (times[from] ?? 0) >= windowMs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

function recording(
  limits: readonly RateLimit[],
  receiverLimits: readonly RateLimit[],
  verdict: (job: Job) => Verdict = () => FINISHED,
) {
  const clock = virtualClock(0);
  const departures: Departure[] = [];
  const dispatcher = new Dispatcher(clock, { apiLimits: limits, receiverLimits, atOnce: 100 }, (left) => {
    departures.push({ key: left.key, receiver: left.receiver, at: clock.now() });
    return Promise.resolve(verdict(left));
  });
  return { clock, departures, dispatcher };
}

describe('a burst', () => {
  test('of 3,000 to 1,000 people keeps Feishu’s limits and takes hardly longer than they demand', async () => {
    const { clock, departures, dispatcher } = recording(API_LIMITS, RECEIVER_LIMITS);
    for (let index = 0; index < 3000; index += 1) dispatcher.add(job(index, `p${index % 1000}`));
    await run(dispatcher, clock);
    const times = departures.map(({ at }) => at);
    expect(times).toHaveLength(3000);
    expect(densest(times, 1000)).toBeLessThanOrEqual(50);
    expect(densest(times, 60_000)).toBeLessThanOrEqual(1000);
    // 1,000 a minute: the 3,000th can't leave before two minutes and the twenty seconds of a full burst
    expect(times.at(-1)).toBeLessThanOrEqual(1.2 * 140_000);
  }, 30_000);

  test('to one person is five a second at most, in order', async () => {
    const { clock, departures, dispatcher } = recording(API_LIMITS, RECEIVER_LIMITS);
    for (let index = 0; index < 40; index += 1) dispatcher.add(job(index, 'p'));
    await run(dispatcher, clock);
    expect(
      densest(
        departures.map(({ at }) => at),
        1000,
      ),
    ).toBeLessThanOrEqual(5);
    expect(departures.map(({ key }) => key)).toEqual(Array.from({ length: 40 }, (_, index) => `k${index}`));
  });
});

describe('a place that is reserved', () => {
  test('is kept clear by the lines, per API and per receiver', async () => {
    const limits = [{ windowMs: 1000, count: 2 }];
    const { clock, departures, dispatcher } = recording(limits, [{ windowMs: 1000, count: 1 }]);
    for (let index = 0; index < 6; index += 1) dispatcher.add(job(index, `p${index}`));
    dispatcher.pump();
    const waits = [dispatcher.reserve('send', 'p4'), dispatcher.reserve('send', 'p5')];
    expect(waits).toEqual([1000, 1000]);
    await run(dispatcher, clock);
    const times = [...departures.map(({ at }) => at), ...waits].sort((a, b) => a - b);
    expect(times).toEqual([0, 0, 1000, 1000, 2000, 2000, 3000, 3000]);
    const late = departures.filter(({ receiver }) => receiver === 'p4' || receiver === 'p5');
    expect(late.every(({ at }) => at >= 2000)).toBe(true);
  });

  test('is at once where there is room or no limit', () => {
    expect(recording(API_LIMITS, RECEIVER_LIMITS).dispatcher.reserve('send', 'p')).toBe(0);
    expect(recording([], []).dispatcher.reserve('send', 'p')).toBe(0);
  });
});

describe('what is urgent', () => {
  test('leaves first, whoever it is for', async () => {
    const { clock, departures, dispatcher } = recording([{ windowMs: 1000, count: 1 }], []);
    for (let index = 0; index < 10; index += 1) dispatcher.add(job(index, `p${index}`, 2));
    dispatcher.add(job(10, 'p10', 0));
    await run(dispatcher, clock);
    expect(departures[0]?.key).toBe('k10');
  });

  test('goes before what waits for the same person', async () => {
    const { clock, departures, dispatcher } = recording([], [{ windowMs: 1000, count: 1 }]);
    dispatcher.add(job(0, 'p', 2));
    dispatcher.add(job(1, 'p', 2));
    dispatcher.add(job(2, 'p', 0));
    await run(dispatcher, clock);
    expect(departures.map(({ key }) => key)).toEqual(['k2', 'k0', 'k1']);
  });
});

describe('what has to be done again', () => {
  test('waits as long as it is told, and makes everybody wait when the whole API must', async () => {
    const tried = new Set<string>();
    const { clock, departures, dispatcher } = recording([], [], ({ key }) => {
      if (key !== 'k0' || tried.has(key)) return FINISHED;
      tried.add(key);
      return { kind: 'again', afterMs: 7000, pause: 'api' };
    });
    dispatcher.add(job(0, 'a'));
    dispatcher.pump();
    await new Promise((resolve) => setImmediate(resolve));
    dispatcher.add(job(1, 'b'));
    await run(dispatcher, clock);
    expect(departures.filter(({ at }) => at > 0 && at < 7000)).toEqual([]);
    expect(departures.map(({ key }) => key).sort()).toEqual(['k0', 'k0', 'k1']);
  });

  test('does not hold up the same person’s other messages for ever', async () => {
    let tries = 0;
    const { clock, departures, dispatcher } = recording([], [], ({ key }) => {
      if (key !== 'k0' || ++tries > 20) return FINISHED;
      return { kind: 'again', afterMs: 1000, pause: 'none' };
    });
    dispatcher.add(job(0, 'p'));
    dispatcher.add(job(1, 'p'));
    await run(dispatcher, clock);
    expect(departures.find(({ key }) => key === 'k1')?.at).toBeLessThan(10_000);
  });

  test('keeps its place while nobody may call, however long', async () => {
    let tries = 0;
    const { clock, departures, dispatcher } = recording([], [], ({ key }) => {
      if (key !== 'k0' || ++tries > 30) return FINISHED;
      return { kind: 'again', afterMs: 5000, pause: 'api' };
    });
    for (let index = 0; index < 3; index += 1) dispatcher.add(job(index, 'p'));
    await run(dispatcher, clock);
    expect(departures.map(({ key }) => key)).toEqual([...Array<string>(31).fill('k0'), 'k1', 'k2']);
  });

  test('is passed sooner when others are answered than when nobody is', async () => {
    const passedAfter = async (othersAnswered: boolean): Promise<number> => {
      let tries = 0;
      const { clock, departures, dispatcher } = recording([], [], ({ key, receiver }) => {
        if (receiver === 'q') return { kind: 'finished', answered: othersAnswered };
        if (key !== 'k0' || ++tries > 20) return FINISHED;
        if (tries === 2) {
          dispatcher.add(job(9, 'q'));
          dispatcher.pump();
        }
        return { kind: 'again', afterMs: 1000, pause: 'none' };
      });
      dispatcher.add(job(0, 'p'));
      dispatcher.add(job(1, 'p'));
      await run(dispatcher, clock);
      const ofP = departures.filter(({ receiver }) => receiver === 'p').map(({ key }) => key);
      return ofP.indexOf('k1');
    };
    expect(await passedAfter(true)).toBe(4);
    expect(await passedAfter(false)).toBe(8);
  });

  test('whatever fails how often, each is finished exactly once and never twice at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ to: fc.nat(4), fails: fc.nat(3), priority: fc.nat(2) }), { maxLength: 40 }),
        async (works) => {
          const left = new Map(works.map(({ fails }, index) => [`k${index}`, fails]));
          const finished: string[] = [];
          const { clock, dispatcher } = recording(API_LIMITS, RECEIVER_LIMITS, ({ key }) => {
            const fails = left.get(key) ?? 0;
            left.set(key, fails - 1);
            if (fails > 0) return { kind: 'again', afterMs: 100 * fails, pause: fails % 2 === 0 ? 'api' : 'none' };
            finished.push(key);
            return FINISHED;
          });
          works.forEach(({ to, priority }, index) => {
            dispatcher.add(job(index, `p${to}`, priority));
            dispatcher.add(job(index, `p${to}`, priority));
          });
          await run(dispatcher, clock);
          expect([...finished].sort()).toEqual(works.map((_, index) => `k${index}`).sort());
        },
      ),
      { numRuns: 30, seed: 7 },
    );
  }, 30_000);
});
