import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, chinaInstant } from '../../../core/calendar/civil-date.ts';
import type { IsoDate } from '../../../core/model/ids.ts';
import {
  dueReminder,
  nextReminderAt,
  reminderPoints,
  type ReminderFate,
  type ReminderKind,
  type ReminderRules,
} from '../../../core/reminders/reminder.ts';

const day = (text: string): IsoDate => text as IsoDate; // fixed days
const RULES: ReminderRules = { beforeDays: [7, 3, 1], overdueDays: [1, 3], hour: 9, catchUpDays: 3 };
const always = (): true => true;
const unknown = (): null => null;

/** Days of the first week of October are off in 2026, and 10 October is worked (fictional table for the test). */
const october = (date: IsoDate): boolean => !(date >= '2026-10-01' && date <= '2026-10-07');

const UNTIL = day('2026-12-20');
const POINTS = reminderPoints(UNTIL, RULES, always);
const at = (date: string, hour = 9, minute = 0) => chinaInstant(day(date), hour, minute);
const untried = (): ReminderFate => 'untried';
const due = (
  date: string,
  hour: number,
  fate: (kind: ReminderKind, on: IsoDate) => ReminderFate = untried,
  since = '2026-12-01',
) => dueReminder(at(date, hour), { until: UNTIL, since: day(since) }, POINTS, RULES, fate);

describe('the days on which a deadline is remembered', () => {
  test('are the configured ones, in order', () => {
    expect(POINTS.map(({ kind, day: on }) => `${kind} ${on}`)).toEqual([
      'before 2026-12-13',
      'before 2026-12-17',
      'before 2026-12-19',
      'today 2026-12-20',
      'overdue 2026-12-21',
      'overdue 2026-12-23',
    ]);
  });

  test.each([
    // a reminder before the deadline moves ahead of the holiday, one after it behind; the day itself stays
    ['2026-10-08', ['before 2026-09-30', 'today 2026-10-08', 'overdue 2026-10-09', 'overdue 2026-10-11']],
    [
      '2026-09-30',
      ['before 2026-09-23', 'before 2026-09-27', 'before 2026-09-29', 'today 2026-09-30', 'overdue 2026-10-08'],
    ],
    ['2026-10-03', ['before 2026-09-26', 'before 2026-09-30', 'today 2026-10-03', 'overdue 2026-10-08']],
  ])('%s moves over days off', (until, expected) => {
    const points = reminderPoints(day(until), RULES, october);
    expect(points.map(({ kind, day: on }) => `${kind} ${on}`)).toEqual(expected);
  });

  test('stay where they are in a year that no table covers', () => {
    expect(reminderPoints(UNTIL, RULES, unknown)).toEqual(POINTS);
  });
});

describe('the reminder that is due', () => {
  test.each([
    ['2026-12-12', 23, null],
    ['2026-12-13', 8, null],
    ['2026-12-13', 9, { kind: 'before', day: '2026-12-13', daysLeft: 7 }],
    ['2026-12-20', 9, { kind: 'today', day: '2026-12-20', daysLeft: 0 }],
    ['2026-12-21', 9, { kind: 'overdue', day: '2026-12-21', daysLeft: -1 }],
    // missed while the server was down: made up for, with what is true that day
    ['2026-12-15', 3, { kind: 'before', day: '2026-12-15', daysLeft: 5 }],
    ['2026-12-18', 12, { kind: 'before', day: '2026-12-18', daysLeft: 2 }],
    // too long ago
    ['2026-12-31', 9, null],
  ])('on %s at %i is %j', (date, hour, expected) => {
    expect(due(date, hour)).toEqual(expected);
  });

  test('is none when one was sent since the point came', () => {
    const sentOn =
      (date: string) =>
      (_: ReminderKind, on: IsoDate): ReminderFate =>
        on === date ? 'settled' : 'untried';
    expect(due('2026-12-14', 9, sentOn('2026-12-13'))).toBeNull();
    expect(due('2026-12-17', 9, sentOn('2026-12-15'))).toEqual({ kind: 'before', day: '2026-12-17', daysLeft: 3 });
    expect(due('2026-12-17', 10, sentOn('2026-12-17'))).toBeNull();
  });

  test('in doubt stays due as it was, until it is settled', () => {
    const doubt = (_: ReminderKind, on: IsoDate): ReminderFate => (on === '2026-12-17' ? 'in-doubt' : 'untried');
    expect(due('2026-12-18', 9, doubt)).toEqual({ kind: 'before', day: '2026-12-17', daysLeft: 3 });
  });

  test('never speaks of a time before the task was drawn', () => {
    expect(due('2026-12-18', 9, untried, '2026-12-18')).toBeNull();
    expect(due('2026-12-19', 9, untried, '2026-12-18')).toEqual({ kind: 'before', day: '2026-12-19', daysLeft: 1 });
  });

  test('is sent once a point, whenever the server happens to look', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 200 }), (hours) => {
        const sent = new Map<string, number>();
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const date = addDays(day('2026-12-01'), Math.floor(hour / 24)) ?? UNTIL;
          const found = due(date, hour % 24, (_, on) => (sent.has(on) ? 'settled' : 'untried'));
          if (found !== null) sent.set(found.day, (sent.get(found.day) ?? 0) + 1);
        }
        expect([...sent.values()].every((times) => times === 1)).toBe(true);
        expect(sent.size).toBeLessThanOrEqual(POINTS.length);
      }),
    );
  });
});

describe('the next time to look', () => {
  test('is the next point at the configured hour, then none', () => {
    expect(nextReminderAt(at('2026-12-13', 8), POINTS, RULES)).toBe('2026-12-13T01:00:00Z');
    expect(nextReminderAt(at('2026-12-13', 9), POINTS, RULES)).toBe('2026-12-17T01:00:00Z');
    expect(nextReminderAt(at('2026-12-23', 9), POINTS, RULES)).toBeNull();
  });
});
