import type { Instant, IsoDate } from '../model/ids.ts';
import { instantAt, millisecondsOf } from '../model/instant.ts';
import { dayNumber, isIsoDate } from '../model/normalise.ts';

const DAY_MILLISECONDS = 86_400_000;

/** China Standard Time: UTC+8 in every province and season (no daylight saving since 1991). */
const CHINA_OFFSET = 8 * 3_600_000;

/** The day with these numbers, or null when there is none or it lies outside 1900–2199. */
export function civilDate(year: number, month: number, day: number): IsoDate | null {
  const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return isIsoDate(text) ? text : null;
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** The day with this number since 1970-01-01, or null outside 1900–2199. */
export function dateOfDay(day: number): IsoDate | null {
  const date = new Date(day * DAY_MILLISECONDS);
  return Number.isNaN(date.getTime())
    ? null
    : civilDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day `days` after (before, when negative) a day; null outside 1900–2199. */
export const addDays = (date: IsoDate, days: number): IsoDate | null => dateOfDay(dayNumber(date) + days);

/** Days from one day to another; negative when `to` comes first. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

/** Year of a day. */
export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
/** Month of a day, 1–12. */
export const monthOf = (date: IsoDate): number => Number(date.slice(5, 7));
/** Day of the month. */
export const dayOf = (date: IsoDate): number => Number(date.slice(8, 10));

/** Day of the week, 1 Monday … 7 Sunday (ISO 8601); 1970-01-01 was a Thursday. */
export const weekday = (date: IsoDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The day on China's calendars at an instant. */
export function chinaDate(instant: Instant): IsoDate {
  const date = dateOfDay(Math.floor((millisecondsOf(instant) + CHINA_OFFSET) / DAY_MILLISECONDS));
  if (date === null) throw new RangeError(`instant outside 1900–2199: ${instant}`);
  return date;
}

/** Time of day in China at an instant, `HH:MM`. */
export const chinaTime = (instant: Instant): string =>
  new Date(millisecondsOf(instant) + CHINA_OFFSET).toISOString().slice(11, 16);

/** The instant at which a time of day falls on a day in China; hour 0–24. */
export const chinaInstant = (date: IsoDate, hour: number, minute: number, second = 0): Instant =>
  instantAt(dayNumber(date) * DAY_MILLISECONDS + ((hour * 60 + minute) * 60 + second) * 1000 - CHINA_OFFSET);
