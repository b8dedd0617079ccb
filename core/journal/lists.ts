import { coveredRoot } from '../lists/list-root.ts';
import type { KeptList, ListVersion } from '../lists/list-version.ts';
import type { DepartmentCode } from '../model/ids.ts';
import { type KeptVersion, listKey, type OfficeState, type PersonState } from './state.ts';

/** The version of a department's list that stands. */
export const newestVersion = (
  state: OfficeState,
  department: DepartmentCode,
  kind: KeptList,
): KeptVersion | undefined => state.lists.get(listKey(department, kind))?.[0];

/** One version, while the state remembers it. */
export const versionOf = (
  state: OfficeState,
  department: DepartmentCode,
  kind: KeptList,
  number: number,
): KeptVersion | undefined => state.lists.get(listKey(department, kind))?.find((version) => version.number === number);

/** What a reader is told of a version. Whoever may not read officers' rows whole gets the covered root. */
export function shownVersion({ salt, ...version }: KeptVersion, whole: boolean): ListVersion {
  return whole || version.kind !== 'inspectors' ? version : { ...version, root: coveredRoot(version.root, salt) };
}

/**
 * Whether somebody belongs to the office's people of today: staff in every role, and officers whom the newest list of a
 * department names. Where a department keeps no list of officers, all whom a seal named. Who was taken off the list stays
 * registered, for places held and draws made, but is no longer looked after.
 */
export const isOfToday = (state: OfficeState, { role, department, listedBy }: PersonState): boolean =>
  role !== 'inspector' || listedBy.length > 0 || newestVersion(state, department, 'inspectors') === undefined;
