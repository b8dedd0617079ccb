import { chinaDate, chinaTime } from '../../../core/calendar/civil-date.ts';
import type { Instant } from '../../../core/model/ids.ts';

/** Day and time in China: `2026-03-05 09:12`. */
export const syncTime = (at: Instant): string => `${chinaDate(at)} ${chinaTime(at)}`;
