import type { IsoDate } from '../model/ids.ts';
import { addDays, daysBetween, weekday, yearOf } from './civil-date.ts';

/**
 * One year's public holidays and make-up workdays as the State Council announces them every autumn
 * (国务院办公厅关于某年部分节假日安排的通知). Passed in as data; core keeps no table of its own.
 */
export interface HolidayTable {
  readonly year: number;
  /** Days off that would otherwise be days of work, or weekends named as part of a holiday. */
  readonly daysOff: readonly IsoDate[];
  /** Saturdays and Sundays on which people work (调休上班). */
  readonly workdays: readonly IsoDate[];
}

/** The tables an office has, made ready for look-up. */
export interface WorkCalendar {
  /** Years with a table, ascending. */
  readonly years: readonly number[];
  readonly covered: ReadonlySet<number>;
  readonly daysOff: ReadonlySet<IsoDate>;
  readonly workdays: ReadonlySet<IsoDate>;
}

/** A day found by counting, and whether a year that no table covers was passed through on the way. */
export interface CountedDay {
  readonly date: IsoDate;
  /** Years counted as Monday to Friday because no table covers them yet; empty when the day is certain. */
  readonly provisionalYears: readonly number[];
}

/** Most working days counted at once: twenty years of them. */
export const MAX_WORKING_DAYS = 5_000;

/** Makes tables ready. A year given twice takes both tables' days; workdays win over days off. */
export function workCalendar(tables: readonly HolidayTable[]): WorkCalendar {
  const covered = new Set(tables.map((table) => table.year));
  return {
    years: [...covered].sort((a, b) => a - b),
    covered,
    daysOff: new Set(tables.flatMap((table) => table.daysOff)),
    workdays: new Set(tables.flatMap((table) => table.workdays)),
  };
}

/** Whether a table covers the day's year; without one, Monday to Friday is only a guess. */
export const isCovered = (calendar: WorkCalendar, date: IsoDate): boolean => calendar.covered.has(yearOf(date));

/** Whether people work on a day. In a year without a table, Monday to Friday: ask {@link isCovered} too. */
export function isWorkingDay(calendar: WorkCalendar, date: IsoDate): boolean {
  if (calendar.workdays.has(date)) return true;
  return weekday(date) <= 5 && !calendar.daysOff.has(date);
}

/**
 * The day `count` working days after (before, when negative) a day; the day itself is not counted
 * (民法典 第二百零一条: the first day is not counted). Zero gives the day itself.
 * @throws RangeError when more than {@link MAX_WORKING_DAYS} are asked for, or 1900–2199 is left.
 */
export function addWorkingDays(calendar: WorkCalendar, from: IsoDate, count: number): CountedDay {
  if (!Number.isInteger(count) || Math.abs(count) > MAX_WORKING_DAYS) throw new RangeError('too many working days');
  const step = count < 0 ? -1 : 1;
  const provisional = new Set<number>();
  let date = from;
  for (let left = Math.abs(count); left > 0;) {
    date = stepped(date, step);
    if (!isCovered(calendar, date)) provisional.add(yearOf(date));
    if (isWorkingDay(calendar, date)) left--;
  }
  return { date, provisionalYears: [...provisional].sort((a, b) => a - b) };
}

/** The day itself when people work on it, else the next one on which they do (期间届满日 falling on a day off: 民法典 §203). */
export function sameOrNextWorkingDay(calendar: WorkCalendar, date: IsoDate): CountedDay {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = stepped(day, 1);
  return { date: day, provisionalYears: uncoveredYears(calendar, date, day) };
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: IsoDate, to: IsoDate): number {
  const days = daysBetween(from, to);
  let count = 0;
  let date = from;
  for (let i = 0; i < days; i++) {
    date = stepped(date, 1);
    if (isWorkingDay(calendar, date)) count++;
  }
  return count;
}

/** Years of a span that no table covers, ascending. */
export function uncoveredYears(calendar: WorkCalendar, from: IsoDate, to: IsoDate): readonly number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.covered.has(year)) years.push(year);
  return years;
}

function stepped(date: IsoDate, days: number): IsoDate {
  const next = addDays(date, days);
  if (next === null) throw new RangeError('counting left the years 1900–2199');
  return next;
}
