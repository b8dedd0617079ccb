import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  chinaDate,
  chinaInstant,
  chinaTime,
  civilDate,
  dateOfDay,
  daysBetween,
  weekday,
} from '../../../core/calendar/civil-date.ts';
import { dateSerial, serialDate } from '../../../core/calendar/excel-serial.ts';
import type { Instant, IsoDate } from '../../../core/model/ids.ts';
import { dayNumber } from '../../../core/model/normalise.ts';

const day = (text: string): IsoDate => text as IsoDate;
const instant = (text: string): Instant => text as Instant;

/** Days of 1900–2199 by their number since 1970. */
const anyDay = fc.integer({ min: -25_567, max: 84_005 });

describe('days', () => {
  test.each([
    ['2026-11-24', 2], // a Tuesday
    ['1970-01-01', 4],
    ['1900-01-01', 1],
    ['2000-02-29', 2],
    ['2026-12-20', 7],
  ])('%s is day %i of the week', (date, expected) => {
    expect(weekday(day(date))).toBe(expected);
  });

  test('months and leap years', () => {
    expect(addDays(day('2026-01-31'), 1)).toBe('2026-02-01');
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2100-02-28'), 1)).toBe('2100-03-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
    expect(addDays(day('2199-12-31'), 1)).toBeNull();
    expect(civilDate(2026, 2, 29)).toBeNull();
    expect(daysBetween(day('2026-11-24'), day('2026-12-24'))).toBe(30);
  });

  test('law: a day and its number are one another’s inverse', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const date = dateOfDay(number);
        expect(date === null ? null : dayNumber(date)).toBe(number);
      }),
    );
  });

  test('law: Excel’s serials and days agree from March 1900 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 109_574 }), (serial) => {
        const date = serialDate(serial);
        expect(date === null ? null : dateSerial(date)).toBe(serial);
      }),
    );
  });
});

describe('China', () => {
  test.each([
    ['2026-11-23T15:59:59Z', '2026-11-23', '23:59'],
    ['2026-11-23T16:00:00Z', '2026-11-24', '00:00'],
    ['2026-12-31T16:30:00Z', '2027-01-01', '00:30'],
  ])('%s is %s %s', (text, date, time) => {
    expect(chinaDate(instant(text))).toBe(date);
    expect(chinaTime(instant(text))).toBe(time);
  });

  test('an instant from a day and a time', () => {
    expect(chinaInstant(day('2026-11-24'), 9, 30)).toBe('2026-11-24T01:30:00Z');
    expect(chinaInstant(day('2026-11-24'), 0, 0)).toBe('2026-11-23T16:00:00Z');
    expect(chinaInstant(day('2026-11-24'), 24, 0)).toBe(chinaInstant(day('2026-11-25'), 0, 0));
  });
});
