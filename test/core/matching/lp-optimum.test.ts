import { expect, test } from '@jest/globals';
import loadHighs from 'highs';
import { solve } from '../../../core/matching/base-plan.ts';
import type { MatchingProblem, Plan } from '../../../core/matching/problem.ts';
import { shuffleStream, type Below } from '../../../core/matching/shuffle-stream.ts';
import { lpModel } from './lp-model.ts';

const LOAD_WEIGHT = 1_000_000;
const TICKETS = 1000;

/** Teams of a lead, one of a department and one more; some officers are away, some carry load, few have room. */
function town(below: Below): MatchingProblem {
  const [officers, teams] = [24, 30];
  const some = (share: number): Int32Array =>
    Int32Array.from(Array.from({ length: officers }, (_, j) => j).filter(() => below(100) < share));
  const sets = [some(40), some(30), some(90)];
  const slots = Array.from({ length: teams * 3 }, (_, s) => {
    const whole = sets[s % 3] ?? new Int32Array();
    return { team: Math.floor(s / 3), eligible: below(4) === 0 ? whole.filter(() => below(10) > 0) : whole };
  });
  const tickets = Array.from({ length: teams * officers }, () => below(TICKETS));
  return {
    officers,
    caps: Int32Array.from({ length: officers }, () => 3 + below(4)),
    carried: Int32Array.from({ length: officers }, () => below(4)),
    teams,
    slots,
    pairTicket: (team, officer) => tickets[team * officers + officer] ?? 0,
    missingReason: () => null,
  };
}

function costOf(problem: MatchingProblem, plan: Plan): number {
  const load = Array.from(problem.carried);
  return plan.reduce((sum, j, s) => {
    load[j] = (load[j] ?? 0) + 1;
    return sum + (load[j] ?? 0) * LOAD_WEIGHT + problem.pairTicket(problem.slots[s]?.team ?? -1, j);
  }, 0);
}

test('plans of ninety slots cost what the LP solver HiGHS says is least, and are missing where it finds none', async () => {
  const highs = await loadHighs();
  const below = shuffleStream('5'.repeat(64));
  const outcomes = { solved: 0, impossible: 0 };
  for (let round = 0; round < 60; round++) {
    const problem = town(below);
    const result = solve(problem);
    const model = highs.createModel(lpModel(problem, { load: LOAD_WEIGHT, ticket: 1 }));
    model.options.set({ output_flag: false });
    const { modelStatus } = model.run();
    const isOptimal = modelStatus === highs.constants.modelStatus.optimal;
    expect(result.ok).toBe(isOptimal);
    if (result.ok) expect(costOf(problem, result.value.officerOf)).toBe(Math.round(model.getObjectiveValue()));
    outcomes[result.ok ? 'solved' : 'impossible']++;
    model.dispose();
  }
  expect(Math.min(outcomes.solved, outcomes.impossible)).toBeGreaterThan(5);
});
