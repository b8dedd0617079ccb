import type { SandboxClock } from './clock.ts';

/** Calls allowed within a window of time, counted over any such window (the strictest reading of Feishu's rules). */
export interface Limit {
  readonly calls: number;
  readonly windowMs: number;
}

/** Per app and API: 50 a second and 1000 a minute; beyond it HTTP 429 with code 99991400. */
export const API_LIMITS: readonly Limit[] = [
  { calls: 50, windowMs: 1_000 },
  { calls: 1_000, windowMs: 60_000 },
];

/** Messages to one person, to one group (all bots together), and updates of one message; beyond it HTTP 400, 230020. */
export const TARGET_LIMITS: readonly Limit[] = [{ calls: 5, windowMs: 1_000 }];

/** Whether a call may go through. `retryAfterMs` is when the fullest window has room again. */
export type Admission =
  | { readonly admitted: true; readonly remaining: number }
  | { readonly admitted: false; readonly limit: Limit; readonly retryAfterMs: number };

/** Counts calls by key over sliding windows of the sandbox's clock. */
export class RateLimiter {
  private readonly calls = new Map<string, number[]>();
  private readonly clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.clock = clock;
  }

  /** Counts a call of `key` if every limit has room for it; a refused call does not count. */
  admit(key: string, limits: readonly Limit[]): Admission {
    const now = this.clock.now();
    const longest = Math.max(...limits.map((limit) => limit.windowMs));
    const past = (this.calls.get(key) ?? []).filter((at) => at > now - longest);
    let remaining = Infinity;
    for (const limit of limits) {
      const recent = past.filter((at) => at > now - limit.windowMs);
      const oldest = recent[recent.length - limit.calls];
      if (oldest !== undefined) {
        this.calls.set(key, past);
        return { admitted: false, limit, retryAfterMs: oldest + limit.windowMs - now };
      }
      remaining = Math.min(remaining, limit.calls - recent.length - 1);
    }
    past.push(now);
    this.calls.set(key, past);
    return { admitted: true, remaining };
  }
}
