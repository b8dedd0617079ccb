import type { GridColumn } from '@glideapps/glide-data-grid';
import { columnLetters } from '../model/address.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Projection } from './projection.ts';

/** Pixels of a point at 100%. */
export const PIXELS_PER_POINT = 4 / 3;

/** Height of the row of column letters, in pixels. */
export const HEADER_HEIGHT = 24;

/** Height of the rows at the places of a grid, in pixels: one for all, or asked for each. */
export type RowHeights = number | ((place: number) => number);

/** Width of the column of row numbers. */
export const markerWidth = (rows: number): number => Math.max(44, 16 + String(rows).length * 8);

/** The columns of the grid, with their letters. */
export function columnsOf(sheet: Sheet, projection: Projection): GridColumn[] {
  return Array.from({ length: projection.columns }, (_, place) => {
    const column = projection.column(place);
    return {
      id: String(column),
      title: columnLetters(column),
      width: Math.round(sheet.grid.widths.get(column) * PIXELS_PER_POINT),
    };
  });
}

/** One height for all rows when nobody changed any, which spares the grid to ask a million times. */
export function heightsOf(sheet: Sheet, projection: Projection): RowHeights {
  const { heights } = sheet.grid;
  const standard = Math.round(heights.standard * PIXELS_PER_POINT);
  if (heights.isUniform) return standard;
  return (place) => Math.round(heights.get(projection.row(place)) * PIXELS_PER_POINT);
}

/** Height of the row at a place. */
export const heightAt = (heights: RowHeights, place: number): number =>
  typeof heights === 'number' ? heights : heights(place);

/** Width of a column of the grid. */
export const widthOf = (column: GridColumn | undefined): number =>
  column !== undefined && 'width' in column ? column.width : 0;

/** Width of the first columns together. */
export const widthOfFirst = (columns: readonly GridColumn[], count: number): number =>
  columns.slice(0, count).reduce((sum, column) => sum + widthOf(column), 0);

/** Height of the first rows together. */
export function heightOfFirst(heights: RowHeights, count: number): number {
  if (typeof heights === 'number') return heights * count;
  let height = 0;
  for (let place = 0; place < count; place++) height += heightAt(heights, place);
  return height;
}

/** A stretch along one axis, in pixels. */
interface Stretch {
  readonly start: number;
  readonly size: number;
}

/** Where to scroll to, so that a stretch shows in a view whose first pixels something covers. */
function scrolledTo(view: Stretch, covered: number, target: Stretch): number {
  if (target.start < view.start + covered) return Math.max(0, target.start - covered);
  const end = target.start + target.size;
  return end > view.start + view.size ? end - view.size : view.start;
}

/** What of a grid must be seen, and what covers it: in pixels from the first cell. */
export interface Sight {
  readonly row: Stretch;
  readonly column: Stretch;
  readonly frozenHeight: number;
  readonly frozenWidth: number;
  readonly markerWidth: number;
}

/** Scrolls just as far as needed. Cells that stay in view need no scrolling along their axis. */
export function scrollIntoSight(scroller: Element, sight: Sight): void {
  // One pixel is the line below the letters.
  const height = scroller.clientHeight - HEADER_HEIGHT - 1;
  const width = scroller.clientWidth - sight.markerWidth;
  if (sight.row.start >= sight.frozenHeight) {
    scroller.scrollTop = scrolledTo({ start: scroller.scrollTop, size: height }, sight.frozenHeight, sight.row);
  }
  if (sight.column.start >= sight.frozenWidth) {
    scroller.scrollLeft = scrolledTo({ start: scroller.scrollLeft, size: width }, sight.frozenWidth, sight.column);
  }
}
