import { endColumn, endRow, intersection, type Area } from './area.ts';
import { neededHeight } from './row-fit.ts';
import { displayText } from './number-format.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { MAX_HEIGHT, MAX_WIDTH, PADDING, textWidth } from './text-measure.ts';

/** Width in points of a column that shows a text. */
export const fittingWidth = (text: string, fontSize: number, bold: boolean): number =>
  Math.min(MAX_WIDTH, textWidth(text, fontSize, bold) + PADDING);

const widestLine = (text: string, fontSize: number, bold: boolean): number =>
  Math.max(...text.split('\n').map((line) => textWidth(line, fontSize, bold)));

/** Width that shows every cell of a column of the area. */
function fittedWidth(grid: SheetGrid, area: Area, column: number): number | undefined {
  let widest = 0;
  for (let row = area.row; row < endRow(area); row++) {
    const content = grid.content(row, column);
    if (content === undefined || grid.mergeAt(row, column) !== undefined) continue;
    const { numberFormat, fontSize, bold } = grid.style(row, column);
    widest = Math.max(widest, widestLine(displayText(content, numberFormat), fontSize, bold));
  }
  return widest === 0 ? undefined : Math.min(MAX_WIDTH, widest + PADDING);
}

/** Height that shows every cell of a row of the area, wrapped ones in full. */
function fittedHeight(grid: SheetGrid, area: Area, row: number): number | undefined {
  let tallest = 0;
  for (let column = area.column; column < endColumn(area); column++) {
    if (grid.content(row, column) === undefined || grid.mergeAt(row, column) !== undefined) continue;
    tallest = Math.max(tallest, neededHeight(grid, row, column));
  }
  return tallest === 0 ? undefined : Math.min(MAX_HEIGHT, Math.max(grid.heights.standard, tallest));
}

/** `RangeFormat.autofitColumns`: as wide as the widest text of each column; merged cells don't count, as in Excel. */
export function autofitColumns(grid: SheetGrid, area: Area): void {
  const used = grid.cells.bounds();
  const part = used && intersection(used, area);
  if (part === undefined) return;
  for (let column = part.column; column < endColumn(part); column++) {
    const points = fittedWidth(grid, part, column);
    if (points !== undefined) grid.resize('column', column, 1, { points });
  }
}

/** `RangeFormat.autofitRows` */
export function autofitRows(grid: SheetGrid, area: Area): void {
  const used = grid.cells.bounds();
  const part = used && intersection(used, area);
  if (part === undefined) return;
  for (let row = part.row; row < endRow(part); row++) {
    const points = fittedHeight(grid, part, row);
    if (points !== undefined && points !== grid.heights.get(row)) grid.resize('row', row, 1, { points });
  }
}
