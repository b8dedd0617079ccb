import { civilDate } from '../calendar/civil-date.ts';
import { serialDate } from '../calendar/excel-serial.ts';
import type { IsoDate } from '../model/ids.ts';
import type { Cell } from './cell.ts';
import { cellText, halfWidth } from './cell-text.ts';

/** Stands for a validity without end (长期), so that certificates compare as days. */
export const FOREVER = '2199-12-31' as IsoDate; // a literal that is a day

const ENDLESS: ReadonlySet<string> = new Set(['长期', '长期有效', '永久', '永久有效', '无固定期限']);

/** Year first, then any of the usual separators; a time of day may follow and is left aside. */
const YEAR_FIRST =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;

/**
 * A date in any of the forms lists use: `2026-01-31`, `2026/1/31`, `2026.1.31`, `2026年1月31日`, `20260131`, each with
 * or without a time; an Excel serial as number or text; 长期 as {@link FOREVER}.
 * Day-first and two-digit years are not guessed at.
 * @returns null when the cell is no date.
 */
export function cellDate(cell: Cell | undefined): IsoDate | null {
  if (typeof cell === 'number') return numberDate(cell);
  const text = halfWidth(cellText(cell));
  if (ENDLESS.has(text)) return FOREVER;
  if (SERIAL.test(text)) return numberDate(Number(text));
  const parts = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (parts === null) return null;
  return civilDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** A number is a serial, or a date written as one number (20260131). */
function numberDate(value: number): IsoDate | null {
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_991_231) {
    return civilDate(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  }
  return serialDate(value);
}
