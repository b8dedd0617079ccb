import { describe, expect, test } from '@jest/globals';
import { SeededIntegers } from '../../../bin/sample/seeded-integers.ts';

describe('seeded integers', () => {
  test("are those of Marsaglia's paper", () => {
    const integers = new SeededIntegers(2_463_534_242);
    const values = Array.from({ length: 5 }, () => integers.below(2 ** 32));
    expect(values).toEqual([723_471_715, 2_497_366_906, 2_064_144_800, 2_008_045_182, 3_532_304_609]);
  });

  test('stay within their bounds and reach all of them', () => {
    const integers = new SeededIntegers(1);
    const values = Array.from({ length: 1000 }, () => integers.between(-2, 3));
    expect([...new Set(values)].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  test('shuffle without losing or doubling', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const shuffled = new SeededIntegers(5).shuffled(numbers);
    expect(shuffled).not.toEqual(numbers);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(numbers);
  });

  test('refuse the seed that never moves, and nothing to pick from', () => {
    expect(() => new SeededIntegers(0)).toThrow(RangeError);
    expect(() => new SeededIntegers(1).pick([])).toThrow(RangeError);
  });
});
