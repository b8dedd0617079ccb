import { int } from './elements.ts';
import type { MatchingProblem, Plan } from './problem.ts';

/** Fields of a slot's record; together in memory, because a step looks at one slot after another at random. */
const FIELDS = 4;
const OFFICER = 0;
const POSITION = 1;
const NEXT = 2;
const PREVIOUS = 3;

const NONE = -1;

/**
 * Who sits where. Each officer owns `seats` seats: as many as the largest load, counted from the smallest carried
 * load. The first of them are blocked by what he carries beyond that. Slots of an officer are a linked list, so the
 * table takes memory for slots and officers only, however many seats there are.
 */
export class Seats {
  readonly seats: number;
  readonly #slots: Int32Array;
  readonly #head: Int32Array;
  readonly #count: Int32Array;
  readonly #blocked: Int32Array;

  /** The slots of the plan, in order, take the lowest free seat of their officer that is not blocked. */
  constructor(problem: MatchingProblem, plan: Plan) {
    this.#slots = new Int32Array(plan.length * FIELDS);
    this.#head = new Int32Array(problem.officers).fill(NONE);
    this.#count = new Int32Array(problem.officers);
    this.#blocked = blockedSeats(problem);
    plan.forEach((officer, s) => {
      this.sit(s, officer, this.total(officer));
    });
    this.seats = plan.reduce((most, j) => Math.max(most, this.total(j)), 0);
  }

  officerOf(s: number): number {
    return int(this.#slots, s * FIELDS + OFFICER);
  }

  positionOf(s: number): number {
    return int(this.#slots, s * FIELDS + POSITION);
  }

  /** Slots of the officer. */
  count(officer: number): number {
    return int(this.#count, officer);
  }

  /** Slots of the officer and the seats that are blocked for him. */
  total(officer: number): number {
    return int(this.#blocked, officer) + int(this.#count, officer);
  }

  isBlocked(officer: number, position: number): boolean {
    return position < int(this.#blocked, officer);
  }

  /** The slot in a seat, or −1. */
  occupant(officer: number, position: number): number {
    let s = int(this.#head, officer);
    while (s !== NONE && int(this.#slots, s * FIELDS + POSITION) !== position) s = int(this.#slots, s * FIELDS + NEXT);
    return s;
  }

  /** The slot leaves its seat, and has none until it sits down again. */
  rise(s: number): void {
    const officer = this.officerOf(s);
    const next = int(this.#slots, s * FIELDS + NEXT);
    const previous = int(this.#slots, s * FIELDS + PREVIOUS);
    if (next !== NONE) this.#slots[next * FIELDS + PREVIOUS] = previous;
    if (previous === NONE) this.#head[officer] = next;
    else this.#slots[previous * FIELDS + NEXT] = next;
    this.#count[officer] = int(this.#count, officer) - 1;
  }

  sit(s: number, officer: number, position: number): void {
    const first = int(this.#head, officer);
    const at = s * FIELDS;
    this.#slots[at + OFFICER] = officer;
    this.#slots[at + POSITION] = position;
    this.#slots[at + NEXT] = first;
    this.#slots[at + PREVIOUS] = NONE;
    if (first !== NONE) this.#slots[first * FIELDS + PREVIOUS] = s;
    this.#head[officer] = s;
    this.#count[officer] = int(this.#count, officer) + 1;
  }

  plan(): Plan {
    return Int32Array.from({ length: this.#slots.length / FIELDS }, (_, s) => this.officerOf(s));
  }
}

/** Carried load beyond the smallest of those who may fill any slot. */
function blockedSeats({ carried, slots }: MatchingProblem): Int32Array {
  let least = Infinity;
  for (const eligible of new Set(slots.map((slot) => slot.eligible))) {
    for (const j of eligible) least = Math.min(least, int(carried, j));
  }
  return carried.map((load) => Math.max(0, load - least));
}
