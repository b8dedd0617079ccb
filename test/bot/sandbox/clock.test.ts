import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { realClock, shiftableClock, virtualClock } from '../../../bot/sandbox/clock.ts';

describe('a virtual clock', () => {
  test('runs what falls due in order of time, each at its time, whatever the steps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(1_000), { maxLength: 20 }),
        fc.array(fc.nat(400), { minLength: 1, maxLength: 8 }),
        async (delays, steps) => {
          const clock = virtualClock(5_000);
          const ran: [number, number][] = [];
          delays.forEach((delay, index) => clock.schedule(delay, () => ran.push([clock.now(), index])));
          for (const step of steps) await clock.advance(step);
          const end = steps.reduce((sum, step) => sum + step, 0);
          const due = delays
            .map((delay, index): [number, number] => [5_000 + delay, index])
            .filter(([at]) => at <= 5_000 + end)
            .sort(([a, i], [b, j]) => a - b || i - j);
          expect(ran).toEqual(due);
          expect(clock.now()).toBe(5_000 + end);
        },
      ),
    );
  });

  test('runs tasks that tasks schedule, waits for what they started, and forgets what was cancelled', async () => {
    const clock = virtualClock(0);
    const ran: string[] = [];
    clock.schedule(10, () => {
      ran.push(`first ${clock.now()}`);
      clock.schedule(10, () => ran.push(`second ${clock.now()}`));
    });
    clock.schedule(15, () => ran.push('cancelled'))();
    await clock.advance(100, () => {
      ran.push('settled');
      return Promise.resolve();
    });
    expect(ran).toEqual(['first 10', 'settled', 'second 20', 'settled']);
  });
});

test('a shiftable clock jumps ahead and runs what fell due', async () => {
  const clock = shiftableClock();
  const before = clock.now();
  let at = 0;
  clock.schedule(3_600_000, () => (at = clock.now()));
  await clock.advance(86_400_000);
  expect(at).toBeGreaterThanOrEqual(before + 3_600_000);
  expect(at).toBeLessThan(before + 86_400_000);
  expect(clock.now()).toBeGreaterThanOrEqual(before + 86_400_000);
  clock.stop();
});

test('no clock goes back, and a real one cannot be moved', async () => {
  await expect(virtualClock(0).advance(-1)).rejects.toThrow(RangeError);
  await expect(realClock().advance(1)).rejects.toThrow(RangeError);
});
