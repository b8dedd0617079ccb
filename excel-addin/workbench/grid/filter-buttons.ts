import { cellArea, contains, endRow, type Area } from '../model/area.ts';
import { addSheetFilter, filterRanges, removeSheetFilter, type FilterRange } from '../model/filter.ts';
import { surroundingRegion } from '../model/region.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';

/** Width of a filter button in a heading, in pixels. */
export const FILTER_BUTTON = 18;

/** The filter whose button stands in a cell. */
export function filterButtonAt(
  sheet: Sheet,
  row: number,
  column: number,
): { readonly range: FilterRange; readonly column: number } | undefined {
  if (sheet.filter === undefined && sheet.tables.length === 0) return undefined;
  for (const range of filterRanges(sheet)) {
    const isHeading = range.area.row === row && contains(range.area, cellArea(row, column));
    if (isHeading) return { range, column: column - range.area.column };
  }
  return undefined;
}

/** Whether the column of a button hides rows. */
export const isFiltering = ({ range, column }: { readonly range: FilterRange; readonly column: number }): boolean =>
  range.filters.some(([index]) => index === column);

/** Whether {@link toggleFilter} would take buttons away. */
export function hasFilterHere(sheet: Sheet): boolean {
  const table = sheet.tableAt(sheet.active.row, sheet.active.column);
  return table === undefined ? sheet.filter !== undefined : table.state.showFilterButton;
}

/** "Filter" of the ribbon: puts buttons onto the table or the region around the active cell, or takes them away. */
export function toggleFilter(workbook: Workbook, sheet: Sheet): void {
  const { row, column } = sheet.active;
  workbook.history.edit('person', '筛选', () => {
    const table = sheet.tableAt(row, column);
    if (table !== undefined) table.showFilter(sheet, !table.state.showFilterButton);
    else if (sheet.filter !== undefined) removeSheetFilter(sheet);
    else addSheetFilter(sheet, filterArea(sheet));
  });
}

/** Cells that buttons are put onto: what is selected, or of one cell its region below what is merged above it. */
function filterArea(sheet: Sheet): Area {
  const { selection, active, grid } = sheet;
  if (selection.rows > 1) return selection;
  const region = surroundingRegion(grid.cells, active.row, active.column);
  const titles = grid.mergesIn(region).map((merge) => endRow(merge));
  const top = Math.max(region.row, ...titles.filter((row) => row < endRow(region)));
  return { ...region, row: top, rows: endRow(region) - top };
}

/** How many of the rows of a filtered range are shown; undefined when nothing is filtered. */
export function filterCount(sheet: Sheet): { readonly shown: number; readonly all: number } | undefined {
  const filtered = filterRanges(sheet).find(({ filters }) => filters.length > 0);
  if (filtered === undefined) return undefined;
  const { area } = filtered;
  let shown = 0;
  for (let row = area.row + 1; row < endRow(area); row++) if (!sheet.grid.heights.isHidden(row)) shown += 1;
  return { shown, all: area.rows - 1 };
}

/** Rows of an area that are seen, in stretches: what is done to filtered cells is done to those alone. */
export function shownStretches(sheet: Sheet, area: Area): readonly Area[] {
  const filtered = filterRanges(sheet).filter(({ filters }) => filters.length > 0);
  if (!filtered.some((range) => area.row < endRow(range.area) && endRow(area) > range.area.row)) return [area];
  const stretches: Area[] = [];
  const last = Math.min(endRow(area), Math.max(...filtered.map((range) => endRow(range.area))));
  for (let row = area.row; row < last; row++) {
    if (sheet.grid.heights.isHidden(row)) continue;
    const before = stretches.at(-1);
    if (before !== undefined && endRow(before) === row) {
      stretches[stretches.length - 1] = { ...before, rows: before.rows + 1 };
    } else stretches.push({ ...area, row, rows: 1 });
  }
  if (last < endRow(area)) stretches.push({ ...area, row: last, rows: endRow(area) - last });
  return stretches;
}
