import { int, item } from './elements.ts';
import type { MatchingProblem, MatchingProgress, Plan } from './problem.ts';
import { Seats } from './seats.ts';
import type { Below } from './shuffle-stream.ts';
import { starts } from './slot-classes.ts';

/** Switches for each slot. */
export const STEPS_PER_SLOT = 64;

const PROGRESS_EVERY = 65_536;

/** Slots of the longest chain. */
const LONGEST = 5;

/**
 * The plan after 64 random switches for each slot (spec, "The shuffle"). Each switch keeps the plan legal and the
 * multiset of total loads as it is, and is as likely as its reverse, so that in the long run every legal balanced
 * plan that the switches lead to is equally likely.
 */
export function shuffle(problem: MatchingProblem, plan: Plan, below: Below, progress?: MatchingProgress): Plan {
  const switches = new Switches(problem, plan);
  const steps = STEPS_PER_SLOT * plan.length;
  for (let t = 0; t < steps; t++) {
    switches.step(below);
    if (t % PROGRESS_EVERY === 0) progress?.(t, steps);
  }
  progress?.(steps, steps);
  return switches.plan();
}

/** A plan under switches. A step's chain is kept in arrays that are made once: there are millions of steps. */
export class Switches {
  readonly #seats: Seats;
  readonly #caps: Int32Array;
  readonly #eligible: readonly Int32Array[];
  readonly #teamOf: Int32Array;
  /** Slots of team t: `#teamSlots[#teamStart[t]]` …. */
  readonly #teamStart: Int32Array;
  readonly #teamSlots: Int32Array;
  /** Slots of the chain, the seat each of them goes to, and the one it comes from. */
  readonly #chain = new Int32Array(LONGEST);
  readonly #toOfficer = new Int32Array(LONGEST);
  readonly #toPosition = new Int32Array(LONGEST);
  readonly #fromOfficer = new Int32Array(LONGEST);
  readonly #fromPosition = new Int32Array(LONGEST);
  #length = 0;

  constructor(problem: MatchingProblem, plan: Plan) {
    const ofTeam: number[][] = Array.from({ length: problem.teams }, () => []);
    problem.slots.forEach(({ team }, s) => item(ofTeam, team).push(s));
    this.#seats = new Seats(problem, plan);
    this.#caps = problem.caps;
    this.#eligible = problem.slots.map(({ eligible }) => eligible);
    this.#teamOf = Int32Array.from(problem.slots, ({ team }) => team);
    this.#teamStart = starts(ofTeam.map((slots) => slots.length));
    this.#teamSlots = Int32Array.from(ofTeam.flat());
  }

  plan(): Plan {
    return this.#seats.plan();
  }

  /** One switch, or none. */
  step(below: Below): void {
    const length = chainLength(below(64));
    this.#length = 0;
    this.#join(below(this.#teamOf.length));
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

  #join(s: number): void {
    this.#chain[this.#length] = s;
    this.#fromOfficer[this.#length] = this.#seats.officerOf(s);
    this.#fromPosition[this.#length] = this.#seats.positionOf(s);
    this.#length++;
  }

  /** The last slot of the chain picks a seat; its occupant, if any, becomes the last slot. */
  #hop(below: Below, isLast: boolean): 'onward' | 'complete' | 'stopped' {
    const last = this.#length - 1;
    const eligible = item(this.#eligible, int(this.#chain, last));
    const officer = int(eligible, below(eligible.length));
    const position = below(this.#seats.seats);
    if (officer === int(this.#fromOfficer, last) || this.#seats.isBlocked(officer, position)) return 'stopped';
    this.#toOfficer[last] = officer;
    this.#toPosition[last] = position;
    const occupant = this.#seats.occupant(officer, position);
    if (occupant < 0) return isLast && this.#mayEndAt(officer) ? 'complete' : 'stopped';
    for (let i = 0; i < this.#length; i++) if (int(this.#chain, i) === occupant) return 'stopped';
    this.#join(occupant);
    return 'onward';
  }

  /** Whether a chain may end on an empty seat of the officer: the two ends trade loads, and neither is met between. */
  #mayEndAt(officer: number): boolean {
    const origin = int(this.#fromOfficer, 0);
    if (this.#seats.total(officer) !== this.#seats.total(origin) - 1) return false;
    if (this.#seats.count(officer) >= int(this.#caps, officer)) return false;
    for (let i = 1; i < this.#length; i++) {
      const between = int(this.#fromOfficer, i);
      if (between === officer || between === origin) return false;
    }
    return true;
  }

  /** Sends the last slot to the first slot's seat, if its officer may have it. */
  #close(): boolean {
    const last = this.#length - 1;
    const origin = int(this.#fromOfficer, 0);
    if (int(this.#fromOfficer, last) === origin) return false;
    if (!contains(item(this.#eligible, int(this.#chain, last)), origin)) return false;
    this.#toOfficer[last] = origin;
    this.#toPosition[last] = int(this.#fromPosition, 0);
    return true;
  }

  /** Moves all slots of the chain at once, or none if somebody would be in a team twice. */
  #apply(): void {
    for (let i = 0; i < this.#length; i++) if (this.#wouldBeTwice(i)) return;
    const last = this.#length - 1;
    this.#seats.advance(this.#chain, this.#length, int(this.#toOfficer, last), int(this.#toPosition, last));
  }

  /** Whether the officer of the i-th slot of the chain would have another slot of its team too. */
  #wouldBeTwice(i: number): boolean {
    const s = int(this.#chain, i);
    const team = int(this.#teamOf, s);
    const officer = int(this.#toOfficer, i);
    for (let k = int(this.#teamStart, team); k < int(this.#teamStart, team + 1); k++) {
      const other = int(this.#teamSlots, k);
      if (other !== s && this.#nextOfficer(other) === officer) return true;
    }
    return false;
  }

  /** The officer that a slot would have after the chain. */
  #nextOfficer(s: number): number {
    for (let i = 0; i < this.#length; i++) if (int(this.#chain, i) === s) return int(this.#toOfficer, i);
    return this.#seats.officerOf(s);
  }
}

/** 2 with 48 of 64 chances, 3 with 12, 4 with 3, 5 with 1. */
function chainLength(c: number): number {
  if (c >= 16) return 2;
  if (c >= 4) return 3;
  return c >= 1 ? 4 : LONGEST;
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
