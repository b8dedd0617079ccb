import { rowId } from '../../../core/lists/list-version.ts';
import type { Contact } from '../../../core/model/inspector.ts';
import { takenRows, type DrawList, type ListState, type RowsOf } from '../state/list-state.ts';
import type { AnyRow } from './list-messages.ts';

/** What of a decoded row goes to the office: an officer's contact data travel apart. */
export const keptRow = (value: RowsOf[DrawList]): AnyRow => ('inspector' in value ? value.inspector : value);

/** Rows of a list that can be sent: usable ones, and those that the clerk keeps. */
export const ownRows = (list: ListState<DrawList>): readonly AnyRow[] => takenRows(list).map(keptRow);

/** How the officers of a list are found in Feishu; nothing for other lists. */
export const ownContacts = (list: ListState<DrawList>): readonly Contact[] =>
  takenRows(list).flatMap((value) => {
    if (!('contact' in value)) return [];
    return value.contact.mobile === undefined && value.contact.email === undefined ? [] : [value.contact];
  });

/** Rows of the sheet (from 0) by the ids of what stands in them, whether it can be sent or not. */
export function placesOf(list: ListState<DrawList>): ReadonlyMap<string, number> {
  const decoded = list.read?.decoded;
  const rows = [...(decoded?.rows ?? []), ...(decoded?.held ?? [])];
  return new Map(rows.map(({ row, value }) => [rowId(list.kind, keptRow(value)), row]));
}

/** Rows (from 0) that hold something and can't be sent, with the first column at fault. In the order of the sheet. */
export function unsentRows(list: ListState<DrawList>): readonly { readonly row: number; readonly column: number }[] {
  const decoded = list.read?.decoded;
  if (decoded === null || decoded === undefined) return [];
  const sent = new Set(decoded.rows.map(({ row }) => row));
  for (const row of list.kept) sent.add(row);
  const places = new Map<number, number>();
  for (const { row, column, code } of decoded.faults) {
    if (!sent.has(row) && !places.has(row) && code !== 'footer-row') places.set(row, column);
  }
  return [...places].map(([row, column]) => ({ row, column })).sort((a, b) => a.row - b.row);
}
