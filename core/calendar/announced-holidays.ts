import chineseDays from 'chinese-days';
import { dayNumber } from '../model/normalise.ts';
import type { IsoDate } from '../model/ids.ts';
import { dateOfDay, weekday } from './civil-date.ts';
import type { HolidayTable } from './working-days.ts';

/**
 * Years whose holidays the State Council has announced and the package `chinese-days` knows
 * (国务院办公厅关于某年部分节假日安排的通知, every autumn for the next year). Asked about a later year the package answers
 * Monday to Friday without a word, so only these years are taken from it.
 */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2026;

/** The announced holidays as tables, for `workCalendar`. An office may add later years as they are announced. */
export function announcedHolidays(): readonly HolidayTable[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => tableOf(FIRST_YEAR + index));
}

function tableOf(year: number): HolidayTable {
  const daysOff: IsoDate[] = [];
  const workdays: IsoDate[] = [];
  for (const date of daysOf(year)) {
    const { work } = chineseDays.getDayDetail(date);
    const usual = weekday(date) <= 5;
    if (usual && !work) daysOff.push(date);
    if (!usual && work) workdays.push(date);
  }
  return { year, daysOff, workdays };
}

function* daysOf(year: number): Generator<IsoDate> {
  const first = dayNumber(`${year}-01-01` as IsoDate); // a literal day
  for (let day = first; ; day++) {
    const date = dateOfDay(day);
    if (date === null || !date.startsWith(String(year))) return;
    yield date;
  }
}
