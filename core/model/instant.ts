import type { Instant } from './ids.ts';

/*
 * Instants are strings in one fixed form, so comparing them as strings compares them in time; arithmetic goes through
 * milliseconds since 1970. The clock itself lives outside core.
 */

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

/** The instant at so many milliseconds, cut to the second. Years 0000 to 9999. */
export const instantAt = (milliseconds: number): Instant =>
  `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z` as Instant;

/** The instant so many seconds later; negative for earlier. */
export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  instantAt(millisecondsOf(instant) + seconds * 1000);

/** Whether a text is an instant of the calendar in our form: `2026-02-30T…` is not. */
export function isInstant(text: string): text is Instant {
  if (!FORM.test(text)) return false;
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && instantAt(milliseconds) === text;
}
