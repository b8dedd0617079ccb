import type { Instant } from '../model/ids.ts';
import type { AssignmentState } from '../wire/api.ts';
import type { DrawOutcome } from './activity.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { AssignmentStep, DrawActivity } from './lifecycle.ts';
import { ASSIGNMENT_TRANSITIONS, next } from './lifecycle.ts';
import type { Assignment, DrawState } from './state.ts';
import { assignmentKey } from './state.ts';

/** Activities about one officer's place in a team. */
export type AssignmentActivity = Extract<
  DrawActivity,
  {
    readonly type:
      | 'AssignmentAccepted'
      | 'RecusalRequested'
      | 'RecusalWithdrawn'
      | 'RecusalApproved'
      | 'RecusalRefused'
      | 'PlaceReleased';
  }
>;

/** The step that an activity is; releasing a place whose officer asked for leave is the approval of that request. */
function stepOf(activity: AssignmentActivity, before: AssignmentState): AssignmentStep {
  switch (activity.type) {
    case 'AssignmentAccepted':
      return 'accept';
    case 'RecusalRequested':
      return 'ask-recusal';
    case 'RecusalWithdrawn':
      return 'withdraw-recusal';
    case 'RecusalApproved':
      return 'approve-recusal';
    case 'RecusalRefused':
      return 'refuse-recusal';
    case 'PlaceReleased':
      return activity.cause === 'leave' && asksForLeave(before) ? 'approve-leave' : 'release';
  }
}

/** Whether the officer asked to be relieved for leave, and nobody has decided. */
export const asksForLeave = (state: AssignmentState): boolean =>
  state.kind === 'recusal-asked' && state.reason === 'leave';

/** The assignments after an answer or a decision. */
export function foldAssignments(draw: DrawState, activity: AssignmentActivity, at: Instant): DrawState['assignments'] {
  const key = assignmentKey(activity.team, activity.person);
  const before = draw.assignments.get(key);
  if (before === undefined) throw new IllegalActivity(activity.type, `nobody has place ${key} in ${draw.number}`);
  const step = stepOf(activity, before.state);
  if (next(ASSIGNMENT_TRANSITIONS, before.state.kind, step) === null) {
    throw new IllegalActivity(activity.type, `place ${key} in ${draw.number} is ${before.state.kind}`);
  }
  return draw.assignments.set(key, {
    ...before,
    ...requestAfter(before, activity, step, at),
    state: stateAfter(before.state, activity, at),
  });
}

/** A place that was taken back has nothing more to do with what was asked before: those cards stay as they are. */
function requestAfter(
  { recusals, request }: Assignment,
  activity: AssignmentActivity,
  step: AssignmentStep,
  at: Instant,
): Pick<Assignment, 'recusals' | 'request'> {
  if (step === 'release') return { recusals: 0, request: null };
  if (activity.type !== 'RecusalRequested') return { recusals, request };
  return { recusals: recusals + 1, request: { reason: activity.reason, note: activity.note, at } };
}

function stateAfter(before: AssignmentState, activity: AssignmentActivity, at: Instant): AssignmentState {
  switch (activity.type) {
    case 'AssignmentAccepted':
      return { kind: 'accepted', at };
    case 'RecusalRequested':
      return { kind: 'recusal-asked', at, reason: activity.reason, note: activity.note };
    case 'RecusalWithdrawn':
      return { kind: 'assigned' };
    case 'RecusalApproved':
      // leave is no conflict of interest: its approval releases the place
      if (before.kind !== 'recusal-asked' || before.reason === 'leave') {
        throw new IllegalActivity(activity.type, 'no recusal was asked');
      }
      return { kind: 'recusal-approved', at, reason: before.reason, note: before.note };
    case 'RecusalRefused':
      return { kind: 'recusal-refused', at };
    case 'PlaceReleased':
      return { kind: 'released', at, cause: activity.cause };
  }
}

/** Whoever keeps a place keeps the answer given; whoever lost one is replaced; whoever is new is assigned. */
export function seatTeams(
  before: DrawState['assignments'],
  outcome: DrawOutcome,
  at: Instant,
): DrawState['assignments'] {
  const seated = new Map<string, Assignment>();
  for (const team of outcome.teams) {
    for (const member of team.members) {
      const key = assignmentKey(team.number, member.person);
      const past = before.get(key);
      const stays = past !== undefined && past.state.kind !== 'replaced';
      const state: AssignmentState = stays ? past.state : { kind: 'assigned' };
      seated.set(key, {
        ...member,
        team: team.number,
        state,
        recusals: past?.recusals ?? 0,
        request: stays ? past.request : null,
      });
    }
  }
  let after = before;
  for (const [key, past] of before) if (!seated.has(key)) after = after.set(key, replaced(past, at));
  for (const [key, assignment] of seated) after = after.set(key, assignment);
  return after;
}

function replaced(past: Assignment, at: Instant): Assignment {
  return past.state.kind === 'replaced' ? past : { ...past, state: { kind: 'replaced', at } };
}
