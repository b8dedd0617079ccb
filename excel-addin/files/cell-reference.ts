import type { CellPlace } from '../../core/tabular/cell.ts';
import { EXCEL_COLUMNS } from './file-bounds.ts';
import type { CellRange } from './workbook-file.ts';

const LETTER_A = 0x41;
const DIGIT_0 = 0x30;

/** Place of a reference such as `C17`; null when it is none. Rows beyond Excel's are left to the caller's bounds. */
export function placeOfReference(reference: string): CellPlace | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - LETTER_A;
    if (letter < 0 || letter > 25) break;
    column = column * 26 + letter + 1;
    if (column > EXCEL_COLUMNS) return null;
  }
  if (at === 0 || at === reference.length || reference.length - at > 10) return null;
  let row = 0;
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - DIGIT_0;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return row === 0 ? null : { row: row - 1, column: column - 1 };
}

/** Range of a reference such as `A1:H1`; null when it is none. */
export function rangeOfReference(reference: string): CellRange | null {
  const [first, last, ...rest] = reference.split(':').map(placeOfReference);
  if (first === null || first === undefined || last === null || last === undefined || rest.length > 0) return null;
  return { firstRow: first.row, firstColumn: first.column, lastRow: last.row, lastColumn: last.column };
}
