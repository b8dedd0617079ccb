/** Rows of a sheet, from "Excel specifications and limits". */
export const MAX_ROWS = 1_048_576;
/** Columns of a sheet (A to XFD), from the same page. */
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells of one sheet. Rows and columns count from 0; both extents are at least 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The whole sheet. */
export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

/** The area between two corners, both inside. */
export function areaBetween(row: number, column: number, lastRow: number, lastColumn: number): Area {
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

/** One cell as an area. */
export const cellArea = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });

/** Row below the last one of the area. */
export const endRow = (area: Area): number => area.row + area.rows;

/** Column right of the last one of the area. */
export const endColumn = (area: Area): number => area.column + area.columns;

/** How many cells the area has. */
export const cellCount = (area: Area): number => area.rows * area.columns;

export const sameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;

/** All rows of its columns: an "unbounded" range such as `C:F`. */
export const isEntireColumn = (area: Area): boolean => area.row === 0 && area.rows === MAX_ROWS;

/** All columns of its rows: an "unbounded" range such as `2:5`. */
export const isEntireRow = (area: Area): boolean => area.column === 0 && area.columns === MAX_COLUMNS;

/** Whether the area lies on the sheet. */
export function onSheet(area: Area): boolean {
  return (
    area.row >= 0 &&
    area.column >= 0 &&
    area.rows >= 1 &&
    area.columns >= 1 &&
    endRow(area) <= MAX_ROWS &&
    endColumn(area) <= MAX_COLUMNS
  );
}

/** Whether `inner` lies within `outer`. */
export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    endRow(inner) <= endRow(outer) &&
    endColumn(inner) <= endColumn(outer)
  );
}

/** What two areas have in common. */
export function intersection(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(endRow(a), endRow(b)) - row;
  const columns = Math.min(endColumn(a), endColumn(b)) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

/** The smallest area around both. */
export function boundingArea(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(endRow(a), endRow(b)) - row,
    columns: Math.max(endColumn(a), endColumn(b)) - column,
  };
}
