import { may } from '../../core/access/permissions.ts';
import { isOfToday } from '../../core/journal/lists.ts';
import { assignmentCardKey } from '../../core/journal/message-keys.ts';
import { currentAssignments, drawsNewestFirst } from '../../core/journal/queries.ts';
import type { Delivery, DrawState, OfficeState, PersonState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import { ok, type Result } from '../../core/result.ts';
import type { DeliveryFailure, PersonReach } from '../../core/wire/api.ts';
import type { ContactStore } from '../stores/contact-store.ts';
import { authoriseRole } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';

/** The people whom the asker answers for: those of the own department, for the joint office everybody. */
export function peopleFor(parts: OfficeParts, actor: InspectorId): Result<readonly PersonReach[], OfficeFault> {
  const state = parts.journal.state();
  const allowed = authoriseRole(state, actor, 'read-people');
  if (!allowed.ok) return allowed;
  const reader = allowed.value;
  const reach = peopleReach(state, parts.contacts, drawsNewestFirst(state));
  return ok(reach.filter(({ department }) => may(reader, 'read-people', { lead: department })));
}

/** Whether chat reaches the people of today, by id. `draws`, newest first, are those whose cards count. */
export function peopleReach(
  state: OfficeState,
  contacts: ContactStore,
  draws: readonly DrawState[],
): readonly PersonReach[] {
  const refused = newestRefusals(state, draws);
  return [...state.people.values()]
    .filter((person) => isOfToday(state, person))
    .map((person) => reachOf(person, contacts, refused.get(person.id)?.reason ?? null));
}

function reachOf(person: PersonState, contacts: ContactStore, refused: DeliveryFailure | null): PersonReach {
  const { id, name, department, openId, notFound } = person;
  const told = (state: PersonReach['state'], reason: DeliveryFailure | null = null): PersonReach => ({
    person: id,
    name,
    department,
    state,
    reason,
  });
  if (notFound) {
    const contact = contacts.get(id);
    return told((contact?.mobile ?? contact?.email) === undefined ? 'without-contact' : 'not-found');
  }
  if (openId === null) return told('sought');
  return refused === null ? told('found') : told('unreachable', refused);
}

/** Why somebody's newest task card did not arrive; null for who was reached since. `draws` are newest first. */
export function newestRefusals(
  state: OfficeState,
  draws: readonly DrawState[],
): ReadonlyMap<InspectorId, Delivery['failure']> {
  const newest = new Map<InspectorId, Delivery['failure']>();
  for (const draw of draws) {
    for (const { team, person } of currentAssignments(draw)) {
      const card = state.deliveries.get(assignmentCardKey(draw.number, team, person));
      if (newest.has(person) || (!card?.message && !card?.failure)) continue;
      newest.set(person, card.message ? null : card.failure);
    }
  }
  return newest;
}
