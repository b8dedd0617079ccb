import type { Instant } from '../model/ids.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { ContributionStep, DrawActivity } from './lifecycle.ts';
import { CONTRIBUTION_TRANSITIONS, contributionStage, next } from './lifecycle.ts';
import type { ContributionState, DrawState } from './state.ts';

/** Activities by which a witness gives a value. */
export type ContributionActivity = Extract<
  DrawActivity,
  { readonly type: 'ContributionTyped' | 'ContributionCommitted' | 'ContributionRevealed' }
>;

const STEP: Readonly<Record<ContributionActivity['type'], ContributionStep>> = {
  ContributionTyped: 'type',
  ContributionCommitted: 'commit',
  ContributionRevealed: 'reveal',
};

/** Whether a value fits its commitment, and who may give one, is for `core/draw/round` to say, before the entry. */
export function foldContribution(
  draw: DrawState,
  activity: ContributionActivity,
  at: Instant,
): DrawState['contributions'] {
  const before = draw.contributions.get(activity.department);
  const stage = contributionStage(before);
  if (next(CONTRIBUTION_TRANSITIONS, stage, STEP[activity.type]) === null) {
    throw new IllegalActivity(activity.type, `${activity.department} is ${stage} in ${draw.number}`);
  }
  return draw.contributions.set(activity.department, contributionAfter(before, activity, at));
}

function contributionAfter(
  before: ContributionState | undefined,
  activity: ContributionActivity,
  at: Instant,
): ContributionState {
  switch (activity.type) {
    case 'ContributionTyped':
      return { form: 'typed', person: activity.person, text: activity.text, at };
    case 'ContributionCommitted':
      return { form: 'committed', person: activity.person, commitment: activity.commitment, at, revealed: null };
    case 'ContributionRevealed':
      if (before?.form !== 'committed') throw new IllegalActivity(activity.type, 'nothing was committed');
      return { ...before, revealed: { value: activity.value, at } };
  }
}
