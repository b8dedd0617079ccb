import { fail, ok, type Result } from '../result.ts';
import { MAX_LIST_ROWS, type Cell, type CellBlock } from './cell.ts';
import { cellText } from './cell-text.ts';
import { matchColumns, type ColumnFault, type ColumnMapping, type ColumnMatch } from './column-match.ts';
import { findHeader, type HeaderFault, type HeaderRow } from './header-row.ts';
import type { ListKind } from './list-kind.ts';
import { EVIDENCE_SAMPLES } from './value-evidence.ts';

/** Why a list as a whole can't be read. */
export type ListFault =
  | { readonly code: 'empty-sheet' }
  | { readonly code: 'too-many-rows'; readonly rows: number; readonly limit: number }
  | HeaderFault
  | { readonly code: 'no-rows'; readonly headerRow: number }
  | ColumnFault;

/** A list whose header and columns are known. */
export interface LaidOutList<K extends ListKind> {
  readonly header: HeaderRow;
  readonly match: ColumnMatch<K>;
}

/** Finds header and columns of a list. Column faults are left in the match: a clerk can settle them. */
export function layOutList<K extends ListKind>(block: CellBlock, kind: K): Result<LaidOutList<K>, ListFault> {
  if (block.rows.every((row) => row.every((cell) => cellText(cell) === ''))) return fail({ code: 'empty-sheet' });
  const header = findHeader(block, kind);
  if (!header.ok) return header;
  const first = header.value.row - block.top + 1;
  const rows = block.rows.length - first;
  if (rows > MAX_LIST_ROWS) return fail({ code: 'too-many-rows', rows, limit: MAX_LIST_ROWS });
  const samples = filledRows(block, first, EVIDENCE_SAMPLES);
  if (samples.length === 0) return fail({ code: 'no-rows', headerRow: header.value.row });
  return ok({ header: header.value, match: matchColumns(kind, header.value, samples) });
}

/** The first rows from `first` on that hold anything. */
function filledRows(block: CellBlock, first: number, most: number): CellBlock['rows'] {
  const rows: (readonly Cell[])[] = [];
  for (let index = first; index < block.rows.length && rows.length < most; index++) {
    const row = block.rows[index] ?? [];
    if (row.some((cell) => cellText(cell) !== '')) rows.push(row);
  }
  return rows;
}

/** Finds header and columns of a list that nobody is there to settle: every doubt about a column is a fault. */
export function readLayout<K extends ListKind>(
  block: CellBlock,
  kind: K,
): Result<{ readonly header: HeaderRow; readonly mapping: ColumnMapping<K> }, readonly ListFault[]> {
  const laidOut = layOutList(block, kind);
  if (!laidOut.ok) return fail([laidOut.fault]);
  const { header, match } = laidOut.value;
  return match.faults.length > 0 ? fail(match.faults) : ok({ header, mapping: match.mapping });
}
