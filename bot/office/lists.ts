import { may } from '../../core/access/permissions.ts';
import type { Activity, ListKeptActivity } from '../../core/journal/activity.ts';
import type { ChangeCounts } from '../../core/lists/list-version.ts';
import { newestVersion, shownVersion, versionOf } from '../../core/journal/lists.ts';
import type { KeptVersion, OfficeState, PersonState } from '../../core/journal/state.ts';
import type { DepartmentCode, Hex32, InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { KeepListReceipt, KeepListRequest } from '../../core/wire/api.ts';
import type { Decision } from '../journal/journal.ts';
import { authorise, authoriseRole } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { ReadList, ReadListFault } from './list-reading.ts';
import type { OfficeParts } from './parts.ts';
import { contactsOfInspectors, inspectorsAsPeople, registrations } from './people.ts';
import { freshSalt } from './salts.ts';

/** A request to keep a list, or its JSON as it came over the wire. */
export type ListSource = KeepListRequest | Uint8Array;

type KeepFault = OfficeFault | ReadListFault;

/** What changed against the newest version, as of the time when that was looked at. */
interface Comparison {
  readonly newest: Hex32 | null;
  readonly changes: ChangeCounts;
}

/**
 * Puts a list in place of the version that the sender saw: rows and contacts on the disk, then `ListKept` with the people
 * whom a list of officers names. Whether somebody else was quicker is decided in the journal's own step. The same rows
 * again, after a lost answer or from two clerks, are no new version; contacts and registrations are taken over all the same.
 */
export async function keepList(
  parts: OfficeParts,
  actor: InspectorId,
  source: ListSource,
): Promise<Result<KeepListReceipt, KeepFault>> {
  const allowed = authoriseRole(parts.journal.state(), actor, 'keep-list');
  if (!allowed.ok) return allowed;
  const body = source instanceof Uint8Array ? source : Buffer.from(JSON.stringify(source));
  const read = await parts.engine.readList(body);
  if (!read.ok) return read;
  const list = read.value;
  const placed = place(parts.journal.state(), actor, list);
  if (!placed.ok) return placed;
  const { person, newest, isNew } = placed.value;
  const comparison = isNew ? await compared(parts, list, newest) : null;
  if (isNew) await parts.lists.put(list.kind, list.root, list.packed);
  const contacts = contactsOf(parts.journal.state(), list, person);
  const contactChanged = new Set(await parts.contacts.put(contacts));
  const given = new Set(contacts.map(({ id }) => id));
  const salt = freshSalt(parts);
  const written = await parts.journal.transact<Kept, OfficeFault>(parts.clock.now(), (state) =>
    decide(state, actor, list, { comparison, contactChanged, given, salt }),
  );
  if (!written.ok) return written;
  const { department, number, registered } = written.value.answer;
  const version = versionOf(parts.journal.state(), department, list.kind, number);
  if (version === undefined) throw new Error('a list was neither found nor written');
  return ok({ version: shownVersion(version, true), registered });
}

/** The version that stands, and how many people became known or changed. */
interface Kept {
  readonly department: DepartmentCode;
  readonly number: number;
  readonly registered: number;
}

/** Where a list would go. `isNew` is false when these rows stand there already. */
interface Placed {
  readonly person: PersonState;
  readonly newest: KeptVersion | undefined;
  readonly isNew: boolean;
}

/** Whether the list may take the newest one's place. */
function place(
  state: OfficeState,
  actor: InspectorId,
  { kind, base, root }: Pick<ReadList, 'kind' | 'base' | 'root'>,
): Result<Placed, OfficeFault> {
  const lead = state.people.get(actor)?.department;
  const allowed = authorise(state, actor, 'keep-list', lead === undefined ? {} : { lead });
  if (!allowed.ok) return allowed;
  const person = allowed.value;
  const newest = newestVersion(state, person.department, kind);
  if (newest?.root === root) return ok({ person, newest, isNew: false });
  return base === (newest?.number ?? 0) ? ok({ person, newest, isNew: true }) : moved(newest);
}

/** The version that the sender builds on is not the newest, or was never here. */
const moved = (newest: KeptVersion | undefined): Result<never, OfficeFault> =>
  newest === undefined ? fail({ code: 'not-found' }) : fail({ code: 'list-moved', newest: shownVersion(newest, true) });

async function compared(parts: OfficeParts, list: ReadList, newest: KeptVersion | undefined): Promise<Comparison> {
  const before = newest === undefined ? null : await storedList(parts, newest);
  const changes = await parts.engine.countChanges({ kind: list.kind, before, after: list.packed });
  return { newest: newest?.root ?? null, changes };
}

/** The packed rows of a version. @throws when the store lost them. */
export async function storedList({ lists }: OfficeParts, { kind, root }: KeptVersion): Promise<Uint8Array> {
  const packed = await lists.get(kind, root);
  if (packed === null) throw new Error(`list ${kind}-${root} is missing from the store`);
  return packed;
}

/** Contacts of the officers for whom the list speaks: it says nothing about anybody else's. */
function contactsOf(state: OfficeState, { officers, contacts }: ReadList, keeper: PersonState) {
  const spokenFor = new Set(officersOf(officers, keeper).map(({ id }) => id));
  return contactsOfInspectors(state, contacts).filter(({ id }) => spokenFor.has(id));
}

/** A department's list speaks for its own officers; that of whoever may register everybody, for all whom it names. */
const officersOf = (officers: ReadList['officers'], keeper: PersonState): ReadList['officers'] =>
  may(keeper, 'register-people') ? officers : officers.filter(({ department }) => department === keeper.department);

function decide(
  state: OfficeState,
  actor: InspectorId,
  list: ReadList,
  {
    comparison,
    contactChanged,
    given,
    salt,
  }: {
    readonly comparison: Comparison | null;
    readonly contactChanged: ReadonlySet<InspectorId>;
    /** Whose contact data the request brings, changed or not. */
    readonly given: ReadonlySet<InspectorId>;
    readonly salt: Hex32;
  },
): Decision<Kept, OfficeFault> {
  const placed = place(state, actor, list);
  if (!placed.ok) return placed;
  const { person, newest, isNew } = placed.value;
  const { department } = person;
  const officers = inspectorsAsPeople(state, officersOf(list.officers, person));
  // who was not found is looked for again at each keeping: the clerk may have put it right in Feishu, and not here
  const people = registrations(state, officers, given);
  const registered = registrations(state, officers, contactChanged).length;
  if (newest !== undefined && !isNew) {
    return ok({ activities: people, answer: { department, number: newest.number, registered } });
  }
  // numbers only grow, so a base that is still the newest is the version that was compared, unless the sender named a
  // number that was still to come, or moved to another department meanwhile
  if (comparison?.newest !== (newest?.root ?? null)) return moved(newest);
  const { kind, root, rows } = list;
  const number = (newest?.number ?? 0) + 1;
  const { listed, unlisted } = relisting(state, list, person);
  const { changes } = comparison;
  const kept: Activity = {
    type: 'ListKept',
    department,
    kind,
    number,
    root,
    salt,
    rows,
    changes,
    listed,
    unlisted,
    by: actor,
  };
  return ok({ activities: [...people, kept], answer: { department, number, registered } });
}

/** Who came onto the department's list of officers, and who is no longer on it. */
function relisting(
  state: OfficeState,
  { kind, officers }: ReadList,
  keeper: PersonState,
): Pick<ListKeptActivity, 'listed' | 'unlisted'> {
  if (kind !== 'inspectors') return { listed: [], unlisted: [] };
  const now = new Set(officersOf(officers, keeper).map(({ id }) => id));
  const before = new Set(
    [...state.people.values()].filter(({ listedBy }) => listedBy.includes(keeper.department)).map(({ id }) => id),
  );
  return {
    listed: [...now].filter((id) => !before.has(id)),
    unlisted: [...before].filter((id) => !now.has(id)),
  };
}
