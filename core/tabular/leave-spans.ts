import type { IsoDate } from '../model/ids.ts';
import type { Leave } from '../model/inspector.ts';
import { cellDate } from './cell-date.ts';
import { halfWidth, tidy } from './cell-text.ts';

const DAY = '\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*日?';
/** The end may leave out what it shares with the start: 2026年3月1日至5日, 2026.3.1-3.5. */
const SPAN = new RegExp(
  `^(${DAY})(?:起)?(?:\\s*(?:至|到|-|—+|–|~|～)+\\s*((?:\\d{4}\\s*[-/.年]\\s*)?(?:\\d{1,2}\\s*[-/.月]\\s*)?\\d{1,2}\\s*日?)(?:止)?)?$`,
);

/**
 * Leave as one cell lists it: `2026-03-01至2026-03-10；2026年5月1日至5日`. A single day is a leave of one day.
 * @returns null when any part can't be read.
 */
export function leaveSpans(text: string): readonly Leave[] | null {
  const spans: Leave[] = [];
  for (const part of halfWidth(tidy(text)).split(/[;,、\n]+/)) {
    const plain = part.trim().replace(/[()]/g, '');
    if (plain === '') continue;
    const span = readSpan(plain);
    if (span === null) return null;
    spans.push(span);
  }
  return spans;
}

function readSpan(text: string): Leave | null {
  const found = SPAN.exec(text);
  const from = found === null ? null : cellDate(found[1] ?? '');
  if (found === null || from === null) return null;
  const to = found[2] === undefined ? from : endOf(from, found[2]);
  return to === null || to < from ? null : { from, to };
}

/** Fills in the year and month of the start where the end leaves them out. */
function endOf(from: IsoDate, text: string): IsoDate | null {
  const numbers = text.match(/\d+/g) ?? [];
  const [year, month] = [from.slice(0, 4), from.slice(5, 7)];
  if (numbers.length === 3) return cellDate(numbers.join('-'));
  if (numbers.length === 2) return cellDate(`${year}-${numbers.join('-')}`);
  return cellDate(`${year}-${month}-${numbers[0] ?? ''}`);
}
