/** A calendar day. Month and day count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** Excel's 1900 calendar has a 29 February 1900; serial numbers before 1 March 1900 are one less than the days elapsed. */
const LEAP_YEAR_BUG = 60;

/** Last day Excel can show: 31 December 9999. */
const LAST_SERIAL = 2_958_465;

/** Excel's serial number of a day in the 1900 date system, or undefined when it has none. */
export function serialOf({ year, month, day }: Day): number | undefined {
  const moment = Date.UTC(year, month - 1, day);
  const date = new Date(moment);
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const elapsed = (moment - EPOCH) / MS_PER_DAY;
  const serial = elapsed <= LEAP_YEAR_BUG ? elapsed - 1 : elapsed;
  return serial > LAST_SERIAL ? undefined : serial;
}

/** "How Excel works with two-digit year numbers", Microsoft Support: 00–29 are 2000–2029, 30–99 are 1930–1999. */
export const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 30 ? 2000 : 1900);

/** Share of a day. */
export const timeFraction = (hours: number, minutes: number, seconds: number): number =>
  (hours * 3600 + minutes * 60 + seconds) / 86_400;
