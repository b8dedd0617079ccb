import { ok, type Result } from '../result.ts';
import { solve } from './base-plan.ts';
import { int } from './elements.ts';
import type { NoPlanReport } from './no-plan.ts';
import type { BasePlan, MatchingProblem, MatchingProgress, MatchingSlot, Plan } from './problem.ts';

/** What has happened since the plan was made. */
export interface PlanChange {
  /** Pairs that may no longer be, for example after an accepted recusal. */
  readonly barred: readonly { readonly team: number; readonly officer: number }[];
  /** Officers who can do nothing of this task any more, for example on leave. */
  readonly absent: readonly number[];
}

/** The plan after a change, and what it takes to check it. */
export interface Replacement {
  /** The problem after the change, with the old plan as the one to keep; `checkCertificate` takes it. */
  readonly problem: MatchingProblem;
  readonly plan: BasePlan;
  /** Slots whose officer is another one than before, ascending. */
  readonly changedSlots: readonly number[];
}

/**
 * The legal plan that differs from the plan in force in the fewest pairs of team and officer; of those the one with
 * the smallest (Σ load, Σ original pair tickets), then the first in slot order. No randomness enters, so nobody can
 * draw again by inventing a leave. See the spec, "Replacement".
 *
 * A change that barred pairs and absences cannot express (another entity, another team) is made in the problem itself;
 * `plan` then has −1 for slots that are new.
 */
export function replace(
  problem: MatchingProblem,
  plan: Plan,
  change: PlanChange,
  progress?: MatchingProgress,
): Result<Replacement, NoPlanReport> {
  const changed = changedProblem(problem, plan, change);
  const solved = solve(changed, progress);
  if (!solved.ok) return solved;
  const changedSlots: number[] = [];
  plan.forEach((officer, s) => {
    if (officer !== int(solved.value.officerOf, s)) changedSlots.push(s);
  });
  return ok({ problem: changed, plan: solved.value, changedSlots });
}

/** The problem after a change, with the plan in force as the one to keep. */
export function changedProblem(problem: MatchingProblem, plan: Plan, change: PlanChange): MatchingProblem {
  const caps = problem.caps.slice();
  for (const officer of change.absent) caps[officer] = 0;
  const barred = new Map<number, Set<number>>();
  for (const { team, officer } of change.barred) barred.set(team, (barred.get(team) ?? new Set()).add(officer));
  const slots = problem.slots.map((slot) => without(slot, barred.get(slot.team)));
  return { ...problem, caps, slots, kept: plan };
}

/** The slot without some officers; the same slot, sharing its set, when there are none. */
function without(slot: MatchingSlot, barred: ReadonlySet<number> | undefined): MatchingSlot {
  if (barred === undefined) return slot;
  return { team: slot.team, eligible: slot.eligible.filter((officer) => !barred.has(officer)) };
}
