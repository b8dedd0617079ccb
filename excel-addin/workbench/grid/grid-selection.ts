import { CompactSelection, type GridSelection } from '@glideapps/glide-data-grid';
import { MAX_COLUMNS, MAX_ROWS, cellArea, isEntireColumn, isEntireRow, type Area } from '../model/area.ts';

const none = (): CompactSelection => CompactSelection.empty();

/** An area as the grid marks it. */
export function selectArea(area: Area): GridSelection {
  if (isEntireRow(area) && !isEntireColumn(area)) {
    return { rows: CompactSelection.fromSingleSelection([area.row, area.row + area.rows]), columns: none() };
  }
  if (isEntireColumn(area) && !isEntireRow(area)) {
    return { columns: CompactSelection.fromSingleSelection([area.column, area.column + area.columns]), rows: none() };
  }
  return {
    current: {
      cell: [area.column, area.row],
      range: { x: area.column, y: area.row, width: area.columns, height: area.rows },
      rangeStack: [],
    },
    rows: none(),
    columns: none(),
  };
}

/** Neighbouring indexes from the first selected one on. */
function firstStretch(selection: CompactSelection): { first: number; count: number } | undefined {
  const first = selection.first();
  if (first === undefined) return undefined;
  let count = 1;
  while (selection.hasIndex(first + count)) count += 1;
  return { first, count };
}

/** The area that the grid marks; of several the first. */
export function selectedArea(selection: GridSelection): Area | undefined {
  const rows = firstStretch(selection.rows);
  if (rows !== undefined) return { row: rows.first, column: 0, rows: rows.count, columns: MAX_COLUMNS };
  const columns = firstStretch(selection.columns);
  if (columns !== undefined) return { row: 0, column: columns.first, rows: MAX_ROWS, columns: columns.count };
  if (selection.current === undefined) return undefined;
  const { x, y, width, height } = selection.current.range;
  return { row: y, column: x, rows: height, columns: width };
}

/** The cell that typing goes into. */
export function activeCell(selection: GridSelection, area: Area): Area {
  if (selection.current === undefined) return cellArea(area.row, area.column);
  const [column, row] = selection.current.cell;
  return cellArea(row, column);
}
