import type { Activity } from '../../core/journal/activity.ts';
import { asksForLeave } from '../../core/journal/fold-assignments.ts';
import type { AssignmentStage, AssignmentStep } from '../../core/journal/lifecycle.ts';
import { ASSIGNMENT_TRANSITIONS, next } from '../../core/journal/lifecycle.ts';
import { assignmentAt } from '../../core/journal/queries.ts';
import type { Assignment, DrawState, OfficeState } from '../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import type { RecusalReason } from '../../core/model/inspector.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Decision } from '../journal/journal.ts';
import { authoriseDraw } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { freshSalt } from './salts.ts';
import { optionalText } from './text.ts';

/** One officer's place in a team of a draw. */
export interface Place {
  readonly draw: DrawNumber;
  readonly team: number;
  readonly person: InspectorId;
}

/** The officer takes the task on. */
export function acceptAssignment(
  parts: OfficeParts,
  actor: InspectorId,
  place: Place,
): Promise<Result<null, OfficeFault>> {
  return step(parts, actor, place, 'accept', () => ({ type: 'AssignmentAccepted', ...place }));
}

/** The officer asks to be left out for a conflict of interest (行政处罚法 §43). */
export async function requestRecusal(
  parts: OfficeParts,
  actor: InspectorId,
  place: Place,
  reason: RecusalReason,
  note: string,
): Promise<Result<null, OfficeFault>> {
  const text = optionalText('note', note);
  if (!text.ok) return text;
  if (reason === 'other' && text.value === '') return fail({ code: 'text-refused', field: 'note', cause: 'empty' });
  const salt = freshSalt(parts);
  return step(parts, actor, place, 'ask-recusal', () => ({
    type: 'RecusalRequested',
    ...place,
    reason,
    note: text.value,
    salt,
  }));
}

/**
 * A lead or clerk decides on a recusal, or on leave that asks for a place to be given up. An approval leaves the place to
 * be filled by a replacement.
 */
export function decideRecusal(
  parts: OfficeParts,
  actor: InspectorId,
  place: Place,
  approved: boolean,
): Promise<Result<null, OfficeFault>> {
  if (approved) return step(parts, actor, place, 'approve-recusal', (asked) => approval(actor, place, asked));
  const salt = freshSalt(parts);
  return step(parts, actor, place, 'refuse-recusal', () => ({ type: 'RecusalRefused', ...place, by: actor, salt }));
}

const approval = (by: InspectorId, place: Place, { state }: Assignment): Activity =>
  asksForLeave(state)
    ? { type: 'PlaceReleased', ...place, cause: 'leave', by }
    : { type: 'RecusalApproved', ...place, by };

async function step(
  parts: OfficeParts,
  actor: InspectorId,
  place: Place,
  wanted: AssignmentStep,
  activity: (assignment: Assignment) => Activity,
): Promise<Result<null, OfficeFault>> {
  const written = await parts.journal.transact(parts.clock.now(), (state) =>
    decideStep(state, actor, place, wanted, activity),
  );
  return written.ok ? ok(null) : written;
}

function decideStep(
  state: OfficeState,
  actor: InspectorId,
  place: Place,
  wanted: AssignmentStep,
  activity: (assignment: Assignment) => Activity,
): Decision<null, OfficeFault> {
  const found = authorisePlace(state, actor, place, wanted);
  if (!found.ok) return found;
  const current = found.value.state.kind;
  if (isDone(current, wanted)) return ok({ activities: [], answer: null });
  if (next(ASSIGNMENT_TRANSITIONS, current, wanted) === null) {
    return fail({ code: 'illegal-answer', state: current, wanted });
  }
  return ok({ activities: [activity(found.value)], answer: null });
}

function authorisePlace(
  state: OfficeState,
  actor: InspectorId,
  { draw, team, person }: Place,
  wanted: AssignmentStep,
): Result<Assignment, OfficeFault> {
  const own = wanted === 'accept' || wanted === 'ask-recusal';
  const known = state.draws.get(draw);
  const occasion = { person, team: membersOf(known, team) };
  const found = authoriseDraw(state, actor, own ? 'answer-assignment' : 'decide-recusal', draw, occasion);
  if (!found.ok) return found;
  const assignment = assignmentAt(found.value, team, person);
  return assignment === undefined ? fail({ code: 'not-found' }) : ok(assignment);
}

/** Who is in a team now. */
export function membersOf(draw: DrawState | undefined, team: number): DrawTeam {
  return draw?.outcome?.teams.find(({ number }) => number === team)?.members ?? [];
}

type DrawTeam = readonly { readonly person: InspectorId; readonly lead: boolean }[];

/** A button pressed twice: the step was made already. Who was replaced needs no approval any more. */
const REACHED: Readonly<Partial<Record<AssignmentStep, readonly AssignmentStage[]>>> = {
  accept: ['accepted'],
  'ask-recusal': ['recusal-asked'],
  'approve-recusal': ['recusal-approved', 'released', 'replaced'],
  'refuse-recusal': ['recusal-refused'],
};

const isDone = (current: AssignmentStage, wanted: AssignmentStep): boolean =>
  REACHED[wanted]?.includes(current) ?? false;
