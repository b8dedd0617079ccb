import type { Instant } from '../core/model/ids.ts';
import { instantAt } from '../core/model/instant.ts';

/** Where the office takes the time from. Core takes instants as arguments; only edges hold a clock. */
export interface Clock {
  /** The present, in UTC to the second. */
  now(): Instant;
}

/** A clock in milliseconds that also wakes somebody up. Tests and the demonstration give one that they can move. */
export interface Timers {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Runs the task once, after so many milliseconds of this clock. Returns how to call it off. */
  schedule(delayMs: number, task: () => void): () => void;
}

/** The clock that goes with timers. */
export const clockOf = (timers: Pick<Timers, 'now'>): Clock => ({ now: () => instantAt(timers.now()) });

/** The machine's clock. */
export const systemClock: Clock = clockOf({ now: Date.now });
