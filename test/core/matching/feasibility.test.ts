import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasPlan } from '../../../core/matching/feasibility.ts';
import { legalPlans } from './brute-force.ts';
import { problemOf, smallProblems } from './small-problem.ts';

test('a problem has a plan exactly when trying every way finds one', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(smallProblems({ officers: 5, teams: 4, slots: 7, cap: 2, carried: 1, tickets: 2 }), (small) => {
      const expected = legalPlans(small).next().done !== true;
      seen[expected ? 'yes' : 'no']++;
      expect(hasPlan(problemOf(small))).toBe(expected);
    }),
    { numRuns: 1000, seed: 20_260_305 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(200);
});
