import type { SmallProblem } from './small-problem.ts';

/** What makes one plan better than another: compared from left to right, smaller first. */
export type Score = readonly number[];

/** Every legal plan, found by trying all officers for all slots. Shares nothing with the solver. */
export function* legalPlans(small: SmallProblem, plan: readonly number[] = []): Generator<readonly number[]> {
  const slot = small.slots[plan.length];
  if (slot === undefined) {
    yield plan;
    return;
  }
  for (const officer of slot.eligible) {
    const load = plan.filter((other) => other === officer).length;
    const inTeam = plan.some((other, s) => other === officer && small.slots[s]?.team === slot.team);
    if (!inTeam && load < (small.caps[officer] ?? 0)) yield* legalPlans(small, [...plan, officer]);
  }
}

/** Σ over officers of w + 1, w + 2, …, w + x for x slots beside w carried. */
export function loadSum(small: SmallProblem, plan: readonly number[]): number {
  return small.carried.reduce((sum, carried, j) => {
    const own = plan.filter((other) => other === j).length;
    return sum + Array.from({ length: own }, (_, k) => carried + k + 1).reduce((a, b) => a + b, 0);
  }, 0);
}

/** Σ of pair tickets. */
export function ticketSum(small: SmallProblem, plan: readonly number[]): number {
  return plan.reduce((sum, officer, s) => sum + ticketOf(small, s, officer), 0);
}

function ticketOf(small: SmallProblem, slot: number, officer: number): number {
  return small.tickets[small.slots[slot]?.team ?? -1]?.[officer] ?? NaN;
}

function isInTeam(small: SmallProblem, kept: readonly number[], slot: number, officer: number): boolean {
  return kept.some((other, s) => other === officer && small.slots[s]?.team === small.slots[slot]?.team);
}

/** The whole order of plans: changed pairs, loads, tickets, then slot by slot. */
export function scoreOf(small: SmallProblem, plan: readonly number[], kept?: readonly number[]): Score {
  const changed = kept === undefined ? 0 : plan.filter((j, s) => !isInTeam(small, kept, s, j)).length;
  const bySlot = plan.flatMap((officer, s) => {
    const rank = kept === undefined || kept[s] === officer ? 0 : isInTeam(small, kept, s, officer) ? 2 : 1;
    return [rank, ticketOf(small, s, officer), officer];
  });
  return [changed, loadSum(small, plan), ticketSum(small, plan), ...bySlot];
}

/** Sign of a comparison of scores. */
export function compareScores(a: Score, b: Score): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The best plan, or undefined when none is legal. */
export function bestPlan(small: SmallProblem, kept?: readonly number[]): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  let score: Score = [];
  for (const plan of legalPlans(small)) {
    const found = scoreOf(small, plan, kept);
    if (best !== undefined && compareScores(found, score) >= 0) continue;
    best = plan;
    score = found;
  }
  return best;
}

/** Whether these slots alone can be filled. */
export function canFill(small: SmallProblem, slots: readonly number[], caps = small.caps): boolean {
  const part = { ...small, caps, slots: small.slots.filter((_, s) => slots.includes(s)) };
  return legalPlans(part).next().done !== true;
}

/** Most slots that can be filled at once. */
export function mostFilled(small: SmallProblem, caps = small.caps): number {
  const all = small.slots.map((_, s) => s);
  return Math.max(...subsets(all).map((slots) => (canFill(small, slots, caps) ? slots.length : 0)));
}

/** All subsets. */
export function subsets<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((sets, element) => [...sets, ...sets.map((set) => [...set, element])], [[]]);
}
