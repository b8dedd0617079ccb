import { CompactSelection, type GridSelection } from '@glideapps/glide-data-grid';
import { MAX_COLUMNS, MAX_ROWS, endColumn, endRow, isEntireColumn, isEntireRow } from '../model/area.ts';
import type { Selected } from './navigation.ts';
import type { Projection } from './projection.ts';

const none = (): CompactSelection => CompactSelection.empty();

/** Places of some rows or columns of the sheet among those the grid shows. */
function stretch(from: number, to: number, placeOf: (index: number) => number, count: number): [number, number] {
  const first = placeOf(from);
  return [first, Math.max(first + 1, Math.min(count, placeOf(to - 1) + 1))];
}

/** A selection of the sheet as the grid marks it. */
export function toGrid({ area, active }: Selected, projection: Projection): GridSelection {
  const [top, bottom] = stretch(area.row, endRow(area), (row) => projection.placeOfRow(row), projection.rows);
  const [left, right] = stretch(
    area.column,
    endColumn(area),
    (column) => projection.placeOfColumn(column),
    projection.columns,
  );
  if (isEntireRow(area) && !isEntireColumn(area)) {
    return { rows: CompactSelection.fromSingleSelection([top, bottom]), columns: none() };
  }
  if (isEntireColumn(area) && !isEntireRow(area)) {
    return { columns: CompactSelection.fromSingleSelection([left, right]), rows: none() };
  }
  return {
    current: {
      cell: [projection.placeOfColumn(active.column), projection.placeOfRow(active.row)],
      range: { x: left, y: top, width: right - left, height: bottom - top },
      rangeStack: [],
    },
    rows: none(),
    columns: none(),
  };
}

/** The last place of the neighbouring ones from the first selected one on. */
function firstStretch(selection: CompactSelection): readonly [number, number] | undefined {
  const first = selection.first();
  if (first === undefined) return undefined;
  let last = first;
  while (selection.hasIndex(last + 1)) last += 1;
  return [first, last];
}

/** What the grid marks, as a selection of the sheet; of several stretches of rows or columns the first. */
export function fromGrid(selection: GridSelection, projection: Projection): Selected | undefined {
  const rows = firstStretch(selection.rows);
  if (rows !== undefined) {
    const [first, last] = rows.map((place) => projection.row(place));
    const row = first ?? 0;
    return {
      area: { row, column: 0, rows: (last ?? row) - row + 1, columns: MAX_COLUMNS },
      active: { row, column: 0 },
    };
  }
  const columns = firstStretch(selection.columns);
  if (columns !== undefined) {
    const [first, last] = columns.map((place) => projection.column(place));
    const column = first ?? 0;
    return {
      area: { row: 0, column, rows: MAX_ROWS, columns: (last ?? column) - column + 1 },
      active: { row: 0, column },
    };
  }
  if (selection.current === undefined) return undefined;
  const { x, y, width, height } = selection.current.range;
  const [left, right] = [projection.column(x), projection.column(x + width - 1)];
  const [top, bottom] = [projection.row(y), projection.row(y + height - 1)];
  const [activeColumn, activeRow] = selection.current.cell;
  return {
    area: { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 },
    active: { row: projection.row(activeRow), column: projection.column(activeColumn) },
  };
}
