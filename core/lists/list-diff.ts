import { sameDocument } from '../encoding/same-document.ts';
import { type ChangeCounts, type KeptList, type KeptRows, rowId } from './list-version.ts';
import { fieldOf, fieldsOfBoth, type FieldValue, rowFields, sameValue } from './row-fields.ts';

/** One field that is another one than before. */
export interface FieldChange {
  /** Name of `core/lists/row-fields`. */
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** A row that is in both lists and differs. */
export interface ChangedRow<K extends KeptList> {
  readonly id: string;
  readonly before: KeptRows[K];
  readonly after: KeptRows[K];
  readonly fields: readonly FieldChange[];
}

/** Rows that came, went and changed. */
export interface RowChanges<K extends KeptList> {
  readonly added: readonly KeptRows[K][];
  readonly removed: readonly KeptRows[K][];
  readonly changed: readonly ChangedRow<K>[];
}

/** What makes one list out of another. */
export interface ListDiff<K extends KeptList> extends RowChanges<K> {
  readonly kind: K;
  /** Rows that are the same in both. */
  readonly same: number;
}

/** Rows by their ids. A list has no id twice: its decoder and the office see to it. */
export const rowsById = <K extends KeptList>(kind: K, rows: readonly KeptRows[K][]): ReadonlyMap<string, KeptRows[K]> =>
  new Map(rows.map((row) => [rowId(kind, row), row]));

/** Compares two lists row by row; the order of rows does not matter. Linear in their length. */
export function diffRows<K extends KeptList>(
  kind: K,
  before: readonly KeptRows[K][],
  after: readonly KeptRows[K][],
): ListDiff<K> {
  const earlier = rowsById(kind, before);
  const added: KeptRows[K][] = [];
  const changed: ChangedRow<K>[] = [];
  const seen = new Set<string>();
  for (const row of after) {
    const id = rowId(kind, row);
    const old = earlier.get(id);
    seen.add(id);
    if (old === undefined) added.push(row);
    else {
      const fields = fieldChanges(kind, old, row);
      if (fields.length > 0) changed.push({ id, before: old, after: row, fields });
    }
  }
  const removed = before.filter((row) => !seen.has(rowId(kind, row)));
  return { kind, added, removed, changed, same: after.length - added.length - changed.length };
}

/** Fields in which two rows differ. */
export function fieldChanges<K extends KeptList>(
  kind: K,
  before: KeptRows[K],
  after: KeptRows[K],
): readonly FieldChange[] {
  if (sameDocument(before, after)) return [];
  const [old, now] = [rowFields(kind, before), rowFields(kind, after)];
  return [...fieldsOfBoth(old, now)]
    .map((field) => ({ field, before: fieldOf(old, field), after: fieldOf(now, field) }))
    .filter((change) => !sameValue(change.before, change.after));
}

/** How many rows came, changed and went. */
export const countChanges = ({ added, changed, removed }: RowChanges<KeptList>): ChangeCounts => ({
  added: added.length,
  changed: changed.length,
  removed: removed.length,
});

/** Whether there is nothing to tell. */
export const isUnchanged = (changes: RowChanges<KeptList>): boolean =>
  changes.added.length + changes.removed.length + changes.changed.length === 0;
