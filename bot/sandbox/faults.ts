import { randomUUID } from 'node:crypto';
import seedrandom from 'seedrandom';

/**
 * What can go wrong with a call:
 * `drop` cuts the connection instead of answering; `slow` holds the call; `server-error` answers 5xx;
 * `rate-limit` answers 429; `code-in-200` answers HTTP 200 with a code other than 0.
 */
export type FaultKind = 'drop' | 'slow' | 'server-error' | 'rate-limit' | 'code-in-200';

/** A fault to switch on. */
export interface FaultOptions {
  readonly kind: FaultKind;
  /** The API it hits, such as `im.message.create`; left out: all. */
  readonly api?: string;
  /** How many calls it hits; left out: until it is switched off. */
  readonly times?: number;
  /** The share of calls it hits, 0 to 1; default 1. */
  readonly share?: number;
  /**
   * True: the call is carried out, and only its answer is spoilt; false: nothing is carried out.
   * Default true for `drop`, else false. Means nothing for `slow`.
   */
  readonly accepted?: boolean;
  /** `slow`: real milliseconds to hold the call; default 5000. */
  readonly delayMs?: number;
  /** HTTP status of `server-error` (default 502). */
  readonly status?: number;
  /** Code of `code-in-200`; default 2200, Feishu's "internal error". */
  readonly code?: number;
  /** `rate-limit`: seconds told in `x-ogw-ratelimit-reset`; default 1. */
  readonly resetSeconds?: number;
}

/** A fault that is on. */
export interface Fault extends FaultOptions {
  readonly id: string;
  /** Calls it still hits; null: no end. */
  readonly left: number | null;
}

/** Most faults that can be on at once. */
const MOST_FAULTS = 100;

/** The faults that are on. */
export class Faults {
  private readonly on = new Map<string, Fault>();
  private readonly random: () => number;
  private readonly changed: () => void;

  constructor(seed: string, changed: () => void) {
    this.random = seedrandom(seed);
    this.changed = changed;
  }

  /** Switches a fault on. @throws RangeError when too many are on. */
  add(options: FaultOptions): Fault {
    if (this.on.size >= MOST_FAULTS) throw new RangeError('too many faults are on');
    const fault = { ...options, id: randomUUID(), left: options.times ?? null };
    this.on.set(fault.id, fault);
    this.changed();
    return fault;
  }

  list(): Fault[] {
    return [...this.on.values()];
  }

  remove(id: string): boolean {
    const removed = this.on.delete(id);
    if (removed) this.changed();
    return removed;
  }

  clear(): void {
    this.on.clear();
    this.changed();
  }

  /** The fault of one of `kinds` that hits this call of `api`, if any; it counts as used. */
  strike(api: string, kinds: readonly FaultKind[]): Fault | undefined {
    for (const fault of this.on.values()) {
      if (!kinds.includes(fault.kind) || (fault.api !== undefined && fault.api !== api)) continue;
      if (fault.share !== undefined && this.random() >= fault.share) continue;
      this.use(fault);
      return fault;
    }
    return undefined;
  }

  private use(fault: Fault): void {
    if (fault.left === null) return;
    if (fault.left <= 1) this.on.delete(fault.id);
    else this.on.set(fault.id, { ...fault, left: fault.left - 1 });
    this.changed();
  }
}
