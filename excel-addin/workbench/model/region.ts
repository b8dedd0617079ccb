import { MAX_COLUMNS, MAX_ROWS, areaBetween, type Area } from './area.ts';
import type { CellStore } from './cell-store.ts';

/**
 * The block of filled cells around a cell, bounded by blank rows and columns: `Range.getSurroundingRegion`, "a range
 * bounded by any combination of blank rows and blank columns relative to this range" (what Ctrl+Shift+* selects).
 */
export function surroundingRegion(cells: CellStore, row: number, column: number): Area {
  let [top, left, bottom, right] = [row, column, row, column];
  const anyInRow = (index: number): boolean =>
    index >= 0 &&
    index < MAX_ROWS &&
    cells.anyIn(areaBetween(index, Math.max(0, left - 1), index, Math.min(MAX_COLUMNS - 1, right + 1)));
  const anyInColumn = (index: number): boolean =>
    index >= 0 &&
    index < MAX_COLUMNS &&
    cells.anyIn(areaBetween(Math.max(0, top - 1), index, Math.min(MAX_ROWS - 1, bottom + 1), index));
  for (let grew = true; grew;) {
    grew = false;
    while (anyInRow(bottom + 1)) [bottom, grew] = [bottom + 1, true];
    while (anyInRow(top - 1)) [top, grew] = [top - 1, true];
    while (anyInColumn(right + 1)) [right, grew] = [right + 1, true];
    while (anyInColumn(left - 1)) [left, grew] = [left - 1, true];
  }
  return areaBetween(top, left, bottom, right);
}
