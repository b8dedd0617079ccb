import { chinaDate, chinaTime, dayOf, monthOf, weekday, yearOf } from '../../core/calendar/civil-date.ts';
import type { Instant, IsoDate } from '../../core/model/ids.ts';

/** Days and times as people read them in China (UTC+8). */

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** `12月3日`. */
export const shortDay = (date: IsoDate): string => `${monthOf(date)}月${dayOf(date)}日`;

/** `12月3日（周四）`. */
export const dayWithWeekday = (date: IsoDate): string => `${shortDay(date)}（周${WEEKDAYS[weekday(date) - 1] ?? ''}）`;

/** `2026年12月3日`. */
export const longDay = (date: IsoDate): string => `${yearOf(date)}年${shortDay(date)}`;

/** `12月3日 09:12`. */
export const dayAndTime = (instant: Instant): string => `${shortDay(chinaDate(instant))} ${chinaTime(instant)}`;

/** `12月1日—12月20日`. */
export const dayRange = (from: IsoDate, to: IsoDate): string =>
  from === to ? shortDay(from) : `${shortDay(from)}—${shortDay(to)}`;
