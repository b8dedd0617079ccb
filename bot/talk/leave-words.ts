import { addDays, civilDate, daysBetween, monthOf, weekday, yearOf } from '../../core/calendar/civil-date.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import type { Leave } from '../../core/model/inspector.ts';

/** A day without its year lies in the year in which it is not longer ago than this. */
const LOOKING_BACK_DAYS = 60;

const FULL = /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?/;
/** With a dash, 日 behind it would make it a span of days: 12-15日 is left to the form. */
const MONTH_AND_DAY = /^(?:(?<month>\d{1,2})[月/.](?<day>\d{1,2})[日号]?|(?<m>\d{1,2})-(?<d>\d{1,2})(?![\d日号]))/;
const DAY_ALONE = /^(?<day>\d{1,2})[日号]/;
const NAMED = /^(?<word>今天|今日|明天|明日|大后天|后天)/;
const OF_THE_WEEK = /^(?<week>这个?|本|下个?)?(?:周|星期|礼拜)(?<day>[一二三四五六日天])/;
const LENGTH = /^(?:起|开始)?(?:请|休)?(?<count>\d{1,3}|[一二两三四五六七八九十])个?(?<unit>天|周|星期)$/;
const BETWEEN = /^(?:起|开始)?(?:至|到|[-–—~])+/;

const NAMED_DAYS: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 };
const NUMERALS = '零一二三四五六七八九十';

/**
 * Reads a leave as people write it: `12月1日至5日`, `2026-12-01到2026-12-05`, `12.1-12.5`, `明天`, `下周一到周三`,
 * `12月1日起3天`. Null when any part of it can't be read: it is never guessed at.
 */
export function readLeave(written: string, today: IsoDate): Leave | null {
  const text = plain(written);
  const alone = lengthOf(text);
  if (alone !== null) return lasting(today, alone);
  const start = readDay(text, today, null);
  if (start === null) return null;
  const { date: from, rest } = start;
  if (rest === '') return { from, to: from };
  const length = lengthOf(rest);
  if (length !== null) return lasting(from, length);
  const between = BETWEEN.exec(rest)?.[0];
  if (between === undefined) return null;
  const end = readDay(rest.slice(between.length), today, from);
  return end === null || end.rest !== '' ? null : { from, to: end.date };
}

/** Without blanks, but for those that part two days, and without words that say nothing. */
const plain = (written: string): string =>
  written
    .normalize('NFKC')
    .trim()
    .replace(/(?<=[日号\d])\s+(?=\d)/g, '到')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/^(?:从|自|于|在)/, '')
    .replace(/(?:请假|休假|休息|止|为止|结束|[。.!,，])+$/, '');

interface Reading {
  readonly date: IsoDate;
  readonly rest: string;
}

/** The day at the beginning of a text. An end takes from the start what it leaves out. */
function readDay(text: string, today: IsoDate, start: IsoDate | null): Reading | null {
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const date = read(found.groups ?? {}, today, start);
    return date === null ? null : { date, rest: text.slice(found[0].length) };
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;
type DayReader = (groups: Groups, today: IsoDate, start: IsoDate | null) => IsoDate | null;

const READERS: readonly (readonly [RegExp, DayReader])[] = [
  [FULL, ({ year, month, day }) => civilDate(Number(year), Number(month), Number(day))],
  [
    MONTH_AND_DAY,
    ({ month, day, m, d }, today, start) => nearestYear(Number(month ?? m), Number(day ?? d), today, start),
  ],
  [DAY_ALONE, ({ day }, today, start) => nearestMonth(Number(day), today, start)],
  [NAMED, ({ word }, today) => addDays(today, NAMED_DAYS[word ?? ''] ?? 0)],
  [OF_THE_WEEK, ({ week, day }, today, start) => dayOfWeek(week ?? '', day ?? '', today, start)],
];

function nearestYear(month: number, day: number, today: IsoDate, start: IsoDate | null): IsoDate | null {
  const earliest = start ?? addDays(today, -LOOKING_BACK_DAYS) ?? today;
  const year = yearOf(start ?? today);
  const date = civilDate(year, month, day);
  return date !== null && date < earliest ? civilDate(year + 1, month, day) : date;
}

/** A day of the month alone: of the month that is meant, or of the next when it is over. */
function nearestMonth(day: number, today: IsoDate, start: IsoDate | null): IsoDate | null {
  const earliest = start ?? today;
  const [year, month] = [yearOf(earliest), monthOf(earliest)];
  const date = civilDate(year, month, day);
  if (date !== null && date >= earliest) return date;
  return month === 12 ? civilDate(year + 1, 1, day) : civilDate(year, month + 1, day);
}

function dayOfWeek(week: string, name: string, today: IsoDate, start: IsoDate | null): IsoDate | null {
  const wanted = '一二三四五六日'.indexOf(name === '天' ? '日' : name) + 1;
  const monday = addDays(today, 1 - weekday(today)) ?? today;
  if (week.startsWith('下')) return addDays(monday, 7 + wanted - 1);
  if (week !== '') return addDays(monday, wanted - 1);
  const earliest = start ?? today;
  return addDays(earliest, (wanted - weekday(earliest) + 7) % 7);
}

function lengthOf(text: string): number | null {
  const { count = '', unit } = LENGTH.exec(text)?.groups ?? {};
  if (unit === undefined) return null;
  const number = count === '两' ? 2 : /^\d+$/.test(count) ? Number(count) : NUMERALS.indexOf(count);
  return number * (unit === '天' ? 1 : 7);
}

function lasting(from: IsoDate, days: number): Leave | null {
  const to = days > 0 ? addDays(from, days - 1) : null;
  return to === null ? null : { from, to };
}

/** Calendar days of a leave, both ends included. */
export const leaveDays = ({ from, to }: Leave): number => daysBetween(from, to) + 1;
