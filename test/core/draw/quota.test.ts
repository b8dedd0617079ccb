import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planQuota, ratioCount, type StratumSize } from '../../../core/draw/quota.ts';
import type { Quota } from '../../../core/model/draw-rules.ts';
import { must } from '../../support/sample-draw.ts';

const sizes = (...pools: readonly number[]): StratumSize[] =>
  pools.map((pool, i) => ({ stratum: [String(i)], living: pool, pool }));
const byIndex = (a: number, b: number): number => a - b;
const drawn = (quota: Quota, strata: readonly StratumSize[]): readonly number[] =>
  must(planQuota(quota, strata, byIndex)).drawn;

describe('ratios', () => {
  test('不低于 rounds up and 不超过 rounds down, exactly', () => {
    const three = { num: 3, den: 100 };
    expect(ratioCount(1204, three, 'up')).toBe(37);
    expect(ratioCount(1204, three, 'down')).toBe(36);
    expect(ratioCount(100, three, 'up')).toBe(3);
    expect(ratioCount(1, { num: 1, den: 3 }, 'up')).toBe(1);
  });

  test('agree with arbitrary precision at every size', () => {
    const ratio = fc
      .integer({ min: 1, max: 2 ** 31 - 1 })
      .chain((den) => fc.record({ num: fc.integer({ min: 1, max: den }), den: fc.constant(den) }));
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        ratio,
        fc.constantFrom('up' as const, 'down' as const),
        (living, { num, den }, rounding) => {
          const product = BigInt(living) * BigInt(num);
          const up = rounding === 'up' && product % BigInt(den) > 0n ? 1n : 0n;
          expect(BigInt(ratioCount(living, { num, den }, rounding))).toBe(product / BigInt(den) + up);
        },
      ),
    );
  });

  test('are ratios of the living, and never ask for more than the pool', () => {
    const capped = [{ stratum: [], living: 100, pool: 10 }];
    const quota = (num: number): Quota => ({ kind: 'ratio', ratio: { num, den: 100 }, rounding: 'up' });
    expect(drawn(quota(5), capped)).toEqual([5]);
    expect(drawn(quota(50), capped)).toEqual([10]);
    expect(drawn(quota(100), sizes(7, 0, 3))).toEqual([7, 0, 3]);
  });

  test('of a stratum must be there', () => {
    const quota: Quota = {
      kind: 'ratio-per-stratum',
      rates: [{ stratum: ['0'], ratio: { num: 1, den: 5 } }],
      rounding: 'down',
    };
    expect(planQuota(quota, sizes(10, 10), byIndex)).toEqual({
      ok: false,
      fault: { code: 'no-rate-for-stratum', stratum: ['1'] },
    });
    expect(drawn(quota, sizes(14))).toEqual([2]);
  });

  test('outside 0 … 1 are refused', () => {
    for (const ratio of [
      { num: 0, den: 5 },
      { num: 101, den: 100 },
      { num: 1, den: 0 },
      { num: 0.5, den: 1 },
      { num: 1, den: 2 ** 31 },
    ]) {
      expect(planQuota({ kind: 'ratio', ratio, rounding: 'up' }, sizes(10), byIndex)).toMatchObject({
        fault: { code: 'bad-ratio' },
      });
    }
  });

  test('that draw nobody are refused', () => {
    expect(planQuota({ kind: 'ratio', ratio: { num: 1, den: 100 }, rounding: 'down' }, sizes(50), byIndex)).toEqual({
      ok: false,
      fault: { code: 'nothing-to-draw' },
    });
  });
});

describe('a fixed total over strata', () => {
  test('keeps the total, stays within one of the exact share, and within each pool', () => {
    const pools = fc.array(fc.nat(500), { minLength: 1, maxLength: 12 }).filter((all) => all.some((pool) => pool > 0));
    fc.assert(
      fc.property(pools, fc.nat(), (all, pick) => {
        const whole = all.reduce((sum, pool) => sum + pool, 0);
        const count = 1 + (pick % whole);
        const shares = drawn({ kind: 'count', count }, sizes(...all));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(count);
        shares.forEach((share, i) => {
          const pool = all[i] ?? 0;
          expect(Math.abs(share * whole - count * pool)).toBeLessThan(whole);
          expect(share).toBeLessThanOrEqual(pool);
        });
      }),
    );
  });

  test('gives ties of remainders to whom the order says, and names them', () => {
    const quota: Quota = { kind: 'count', count: 2 };
    expect(must(planQuota(quota, sizes(6, 6, 6), byIndex))).toEqual({ drawn: [1, 1, 0], tied: [0, 1, 2] });
    expect(must(planQuota(quota, sizes(6, 6, 6), (a, b) => b - a))).toEqual({ drawn: [0, 1, 1], tied: [0, 1, 2] });
    expect(must(planQuota({ kind: 'count', count: 3 }, sizes(6, 6, 6), byIndex))).toEqual({
      drawn: [1, 1, 1],
      tied: [],
    });
    expect(must(planQuota({ kind: 'count', count: 5 }, sizes(10, 6, 4), byIndex)).tied).toEqual([0, 1]);
  });

  test('above the pools is refused with both numbers', () => {
    expect(planQuota({ kind: 'count', count: 21 }, sizes(10, 10), byIndex)).toEqual({
      ok: false,
      fault: { code: 'quota-exceeds-pool', asked: 21, pool: 20 },
    });
  });
});
