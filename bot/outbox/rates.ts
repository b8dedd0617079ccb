/** At most `count` calls in any `windowMs`. */
export interface RateLimit {
  readonly windowMs: number;
  readonly count: number;
}

/**
 * Feishu's limits for one API of one app: 50 a second, 1,000 a minute. The windows are a little longer than Feishu's,
 * because calls may reach it closer together than they left us.
 */
export const API_LIMITS: readonly RateLimit[] = [
  { windowMs: 1100, count: 50 },
  { windowMs: 61_500, count: 1000 },
];

/** To one person, and to one group by all bots together: 5 a second. */
export const RECEIVER_LIMITS: readonly RateLimit[] = [{ windowMs: 1100, count: 5 }];

/** Sliding windows over the calls of one kind: tells when the next may leave. */
export class RateWindow {
  readonly #limits: readonly RateLimit[];
  readonly #longest: number;
  #left: number[] = [];
  #pausedUntil = 0;

  constructor(limits: readonly RateLimit[]) {
    this.#limits = limits;
    this.#longest = Math.max(0, ...limits.map(({ count }) => count));
  }

  /** The earliest time at which a call may leave, as far as is known now. */
  earliest(): number {
    let time = this.#pausedUntil;
    for (const { windowMs, count } of this.#limits) {
      const oldest = this.#left.at(-count);
      if (oldest !== undefined) time = Math.max(time, oldest + windowMs);
    }
    return time;
  }

  /** A call leaves at a time: now, or later where a place was reserved. */
  spend(at: number): void {
    if (this.#longest === 0) return;
    let place = this.#left.length;
    while (place > 0 && (this.#left[place - 1] ?? 0) > at) place -= 1;
    this.#left.splice(place, 0, at);
    if (this.#left.length > 2 * this.#longest) this.#left = this.#left.slice(-this.#longest);
  }

  /** The other side asked for a pause. */
  pause(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }
}

/** The windows of many kinds, made when first used. With no limits, everything may leave at once but for pauses. */
export class RateWindows {
  readonly #limits: readonly RateLimit[];
  readonly #windows = new Map<string, RateWindow>();

  constructor(limits: readonly RateLimit[]) {
    this.#limits = limits;
  }

  of(kind: string): RateWindow {
    const known = this.#windows.get(kind);
    if (known !== undefined) return known;
    const made = new RateWindow(this.#limits);
    this.#windows.set(kind, made);
    return made;
  }
}
