import { SSF } from '@e965/xlsx';
import { isError, valueOf, type CellContent } from './cell-content.ts';

/** The part of SheetJS's number formatter that is used; its own types call it `any`. */
interface Formatter {
  format(code: string, value: string | number | boolean): unknown;
}

const isFormatter = (library: unknown): library is Formatter =>
  typeof library === 'object' && library !== null && 'format' in library && typeof library.format === 'function';

function format(code: string, value: string | number | boolean): string {
  const library: unknown = SSF;
  if (!isFormatter(library)) throw new Error('SheetJS has no number formatter');
  return String(library.format(code, value));
}

/** Whether Excel would take the code as a number format. */
export function isNumberFormat(code: string): boolean {
  if (code === '' || code.length > 255) return false;
  try {
    format(code, 1.5);
    return true;
  } catch {
    return false;
  }
}

/** Whether numbers of this format are dates or times: then they are shown as such and sorted as numbers. */
export const isDateFormat = (code: string): boolean => /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/**
 * What a cell shows, as `Excel.Range.text` tells it: "The text value will not depend on the cell width".
 * A date before 1900 or another number the format cannot show is Excel's row of `#`.
 */
export function displayText(content: CellContent | undefined, numberFormat: string): string {
  const value = valueOf(content);
  if (value === undefined) return '';
  if (isError(value)) return value.text;
  if (typeof value === 'string' && !numberFormat.includes('@')) return value;
  if (numberFormat === 'General' && typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e11) {
    return String(value);
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string' && numberFormat === '@') return value;
  try {
    return format(numberFormat === '@' ? 'General' : numberFormat, value);
  } catch {
    return '########';
  }
}
