import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { virtualClock } from '../../../bot/sandbox/clock.ts';
import { API_LIMITS, RateLimiter, TARGET_LIMITS } from '../../../bot/sandbox/limits.ts';

test('a thousand a minute, even where no second holds more than fifty', async () => {
  const clock = virtualClock(0);
  const limiter = new RateLimiter(clock);
  for (let n = 0; n < 1_000; n++) {
    if (n > 0 && n % 50 === 0) await clock.advance(1_000);
    expect(limiter.admit('api', API_LIMITS).admitted).toBe(true);
  }
  await clock.advance(1_000);
  expect(limiter.admit('api', API_LIMITS)).toEqual({ admitted: false, limit: API_LIMITS[1], retryAfterMs: 40_000 });
  expect(limiter.admit('another', API_LIMITS).admitted).toBe(true);
  await clock.advance(40_000);
  expect(limiter.admit('api', API_LIMITS).admitted).toBe(true);
});

test('law: a call is refused exactly when the window before it is full of admitted ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(600), { maxLength: 60 }), async (gaps) => {
      const clock = virtualClock(0);
      const limiter = new RateLimiter(clock);
      const admitted: number[] = [];
      for (const gap of gaps) {
        await clock.advance(gap);
        const now = clock.now();
        const full = admitted.filter((at) => at > now - 1_000).length >= 5;
        expect(limiter.admit('someone', TARGET_LIMITS).admitted).toBe(!full);
        if (!full) admitted.push(now);
      }
    }),
  );
});
