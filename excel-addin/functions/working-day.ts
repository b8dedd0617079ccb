import { dateSerial } from '../../core/calendar/excel-serial.ts';
import { addWorkingDays, MAX_WORKING_DAYS, type WorkCalendar } from '../../core/calendar/working-days.ts';
import { cellDate } from '../../core/tabular/cell-date.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { FunctionFault } from './refusal.ts';
import type { CellInput } from './tickets.ts';

/**
 * The day so many working days after (before, when negative) a day, by the holidays that the State Council announced,
 * as an Excel serial. A year that is not announced yet is refused, not guessed.
 */
export function workingDay(calendar: WorkCalendar, day: CellInput, count: CellInput): Result<number, FunctionFault> {
  const from = cellDate(day ?? null);
  if (from === null) return fail({ code: 'date-unreadable' });
  const days = Number(count);
  if (!Number.isInteger(days) || Math.abs(days) > MAX_WORKING_DAYS) {
    return fail({ code: 'days-out-of-range', limit: MAX_WORKING_DAYS });
  }
  const { date, provisionalYears } = addWorkingDays(calendar, from, days);
  if (provisionalYears.length > 0) return fail({ code: 'holidays-unknown', years: provisionalYears });
  return ok(dateSerial(date));
}
