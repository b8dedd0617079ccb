import { valueOf } from '../model/cell-content.ts';
import { displayText } from '../model/number-format.ts';
import type { Sheet } from '../model/sheet.ts';
import { textWidth } from '../model/text-measure.ts';
import { PIXELS_PER_POINT } from './grid-geometry.ts';

/** Pixels between the left of a cell and its text. */
export const PADDING = 5;

/** Columns to the left that are looked at for a text that reaches as far as a cell. */
const MAX_REACH = 40;

/** A text that begins in a cell to the left and runs on into empty ones, as in Excel. */
export interface Overflow {
  /** Column it begins in. */
  readonly column: number;
  /** Pixels from the left of that column to the left of this one. */
  readonly offset: number;
}

const pixels = (sheet: Sheet, column: number): number =>
  sheet.grid.widths.isHidden(column) ? 0 : Math.round(sheet.grid.widths.get(column) * PIXELS_PER_POINT);

/** Whether the text of a cell runs on to the right: text at the left that is not wrapped. */
function runsOn(sheet: Sheet, row: number, column: number, offset: number): boolean {
  const { grid } = sheet;
  const content = grid.content(row, column);
  const style = grid.style(row, column);
  const isLeft = style.horizontal === 'General' || style.horizontal === 'Left';
  if (typeof valueOf(content) !== 'string' || !isLeft || style.wrap || grid.mergeAt(row, column) !== undefined)
    return false;
  const width = textWidth(displayText(content, style.numberFormat), style.fontSize, style.bold);
  return width * PIXELS_PER_POINT * 1.2 > offset;
}

/** A cell's own text when it runs on into the empty cell beside it; undefined when it doesn't. */
export function overflowFrom(sheet: Sheet, row: number, column: number): Overflow | undefined {
  const isFree = sheet.grid.content(row, column + 1) === undefined && sheet.grid.mergeAt(row, column + 1) === undefined;
  return isFree && runsOn(sheet, row, column, pixels(sheet, column) - PADDING) ? { column, offset: 0 } : undefined;
}

/** The text that runs into an empty cell from the left; undefined when none does. */
export function overflowInto(sheet: Sheet, row: number, column: number): Overflow | undefined {
  let offset = 0;
  for (let at = column - 1; at >= Math.max(0, column - MAX_REACH); at--) {
    if (sheet.grid.mergeAt(row, at) !== undefined) return undefined;
    offset += pixels(sheet, at);
    if (sheet.grid.content(row, at) === undefined) continue;
    return runsOn(sheet, row, at, offset) ? { column: at, offset } : undefined;
  }
  return undefined;
}
