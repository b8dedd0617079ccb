import type { Instant } from './ids.ts';

/*
 * Instants are strings in one fixed form, so comparing them as strings compares them in time; arithmetic goes through
 * milliseconds since 1970. The clock itself lives outside core.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

/** The instant at so many milliseconds, cut to the second. Years 0000 to 9999. */
export const instantAt = (milliseconds: number): Instant =>
  `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z` as Instant;

/** The instant so many seconds later; negative for earlier. */
export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  instantAt(millisecondsOf(instant) + seconds * 1000);
