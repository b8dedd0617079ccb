import type { Activity, Person } from '../../core/journal/activity.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import type { Contact } from '../../core/model/inspector.ts';
import { ok, type Result } from '../../core/result.ts';
import { authoriseRole } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';

/** Who registers: a person with that right, or whoever sets the office up on its own machine. */
export type Registrar = InspectorId | 'installation';

/** Registers staff with their roles. People already registered as given are left alone. Answers with how many changed. */
export async function registerPeople(
  parts: OfficeParts,
  by: Registrar,
  people: readonly Person[],
  contacts: readonly Contact[],
): Promise<Result<{ readonly registered: number }, OfficeFault>> {
  if (by !== 'installation') {
    const allowed = authoriseRole(parts.journal.state(), by, 'register-people');
    if (!allowed.ok) return allowed;
  }
  const changed = new Set(await parts.contacts.put(contacts));
  const written = await parts.journal.transact<{ readonly registered: number }, OfficeFault>(
    parts.clock.now(),
    (state) => {
      const activities = registrations(state, people, changed);
      return ok({ activities, answer: { registered: activities.length } });
    },
  );
  return written.ok ? ok(written.value.answer) : written;
}

/** Registers whoever is new, different, or to be looked for anew with other contact data. */
export function registrations(
  state: OfficeState,
  people: readonly Person[],
  contactChanged: ReadonlySet<InspectorId>,
): readonly Activity[] {
  return people
    .filter((person) => {
      const known = state.people.get(person.id);
      return known === undefined || differs(known, person) || (known.notFound && contactChanged.has(person.id));
    })
    .map(({ id, name, department, role }) => ({
      type: 'PersonRegistered',
      person: { id, name, department, role },
    }));
}

/**
 * People of a sealed roster as the office registers them. Whoever works with the office in another role keeps it, with
 * name and department: a spreadsheet must not make or unmake clerks.
 */
export function inspectorsAsPeople(state: OfficeState, officers: readonly Omit<Person, 'role'>[]): readonly Person[] {
  return officers
    .filter(({ id }) => isInspectorOrNew(state, id))
    .map(({ id, name, department }) => ({ id, name, department, role: 'inspector' }));
}

/** Contacts that a clerk's roster may set: those of people in another role open the office's own doors. */
export function contactsOfInspectors(state: OfficeState, contacts: readonly Contact[]): readonly Contact[] {
  return contacts.filter(({ id }) => isInspectorOrNew(state, id));
}

function isInspectorOrNew(state: OfficeState, id: InspectorId): boolean {
  const role = state.people.get(id)?.role;
  return role === undefined || role === 'inspector';
}

const differs = (a: Person, b: Person): boolean =>
  a.name !== b.name || a.department !== b.department || a.role !== b.role;
