import { endRow, isEntireColumn, type Area } from './area.ts';
import { displayText } from './number-format.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { MAX_HEIGHT, PADDING, textWidth } from './text-measure.ts';

/** Height in points of a line of text of a size. */
export const lineHeight = (fontSize: number): number => fontSize * 1.35;

/** Lines that a text takes in a cell so wide, in points. */
export function wrappedLines(text: string, width: number, fontSize: number, bold: boolean): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line, fontSize, bold) / Math.max(1, width))), 0);
}

/** Height that a cell needs; the standard one when it does not wrap its text. */
export function neededHeight(grid: SheetGrid, row: number, column: number): number {
  const { wrap, fontSize, bold, numberFormat } = grid.style(row, column);
  if (!wrap) return lineHeight(fontSize);
  const width = grid.widths.get(column) - PADDING;
  return (
    wrappedLines(displayText(grid.content(row, column), numberFormat), width, fontSize, bold) * lineHeight(fontSize)
  );
}

/**
 * Makes rows of standard height as high as they need to be. Excel does so by itself for rows whose height nobody set:
 * "Change the column width and row height", Microsoft Support.
 *
 * @param needs - needed heights in points, by row.
 */
export function growRows(grid: SheetGrid, needs: ReadonlyMap<number, number>): void {
  for (const [row, points] of needs) {
    if (points <= grid.heights.standard || grid.heights.get(row) !== grid.heights.standard) continue;
    grid.resize('row', row, 1, { points: Math.min(MAX_HEIGHT, points) });
  }
}

/** Makes room for a larger font in the rows of an area. A whole column has too many rows to look at. */
export function growRowsForFont(grid: SheetGrid, area: Area, fontSize: number): void {
  if (isEntireColumn(area)) return;
  const needs = new Map<number, number>();
  for (let row = area.row; row < endRow(area); row++) needs.set(row, lineHeight(fontSize));
  growRows(grid, needs);
}
