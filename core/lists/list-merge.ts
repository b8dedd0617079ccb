import { fail, ok, type Result } from '../result.ts';
import { type ChangedRow, fieldChanges, type FieldChange, type RowChanges, rowsById } from './list-diff.ts';
import { type KeptList, type KeptRows, rowId } from './list-version.ts';
import { fieldOf, type FieldValue, rowFields, sameValue, takeFields } from './row-fields.ts';

/** Two lists that were made from one, and that one. Without a common one (`[]`), every difference is a conflict. */
export interface Versions<K extends KeptList> {
  readonly base: readonly KeptRows[K][];
  readonly mine: readonly KeptRows[K][];
  readonly theirs: readonly KeptRows[K][];
}

/** A field that both changed, to different values. */
export interface FieldConflict {
  readonly field: string;
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/** A row that somebody has to decide: field by field, or, when one side removed what the other changed, as a whole. */
export interface RowConflict<K extends KeptList> {
  readonly id: string;
  /** Null when both added the row. */
  readonly base: KeptRows[K] | null;
  /** Null when that side removed the row; never both. */
  readonly mine: KeptRows[K] | null;
  readonly theirs: KeptRows[K] | null;
  /** Empty when the row as a whole is in question. */
  readonly fields: readonly FieldConflict[];
}

/** What two sides did to a list. A row that both changed in different fields is in `mine` and in `theirs`. */
export interface ListMerge<K extends KeptList> {
  readonly kind: K;
  /** What only they changed: `before` is the common row, `fields` those that only they changed. */
  readonly theirs: RowChanges<K>;
  readonly mine: RowChanges<K>;
  readonly conflicts: readonly RowConflict<K>[];
}

/** Whose value or row it is to be. */
export type Side = 'mine' | 'theirs';

/** Decides a conflict; `field` is null for the row as a whole. Undefined while it is open. */
export type Chooser = (id: string, field: string | null) => Side | undefined;

/** One row as the three lists have it. */
interface Trio<K extends KeptList> {
  readonly id: string;
  readonly base: KeptRows[K] | null;
  readonly mine: KeptRows[K] | null;
  readonly theirs: KeptRows[K] | null;
}

/** Fields of a row that both sides have, by who changed them. */
interface FieldMerge {
  readonly mine: readonly FieldChange[];
  readonly theirs: readonly FieldChange[];
  readonly conflicts: readonly FieldConflict[];
}

/** Sets apart what only one side changed, and what both did. Linear in the length of the lists. */
export function mergeRows<K extends KeptList>(kind: K, versions: Versions<K>): ListMerge<K> {
  const mine = noChanges<K>();
  const theirs = noChanges<K>();
  const conflicts: RowConflict<K>[] = [];
  for (const trio of triosOf(kind, versions)) {
    if (trio.mine !== null && trio.theirs !== null) {
      const fields = mergeFields(kind, trio);
      if (fields.conflicts.length > 0) conflicts.push({ ...trio, fields: fields.conflicts });
      noteChange(mine, trio, trio.mine, fields.mine);
      noteChange(theirs, trio, trio.theirs, fields.theirs);
    } else if (isRowConflict(kind, trio)) conflicts.push({ ...trio, fields: [] });
    else {
      noteComingOrGoing(mine, trio.base, trio.mine, trio.theirs);
      noteComingOrGoing(theirs, trio.base, trio.theirs, trio.mine);
    }
  }
  return { kind, mine, theirs, conflicts };
}

/** How many conflicts are open: each field, and each row that is in question as a whole. */
export const openConflicts = (conflicts: readonly RowConflict<KeptList>[], choose: Chooser): number =>
  conflicts.reduce((sum, { id, fields }) => {
    if (fields.length === 0) return sum + (choose(id, null) === undefined ? 1 : 0);
    return sum + fields.filter(({ field }) => choose(id, field) === undefined).length;
  }, 0);

/** The list that comes out: my rows in their order, then those that only they have. Refused while a conflict is open. */
export function resolvedRows<K extends KeptList>(
  kind: K,
  versions: Versions<K>,
  choose: Chooser,
): Result<readonly KeptRows[K][], { readonly code: 'conflicts-open'; readonly open: number }> {
  const open = openConflicts(mergeRows(kind, versions).conflicts, choose);
  if (open > 0) return fail({ code: 'conflicts-open', open });
  return ok([...triosOf(kind, versions)].flatMap((trio) => resolveRow(kind, trio, choose) ?? []));
}

function resolveRow<K extends KeptList>(kind: K, trio: Trio<K>, choose: Chooser): KeptRows[K] | null {
  const { id, base, mine, theirs } = trio;
  if (mine !== null && theirs !== null) {
    const fields = mergeFields(kind, trio);
    const taken = new Set(fields.theirs.map(({ field }) => field));
    for (const { field } of fields.conflicts) if (choose(id, field) === 'theirs') taken.add(field);
    return takeFields<K>(mine, theirs, (field) => taken.has(field));
  }
  if (isRowConflict(kind, trio)) return choose(id, null) === 'theirs' ? theirs : mine;
  // one side has the row as it was, and the other removed it; or one side added it
  return base === null ? (mine ?? theirs) : null;
}

/** Whether one side removed what the other changed. */
function isRowConflict<K extends KeptList>(kind: K, { base, mine, theirs }: Trio<K>): boolean {
  const left = mine ?? theirs;
  return base !== null && left !== null && fieldChanges(kind, base, left).length > 0;
}

/** Rows of all three lists, each once: mine in their order, then theirs, then those that both removed. */
function* triosOf<K extends KeptList>(kind: K, versions: Versions<K>): Generator<Trio<K>> {
  const [base, mine, theirs] = [versions.base, versions.mine, versions.theirs].map((rows) => rowsById(kind, rows));
  const seen = new Set<string>();
  for (const rows of [versions.mine, versions.theirs, versions.base]) {
    for (const row of rows) {
      const id = rowId(kind, row);
      if (seen.has(id)) continue;
      seen.add(id);
      yield { id, base: base?.get(id) ?? null, mine: mine?.get(id) ?? null, theirs: theirs?.get(id) ?? null };
    }
  }
}

/** Without a common row every field in which the two differ is a conflict. */
function mergeFields<K extends KeptList>(kind: K, { base, mine, theirs }: Trio<K>): FieldMerge {
  if (mine === null || theirs === null) return { mine: [], theirs: [], conflicts: [] };
  if (base === null) {
    const differing = fieldChanges(kind, mine, theirs);
    const conflicts = differing.map(({ field, before, after }) => ({ field, base: '', mine: before, theirs: after }));
    return { mine: [], theirs: [], conflicts };
  }
  const mineChanges = fieldChanges(kind, base, mine);
  const theirChanges = fieldChanges(kind, base, theirs);
  if (mineChanges.length === 0 || theirChanges.length === 0) {
    return { mine: mineChanges, theirs: theirChanges, conflicts: [] };
  }
  const inMine = new Set(mineChanges.map(({ field }) => field));
  const inTheirs = new Map(theirChanges.map((change) => [change.field, change]));
  const conflicts = mineChanges.flatMap(({ field, before, after }) => {
    const other = inTheirs.get(field);
    const isOpen = other !== undefined && !sameValue(after, other.after);
    return isOpen ? [{ field, base: before, mine: after, theirs: other.after }] : [];
  });
  return {
    mine: mineChanges.filter(({ field }) => !inTheirs.has(field)),
    theirs: theirChanges.filter(({ field }) => !inMine.has(field)),
    conflicts,
  };
}

interface GrowingChanges<K extends KeptList> extends RowChanges<K> {
  readonly added: KeptRows[K][];
  readonly removed: KeptRows[K][];
  readonly changed: ChangedRow<K>[];
}

const noChanges = <K extends KeptList>(): GrowingChanges<K> => ({ added: [], removed: [], changed: [] });

function noteChange<K extends KeptList>(
  changes: GrowingChanges<K>,
  { id, base }: Trio<K>,
  after: KeptRows[K],
  fields: readonly FieldChange[],
): void {
  if (base !== null && fields.length > 0) changes.changed.push({ id, before: base, after, fields });
}

/** What one side did to a row that not both have. */
function noteComingOrGoing<K extends KeptList>(
  changes: GrowingChanges<K>,
  base: KeptRows[K] | null,
  own: KeptRows[K] | null,
  other: KeptRows[K] | null,
): void {
  if (base === null && own !== null) changes.added.push(own);
  if (base !== null && own === null && other !== null) changes.removed.push(base);
}

/** The value of a field of a row; `''` when the row is not there. */
export const valueIn = <K extends KeptList>(kind: K, row: KeptRows[K] | null, field: string): FieldValue =>
  row === null ? '' : fieldOf(rowFields(kind, row), field);
