import type { Instant } from '../core/model/ids.ts';
import { instantAt } from '../core/model/instant.ts';

/** Where the office takes the time from. Core takes instants as arguments; only edges hold a clock. */
export interface Clock {
  /** The present, in UTC to the second. */
  now(): Instant;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => instantAt(Date.now()) };
