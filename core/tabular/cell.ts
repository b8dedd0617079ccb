/** The value of a cell as a spreadsheet or file gives it. Dates are text or serial numbers, see `cell-date.ts`. */
export type Cell = string | number | boolean | null;

/** A cell of a sheet; rows and columns from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells and where it starts in its sheet (rows and columns from 0). Rows may be ragged. */
export interface CellBlock {
  readonly top: number;
  readonly left: number;
  readonly rows: readonly (readonly Cell[])[];
}

/** Most rows a list may have; a larger one is refused before it is decoded. */
export const MAX_LIST_ROWS = 1_000_000;

/** Longest value kept from one cell, in UTF-16 units; Excel holds 32,767. */
export const MAX_CELL_TEXT = 32_767;

/** Letters of a column as spreadsheets write them: 0 → `A`, 26 → `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return letters;
}

/** Address of a cell as spreadsheets write it: row 16, column 2 → `C17`. */
export const cellAddress = (place: CellPlace): string => `${columnLetters(place.column)}${String(place.row + 1)}`;

/** Rows of a sheet from 0, `to` outside. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** Most rows that a sheet has. */
const SHEET_ROWS = 1_048_576;

const CELLS = /^\$?[A-Z]{1,3}\$?(\d{1,7})(?::\$?[A-Z]{1,3}\$?(\d{1,7}))?$/i;
const WHOLE_ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;
const WHOLE_COLUMNS = /^\$?[A-Z]{1,3}:\$?[A-Z]{1,3}$/i;

/**
 * Rows that an address touches: `C17`, `A2:D9`, `5:7`, `B:C` (all rows), several with commas between them; a sheet's
 * name before it is passed over. Null when it is no such address.
 */
export function rowsOfAddress(address: string): readonly RowSpan[] | null {
  const spans: RowSpan[] = [];
  for (const part of address.replace(/^.*!/, '').split(',')) {
    const found = CELLS.exec(part.trim()) ?? WHOLE_ROWS.exec(part.trim());
    if (found === null && !WHOLE_COLUMNS.test(part.trim())) return null;
    const first = Number(found?.[1] ?? 1);
    const last = Number(found === null ? SHEET_ROWS : (found[2] ?? first));
    spans.push({ from: Math.min(first, last) - 1, to: Math.max(first, last) });
  }
  return spans;
}
