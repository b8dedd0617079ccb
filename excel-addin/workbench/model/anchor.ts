import { MAX_COLUMNS, MAX_ROWS, endColumn, endRow, isEntireColumn, isEntireRow, type Area } from './area.ts';

/** A place in a sheet that moves with its cells: a table, a name, a merged range, a range the add-in keeps. */
export interface Anchor {
  /** Undefined once its cells are deleted: Excel's `#REF!`. */
  area: Area | undefined;
}

/** Rows (or columns) `at` onward: `removed` of them go, then `added` come, within `from`…`to` (outside) across. */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly removed: number;
  readonly added: number;
  readonly from: number;
  readonly to: number;
}

/** Whether the shift takes the whole row or column. */
export const isWhole = (shift: Shift): boolean =>
  shift.from === 0 && shift.to === (shift.axis === 'row' ? MAX_COLUMNS : MAX_ROWS);

interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** Where a stretch of rows or columns ends up; undefined when nothing of it is left. */
function shiftStretch({ start, length }: Stretch, shift: Shift): Stretch | undefined {
  const end = start + length;
  const cut = shift.at + shift.removed;
  const keptBefore = Math.max(0, Math.min(end, shift.at) - start);
  const keptAfter = Math.max(0, end - Math.max(start, cut));
  if (keptBefore + keptAfter === 0) return undefined;
  if (keptBefore === 0) return { start: Math.max(start, cut) + shift.added - shift.removed, length: keptAfter };
  return { start, length: keptBefore + keptAfter + (keptAfter > 0 ? shift.added : 0) };
}

/** How a shift meets an area: not at all, as a whole, or so that only part of its width would move. */
export function meeting(area: Area, shift: Shift): 'none' | 'whole' | 'part' {
  const rows = shift.axis === 'row';
  const [start, end] = rows ? [area.column, endColumn(area)] : [area.row, endRow(area)];
  const last = rows ? endRow(area) : endColumn(area);
  if (end <= shift.from || start >= shift.to || last <= shift.at) return 'none';
  return start >= shift.from && end <= shift.to ? 'whole' : 'part';
}

/** The area after the shift, undefined when its cells are gone. An area of which only part would move stays. */
export function shiftArea(area: Area, shift: Shift): Area | undefined {
  if (shift.axis === 'row' ? isEntireColumn(area) : isEntireRow(area)) return area;
  if (meeting(area, shift) !== 'whole') return area;
  if (shift.axis === 'row') {
    const rows = shiftStretch({ start: area.row, length: area.rows }, shift);
    // what is pushed off the sheet is gone
    if (rows === undefined || rows.start >= MAX_ROWS) return undefined;
    return { ...area, row: rows.start, rows: Math.min(rows.length, MAX_ROWS - rows.start) };
  }
  const columns = shiftStretch({ start: area.column, length: area.columns }, shift);
  if (columns === undefined || columns.start >= MAX_COLUMNS) return undefined;
  return { ...area, column: columns.start, columns: Math.min(columns.length, MAX_COLUMNS - columns.start) };
}
