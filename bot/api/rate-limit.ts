import type { Instant } from '../../core/model/ids.ts';
import { millisecondsOf } from '../../core/model/instant.ts';

/** How often something may be tried. */
export interface RateRule {
  readonly attempts: number;
  readonly seconds: number;
}

/** Addresses remembered at most; the oldest are forgotten first, and with them at worst a few attempts more. */
const MAX_KEYS = 10_000;

/** Counts attempts by key (an address) in fixed windows. */
export class RateLimit {
  readonly #rule: RateRule;
  readonly #windows = new Map<string, { readonly from: number; count: number }>();

  constructor(rule: RateRule) {
    this.#rule = rule;
  }

  /** Seconds until the key may try again; 0 when it may now, which counts as an attempt. */
  take(key: string, now: Instant): number {
    const seconds = millisecondsOf(now) / 1000;
    const window = this.#windows.get(key);
    if (window === undefined || seconds >= window.from + this.#rule.seconds || seconds < window.from) {
      this.#open(key, seconds);
      return 0;
    }
    if (window.count >= this.#rule.attempts) return window.from + this.#rule.seconds - seconds;
    window.count += 1;
    return 0;
  }

  #open(key: string, from: number): void {
    this.#windows.delete(key);
    this.#windows.set(key, { from, count: 1 });
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MAX_KEYS && oldest !== undefined) this.#windows.delete(oldest);
  }
}
