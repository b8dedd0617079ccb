import { rowsById } from './list-diff.ts';
import { type KeptList, type KeptRows, rowId } from './list-version.ts';
import { takeFields } from './row-fields.ts';

/**
 * A sheet's rows with what the sheet has no column for as the office keeps it: a clerk whose sheet lacks a column says
 * nothing about it, and must not empty it for those whose sheets have it.
 */
export function withUntold<K extends KeptList>(
  kind: K,
  rows: readonly KeptRows[K][],
  kept: readonly KeptRows[K][],
  tells: (field: string) => boolean,
): readonly KeptRows[K][] {
  const known = rowsById(kind, kept);
  return rows.map((row) => {
    const before = known.get(rowId(kind, row));
    return before === undefined ? row : takeFields(row, before, (field) => !tells(field));
  });
}
