import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { solve } from '../../../core/matching/base-plan.ts';
import { checkCertificate } from '../../../core/matching/certificate.ts';
import { replace } from '../../../core/matching/replacement.ts';
import { bestPlan, legalPlans } from './brute-force.ts';
import { problemOf, smallProblems, type SmallProblem } from './small-problem.ts';

const ranges = { officers: 5, teams: 3, slots: 6, cap: 3, carried: 2 };

/** A small problem, one of its legal plans, and a change. */
const changes = (
  tickets: number,
): fc.Arbitrary<{ small: SmallProblem; pick: number; barred: number[]; absent: number[] }> =>
  smallProblems({ ...ranges, tickets }).chain((small) =>
    fc.record({
      small: fc.constant(small),
      pick: fc.nat(),
      barred: fc.array(fc.nat({ max: Math.max(0, small.slots.length - 1) }), { maxLength: 2 }),
      absent: fc.array(fc.nat({ max: small.caps.length - 1 }), { maxLength: 1 }),
    }),
  );

/** The small problem after the change, made independently of the code under test. */
function after(small: SmallProblem, barred: readonly { team: number; officer: number }[], absent: readonly number[]) {
  const isBarred = (team: number, officer: number): boolean =>
    barred.some((pair) => pair.team === team && pair.officer === officer);
  return {
    ...small,
    caps: small.caps.map((cap, j) => (absent.includes(j) ? 0 : cap)),
    slots: small.slots.map(({ team, eligible }) => ({ team, eligible: eligible.filter((j) => !isBarred(team, j)) })),
  };
}

describe('a replacement changes the fewest pairs, then keeps loads even, then goes by the original tickets', () => {
  test.each([
    ['with tickets of 36 bits', 2 ** 36],
    ['with tickets that often tie', 3],
  ])('%s', (_, tickets) => {
    let solved = 0;
    fc.assert(
      fc.property(changes(tickets), ({ small, pick, barred, absent }) => {
        const plans = [...legalPlans(small)];
        const plan = plans[pick % Math.max(1, plans.length)];
        if (plan === undefined || plan.length === 0) return;
        const pairs = barred.map((s) => ({ team: small.slots[s]?.team ?? 0, officer: plan[s] ?? 0 }));
        const changed = after(small, pairs, absent);
        const result = replace(problemOf(small), Int32Array.from(plan), { barred: pairs, absent });
        const best = bestPlan(changed, plan);
        expect(result.ok ? Array.from(result.value.plan.officerOf) : undefined).toEqual(best);
        if (!result.ok) return;
        solved++;
        const { problem, plan: made, changedSlots } = result.value;
        expect(checkCertificate(problem, made.officerOf, made.certificate)).toEqual({ ok: true, fault: null });
        expect(changedSlots).toEqual(plan.flatMap((j, s) => (j === made.officerOf[s] ? [] : [s])));
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(solved).toBeGreaterThan(500);
  });

  test('nothing changed, nothing replaced: any legal plan in force stays as it is', () => {
    fc.assert(
      fc.property(changes(3), ({ small, pick }) => {
        const plans = [...legalPlans(small)];
        const plan = plans[pick % Math.max(1, plans.length)];
        if (plan === undefined) return;
        const result = replace(problemOf(small), Int32Array.from(plan), { barred: [], absent: [] });
        expect(result.ok ? Array.from(result.value.plan.officerOf) : undefined).toEqual(plan);
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  test('the plan in force may be anything, legal or not, with slots that had nobody', () => {
    const anything = smallProblems({ ...ranges, tickets: 50 }).chain((small) =>
      fc.record({
        small: fc.constant(small),
        kept: fc.array(fc.integer({ min: -1, max: small.caps.length - 1 }), {
          minLength: small.slots.length,
          maxLength: small.slots.length,
        }),
      }),
    );
    fc.assert(
      fc.property(anything, ({ small, kept }) => {
        const problem = problemOf(small, kept);
        const result = solve(problem);
        expect(result.ok ? Array.from(result.value.officerOf) : undefined).toEqual(bestPlan(small, kept));
        if (!result.ok) return;
        const { officerOf, certificate } = result.value;
        expect(checkCertificate(problem, officerOf, certificate)).toEqual({ ok: true, fault: null });
      }),
      { numRuns: 2000, seed: 9 },
    );
  });

  test('the officer who steps in takes the vacant place, and the colleague keeps hers', () => {
    const all = [0, 1, 2];
    const small: SmallProblem = {
      caps: [1, 1, 1],
      carried: [0, 0, 0],
      teams: 1,
      slots: [
        { team: 0, eligible: all },
        { team: 0, eligible: [1, 2] },
      ],
      tickets: [[9, 1, 5]],
    };
    const result = replace(problemOf(small), Int32Array.of(0, 1), { barred: [{ team: 0, officer: 0 }], absent: [] });
    expect(result.ok && Array.from(result.value.plan.officerOf)).toEqual([2, 1]);
  });
});

test('a first plan has nothing to keep', () => {
  const small: SmallProblem = {
    caps: [1, 1],
    carried: [0, 0],
    teams: 1,
    slots: [{ team: 0, eligible: [0, 1] }],
    tickets: [[5, 2]],
  };
  const first = solve(problemOf(small));
  const fromNothing = solve(problemOf(small, [-1]));
  expect(first.ok && Array.from(first.value.officerOf)).toEqual([1]);
  expect(fromNothing.ok && Array.from(fromNothing.value.officerOf)).toEqual([1]);
});
