import type { Activity } from '../../core/journal/activity.ts';
import type { Action } from '../../core/access/permissions.ts';
import type { ResultStep } from '../../core/journal/lifecycle.ts';
import { next, RESULT_TRANSITIONS, resultStage } from '../../core/journal/lifecycle.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import { MAX_NAME, MAX_REVIEW_NOTE } from '../../core/model/bounds.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Decision } from '../journal/journal.ts';
import { membersOf } from './assignments.ts';
import { authoriseDraw } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { optionalText, requiredText } from './text.ts';

/** One inspected entity of a draw. */
export interface ResultPlace {
  readonly draw: DrawNumber;
  readonly entity: string;
}

/** What a reviewer decides. */
export type Review = { readonly accepted: true } | { readonly accepted: false; readonly reason: string };

/** A member of the team files what was found (谁检查谁录入, `regulation.md` §3 七). */
export async function fileResult(
  parts: OfficeParts,
  actor: InspectorId,
  place: ResultPlace,
  found: { readonly result: string; readonly note: string },
): Promise<Result<null, OfficeFault>> {
  const result = requiredText('result', found.result, MAX_NAME);
  if (!result.ok) return result;
  const note = optionalText('note', found.note);
  if (!note.ok) return note;
  return step(parts, actor, place, 'file-result', 'file', (team) => ({
    type: 'ResultFiled',
    ...place,
    team,
    by: actor,
    result: result.value,
    note: note.value,
  }));
}

/**
 * The lead, or a clerk of the leading department, accepts a result or returns it to the team; whoever filed it is told
 * why it comes back, so a return must say it.
 */
export async function reviewResult(
  parts: OfficeParts,
  actor: InspectorId,
  place: ResultPlace,
  review: Review,
): Promise<Result<null, OfficeFault>> {
  const { accepted } = review;
  const note = accepted ? ok('') : requiredText('reason', review.reason, MAX_REVIEW_NOTE);
  if (!note.ok) return note;
  const activity = { type: 'ResultReviewed', ...place, by: actor, accepted, note: note.value } as const;
  return step(parts, actor, place, 'review-result', accepted ? 'accept' : 'return', () => activity);
}

/** Publishes an accepted result. */
export function publishResult(
  parts: OfficeParts,
  actor: InspectorId,
  place: ResultPlace,
): Promise<Result<null, OfficeFault>> {
  return step(parts, actor, place, 'publish-result', 'publish', () => ({ type: 'ResultPublished', ...place }));
}

async function step(
  parts: OfficeParts,
  actor: InspectorId,
  place: ResultPlace,
  action: Action,
  wanted: ResultStep,
  activity: (team: number) => Activity,
): Promise<Result<null, OfficeFault>> {
  const written = await parts.journal.transact(parts.clock.now(), (state) =>
    decide(state, actor, place, action, wanted, activity),
  );
  return written.ok ? ok(null) : written;
}

function decide(
  state: OfficeState,
  actor: InspectorId,
  { draw: number, entity }: ResultPlace,
  action: Action,
  wanted: ResultStep,
  activity: (team: number) => Activity,
): Decision<null, OfficeFault> {
  const draw = state.draws.get(number);
  const team = teamVisiting(draw, entity);
  if (draw === undefined || team === null) return fail({ code: 'not-found' });
  const filed = draw.results.get(entity);
  const occasion = { team: membersOf(draw, team), ...(filed === undefined ? {} : { person: filed.by }) };
  const allowed = authoriseDraw(state, actor, action, number, occasion);
  if (!allowed.ok) return allowed;
  const made = activity(team);
  if (isRepetition(draw, entity, made)) return ok({ activities: [], answer: null });
  const stage = resultStage(filed);
  if (next(RESULT_TRANSITIONS, stage, wanted) === null) return fail({ code: 'illegal-result', state: stage, wanted });
  return ok({ activities: [made], answer: null });
}

function teamVisiting(draw: DrawState | undefined, entity: string): number | null {
  const team = draw?.outcome?.teams.find(({ entities }) => entities.some(({ id }) => id === entity));
  return team?.number ?? null;
}

function isRepetition(draw: DrawState, entity: string, activity: Activity): boolean {
  const known = draw.results.get(entity);
  if (known === undefined) return false;
  switch (activity.type) {
    case 'ResultFiled':
      return known.review === null && known.result === activity.result && known.note === activity.note;
    case 'ResultReviewed':
      return (
        known.review?.accepted === activity.accepted &&
        known.review.by === activity.by &&
        known.review.note === activity.note
      );
    case 'ResultPublished':
      return known.publishedAt !== null;
    default:
      return false;
  }
}
