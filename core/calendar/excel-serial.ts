import type { IsoDate } from '../model/ids.ts';
import { dayNumber } from '../model/normalise.ts';
import { dateOfDay } from './civil-date.ts';

/** Serial of 1970-01-01 in the 1900 date system, counted with the 29 February 1900 that never was. */
const UNIX_EPOCH_SERIAL = 25_569;

/** The day that Excel counts and the calendar does not. */
const PHANTOM_DAY = 60;

/**
 * The day of an Excel serial (1900 date system); the time of day is left aside.
 * Serials below 60 are one off because Excel counts a 29 February 1900; 60 itself is no day.
 * Source: ECMA-376 part 1, §18.17.4.1.
 * @returns null for what is no serial of a day of 1900–2199.
 */
export function serialDate(serial: number): IsoDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 1 || day === PHANTOM_DAY) return null;
  return dateOfDay(day - UNIX_EPOCH_SERIAL + (day < PHANTOM_DAY ? 1 : 0));
}

/** The Excel serial of a day from 1 March 1900 on. */
export const dateSerial = (date: IsoDate): number => dayNumber(date) + UNIX_EPOCH_SERIAL;
