import { fullYear, serialOf, timeFraction, type Day } from './date-serial.ts';

/** A date or time that was recognised in text: its serial number and the format Excel gives the cell. */
export interface EnteredDate {
  readonly serial: number;
  readonly numberFormat: string;
}

/** How text is read: as the object model reads `values` (en-US), or as a clerk types it in a Chinese Excel. */
export type EntryLocale = 'en-US' | 'zh-CN';

interface DayPattern {
  readonly pattern: RegExp;
  readonly numberFormat: string;
  readonly day: (parts: readonly string[], currentYear: number) => Day;
}

const ymd = (parts: readonly string[]): Day => ({
  year: fullYear(parts[1] ?? ''),
  month: Number(parts[2]),
  day: Number(parts[3] ?? 1),
});

/** Locale-neutral forms, which both locales know. */
const neutral: readonly DayPattern[] = [
  { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, numberFormat: 'yyyy/m/d', day: ymd },
  { pattern: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, numberFormat: 'yyyy/m/d', day: ymd },
];

const american: readonly DayPattern[] = [
  {
    pattern: /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/,
    numberFormat: 'm/d/yyyy',
    day: ([, month, day, year]) => ({ year: fullYear(year ?? ''), month: Number(month), day: Number(day) }),
  },
  {
    pattern: /^(\d{1,2})[/-](\d{1,2})$/,
    numberFormat: 'd-mmm',
    day: ([, month, day], year) => ({ year, month: Number(month), day: Number(day) }),
  },
];

const chinese: readonly DayPattern[] = [
  { pattern: /^(\d{2})[-/](\d{1,2})[-/](\d{1,2})$/, numberFormat: 'yyyy/m/d', day: ymd },
  { pattern: /^(\d{4}|\d{2})年(\d{1,2})月(\d{1,2})日$/, numberFormat: 'yyyy"年"m"月"d"日"', day: ymd },
  { pattern: /^(\d{4}|\d{2})年(\d{1,2})月$/, numberFormat: 'yyyy"年"m"月"', day: ymd },
  {
    pattern: /^(\d{1,2})(?:[/-]|月)(\d{1,2})日?$/,
    numberFormat: 'm"月"d"日"',
    day: ([, month, day], year) => ({ year, month: Number(month), day: Number(day) }),
  },
];

const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])[Mm])?$/;

/** `9:05`, `21:05:07`, `9:05 PM` as a share of a day. */
function parseTime(text: string): EnteredDate | undefined {
  const parts = clock.exec(text);
  if (parts === null) return undefined;
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  const half = parts[4]?.toUpperCase();
  if (minutes > 59 || seconds > 59 || hours > (half === undefined ? 23 : 12) || (half !== undefined && hours === 0)) {
    return undefined;
  }
  const hour = half === undefined ? hours : (hours % 12) + (half === 'P' ? 12 : 0);
  const base = parts[3] === undefined ? 'h:mm' : 'h:mm:ss';
  return {
    serial: timeFraction(hour, minutes, seconds),
    numberFormat: half === undefined ? base : `${base} AM/PM`,
  };
}

function parseDay(text: string, locale: EntryLocale, currentYear: number): EnteredDate | undefined {
  for (const { pattern, numberFormat, day } of [...neutral, ...(locale === 'zh-CN' ? chinese : american)]) {
    const parts = pattern.exec(text);
    if (parts === null) continue;
    const serial = serialOf(day(parts, currentYear));
    if (serial !== undefined) return { serial, numberFormat };
  }
  return undefined;
}

/** The date, time or both that the text says; undefined when Excel would keep it as text. */
export function parseEnteredDate(text: string, locale: EntryLocale, currentYear: number): EnteredDate | undefined {
  const space = text.indexOf(' ');
  if (space > 0) {
    const [day, time] = [parseDay(text.slice(0, space), locale, currentYear), parseTime(text.slice(space + 1).trim())];
    if (day !== undefined && time !== undefined) {
      return { serial: day.serial + time.serial, numberFormat: `${day.numberFormat} h:mm` };
    }
  }
  return parseDay(text, locale, currentYear) ?? parseTime(text);
}
