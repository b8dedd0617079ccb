import { isOnLeave } from '../../core/draw/availability.ts';
import type { Activity } from '../../core/journal/activity.ts';
import { asksForLeave } from '../../core/journal/fold-assignments.ts';
import { ASSIGNMENT_TRANSITIONS, next } from '../../core/journal/lifecycle.ts';
import { declarationOf } from '../../core/journal/fold-declarations.ts';
import { assignmentsOf, currentAssignments } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import type { Hex32, InspectorId, IsoDate } from '../../core/model/ids.ts';
import type { Leave } from '../../core/model/inspector.ts';
import { isUnfinished } from './releases.ts';

/** Spans that a request names; more of them within one inspection window is no use to who decides. */
const MOST_NAMED = 5;

/**
 * Leave that was just declared, as requests to be relieved of the places held already: of each whose inspection window
 * all the leave of the officer bars, by the rule of eligibility, and to which the new leave adds something. What is done
 * or over is left alone, and so is a place about which a request is under way.
 */
export function leaveRequests(
  state: OfficeState,
  person: InspectorId,
  { leave, added }: { readonly leave: readonly Leave[]; readonly added: Leave },
  today: IsoDate,
  salt: () => Hex32,
): readonly Activity[] {
  return assignmentsOf(state, person)
    .filter(
      ({ draw, assignment }) =>
        draw.phase === 'drawn' &&
        draw.seal.rules.inspectionUntil >= today &&
        meets(draw)(added) &&
        isOnLeave({ leave }, draw.seal.rules) &&
        isUnfinished(draw, assignment.team) &&
        next(ASSIGNMENT_TRANSITIONS, assignment.state.kind, 'ask-recusal') !== null,
    )
    .map(({ draw, assignment: { team } }) => request(draw, team, person, leave, salt()));
}

/**
 * Requests for places given to officers who had declared leave that the draw did not know of: declared after the seal,
 * or before a replacement that seats them. Nothing for a place about which something was asked before.
 */
export function overlookedLeave(
  state: OfficeState,
  draw: DrawState,
  today: IsoDate,
  salt: () => Hex32,
): readonly Activity[] {
  if (draw.phase !== 'drawn' || draw.seal.rules.inspectionUntil < today) return [];
  return currentAssignments(draw)
    .filter(
      ({ person, team, state: { kind }, recusals }) =>
        recusals === 0 &&
        isOnLeave(declarationOf(state, person), draw.seal.rules) &&
        isUnfinished(draw, team) &&
        next(ASSIGNMENT_TRANSITIONS, kind, 'ask-recusal') !== null,
    )
    .map(({ person, team }) => request(draw, team, person, declarationOf(state, person).leave, salt()));
}

/** Requests that end because the leave which is left does not bar any more. */
export function endedLeaveRequests(
  state: OfficeState,
  person: InspectorId,
  leave: readonly Leave[],
  salt: () => Hex32,
): readonly Activity[] {
  return assignmentsOf(state, person)
    .filter(({ draw, assignment }) => asksForLeave(assignment.state) && !isOnLeave({ leave }, draw.seal.rules))
    .map(({ draw, assignment: { team } }) => ({
      type: 'RecusalWithdrawn',
      draw: draw.number,
      team,
      person,
      salt: salt(),
    }));
}

const request = (
  draw: DrawState,
  team: number,
  person: InspectorId,
  leave: readonly Leave[],
  salt: Hex32,
): Activity => ({
  type: 'RecusalRequested',
  draw: draw.number,
  team,
  person,
  reason: 'leave',
  note: spans(leave.filter(meets(draw))),
  salt,
});

const meets =
  ({ seal: { rules } }: DrawState) =>
  ({ from, to }: Leave): boolean =>
    from <= rules.inspectionUntil && to >= rules.inspectionFrom;

/** As the card shows it to who decides. */
const spans = (leave: readonly Leave[]): string =>
  leave
    .slice(0, MOST_NAMED)
    .map(({ from, to }) => (from === to ? from : `${from} 至 ${to}`))
    .join('、');
