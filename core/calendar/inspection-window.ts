import { fail, ok, type Result } from '../result.ts';
import type { IsoDate } from '../model/ids.ts';
import { daysBetween } from './civil-date.ts';
import {
  isWorkingDay,
  sameOrNextWorkingDay,
  uncoveredYears,
  workingDaysBetween,
  type WorkCalendar,
} from './working-days.ts';

/** From when until when a task's inspections are made, both days included. */
export interface InspectionWindow {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** What is known of a window that can be kept. */
export interface WindowOutlook {
  /** Working days in the window, both ends included. */
  readonly workingDays: number;
  /** The window ends on a day off; the next working day, or null when it ends on a day of work. */
  readonly endsOnDayOff: IsoDate | null;
  /** Years of the window that no holiday table covers yet: everything above is provisional then. */
  readonly provisionalYears: readonly number[];
}

/** Why a window can't be kept. */
export type WindowFault =
  | { readonly code: 'deadline-past'; readonly until: IsoDate; readonly today: IsoDate }
  | { readonly code: 'window-reversed'; readonly from: IsoDate; readonly until: IsoDate }
  | { readonly code: 'window-too-long'; readonly days: number; readonly limit: number }
  | { readonly code: 'window-without-workday'; readonly from: IsoDate; readonly until: IsoDate };

/** Longest window of a task: an annual task with its remainder. */
export const MAX_WINDOW_DAYS = 730;

/** Looks at the window of a task on the day it is planned. */
export function inspectWindow(
  calendar: WorkCalendar,
  window: InspectionWindow,
  today: IsoDate,
): Result<WindowOutlook, WindowFault> {
  const { from, until } = window;
  if (until < today) return fail({ code: 'deadline-past', until, today });
  if (until < from) return fail({ code: 'window-reversed', from, until });
  const days = daysBetween(from, until);
  if (days > MAX_WINDOW_DAYS) return fail({ code: 'window-too-long', days, limit: MAX_WINDOW_DAYS });
  const workingDays = workingDaysBetween(calendar, from, until) + (isWorkingDay(calendar, from) ? 1 : 0);
  if (workingDays === 0) return fail({ code: 'window-without-workday', from, until });
  const next = sameOrNextWorkingDay(calendar, until).date;
  return ok({
    workingDays,
    endsOnDayOff: next === until ? null : next,
    provisionalYears: uncoveredYears(calendar, from, until),
  });
}
