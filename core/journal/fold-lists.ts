import type { DepartmentCode, InspectorId, Instant } from '../model/ids.ts';
import type { ListKeptActivity } from './activity.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { KeptVersion, OfficeState, PersonState } from './state.ts';
import { listKey, VERSIONS_KEPT } from './state.ts';

/** The part of `fold` that keeps versions of lists, and who is on the lists of officers. */
export function foldList(state: OfficeState, activity: ListKeptActivity, at: Instant): OfficeState {
  const { department, kind, number, root, salt, rows, changes, by } = activity;
  const key = listKey(department, kind);
  const before = state.lists.get(key) ?? [];
  const why = illegal(activity, before[0]);
  if (why !== null) throw new IllegalActivity(activity.type, why);
  const { name: byName } = known(state, by);
  const version: KeptVersion = { department, kind, number, root, rows, by, byName, at, changes, salt };
  const lists = state.lists.set(key, [version, ...before].slice(0, VERSIONS_KEPT));
  return { ...state, lists, people: relisted(state, activity) };
}

/** Why a version can't follow the newest one, or null. */
function illegal(activity: ListKeptActivity, newest: KeptVersion | undefined): string | null {
  const { kind, number, root, rows, changes, listed, unlisted } = activity;
  const due = (newest?.number ?? 0) + 1;
  if (number !== due) return `version ${due} was due, not ${number}`;
  if (root === newest?.root) return 'the rows are those of the version before';
  if (rows !== (newest?.rows ?? 0) + changes.added - changes.removed) return 'the counts do not add up';
  if (kind !== 'inspectors' && listed.length + unlisted.length > 0) return `officers do not stand on a list of ${kind}`;
  return null;
}

function relisted(state: OfficeState, { department, listed, unlisted }: ListKeptActivity): OfficeState['people'] {
  let { people } = state;
  const mark = (id: InspectorId, change: (listedBy: readonly DepartmentCode[]) => readonly DepartmentCode[]): void => {
    const person: PersonState = known(state, id);
    people = people.set(id, { ...person, listedBy: change(person.listedBy) });
  };
  for (const id of listed) {
    mark(id, (listedBy) => {
      if (listedBy.includes(department)) throw new IllegalActivity('ListKept', `${id} is on the list already`);
      return [...listedBy, department];
    });
  }
  for (const id of unlisted) {
    mark(id, (listedBy) => {
      if (!listedBy.includes(department)) throw new IllegalActivity('ListKept', `${id} is not on the list`);
      return listedBy.filter((one) => one !== department);
    });
  }
  return people;
}

function known(state: OfficeState, id: InspectorId): PersonState {
  const person = state.people.get(id);
  if (person === undefined) throw new IllegalActivity('ListKept', `unknown person ${id}`);
  return person;
}
