import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../core/calendar/civil-date.ts';
import { inspectWindow } from '../../../core/calendar/inspection-window.ts';
import {
  addWorkingDays,
  isCovered,
  isWorkingDay,
  MAX_WORKING_DAYS,
  sameOrNextWorkingDay,
  workCalendar,
  workingDaysBetween,
  type HolidayTable,
} from '../../../core/calendar/working-days.ts';
import type { IsoDate } from '../../../core/model/ids.ts';

const day = (text: string): IsoDate => text as IsoDate;

/** Part of 2026 as announced: 国庆 1–7 October, work on Sunday 20 September and Saturday 10 October. */
const TABLE_2026: HolidayTable = {
  year: 2026,
  daysOff: ['2026-01-01', '2026-01-02', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(day),
  workdays: ['2026-01-04', '2026-09-20', '2026-10-10'].map(day),
};
const CALENDAR = workCalendar([TABLE_2026]);

describe('working days', () => {
  test.each([
    ['2026-11-24', true], // Tuesday
    ['2026-11-28', false], // Saturday
    ['2026-10-01', false], // holiday on a Thursday
    ['2026-10-10', true], // Saturday that is worked
    ['2026-09-20', true], // Sunday that is worked
  ])('%s: %s', (date, works) => {
    expect(isWorkingDay(CALENDAR, day(date))).toBe(works);
  });

  test('20 working days after the check, across a holiday', () => {
    // 21–25 and 28–30 September, 8–10 and 12–16 October, 19–22 October: counted by hand
    expect(addWorkingDays(CALENDAR, day('2026-09-20'), 20)).toEqual({ date: '2026-10-22', provisionalYears: [] });
  });

  test('the first day is not counted, and backwards works too', () => {
    expect(addWorkingDays(CALENDAR, day('2026-11-24'), 0).date).toBe('2026-11-24');
    expect(addWorkingDays(CALENDAR, day('2026-11-24'), 1).date).toBe('2026-11-25');
    expect(addWorkingDays(CALENDAR, day('2026-11-24'), -2).date).toBe('2026-11-20');
  });

  test('a year without a table is named, not silently guessed', () => {
    expect(isCovered(CALENDAR, day('2027-01-01'))).toBe(false);
    const counted = addWorkingDays(CALENDAR, day('2026-12-30'), 5);
    expect(counted).toEqual({ date: '2027-01-06', provisionalYears: [2027] });
  });

  test('the next day of work', () => {
    expect(sameOrNextWorkingDay(CALENDAR, day('2026-10-03')).date).toBe('2026-10-08');
    expect(sameOrNextWorkingDay(CALENDAR, day('2026-10-10')).date).toBe('2026-10-10');
  });

  test('more days than anybody counts are refused', () => {
    expect(() => addWorkingDays(CALENDAR, day('2026-01-01'), MAX_WORKING_DAYS + 1)).toThrow(RangeError);
    expect(() => addWorkingDays(CALENDAR, day('2026-01-01'), 1.5)).toThrow(RangeError);
  });

  test('law: counting forward and counting between agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 200 }), (offset, count) => {
        const from = addDays(day('2026-01-01'), offset) ?? day('2026-01-01');
        const { date } = addWorkingDays(CALENDAR, from, count);
        expect(workingDaysBetween(CALENDAR, from, date)).toBe(count);
        expect(count === 0 || isWorkingDay(CALENDAR, date)).toBe(true);
      }),
    );
  });
});

describe('the window of a task', () => {
  const today = day('2026-11-24');

  test('in order: working days, both ends included', () => {
    expect(inspectWindow(CALENDAR, { from: today, until: day('2026-12-18') }, today)).toEqual({
      ok: true,
      value: { workingDays: 19, endsOnDayOff: null, provisionalYears: [] },
    });
  });

  test('ends on a day off, reaches into a year without a table', () => {
    expect(inspectWindow(CALENDAR, { from: today, until: day('2027-01-02') }, today)).toMatchObject({
      ok: true,
      value: { endsOnDayOff: '2027-01-04', provisionalYears: [2027] },
    });
  });

  test.each([
    ['2026-11-20', '2026-11-23', 'deadline-past'],
    ['2026-12-02', '2026-12-01', 'window-reversed'],
    ['2026-11-28', '2026-11-29', 'window-without-workday'],
    ['2026-11-24', '2028-11-25', 'window-too-long'],
  ])('%s to %s: %s', (from, until, code) => {
    expect(inspectWindow(CALENDAR, { from: day(from), until: day(until) }, today)).toMatchObject({
      ok: false,
      fault: { code },
    });
  });
});
