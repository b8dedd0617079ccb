import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { solve } from '../../../core/matching/base-plan.ts';
import { Switches, shuffle } from '../../../core/matching/shuffle.ts';
import { shuffleStream } from '../../../core/matching/shuffle-stream.ts';
import { legalPlans, loadSum } from './brute-force.ts';
import { firstSeating, referenceStep, type Seating } from './reference-shuffle.ts';
import { problemOf, smallProblems, type SmallProblem } from './small-problem.ts';

const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A small problem from who may go where; tickets do not matter to the shuffle. */
function small(teams: readonly (readonly (readonly number[])[])[], caps: number[], carried: number[]): SmallProblem {
  return {
    caps,
    carried,
    teams: teams.length,
    slots: teams.flatMap((sets, team) => sets.map((eligible) => ({ team, eligible }))),
    tickets: teams.map((_, team) => caps.map((__, j) => (team * 7 + j * 13) % 11)),
  };
}

const everybody = [0, 1, 2];
const cases: readonly (readonly [string, SmallProblem])[] = [
  ['four firms, three officers, a load to hand on', small([[everybody], [[0, 1]], [everybody], [[0, 2]]], [3, 3, 3], [0, 0, 0])],
  ['two teams of two', small([[[0, 1], [1, 2, 3]], [[0, 1, 2, 3], [0, 3]]], [2, 2, 2, 2], [0, 0, 0, 0])],
  ['carried load and tight caps', small([[everybody], [everybody], [[1, 2]]], [3, 1, 2], [0, 1, 1])],
  ['a bare swap', small([[[0, 1]], [[0, 1]]], [1, 1], [5, 5])],
]; // prettier-ignore

const basePlan = (problem: SmallProblem): Int32Array => {
  const solved = solve(problemOf(problem));
  if (!solved.ok) throw new Error('a legal plan exists');
  return solved.value.officerOf;
};

/** All legal plans that are as balanced as the best one. */
function balancedPlans(problem: SmallProblem): string[] {
  const plans = [...legalPlans(problem)];
  const least = Math.min(...plans.map((plan) => loadSum(problem, plan)));
  return plans.filter((plan) => loadSum(problem, plan) === least).map(String);
}

describe('every step', () => {
  test('leaves the plan legal and as balanced as it was, and is the step of the spec', () => {
    let steps = 0;
    fc.assert(
      fc.property(
        smallProblems({ officers: 5, teams: 4, slots: 8, cap: 3, carried: 2, tickets: 99 }),
        fc.string(),
        (problem, text) => {
          const solved = solve(problemOf(problem));
          if (!solved.ok || problem.slots.length === 0) return;
          const switches = new Switches(problemOf(problem), solved.value.officerOf);
          const [ours, theirs] = [shuffleStream(keyOf(text)), shuffleStream(keyOf(text))];
          const least = loadSum(problem, Array.from(switches.plan()));
          let seating: Seating = firstSeating(problem, Array.from(switches.plan()));
          for (let t = 0; t < 100; t++) {
            switches.step(ours);
            seating = referenceStep(problem, seating, theirs);
            const plan = Array.from(switches.plan());
            expect(plan).toEqual(seating.map(([officer]) => officer));
            expect(loadSum(problem, plan)).toBe(least);
            expectLegal(problem, plan);
            steps++;
          }
        },
      ),
      { numRuns: 200, seed: 5 },
    );
    expect(steps).toBeGreaterThan(5_000);
  });
});

function expectLegal(problem: SmallProblem, plan: readonly number[]): void {
  const pairs = new Set(plan.map((officer, s) => `${problem.slots[s]?.team ?? -1}/${officer}`));
  expect(pairs.size).toBe(plan.length);
  plan.forEach((officer, s) => {
    expect(problem.slots[s]?.eligible).toContain(officer);
  });
  problem.caps.forEach((cap, j) => {
    expect(plan.filter((other) => other === j).length).toBeLessThanOrEqual(cap);
  });
}

/** Where one step leads from a seating, with exact chances: every answer of `below` is tried. */
function chances(problem: SmallProblem, from: Seating): Map<string, { to: Seating; chance: number }> {
  const found = new Map<string, { to: Seating; chance: number }>();
  const pending: number[][] = [[]];
  for (let script = pending.pop(); script !== undefined; script = pending.pop()) {
    let chance = 1;
    let asked = 0;
    let missing = 0;
    const answers = script;
    const to = referenceStep(problem, from, (n) => {
      const answer = answers[asked++];
      if (answer === undefined) {
        missing ||= n;
        return 0;
      }
      chance /= n;
      return answer;
    });
    if (missing > 0) pending.push(...Array.from({ length: missing }, (_, answer) => [...answers, answer]));
    else found.set(String(to), { to, chance: chance + (found.get(String(to))?.chance ?? 0) });
  }
  return found;
}

