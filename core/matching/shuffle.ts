import { int, item } from './elements.ts';
import type { MatchingProblem, MatchingProgress, Plan } from './problem.ts';
import type { Below } from './shuffle-stream.ts';

/** Switches for each slot. */
export const STEPS_PER_SLOT = 64;

const PROGRESS_EVERY = 65_536;

/**
 * The plan after 64 random switches for each slot (spec, "The shuffle"). Each switch keeps the plan legal and the
 * multiset of total loads as it is, and is as likely as its reverse, so that in the long run every legal balanced
 * plan that the switches lead to is equally likely.
 */
export function shuffle(problem: MatchingProblem, plan: Plan, below: Below, progress?: MatchingProgress): Plan {
  const table = new SeatTable(problem, plan);
  const steps = STEPS_PER_SLOT * plan.length;
  for (let t = 0; t < steps; t++) {
    table.step(below);
    if (t % PROGRESS_EVERY === 0) progress?.(t, steps);
  }
  progress?.(steps, steps);
  return table.plan;
}

/** A seat: an officer and a position among his seats. */
interface Seat {
  readonly officer: number;
  readonly position: number;
}

/**
 * Who sits where. Each officer owns L seats, L being the largest load counted from the smallest carried load; the
 * first seats are taken by what he carries beyond that, and nobody can be moved from them.
 */
export class SeatTable {
  /** The officer of each slot now. */
  readonly plan: Plan;
  readonly #problem: MatchingProblem;
  readonly #slotsOfTeam: readonly number[][];
  /** Slots of each officer, in no order. */
  readonly #slotsOf: readonly number[][];
  /** Position of each slot among the seats of its officer. */
  readonly #position: Int32Array;
  /** Carried load beyond the smallest: the positions below are blocked. */
  readonly #blocked: Int32Array;
  readonly #seats: number;
  /** Slots of the chain of this step, and the seat that each of them goes to. */
  #chain: number[] = [];
  #targets: Seat[] = [];

  constructor(problem: MatchingProblem, plan: Plan) {
    this.plan = plan.slice();
    this.#problem = problem;
    this.#slotsOfTeam = slotsOfTeams(problem);
    this.#slotsOf = Array.from({ length: problem.officers }, () => []);
    this.#position = new Int32Array(plan.length);
    this.#blocked = blockedSeats(problem);
    plan.forEach((officer, s) => {
      this.#sit(s, { officer, position: this.#total(officer) });
    });
    this.#seats = plan.reduce((most, j) => Math.max(most, this.#total(j)), 0);
  }

  /** One switch, or none. */
  step(below: Below): void {
    const length = chainLength(below(64));
    this.#chain = [below(this.plan.length)];
    this.#targets = [];
    for (let hop = 1; hop < length; hop++) {
      const outcome = this.#hop(below, hop === length - 1);
      if (outcome === 'stopped') return;
      if (outcome === 'complete') {
        this.#apply();
        return;
      }
    }
    if (this.#close()) this.#apply();
  }

  /** The last slot of the chain picks a seat; its occupant, if any, becomes the last slot. */
  #hop(below: Below, isLast: boolean): 'onward' | 'complete' | 'stopped' {
    const s = item(this.#chain, this.#chain.length - 1);
    const { eligible } = item(this.#problem.slots, s);
    const officer = int(eligible, below(eligible.length));
    const position = below(this.#seats);
    if (officer === int(this.plan, s) || position < int(this.#blocked, officer)) return 'stopped';
    this.#targets.push({ officer, position });
    const occupant = item(this.#slotsOf, officer).find((other) => int(this.#position, other) === position);
    if (occupant === undefined) return isLast && this.#mayEndAt(officer) ? 'complete' : 'stopped';
    if (this.#chain.includes(occupant)) return 'stopped';
    this.#chain.push(occupant);
    return 'onward';
  }

  /** Whether a chain may end on an empty seat of the officer: the two ends trade loads, and neither is met between. */
  #mayEndAt(j: number): boolean {
    const origin = int(this.plan, item(this.#chain, 0));
    if (this.#total(j) !== this.#total(origin) - 1) return false;
    if (item(this.#slotsOf, j).length >= int(this.#problem.caps, j)) return false;
    return this.#chain.every((s, i) => i === 0 || (int(this.plan, s) !== j && int(this.plan, s) !== origin));
  }

  #total(j: number): number {
    return int(this.#blocked, j) + item(this.#slotsOf, j).length;
  }

  /** Sends the last slot to the first slot's seat, if its officer may have it. */
  #close(): boolean {
    const first = item(this.#chain, 0);
    const last = item(this.#chain, this.#chain.length - 1);
    const origin = int(this.plan, first);
    if (int(this.plan, last) === origin || !contains(item(this.#problem.slots, last).eligible, origin)) return false;
    this.#targets.push(this.#seatOf(first));
    return true;
  }

  /** Moves all slots of the chain at once, or none if somebody would be in a team twice. */
  #apply(): void {
    const before = this.#chain.map((s) => this.#seatOf(s));
    this.#move(this.#targets);
    if (this.#chain.some((s) => this.#isTwice(s))) this.#move(before);
  }

  #move(seats: readonly Seat[]): void {
    for (const s of this.#chain) this.#rise(s);
    this.#chain.forEach((s, i) => {
      this.#sit(s, item(seats, i));
    });
  }

  #seatOf(s: number): Seat {
    return { officer: int(this.plan, s), position: int(this.#position, s) };
  }

  #rise(s: number): void {
    const slots = item(this.#slotsOf, int(this.plan, s));
    slots[slots.indexOf(s)] = item(slots, slots.length - 1);
    slots.pop();
  }

  #sit(s: number, { officer, position }: Seat): void {
    this.plan[s] = officer;
    this.#position[s] = position;
    item(this.#slotsOf, officer).push(s);
  }

  #isTwice(s: number): boolean {
    const { team } = item(this.#problem.slots, s);
    for (const other of item(this.#slotsOfTeam, team)) {
      if (other !== s && int(this.plan, other) === int(this.plan, s)) return true;
    }
    return false;
  }
}

/** 2 with 48 of 64 chances, 3 with 12, 4 with 3, 5 with 1. */
function chainLength(c: number): number {
  if (c >= 16) return 2;
  if (c >= 4) return 3;
  return c >= 1 ? 4 : 5;
}

function slotsOfTeams({ teams, slots }: MatchingProblem): number[][] {
  const ofTeam: number[][] = Array.from({ length: teams }, () => []);
  slots.forEach(({ team }, s) => item(ofTeam, team).push(s));
  return ofTeam;
}

/** Carried load beyond the smallest of those who may fill any slot. */
function blockedSeats({ carried, slots }: MatchingProblem): Int32Array {
  let least = Infinity;
  for (const eligible of new Set(slots.map((slot) => slot.eligible))) {
    for (const j of eligible) least = Math.min(least, int(carried, j));
  }
  return carried.map((load) => Math.max(0, load - least));
}

function contains(set: Int32Array, officer: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (int(set, middle) < officer) low = middle + 1;
    else high = middle;
  }
  return low < set.length && int(set, low) === officer;
}
