import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MatchingCertificate } from '../../../core/draw/transcript.ts';
import { solve } from '../../../core/matching/base-plan.ts';
import { checkCertificate, type CertificateFault } from '../../../core/matching/certificate.ts';
import type { BasePlan, MatchingProblem } from '../../../core/matching/problem.ts';
import { legalPlans } from './brute-force.ts';
import { problemOf, smallProblems, type SmallProblem } from './small-problem.ts';

/** Random problems that have a plan, with it. */
function forSolved(
  tickets: number,
  check: (small: SmallProblem, problem: MatchingProblem, base: BasePlan) => void,
): void {
  let seen = 0;
  const ranges = { officers: 4, teams: 3, slots: 5, cap: 3, carried: 2, tickets };
  fc.assert(
    fc.property(smallProblems(ranges), (small) => {
      const problem = problemOf(small);
      const result = solve(problem);
      if (!result.ok) return;
      seen++;
      check(small, problem, result.value);
    }),
    { numRuns: 600, seed: 11 },
  );
  expect(seen).toBeGreaterThan(200);
}

type Pair = readonly [number, number];

/** Every certificate that differs from this one in one number, by one. */
function* nudged({ classes, officers }: MatchingCertificate): Generator<MatchingCertificate> {
  for (const [load, ticket] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    // prettier-ignore
    const nudge = (prices: readonly Pair[], at: number): Pair[] =>
      prices.map((price, i) => (i === at ? [price[0] + load, price[1] + ticket] : price));
    for (let c = 0; c < classes.length; c++) yield { classes: nudge(classes, c), officers };
    for (let j = 0; j < officers.length; j++) yield { classes, officers: nudge(officers, j) };
  }
}

describe('exactly one plan with exactly one certificate passes', () => {
  test.each([2 ** 36, 3])(
    'no other legal plan passes with the prices of the base plan; tickets below %d',
    (tickets) => {
      forSolved(tickets, (small, problem, { officerOf, certificate }) => {
        const base = String(officerOf);
        for (const plan of legalPlans(small)) {
          expect(checkCertificate(problem, plan, certificate).ok).toBe(String(plan) === base);
        }
      });
    },
  );

  test('no number of the certificate can be changed by one', () => {
    forSolved(2 ** 36, (_, problem, { officerOf, certificate }) => {
      for (const other of nudged(certificate)) expect(checkCertificate(problem, officerOf, other).ok).toBe(false);
    });
  });

  test('a plan that is not optimal has no certificate among the neighbours of the right one', () => {
    forSolved(5, (small, problem, { officerOf, certificate }) => {
      for (const plan of legalPlans(small)) {
        if (String(plan) === String(officerOf)) continue;
        for (const other of nudged(certificate)) expect(checkCertificate(problem, plan, other).ok).toBe(false);
      }
    });
  });
});

/** Two teams of two, three officers; officer 2 may lead nobody. */
const small: SmallProblem = {
  caps: [2, 2, 1],
  carried: [0, 0, 0],
  teams: 2,
  slots: [
    { team: 0, eligible: [0, 1] },
    { team: 0, eligible: [0, 1, 2] },
    { team: 1, eligible: [0, 1] },
    { team: 1, eligible: [0, 1, 2] },
  ],
  tickets: [
    [10, 20, 30],
    [5, 60, 40],
  ],
};

describe('what is wrong is named', () => {
  const problem = problemOf(small);
  const solved = solve(problem);
  if (!solved.ok) throw new Error('a plan exists');
  const { officerOf, certificate } = solved.value;
  const faultOf = (plan: readonly number[], proof: unknown = certificate): CertificateFault | null =>
    checkCertificate(problem, plan, proof as MatchingCertificate).fault;
  const { classes, officers } = certificate;
  const first = officers[0] ?? [0, 0];

  test('the base plan, worked out by hand: loads 2, 1, 1; team 0 is 10 + 20, team 1 is 5 + 40', () => {
    expect(Array.from(officerOf)).toEqual([0, 1, 0, 2]);
    expect(faultOf([0, 1, 0, 2])).toBeNull();
  });

  test.each<[string, number[], CertificateFault]>([
    ['a slot left out', [0, 1, 0], { check: 'legal', plan: { kind: 'length', expected: 4, found: 3 } }],
    ['a lead who may not', [2, 1, 0, 1], { check: 'legal', plan: { kind: 'not-eligible', slot: 0, officer: 2 } }],
    ['nobody', [0, 1, 0, -1], { check: 'legal', plan: { kind: 'not-eligible', slot: 3, officer: -1 } }],
    ['no index', [0, 1, 0, 2.5], { check: 'legal', plan: { kind: 'not-eligible', slot: 3, officer: -1 } }],
    ['no number', [0, 1, NaN, 2], { check: 'legal', plan: { kind: 'not-eligible', slot: 2, officer: -1 } }],
    [
      'beyond the roster',
      [0, 1, 0, 2 ** 32 + 2],
      { check: 'legal', plan: { kind: 'not-eligible', slot: 3, officer: -1 } },
    ],
    ['one officer twice', [0, 0, 1, 2], { check: 'legal', plan: { kind: 'twice-in-team', slot: 1, officer: 0 } }],
    ['over the cap', [0, 2, 1, 2], { check: 'legal', plan: { kind: 'over-cap', slot: 3, officer: 2 } }],
    ['roles of a team exchanged', [1, 0, 0, 2], { check: 'first', slot: 0, expected: 0, found: 1 }],
  ])('%s', (_, plan, fault) => {
    expect(faultOf(plan)).toEqual(fault);
  });

  test('a worse plan breaks the law of prices', () => {
    expect(faultOf([0, 2, 0, 1])).toMatchObject({ check: 'optimal' });
  });

  test('a certificate of another size', () => {
    expect(faultOf([0, 1, 0, 2], { classes: classes.slice(1), officers })).toEqual({
      check: 'form',
      expected: [4, 3],
      found: [3, 3],
    });
  });

  test.each([[[NaN, 0]], [[Infinity, 0]], [[0.5, 0]], [[2 ** 53, 0]], [[first[0], '1']], [[first[0]]]])(
    'a price that is no exact integer: %j',
    (price) => {
      const proof = { classes, officers: [price, ...officers.slice(1)] };
      expect(faultOf([0, 1, 0, 2], proof)).toEqual({ check: 'range', officer: 0, slotClass: -1 });
    },
  );

  test('prices all raised together prove the optimum of no plan: they are not tied to the way out', () => {
    const raised = (prices: readonly Pair[]): Pair[] => prices.map(([load, ticket]) => [load, ticket + 1]);
    expect(faultOf([0, 1, 0, 2], { classes: raised(classes), officers: raised(officers) })).not.toBeNull();
  });
});