describe('the proposal is symmetric, so the stationary law is uniform', () => {
  test.each(cases)('%s', (_, problem) => {
    const start = firstSeating(problem, Array.from(basePlan(problem)));
    const rows = new Map<string, Map<string, { to: Seating; chance: number }>>();
    const pending = [start];
    for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
      if (rows.has(String(from))) continue;
      const row = chances(problem, from);
      rows.set(String(from), row);
      for (const { to } of row.values()) pending.push(to);
    }
    const seatings = new Map<string, number>();
    for (const [from, row] of rows) {
      const plan = String([...from.split(',').filter((__, i) => i % 2 === 0)]);
      seatings.set(plan, (seatings.get(plan) ?? 0) + 1);
      for (const [to, { chance }] of row) expect(rows.get(to)?.get(from)?.chance).toBeCloseTo(chance, 14);
    }
    expect([...seatings.keys()].sort()).toEqual(balancedPlans(problem).sort());
    expect(new Set(seatings.values()).size).toBe(1);
  });
});

/** Upper quantile of chi-squared (Wilson and Hilferty 1931) at a normal quantile z. */
const chiSquaredLimit = (freedom: number, z: number): number =>
  freedom * (1 - 2 / (9 * freedom) + z * Math.sqrt(2 / (9 * freedom))) ** 3;

/** Normal quantile of one in a million: how often each test below would fail by chance, were the keys not fixed. */
const Z_MILLIONTH = 4.753;

describe('after 64 steps a slot every legal balanced plan is equally likely', () => {
  test.each(cases)('%s', (_, problem) => {
    const base = basePlan(problem);
    const plans = balancedPlans(problem);
    const counts = new Map(plans.map((plan) => [plan, 0]));
    const runs = 400 * plans.length;
    for (let run = 0; run < runs; run++) {
      const plan = String(Array.from(shuffle(problemOf(problem), base, shuffleStream(keyOf(`uniform ${run}`)))));
      counts.set(plan, (counts.get(plan) ?? 0) + 1);
    }
    expect(counts.size).toBe(plans.length);
    const expected = runs / plans.length;
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(chiSquaredLimit(plans.length - 1, Z_MILLIONTH));
  });
});

/** Answers the given numbers in turn and checks what is asked. */
function scripted(script: readonly (readonly [n: number, answer: number])[]): (n: number) => number {
  const left = [...script];
  return (n) => {
    const [asked, answer] = left.shift() ?? [NaN, NaN];
    expect(n).toBe(asked);
    return answer;
  };
}

describe('steps worked out by hand', () => {
  /** Slots 0 … 3 of teams 0 … 3; officer 0 in seats (0,0) and (0,1), officer 1 in (1,0), officer 2 in (2,0); L = 2. */
  const problem = small([[everybody], [everybody], [[0, 1]], [everybody]], [3, 3, 3], [0, 0, 0]);
  const start = Int32Array.of(0, 0, 1, 2);
  const after = (script: readonly (readonly [number, number])[]): number[] => {
    const switches = new Switches(problemOf(problem), start);
    const asked = scripted(script);
    switches.step(asked);
    expect(asked(NaN)).toBeNaN();
    return Array.from(switches.plan());
  };

  test('length 2: slot 0 takes the seat of slot 2, which takes its old one', () => {
    expect(after([[64, 16], [4, 0], [3, 1], [2, 0]])).toEqual([1, 0, 0, 2]); // prettier-ignore
  });
  test('length 2: slot 1 moves to the empty seat of officer 2, whose load is one less', () => {
    expect(after([[64, 63], [4, 1], [3, 2], [2, 1]])).toEqual([0, 2, 1, 2]); // prettier-ignore
  });
  test('length 2: slot 3 may not move to an empty seat of officer 1, whose load is not one less', () => {
    expect(after([[64, 63], [4, 3], [3, 1], [2, 1]])).toEqual([0, 0, 1, 2]); // prettier-ignore
  });
  test('length 2: slot 0 picks its own officer, and the step stops without asking more', () => {
    expect(after([[64, 20], [4, 0], [3, 0], [2, 1]])).toEqual([0, 0, 1, 2]); // prettier-ignore
  });
  test('length 3: slot 0 → seat of slot 2 → seat of slot 1, which takes the first seat, but it has that officer', () => {
    expect(after([[64, 4], [4, 0], [3, 1], [2, 0], [2, 0], [2, 1]])).toEqual([0, 0, 1, 2]); // prettier-ignore
  });
  test('length 3: an empty seat before the last hop stops the step', () => {
    expect(after([[64, 15], [4, 0], [3, 2], [2, 1]])).toEqual([0, 0, 1, 2]); // prettier-ignore
  });
  test('length 3: slot 3 → seat of slot 0 → seat of slot 2, which may not have officer 2', () => {
    expect(after([[64, 4], [4, 3], [3, 0], [2, 0], [3, 1], [2, 0]])).toEqual([0, 0, 1, 2]); // prettier-ignore
  });
  test('length 4: a chain through the first officer does not end on an empty seat', () => {
    expect(after([[64, 1], [4, 0], [3, 1], [2, 0], [2, 0], [2, 1], [3, 2], [2, 1]])).toEqual([0, 0, 1, 2]); // prettier-ignore
  });
});
