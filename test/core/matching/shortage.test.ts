import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { solve } from '../../../core/matching/base-plan.ts';
import type { NoPlanReport, Shortage } from '../../../core/matching/no-plan.ts';
import type { MatchingProblem } from '../../../core/matching/problem.ts';
import { bestPlan, canFill, mostFilled } from './brute-force.ts';
import { problemOf, smallProblems, type SmallProblem } from './small-problem.ts';

/** Reports of random problems without a plan, each with its problem. */
function forImpossible(seed: number, check: (small: SmallProblem, report: NoPlanReport) => void): void {
  let seen = 0;
  fc.assert(
    fc.property(smallProblems({ officers: 5, teams: 4, slots: 7, cap: 2, carried: 0, tickets: 2 }), (small) => {
      const result = solve(problemOf(small));
      if (result.ok) return;
      seen++;
      check(small, result.fault);
    }),
    { numRuns: 1500, seed },
  );
  expect(seen).toBeGreaterThan(400);
}

/** What the listed officers and pairs can give at most, and that nobody else could give anything. */
function expectCounted(small: SmallProblem, shortage: Shortage): void {
  const { slots, officers, singles, missing } = shortage;
  const room = officers.reduce((sum, { cap }) => sum + cap, 0) + singles.length;
  expect(slots.length - room).toBe(missing);
  officers.forEach(({ officer, cap }) => {
    expect(cap).toBe(small.caps[officer]);
  });
  for (const s of slots) {
    const { team, eligible } = small.slots[s] ?? { team: -1, eligible: [] };
    for (const j of eligible) {
      const listed = officers.some(({ officer }) => officer === j);
      const single = singles.some((pair) => pair.team === team && pair.officer === j);
      expect(listed || single || small.caps[j] === 0).toBe(true);
    }
  }
}

describe('when no plan exists', () => {
  test('the smallest reason is a violator, and without any one of its slots the rest can be filled', () => {
    forImpossible(1, (small, { smallest }) => {
      expectCounted(small, smallest);
      expect(smallest.missing).toBe(1);
      expect(canFill(small, smallest.slots)).toBe(false);
      for (const s of smallest.slots) {
        const others = smallest.slots.filter((other) => other !== s);
        expect(canFill(small, others)).toBe(true);
      }
    });
  });

  test('the whole shortage is the number of slots that no plan can fill', () => {
    forImpossible(2, (small, { total, smallest, remedies }) => {
      expectCounted(small, total);
      expect(total.missing).toBe(small.slots.length - mostFilled(small));
      expect(remedies.addPlaces).toBe(total.missing);
      expect(total.slots).toEqual(expect.arrayContaining([...smallest.slots]));
    });
  });

  test('raising caps as proposed fills all that any caps could fill, and one raise less does not', () => {
    forImpossible(3, (small, { total, remedies: { raiseCaps } }) => {
      const raised = small.caps.map((cap, j) => cap + (raiseCaps.officers.find((o) => o.officer === j)?.by ?? 0));
      const unlimited = small.caps.map((cap) => (cap === 0 ? 0 : small.slots.length));
      const left = small.slots.length - mostFilled(small, unlimited);
      expect(raiseCaps.left).toBe(left);
      expect(raiseCaps.total).toBe(total.missing - left);
      expect(raiseCaps.officers.reduce((sum, { by }) => sum + by, 0)).toBe(raiseCaps.total);
      expect(small.slots.length - mostFilled(small, raised)).toBe(left);
    });
  });

  test('leaving out the proposed teams makes a plan possible, and none of them could stay', () => {
    forImpossible(4, (small, { remedies: { dropTeams } }) => {
      const without = (teams: readonly number[]): SmallProblem => ({
        ...small,
        slots: small.slots.filter(({ team }) => !teams.includes(team)),
      });
      expect(bestPlan(without(dropTeams))).toBeDefined();
      for (const team of dropTeams) {
        expect(bestPlan(without(dropTeams.filter((other) => other !== team)))).toBeUndefined();
      }
    });
  });
});

/** Fourteen firms, each visited by one of twenty market officers and one of ten fire officers, of whom two are free. */
function fireBrigade(): MatchingProblem {
  const market = Int32Array.from({ length: 20 }, (_, j) => j);
  const fire = Int32Array.of(20, 21);
  return {
    officers: 30,
    caps: new Int32Array(30).fill(3),
    carried: new Int32Array(30),
    teams: 14,
    slots: Array.from({ length: 28 }, (_, s) => ({ team: s >> 1, eligible: s % 2 === 0 ? market : fire })),
    pairTicket: (team, officer) => team * 31 + officer,
    missingReason: (slot, officer) => {
      if (slot % 2 === 0) return officer < 20 ? null : 'department';
      if (officer < 20) return 'department';
      if (officer < 22) return null;
      return officer < 27 ? 'declared-conflict' : 'on-leave';
    },
  };
}

test('fourteen firms and two fire officers of three places each: eight places short, seven firms are the reason', () => {
  const result = solve(fireBrigade());
  expect(result.ok).toBe(false);
  if (result.ok) return;
  const { smallest, total, remedies } = result.fault;
  const officers = [
    { officer: 20, cap: 3 },
    { officer: 21, cap: 3 },
  ];
  expect(smallest).toMatchObject({ slots: [1, 3, 5, 7, 9, 11, 13], officers, singles: [], missing: 1 });
  expect(total).toMatchObject({ officers, singles: [], missing: 8 });
  expect(total.slots).toHaveLength(14);
  expect(total.reasons).toEqual([
    { reason: 'department', pairs: 14 * 20 },
    { reason: 'declared-conflict', pairs: 70 },
    { reason: 'on-leave', pairs: 42 },
  ]);
  expect(remedies).toEqual({
    raiseCaps: {
      total: 8,
      officers: [
        { officer: 20, by: 4 },
        { officer: 21, by: 4 },
      ],
      left: 0,
    },
    dropTeams: [6, 7, 8, 9, 10, 11, 12, 13],
    addPlaces: 8,
  });
});

test('a team of two with one candidate: the shortage is that nobody is in a team twice, and caps do not help', () => {
  const eligible = Int32Array.of(0);
  const result = solve({
    officers: 1,
    caps: Int32Array.of(9),
    carried: Int32Array.of(0),
    teams: 1,
    slots: [
      { team: 0, eligible },
      { team: 0, eligible },
    ],
    pairTicket: () => 1,
    missingReason: () => null,
  });
  expect(result).toEqual({
    ok: false,
    fault: {
      smallest: { slots: [0, 1], officers: [], singles: [{ team: 0, officer: 0 }], missing: 1, reasons: [] },
      total: { slots: [0, 1], officers: [], singles: [{ team: 0, officer: 0 }], missing: 1, reasons: [] },
      remedies: { raiseCaps: { total: 0, officers: [], left: 1 }, dropTeams: [0], addPlaces: 1 },
    },
  });
});
