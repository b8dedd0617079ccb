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
  /** Done, refused for good, or nothing to do any more; `answered` when the chat was asked and gave an answer. */
  | { readonly kind: 'finished'; readonly answered?: boolean }
  /** To be done again after a while. `pause` is who else must wait: every call of the API, or nobody. */
  | { readonly kind: 'again'; readonly afterMs: number; readonly pause: 'api' | 'none' };

/** What limits the work. Empty limits mean none. */
export interface DispatchSettings {
  readonly apiLimits: readonly RateLimit[];
  readonly receiverLimits: readonly RateLimit[];
  /** Calls under way at once. */
  readonly atOnce: number;
}

/**
 * How often work fails at the head of its receiver's line before the others may pass it: soon when others are answered
 * meanwhile, so that the fault is its own; late when nobody is, for then nobody would gain by it and order would be lost.
 */
const TRIES_AT_HEAD = 4;
const TRIES_AT_HEAD_IN_SILENCE = 8;

interface Lane {
  readonly receiver: string;
  readonly jobs: Job[];
  /** Failures of the first, and how much work had been answered when they began. */
  tries: number;
  answeredBefore: number;
  busy: boolean;
  notBefore: number;
  /** The priority under which it waits; undefined when it waits for nothing. */
  filed: number | undefined;
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
  /** Lanes with work that are not busy, by the priority of their first: those that may be started. */
  readonly #waiting = new Map<number, Set<Lane>>();
  readonly #keys = new Set<string>();
  #active = 0;
  #answered = 0;
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
    this.#file(lane);
  }

  /** Puts a lane where its first piece of work belongs, or nowhere while it is busy. */
  #file(lane: Lane): void {
    const priority = lane.busy ? undefined : lane.jobs[0]?.priority;
    if (lane.filed === priority) return;
    if (lane.filed !== undefined) this.#waiting.get(lane.filed)?.delete(lane);
    lane.filed = priority;
    if (priority === undefined) return;
    const same = this.#waiting.get(priority) ?? new Set();
    this.#waiting.set(priority, same.add(lane));
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /**
   * Takes a place for a call made outside of the lines (a reply to somebody who waits): answers the milliseconds after
   * which it may leave. Lines keep clear of it.
   */
  reserve(api: ChatApi, receiver: string): number {
    const now = this.#clock.now();
    const [calls, received] = [this.#apis.of(api), this.#receivers.of(receiver)];
    const at = Math.max(now, calls.earliest(), received.earliest());
    calls.spend(at);
    received.spend(at);
    return at - now;
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
    if (this.#atRest()) for (const done of this.#whenIdle.splice(0)) done();
    if (this.#closed && this.#active === 0) for (const done of this.#whenStopped.splice(0)) done();
  }

  #atRest(): boolean {
    return this.#keys.size === 0 || (this.#closed && this.#active === 0);
  }

  /** Resolves when there is nothing to do, or nothing more will be done, and nothing under way. */
  idle(): Promise<void> {
    if (this.#atRest()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve);
    });
  }

  /** Starts nothing more. Resolves when what is under way has ended. */
  close(): Promise<void> {
    this.#closed = true;
    this.#wake?.();
    this.#wake = null;
    if (this.#active === 0) {
      for (const done of this.#whenIdle.splice(0)) done();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#whenStopped.push(resolve);
    });
  }

  #laneOf(receiver: string): Lane {
    const known = this.#lanes.get(receiver);
    if (known !== undefined) return known;
    const made: Lane = { receiver, jobs: [], tries: 0, answeredBefore: 0, busy: false, notBefore: 0, filed: undefined };
    this.#lanes.set(receiver, made);
    return made;
  }

  /** The most urgent work that may leave now; among equals the lane that has waited longest. */
  #best(now: number): Lane | null {
    for (const priority of [...this.#waiting.keys()].sort((a, b) => a - b)) {
      for (const lane of this.#waiting.get(priority) ?? []) {
        const job = lane.jobs[0];
        if (job !== undefined && this.#earliest(lane, job) <= now) return lane;
      }
    }
    return null;
  }

  #earliest(lane: Lane, job: Job): number {
    return Math.max(lane.notBefore, this.#apis.of(job.api).earliest(), this.#receivers.of(lane.receiver).earliest());
  }

  #start(lane: Lane, now: number): void {
    const job = lane.jobs[0];
    if (job === undefined) return;
    lane.busy = true;
    this.#file(lane);
    this.#active += 1;
    this.#apis.of(job.api).spend(now);
    this.#receivers.of(lane.receiver).spend(now);
    void this.#run(job).then((verdict) => {
      this.#active -= 1;
      lane.busy = false;
      this.#settle(lane, job, verdict);
      this.#file(lane);
      this.pump();
    });
  }

  #settle(lane: Lane, job: Job, verdict: Verdict): void {
    if (verdict.kind === 'finished') {
      if (verdict.answered === true) this.#answered += 1;
      lane.jobs.splice(lane.jobs.indexOf(job), 1);
      lane.tries = 0;
      this.#keys.delete(job.key);
      if (lane.jobs.length === 0) this.#lanes.delete(lane.receiver);
      return;
    }
    const until = this.#clock.now() + verdict.afterMs;
    lane.notBefore = until;
    if (verdict.pause === 'api') {
      // nobody may call: that says nothing about this work, and it keeps its place
      this.#apis.of(job.api).pause(until);
      return;
    }
    if (lane.tries === 0) lane.answeredBefore = this.#answered;
    lane.tries += 1;
    const enough = this.#answered > lane.answeredBefore ? TRIES_AT_HEAD : TRIES_AT_HEAD_IN_SILENCE;
    if (lane.tries >= enough && lane.jobs.length > 1) {
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
