import { MAX_COLUMNS, MAX_ROWS, endColumn, endRow } from '../model/area.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Sizes } from '../model/sizes.ts';

/** Rows and columns shown past the used ones, and the least shown of an empty sheet. */
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 8;
const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 26;

/** Indexes that are shown, when some are hidden; undefined when all are. */
function shown(sizes: Sizes, count: number): Int32Array | undefined {
  if (!sizes.hasHidden) return undefined;
  const indexes: number[] = [];
  for (let index = 0; index < count; index++) if (!sizes.isHidden(index)) indexes.push(index);
  return Int32Array.from(indexes);
}

/** Place of a model index among the shown ones: its own, or that of the next shown one. */
function placeOf(indexes: Int32Array | undefined, index: number): number {
  if (indexes === undefined) return index;
  let [low, high] = [0, indexes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((indexes[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, indexes.length - 1);
}

/** Which rows and columns of a sheet the grid shows, and where: hidden ones are left out. */
export class Projection {
  readonly rows: number;
  readonly columns: number;
  readonly #rowIndexes: Int32Array | undefined;
  readonly #columnIndexes: Int32Array | undefined;

  /** @param reach - rows that the person has scrolled to, so that there is always more below. */
  constructor(sheet: Sheet, reach: number) {
    const used = sheet.grid.cells.bounds();
    const [usedRows, usedColumns] = used === undefined ? [0, 0] : [endRow(used), endColumn(used)];
    const rows = Math.min(MAX_ROWS, Math.max(LEAST_ROWS, usedRows + SPARE_ROWS, reach + SPARE_ROWS));
    const columns = Math.min(MAX_COLUMNS, Math.max(LEAST_COLUMNS, usedColumns + SPARE_COLUMNS));
    this.#rowIndexes = shown(sheet.grid.heights, rows);
    this.#columnIndexes = shown(sheet.grid.widths, columns);
    this.rows = this.#rowIndexes?.length ?? rows;
    this.columns = this.#columnIndexes?.length ?? columns;
  }

  /** Row of the sheet at a place of the grid. */
  row(place: number): number {
    return this.#rowIndexes?.[place] ?? place;
  }

  column(place: number): number {
    return this.#columnIndexes?.[place] ?? place;
  }

  placeOfRow(row: number): number {
    return placeOf(this.#rowIndexes, row);
  }

  placeOfColumn(column: number): number {
    return placeOf(this.#columnIndexes, column);
  }
}
