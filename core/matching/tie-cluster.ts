import { int, item, num } from './elements.ts';
import type { Network } from './network.ts';
import type { Prices } from './prices.ts';
import type { Plan } from './problem.ts';

/** A pair that some optimal plan may fill a slot with. */
export interface TieCandidate {
  readonly pair: number;
  readonly group: number;
  readonly officer: number;
  readonly ticket: number;
  /** Smaller is preferred, before the ticket. */
  readonly rank: number;
}

/** What a cluster needs to know about its slots. */
export interface TieSource {
  first(slot: number): { readonly pair: number; readonly group: number };
  candidates(slot: number): TieCandidate[];
}

/** Who sent a slot away: the slot `by`, which takes the pair of `next`. */
interface Displacement {
  readonly by: number;
  readonly next: TieCandidate;
}

/**
 * The slots that exchange officers at no cost: one strongly connected component of the tight arcs. Settles them one
 * after the other on the best officer who still lets all others be filled at no cost.
 */
export class TieCluster {
  readonly #network: Network;
  readonly #prices: Prices;
  readonly #load: Int32Array;
  readonly #slots: readonly number[];
  /** Officers who may hand load to one another through the way out; empty when the component does not touch it. */
  readonly #throughSink: readonly number[];
  readonly #candidates = new Map<number, TieCandidate[]>();
  readonly #current = new Map<number, TieCandidate>();
  readonly #slotOfPair = new Map<number, number>();
  readonly #slotsOfOfficer = new Map<number, Set<number>>();
  readonly #settled = new Set<number>();
  /** State of one search. */
  #displaced = new Map<number, Displacement>();
  #seenOfficers = new Set<number>();
  #queue: number[] = [];

  /** `load` holds the slots of every officer; it is kept up to date. */
  constructor(
    network: Network,
    prices: Prices,
    load: Int32Array,
    slots: readonly number[],
    source: TieSource,
    throughSink: readonly number[],
  ) {
    this.#network = network;
    this.#prices = prices;
    this.#load = load;
    this.#slots = slots;
    this.#throughSink = throughSink;
    for (const s of slots) {
      const candidates = source.candidates(s);
      const { pair } = source.first(s);
      this.#candidates.set(s, candidates);
      for (const candidate of candidates) if (candidate.pair === pair) this.#take(s, candidate);
    }
  }

  /** Writes the settled officers into the plan. */
  settle(plan: Plan): void {
    for (const s of this.#slots) {
      for (const candidate of this.#candidates.get(s) ?? []) {
        if (candidate.pair === this.#current.get(s)?.pair || this.#rotate(s, candidate)) break;
      }
      this.#settled.add(s);
    }
    for (const [s, { officer }] of this.#current) plan[s] = officer;
  }

  #take(s: number, candidate: TieCandidate): void {
    this.#current.set(s, candidate);
    this.#slotOfPair.set(candidate.pair, s);
    const slots = this.#slotsOfOfficer.get(candidate.officer);
    if (slots === undefined) this.#slotsOfOfficer.set(candidate.officer, new Set([s]));
    else slots.add(s);
  }

  #leave(s: number): void {
    const old = this.#current.get(s);
    if (old === undefined) return;
    if (this.#slotOfPair.get(old.pair) === s) this.#slotOfPair.delete(old.pair);
    this.#slotsOfOfficer.get(old.officer)?.delete(s);
    this.#load[old.officer] = int(this.#load, old.officer) - 1;
  }

  /** Gives slot s the candidate by a chain of exchanges that leaves settled slots alone; false when there is none. */
  #rotate(s: number, candidate: TieCandidate): boolean {
    this.#displaced = new Map();
    this.#seenOfficers = new Set();
    this.#queue = [];
    if (this.#enter(s, candidate, s)) return true;
    for (let at = 0; at < this.#queue.length; at++) {
      const by = item(this.#queue, at);
      const own = this.#current.get(by)?.pair;
      for (const next of this.#candidates.get(by) ?? []) {
        if (next.pair !== own && this.#enter(by, next, s)) return true;
      }
    }
    return false;
  }

  /** Slot `by` goes to the pair: whoever must make room is queued. True when the chain has closed and is done. */
  #enter(by: number, next: TieCandidate, start: number): boolean {
    const holder = this.#slotOfPair.get(next.pair);
    if (holder !== undefined) return this.#displace(holder, { by, next }, start);
    if (!this.#isTight(next) || this.#seenOfficers.has(next.officer)) return false;
    if (this.#release(next.officer, { by, next }, start)) return true;
    return this.#mayGain(next.officer) && this.#releaseThroughSink({ by, next }, start);
  }

  /** The officer has one slot too many: any slot of his may go. */
  #release(officer: number, cause: Displacement, start: number): boolean {
    this.#seenOfficers.add(officer);
    for (const holder of this.#slotsOfOfficer.get(officer) ?? []) {
      const current = this.#current.get(holder);
      if (current !== undefined && this.#isTight(current) && this.#displace(holder, cause, start)) return true;
    }
    return false;
  }

  /** Or somebody else who loses a slot makes up for it. */
  #releaseThroughSink(cause: Displacement, start: number): boolean {
    for (const officer of this.#throughSink) {
      if (this.#seenOfficers.has(officer) || !this.#mayLose(officer)) continue;
      if (this.#release(officer, cause, start)) return true;
    }
    return false;
  }

  #displace(holder: number, cause: Displacement, start: number): boolean {
    if (holder === start) {
      this.#apply(cause, start);
      return true;
    }
    if (!this.#settled.has(holder) && !this.#displaced.has(holder)) {
      this.#displaced.set(holder, cause);
      this.#queue.push(holder);
    }
    return false;
  }

  #apply(last: Displacement, start: number): void {
    const moves: Displacement[] = [last];
    for (let by = last.by; by !== start;) {
      const cause = this.#displaced.get(by) ?? last;
      moves.push(cause);
      by = cause.by;
    }
    for (const { by } of moves) this.#leave(by);
    for (const { by, next } of moves) {
      this.#take(by, next);
      this.#load[next.officer] = int(this.#load, next.officer) + 1;
    }
  }

  #isTight({ group, officer, ticket: own }: TieCandidate): boolean {
    const { load, ticket } = this.#prices;
    const node = this.#network.officers + group;
    return (
      num(load, officer) + num(this.#network.groupCost, group) === num(load, node) &&
      num(ticket, officer) + own === num(ticket, node)
    );
  }

  #mayGain(officer: number): boolean {
    const own = int(this.#load, officer);
    return own < int(this.#network.caps, officer) && this.#pricedAt(officer, own + 1);
  }

  #mayLose(officer: number): boolean {
    const own = int(this.#load, officer);
    return own > 0 && this.#pricedAt(officer, own);
  }

  #pricedAt(officer: number, own: number): boolean {
    const { load, ticket } = this.#prices;
    return num(load, officer) === int(this.#network.carried, officer) + own && num(ticket, officer) === 0;
  }
}
