import type { Timers } from '../clock.ts';
import { RateWindows, type RateLimit } from './rates.ts';

/** Feishu's APIs, each with its own limit. */
export type ChatApi = 'send' | 'update' | 'group' | 'member' | 'urge';

/** A piece of work for one receiver. */
export interface Job {
  readonly key: string;
  /** Works for one receiver are done one after the other, in the order they were added. */
  readonly receiver: string;
  readonly priority: number;
  /** Which API it will call, as far as is known. */
  readonly api: ChatApi;
}

/** How a piece of work ended. */
export type Verdict =
  | { readonly kind: 'finished' }
  /** To be done again after a while. `pause` is who else must wait: every call of the API, or nobody. */
  | { readonly kind: 'again'; readonly afterMs: number; readonly pause: 'api' | 'none' };

/** What limits the work. Empty limits mean none. */
export interface DispatchSettings {
  readonly apiLimits: readonly RateLimit[];
  readonly receiverLimits: readonly RateLimit[];
  /** Calls under way at once. */
  readonly atOnce: number;
}

/** Longest that a receiver's other work waits for one that keeps failing. */
const TRIES_AT_HEAD = 4;

interface Lane {
  readonly receiver: string;
  readonly jobs: Job[];
  tries: number;
  busy: boolean;
  notBefore: number;
}

/**
 * Does work under the rate limits: the most urgent first, one at a time for each receiver, waiting by the clock and
 * never by looking again and again.
 */
export class Dispatcher {
  readonly #clock: Timers;
  readonly #settings: DispatchSettings;
  readonly #run: (job: Job) => Promise<Verdict>;
  readonly #apis: RateWindows;
  readonly #receivers: RateWindows;
  readonly #lanes = new Map<string, Lane>();
  readonly #keys = new Set<string>();
  #active = 0;
  #wake: (() => void) | null = null;
  #closed = false;
  readonly #whenIdle: (() => void)[] = [];
  readonly #whenStopped: (() => void)[] = [];

  constructor(clock: Timers, settings: DispatchSettings, run: (job: Job) => Promise<Verdict>) {
    this.#clock = clock;
    this.#settings = settings;
    this.#run = run;
    this.#apis = new RateWindows(settings.apiLimits);
    this.#receivers = new RateWindows(settings.receiverLimits);
  }

  /** Adds work unless the same is waiting or under way. */
  add(job: Job): void {
    if (this.#closed || this.#keys.has(job.key)) return;
    this.#keys.add(job.key);
    const lane = this.#laneOf(job.receiver);
    const before = lane.jobs.findIndex(({ priority }) => priority > job.priority);
    if (before < 0) lane.jobs.push(job);
    else lane.jobs.splice(Math.max(before, lane.busy || lane.tries > 0 ? 1 : 0), 0, job);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Starts what may start. Call it after {@link add}. */
  pump(): void {
    this.#wake?.();
    this.#wake = null;
    while (!this.#closed && this.#active < this.#settings.atOnce) {
      const now = this.#clock.now();
      const next = this.#best(now);
      if (next === null) break;
      this.#start(next, now);
    }
    this.#sleep();
    if (this.#keys.size === 0) for (const done of this.#whenIdle.splice(0)) done();
    if (this.#closed && this.#active === 0) for (const done of this.#whenStopped.splice(0)) done();
  }

  /** Resolves when there is nothing to do and nothing under way. */
  idle(): Promise<void> {
    if (this.#keys.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve);
    });
  }

  /** Starts nothing more. Resolves when what is under way has ended. */
  close(): Promise<void> {
    this.#closed = true;
    this.#wake?.();
    this.#wake = null;
    if (this.#active === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenStopped.push(resolve);
    });
  }

  #laneOf(receiver: string): Lane {
    const known = this.#lanes.get(receiver);
    if (known !== undefined) return known;
    const made: Lane = { receiver, jobs: [], tries: 0, busy: false, notBefore: 0 };
    this.#lanes.set(receiver, made);
    return made;
  }

  /** The most urgent work that may leave now; among equals the lane that came first. */
  #best(now: number): Lane | null {
    let best: Lane | null = null;
    for (const lane of this.#lanes.values()) {
      const job = lane.jobs[0];
      if (job === undefined || lane.busy || this.#earliest(lane, job) > now) continue;
      if (best === null || job.priority < (best.jobs[0]?.priority ?? Infinity)) best = lane;
      if (job.priority === 0) return lane;
    }
    return best;
  }

  #earliest(lane: Lane, job: Job): number {
    return Math.max(lane.notBefore, this.#apis.of(job.api).earliest(), this.#receivers.of(lane.receiver).earliest());
  }

  #start(lane: Lane, now: number): void {
    const job = lane.jobs[0];
    if (job === undefined) return;
    lane.busy = true;
    this.#active += 1;
    this.#apis.of(job.api).spend(now);
    this.#receivers.of(lane.receiver).spend(now);
    void this.#run(job).then((verdict) => {
      this.#active -= 1;
      lane.busy = false;
      this.#settle(lane, job, verdict);
      this.pump();
    });
  }

  #settle(lane: Lane, job: Job, verdict: Verdict): void {
    if (verdict.kind === 'finished') {
      lane.jobs.splice(lane.jobs.indexOf(job), 1);
      lane.tries = 0;
      this.#keys.delete(job.key);
      if (lane.jobs.length === 0) this.#lanes.delete(lane.receiver);
      return;
    }
    const until = this.#clock.now() + verdict.afterMs;
    lane.notBefore = until;
    lane.tries += 1;
    if (verdict.pause === 'api') this.#apis.of(job.api).pause(until);
    if (lane.tries >= TRIES_AT_HEAD && lane.jobs.length > 1) {
      lane.jobs.push(...lane.jobs.splice(lane.jobs.indexOf(job), 1));
      lane.tries = 0;
    }
  }

  /** Wakes up when the first of the waiting may leave. */
  #sleep(): void {
    if (this.#closed || this.#active >= this.#settings.atOnce) return;
    let earliest = Infinity;
    for (const lane of this.#lanes.values()) {
      const job = lane.jobs[0];
      if (job !== undefined && !lane.busy) earliest = Math.min(earliest, this.#earliest(lane, job));
    }
    if (earliest === Infinity) return;
    this.#wake = this.#clock.schedule(Math.max(1, earliest - this.#clock.now()), () => {
      this.#wake = null;
      this.pump();
    });
  }
}
