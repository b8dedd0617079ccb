import type { Action, Occasion } from '../../core/access/permissions.ts';
import { may, mayEver } from '../../core/access/permissions.ts';
import type { DrawState, OfficeState, PersonState } from '../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { OfficeFault } from './faults.ts';

/** The person who acts, when the office knows and lets them. */
export function authorise(
  state: OfficeState,
  actor: InspectorId,
  action: Action,
  occasion: Occasion = {},
): Result<PersonState, OfficeFault> {
  const person = state.people.get(actor);
  if (person === undefined) return fail({ code: 'person-unknown' });
  return may(person, action, occasion) ? ok(person) : fail({ code: 'forbidden', role: person.role });
}

/** As {@link authorise} before the occasion is known: whether the role may do it at all. */
export function authoriseRole(
  state: OfficeState,
  actor: InspectorId,
  action: Action,
): Result<PersonState, OfficeFault> {
  const person = state.people.get(actor);
  if (person === undefined) return fail({ code: 'person-unknown' });
  return mayEver(person.role, action) ? ok(person) : fail({ code: 'forbidden', role: person.role });
}

/** A draw, when it exists and the person may do this with it. */
export function authoriseDraw(
  state: OfficeState,
  actor: InspectorId,
  action: Action,
  number: DrawNumber,
  occasion: Occasion = {},
): Result<DrawState, OfficeFault> {
  const draw = state.draws.get(number);
  if (draw === undefined) return fail({ code: 'not-found' });
  const { lead, participants } = draw.seal.rules;
  const allowed = authorise(state, actor, action, { lead, participants, ...occasion });
  return allowed.ok ? ok(draw) : allowed;
}
