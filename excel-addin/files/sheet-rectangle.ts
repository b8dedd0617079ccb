import { fail, ok, type Result } from '../../core/result.ts';
import { MAX_CELL_TEXT, type Cell } from '../../core/tabular/cell.ts';
import { MAX_COLUMNS, MAX_SHEET_CELLS, MAX_SHEET_ROWS } from './file-bounds.ts';
import type { FileFault } from './file-fault.ts';

/** Rows as they were read: of different lengths, with empty ones at the end. */
export type RaggedRows = Cell[][];

/**
 * Makes the rectangle of a sheet in place: cuts empty rows and columns off at the end, fills short rows with `null`,
 * and refuses what is beyond the bounds, naming the first place.
 */
export function squareUp(sheet: string, rows: RaggedRows): Result<RaggedRows, FileFault> {
  while (rows.length > 0 && isEmpty(rows.at(-1))) rows.pop();
  if (rows.length > MAX_SHEET_ROWS) {
    return fail({ code: 'too-many-rows', sheet, rows: rows.length, limit: MAX_SHEET_ROWS });
  }
  let width = 0;
  for (const [index, row] of rows.entries()) {
    while (row.length > 0 && row.at(-1) === null) row.pop();
    const fault = faultOfRow(sheet, index, row);
    if (fault !== null) return fail(fault);
    width = Math.max(width, row.length);
  }
  const cells = width * rows.length;
  if (cells > MAX_SHEET_CELLS) return fail({ code: 'too-many-cells', sheet, cells, limit: MAX_SHEET_CELLS });
  for (const row of rows) while (row.length < width) row.push(null);
  return ok(rows);
}

function isEmpty(row: readonly Cell[] | undefined): boolean {
  return row?.every((cell) => cell === null) ?? true;
}

function faultOfRow(sheet: string, index: number, row: readonly Cell[]): FileFault | null {
  if (row.length > MAX_COLUMNS) {
    return { code: 'too-many-columns', sheet, row: index + 1, columns: row.length, limit: MAX_COLUMNS };
  }
  for (const [column, cell] of row.entries()) {
    if (typeof cell === 'string' && cell.length > MAX_CELL_TEXT) {
      const place = { sheet, row: index + 1, column: column + 1 };
      return { code: 'cell-too-long', ...place, length: cell.length, limit: MAX_CELL_TEXT };
    }
  }
  return null;
}
