import { addDays, chinaDate, chinaInstant, daysBetween } from '../calendar/civil-date.ts';
import type { Instant, IsoDate } from '../model/ids.ts';

/** `asked` is sent because somebody pressed 催办; the others follow from the calendar. */
export type ReminderKind = 'before' | 'today' | 'overdue' | 'asked';

/** When an office reminds. All numbers are days of the calendar; the times are China's. */
export interface ReminderRules {
  /** Days before the deadline, each at least 1. A day off moves ahead to the working day before it. */
  readonly beforeDays: readonly number[];
  /** Days after the deadline, each at least 1. A day off moves back to the next working day. */
  readonly overdueDays: readonly number[];
  /** Hour at which reminders go out, 0–23. */
  readonly hour: number;
  /** A reminder missed while the server was down is made up for within so many days. */
  readonly catchUpDays: number;
}

/** What an office has unless it says otherwise. */
export const DEFAULT_REMINDER_RULES: ReminderRules = {
  beforeDays: [7, 3, 1],
  overdueDays: [1, 3, 7, 14],
  hour: 9,
  catchUpDays: 3,
};

/** Whether a day is worked; null when no holiday table covers it. */
export type WorkdayTest = (date: IsoDate) => boolean | null;

/** One point in the calendar of a deadline. */
export interface ReminderPoint {
  readonly kind: Exclude<ReminderKind, 'asked'>;
  readonly day: IsoDate;
}

/** Longest run of days off that is looked across. */
const LONGEST_BREAK = 15;

/**
 * The days on which a deadline is remembered, in order, at most one point a day: on the day itself always, the others
 * on working days where the table knows them.
 */
export function reminderPoints(until: IsoDate, rules: ReminderRules, isWorkday: WorkdayTest): readonly ReminderPoint[] {
  const points = new Map<IsoDate, ReminderPoint>();
  for (const days of rules.beforeDays) {
    const day = workdayFrom(until, -days, -1, isWorkday);
    if (day !== null && day < until) points.set(day, { kind: 'before', day });
  }
  for (const days of rules.overdueDays) {
    const day = workdayFrom(until, days, 1, isWorkday);
    if (day !== null && day > until) points.set(day, { kind: 'overdue', day });
  }
  points.set(until, { kind: 'today', day: until });
  return [...points.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The day so many days off, or the nearest working day beyond it; the day itself where the table knows nothing. */
function workdayFrom(until: IsoDate, days: number, step: 1 | -1, isWorkday: WorkdayTest): IsoDate | null {
  const wanted = addDays(until, days);
  if (wanted === null) return null;
  for (let shift = 0; shift <= LONGEST_BREAK; shift += 1) {
    const day = addDays(wanted, step * shift);
    if (day !== null && isWorkday(day) !== false) return day;
  }
  return wanted;
}

/** A reminder to send now. `day` is the day it is sent, from which `daysLeft` is counted. */
export interface DueReminder {
  readonly kind: ReminderPoint['kind'];
  readonly day: IsoDate;
  /** Negative after the deadline. */
  readonly daysLeft: number;
}

/** What became of a reminder: not tried, tried with unknown outcome, or settled one way or the other. */
export type ReminderFate = 'untried' | 'in-doubt' | 'settled';

/**
 * The reminder that is due at `now`, or null. It is the latest point that has come, unless one was already sent since:
 * a server that was down makes up for one reminder, never for a heap of them, and what it then says is true that day.
 * One whose outcome is unknown stays due until it is settled.
 * @param task - its deadline, and the day from which it exists: no reminder for a point before
 */
export function dueReminder(
  now: Instant,
  task: { readonly until: IsoDate; readonly since: IsoDate },
  points: readonly ReminderPoint[],
  rules: ReminderRules,
  fateOf: (kind: ReminderKind, day: IsoDate) => ReminderFate,
): DueReminder | null {
  const point = [...points].reverse().find(({ day }) => instantOf(day, rules) <= now);
  const today = chinaDate(now);
  if (point === undefined || point.day < task.since) return null;
  if (daysBetween(point.day, today) > rules.catchUpDays) return null;
  for (let day: IsoDate | null = point.day; day !== null && day <= today; day = addDays(day, 1)) {
    const kind = kindOn(day, task.until);
    const fate = fateOf(kind, day);
    if (fate === 'settled') return null;
    if (fate === 'in-doubt') return { kind, day, daysLeft: daysBetween(day, task.until) };
  }
  return { kind: kindOn(today, task.until), day: today, daysLeft: daysBetween(today, task.until) };
}

/** The instant at which something next falls due, or null when nothing will. */
export function nextReminderAt(now: Instant, points: readonly ReminderPoint[], rules: ReminderRules): Instant | null {
  const next = points.find(({ day }) => instantOf(day, rules) > now);
  return next === undefined ? null : instantOf(next.day, rules);
}

const instantOf = (day: IsoDate, rules: ReminderRules): Instant => chinaInstant(day, rules.hour, 0);

function kindOn(today: IsoDate, until: IsoDate): ReminderPoint['kind'] {
  if (today === until) return 'today';
  return today < until ? 'before' : 'overdue';
}
