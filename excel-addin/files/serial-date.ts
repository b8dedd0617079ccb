import type { FormatKind } from './workbook-file.ts';

/** The two calendars of Excel: days since 1899-12-30 (with the 29 February 1900 that never was), or since 1904-01-01. */
export type DateSystem = 1900 | 1904;

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** 9999-12-31, the last day that Excel knows. */
const LAST_SERIAL_1900 = 2_958_465;

/** Excel believes that 1900 was a leap year; before 1 March its serials are one day off, and day 60 does not exist. */
const FALSE_LEAP_DAY = 60;

/** A date or time as text, and what it turned out to be: the format may promise a time that the value does not have. */
export interface DatedText {
  readonly text: string;
  readonly kind: Extract<FormatKind, 'date' | 'date-time' | 'time'>;
}

/**
 * Text of a serial number that is formatted as `kind`: `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS`, or `HH:MM:SS`.
 * Null when it is no date: negative, after the year 9999, or the false 29 February; it then stays a number.
 */
export function textOfSerial(serial: number, kind: DatedText['kind'], system: DateSystem): DatedText | null {
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - day * DAY_SECONDS;
  if (kind === 'time') return day === 0 ? { text: clock(rest), kind: 'time' } : null;
  const date = dateOfDay(day, system);
  if (date === null) return null;
  return rest === 0 ? { text: date, kind: 'date' } : { text: `${date} ${clock(rest)}`, kind: 'date-time' };
}

function dateOfDay(day: number, system: DateSystem): string | null {
  if (system === 1904) return day >= 0 && day <= LAST_SERIAL_1900 - 1462 ? isoDate(EPOCH_1904 + day * DAY_MS) : null;
  if (day < 1 || day > LAST_SERIAL_1900 || day === FALSE_LEAP_DAY) return null;
  return isoDate(EPOCH_1900 + (day < FALSE_LEAP_DAY ? day + 1 : day) * DAY_MS);
}

const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

const DATED = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|[ T])(\d{2}):(\d{2}):(\d{2}))?$/;

/** Serial number (1900 system) of the text of {@link textOfSerial}; null when the text is no real date or time. */
export function serialOfText(text: string): number | null {
  const match = text === '' ? null : DATED.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const time = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  if (year === undefined) return time / DAY_SECONDS;
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (isoDate(instant) !== `${year}-${month ?? ''}-${day ?? ''}`) return null;
  const days = Math.round((instant - EPOCH_1900) / DAY_MS);
  const serial = days <= FALSE_LEAP_DAY ? days - 1 : days;
  return serial < 1 || serial > LAST_SERIAL_1900 ? null : serial + time / DAY_SECONDS;
}
