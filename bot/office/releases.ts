import { addDays, chinaDate, chinaInstant } from '../../core/calendar/civil-date.ts';
import { addWorkingDays, type WorkCalendar } from '../../core/calendar/working-days.ts';
import type { Activity } from '../../core/journal/activity.ts';
import { ASSIGNMENT_TRANSITIONS, next } from '../../core/journal/lifecycle.ts';
import { assignmentAt, currentAssignments } from '../../core/journal/queries.ts';
import { assignmentCardKey } from '../../core/journal/message-keys.ts';
import type { Assignment, DrawState, OfficeState } from '../../core/journal/state.ts';
import type { InspectorId, Instant } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ReleaseCause } from '../../core/wire/api.ts';
import type { Place } from './assignments.ts';
import { authoriseDraw } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';

/** Takes a place back from an officer who can't go; a replacement follows. */
export async function releasePlace(
  parts: OfficeParts,
  actor: InspectorId,
  place: Place,
  cause: ReleaseCause,
): Promise<Result<null, OfficeFault>> {
  const written = await parts.journal.transact<null, OfficeFault>(parts.clock.now(), (state) => {
    const found = authoriseDraw(state, actor, 'release-place', place.draw);
    if (!found.ok) return found;
    const assignment = assignmentAt(found.value, place.team, place.person);
    if (assignment === undefined) return fail({ code: 'not-found' });
    const { kind } = assignment.state;
    // pressed twice, or somebody else took the place meanwhile
    if (kind === 'released' || kind === 'replaced') return ok({ activities: [], answer: null });
    // a request under way is decided first, also one for leave
    if (next(ASSIGNMENT_TRANSITIONS, kind, 'release') === null) {
      return fail({ code: 'illegal-answer', state: kind, wanted: 'release' });
    }
    return ok({ activities: [{ type: 'PlaceReleased', ...place, cause, by: actor }], answer: null });
  });
  return written.ok ? ok(null) : written;
}

/** The rule of an office for tasks that nobody answers. */
export interface AnswerRule {
  /** Whole working days after the one on which the card arrived. */
  readonly workdays: number;
  readonly calendar: WorkCalendar;
}

/** The first instant at which an answer is late: midnight in China after the last working day given. */
export function answerDue(since: Instant, { workdays, calendar }: AnswerRule): Instant {
  const last = addWorkingDays(calendar, chinaDate(since), workdays).date;
  const after = addDays(last, 1);
  if (after === null) throw new RangeError('counting left the years 1900–2199');
  return chinaInstant(after, 0, 0);
}

/** Takes back every place whose card arrived and was not answered in time. */
export async function releaseUnanswered({ journal, clock }: Pick<OfficeParts, 'journal' | 'clock'>, rule: AnswerRule) {
  const now = clock.now();
  await journal.transact<null, never>(now, (state) =>
    ok({
      activities: [...state.draws.values()].flatMap((draw) => unanswered(state, draw, now, rule)),
      answer: null,
    }),
  );
}

function unanswered(state: OfficeState, draw: DrawState, now: Instant, rule: AnswerRule): readonly Activity[] {
  if (draw.phase !== 'drawn' || chinaDate(now) > draw.seal.rules.inspectionUntil) return [];
  return currentAssignments(draw)
    .filter((place) => isUnfinished(draw, place.team) && isLate(state, draw, place, now, rule))
    .map(({ team, person }) => ({
      type: 'PlaceReleased',
      draw: draw.number,
      team,
      person,
      cause: 'no-response',
      by: 'rule',
    }));
}

/** Only a card that arrived can be answered; whom none reached is shown to the clerk. */
function isLate(state: OfficeState, draw: DrawState, place: Assignment, now: Instant, rule: AnswerRule): boolean {
  const { state: answer, team, person } = place;
  if (answer.kind !== 'assigned' && answer.kind !== 'recusal-refused') return false;
  const arrived = state.deliveries.get(assignmentCardKey(draw.number, team, person))?.message?.at;
  if (arrived === undefined) return false;
  const since = answer.kind === 'recusal-refused' && answer.at > arrived ? answer.at : arrived;
  return now >= answerDue(since, rule);
}

/** Whether a team has firms of which nothing was filed. */
export function isUnfinished(draw: DrawState, number: number): boolean {
  const team = draw.outcome?.teams.find((each) => each.number === number);
  return team?.entities.some(({ id }) => !draw.results.has(id)) ?? false;
}
