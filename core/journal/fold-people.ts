import type { InspectorId, Instant } from '../model/ids.ts';
import type { Activity, Person } from './activity.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { OfficeState, PersonState } from './state.ts';
import { REFUSALS_KEPT } from './state.ts';

/** Activities about people and their access. */
export type PeopleActivity = Extract<
  Activity,
  {
    readonly type:
      | 'PersonRegistered'
      | 'PersonLinked'
      | 'PersonNotFound'
      | 'PairingCodeIssued'
      | 'PairingRefused'
      | 'SessionOpened'
      | 'SessionRevoked';
  }
>;

/** The part of `fold` that knows people, pairing codes and sessions. */
export function foldPeople(state: OfficeState, activity: PeopleActivity, at: Instant): OfficeState {
  switch (activity.type) {
    case 'PersonRegistered':
      return register(state, activity.person);
    case 'PersonLinked':
      return link(state, activity.person, activity.openId);
    case 'PersonNotFound':
      return withPerson(state, { ...known(state, activity.type, activity.person), notFound: true });
    case 'PairingCodeIssued': {
      known(state, activity.type, activity.person);
      const code = { person: activity.person, issuedAt: at, expiresAt: activity.expiresAt };
      return { ...state, pairingCodes: onlyOneCode(state, activity.person).set(activity.codeHash, code) };
    }
    case 'PairingRefused':
      return { ...state, pairingRefusals: [...state.pairingRefusals, at].slice(-REFUSALS_KEPT) };
    case 'SessionOpened':
      return openSession(state, activity, at);
    case 'SessionRevoked': {
      const session = state.sessions.get(activity.tokenHash);
      if (session === undefined) throw new IllegalActivity(activity.type, 'no such session');
      return { ...state, sessions: state.sessions.set(activity.tokenHash, { ...session, revokedAt: at }) };
    }
  }
}

/**
 * Registering again changes name, department and role. Who was not found is looked for anew, also with an account from
 * before: Feishu said that it is gone.
 */
function register(state: OfficeState, person: Person): OfficeState {
  const before = state.people.get(person.id);
  if (before?.notFound === true && before.openId !== null) {
    const without = { ...state, personByOpenId: state.personByOpenId.delete(before.openId) };
    return withPerson(without, { ...before, ...person, openId: null, notFound: false });
  }
  const { openId, listedBy } = before ?? { openId: null, listedBy: [] };
  return withPerson(state, { ...person, openId, notFound: false, listedBy });
}

/** An account belongs to one person: linking it to another takes it from the first. */
function link(state: OfficeState, id: InspectorId, openId: string): OfficeState {
  const person = known(state, 'PersonLinked', id);
  const holder = state.personByOpenId.get(openId);
  let after = state;
  if (holder !== undefined && holder !== id) {
    after = withPerson(after, { ...known(state, 'PersonLinked', holder), openId: null });
  }
  const accounts = person.openId === null ? after.personByOpenId : after.personByOpenId.delete(person.openId);
  after = { ...after, personByOpenId: accounts.set(openId, id) };
  return withPerson(after, { ...person, openId, notFound: false });
}

/** A new code makes the person's earlier one worthless. */
function onlyOneCode(state: OfficeState, person: InspectorId): OfficeState['pairingCodes'] {
  let codes = state.pairingCodes;
  for (const [hash, code] of state.pairingCodes) if (code.person === person) codes = codes.delete(hash);
  return codes;
}

function openSession(
  state: OfficeState,
  activity: Extract<Activity, { readonly type: 'SessionOpened' }>,
  at: Instant,
): OfficeState {
  const code = state.pairingCodes.get(activity.codeHash);
  if (code?.person !== activity.person) throw new IllegalActivity(activity.type, 'the code is not this person’s');
  const session = { person: activity.person, openedAt: at, expiresAt: activity.expiresAt, revokedAt: null };
  return {
    ...state,
    pairingCodes: state.pairingCodes.delete(activity.codeHash),
    sessions: state.sessions.set(activity.tokenHash, session),
  };
}

function withPerson(state: OfficeState, person: PersonState): OfficeState {
  return { ...state, people: state.people.set(person.id, person) };
}

function known(state: OfficeState, activity: Activity['type'], id: InspectorId): PersonState {
  const person = state.people.get(id);
  if (person === undefined) throw new IllegalActivity(activity, `unknown person ${id}`);
  return person;
}
