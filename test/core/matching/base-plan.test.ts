import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { solve } from '../../../core/matching/base-plan.ts';
import { checkCertificate } from '../../../core/matching/certificate.ts';
import { bestPlan } from './brute-force.ts';
import { problemOf, smallProblems } from './small-problem.ts';

const TICKETS_36_BITS = 2 ** 36;

describe('the base plan is the best of all legal plans, and proved', () => {
  test.each([
    ['with tickets of 36 bits', TICKETS_36_BITS],
    ['with tickets that often tie', 3],
    ['with no tickets at all', 1],
  ])('%s', (_, tickets) => {
    const ranges = { officers: 5, teams: 3, slots: 6, cap: 3, carried: 3, tickets };
    const outcomes = { solved: 0, impossible: 0 };
    fc.assert(
      fc.property(smallProblems(ranges), (small) => {
        const problem = problemOf(small);
        const result = solve(problem);
        const best = bestPlan(small);
        expect(result.ok ? Array.from(result.value.officerOf) : undefined).toEqual(best);
        outcomes[result.ok ? 'solved' : 'impossible']++;
        if (!result.ok) return;
        const { officerOf, certificate } = result.value;
        expect(checkCertificate(problem, officerOf, certificate)).toEqual({ ok: true, fault: null });
      }),
      { numRuns: 2000, seed: 20200831 },
    );
    expect(Math.min(outcomes.solved, outcomes.impossible)).toBeGreaterThan(400);
  });
});
