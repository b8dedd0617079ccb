import type { Instant } from '../model/ids.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { DrawActivity, ResultStep } from './lifecycle.ts';
import { next, RESULT_TRANSITIONS, resultStage } from './lifecycle.ts';
import type { DrawState, ResultState } from './state.ts';

/** Activities about what was found at one entity. */
export type ResultActivity = Extract<
  DrawActivity,
  { readonly type: 'ResultFiled' | 'ResultReviewed' | 'ResultPublished' }
>;

/** The results after a filing, a review or a publication. */
export function foldResult(draw: DrawState, activity: ResultActivity, at: Instant): DrawState['results'] {
  const before = draw.results.get(activity.entity);
  const stage = resultStage(before);
  if (next(RESULT_TRANSITIONS, stage, stepOf(activity)) === null) {
    throw new IllegalActivity(activity.type, `the result at ${activity.entity} in ${draw.number} is ${stage}`);
  }
  return draw.results.set(activity.entity, resultAfter(before, activity, at));
}

function stepOf(activity: ResultActivity): ResultStep {
  switch (activity.type) {
    case 'ResultFiled':
      return 'file';
    case 'ResultReviewed':
      return activity.accepted ? 'accept' : 'return';
    case 'ResultPublished':
      return 'publish';
  }
}

function resultAfter(before: ResultState | undefined, activity: ResultActivity, at: Instant): ResultState {
  if (activity.type === 'ResultFiled') {
    const { team, entity, by, result, note } = activity;
    return { team, entity, by, result, note, filedAt: at, review: null, publishedAt: null };
  }
  if (before === undefined) throw new IllegalActivity(activity.type, 'nothing was filed');
  if (activity.type === 'ResultPublished') return { ...before, publishedAt: at };
  return { ...before, review: { accepted: activity.accepted, by: activity.by, note: activity.note, at } };
}
