import { addDays } from '../../core/calendar/civil-date.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import { isIsoDate } from '../../core/model/normalise.ts';

/** The day `days` after `today` (before, when negative). @throws RangeError outside 1900–2199. */
export function dayFrom(today: IsoDate, days: number): IsoDate {
  const day = addDays(today, days);
  if (day === null) throw new RangeError(`no day ${days} days from ${today}`);
  return day;
}

/** The text as a day. @throws RangeError when it is none. */
export function asDay(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`no day: ${text}`);
  return text;
}
