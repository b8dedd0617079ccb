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
    readonly type: 'AssignmentAccepted' | 'RecusalRequested' | 'RecusalApproved' | 'RecusalRefused' | 'PlaceReleased';
  }
>;

const STEP: Readonly<Record<AssignmentActivity['type'], AssignmentStep>> = {
  AssignmentAccepted: 'accept',
  RecusalRequested: 'ask-recusal',
  RecusalApproved: 'approve-recusal',
  RecusalRefused: 'refuse-recusal',
  PlaceReleased: 'release',
};

/** The assignments after an answer or a decision. */
export function foldAssignments(draw: DrawState, activity: AssignmentActivity, at: Instant): DrawState['assignments'] {
  const key = assignmentKey(activity.team, activity.person);
  const before = draw.assignments.get(key);
  if (before === undefined) throw new IllegalActivity(activity.type, `nobody has place ${key} in ${draw.number}`);
  if (next(ASSIGNMENT_TRANSITIONS, before.state.kind, STEP[activity.type]) === null) {
    throw new IllegalActivity(activity.type, `place ${key} in ${draw.number} is ${before.state.kind}`);
  }
  return draw.assignments.set(key, {
    ...before,
    recusals: recusalsAfter(before.recusals, activity),
    state: stateAfter(before.state, activity, at),
  });
}

/** A place that was taken back has nothing more to do with what was asked before: those cards stay as they are. */
function recusalsAfter(before: number, { type }: AssignmentActivity): number {
  if (type === 'PlaceReleased') return 0;
  return type === 'RecusalRequested' ? before + 1 : before;
}

function stateAfter(before: AssignmentState, activity: AssignmentActivity, at: Instant): AssignmentState {
  switch (activity.type) {
    case 'AssignmentAccepted':
      return { kind: 'accepted', at };
    case 'RecusalRequested':
      return { kind: 'recusal-asked', at, reason: activity.reason, note: activity.note };
    case 'RecusalApproved':
      if (before.kind !== 'recusal-asked') throw new IllegalActivity(activity.type, 'no recusal was asked');
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
      seated.set(key, { ...member, team: team.number, state, recusals: past?.recusals ?? 0 });
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
