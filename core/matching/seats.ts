import { int } from './elements.ts';
import type { MatchingProblem, Plan } from './problem.ts';

/** Fields of a slot's record; together in memory, because a step looks at one slot after another at random. */
const FIELDS = 2;
const OFFICER = 0;
const POSITION = 1;

const NONE = -1;

/**
 * Who sits where. Each officer owns `seats` seats: as many as the largest load, counted from the smallest carried
 * load. The first of them are blocked by what he carries beyond that. The slots that sit are a hash table by seat, so
 * it takes memory for slots only, however many seats there are, and a seat is looked up at once.
 */
export class Seats {
  readonly seats: number;
  readonly #slots: Int32Array;
  /** Slots by seat (open addressing, linear probing), {@link NONE} in empty cells; never more than half full. */
  readonly #cells: Int32Array;
  readonly #mask: number;
  readonly #count: Int32Array;
  readonly #blocked: Int32Array;

  /** The slots of the plan, in order, take the lowest free seat of their officer that is not blocked. */
  constructor(problem: MatchingProblem, plan: Plan) {
    const cells = 2 ** Math.ceil(Math.log2(2 * plan.length + 1));
    this.#slots = new Int32Array(plan.length * FIELDS);
    this.#cells = new Int32Array(cells).fill(NONE);
    this.#mask = cells - 1;
    this.#count = new Int32Array(problem.officers);
    this.#blocked = blockedSeats(problem);
    plan.forEach((officer, s) => {
      this.#record(s, officer, this.total(officer));
      this.#insert(s);
      this.#count[officer] = int(this.#count, officer) + 1;
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
    for (let at = this.#cellFor(officer, position); ; at = (at + 1) & this.#mask) {
      const s = int(this.#cells, at);
      if (s === NONE) return NONE;
      if (this.positionOf(s) === position && this.officerOf(s) === officer) return s;
    }
  }

  /**
   * The first `length` slots of the chain move at once: each to the seat of the next, the last to the given seat, which
   * is empty or that of the first. Most chains close, and then every seat that was taken is taken again.
   */
  advance(chain: Int32Array, length: number, officer: number, position: number): void {
    const first = int(chain, 0);
    const last = int(chain, length - 1);
    const origin = this.officerOf(first);
    const closes = officer === origin && position === this.positionOf(first);
    const firstCell = this.#cellOf(first);
    for (let i = 0; i + 1 < length; i++) this.#takeOver(int(chain, i), int(chain, i + 1));
    this.#record(last, officer, position);
    if (closes) {
      this.#cells[firstCell] = last;
      return;
    }
    this.#empty(firstCell);
    this.#insert(last);
    this.#count[origin] = int(this.#count, origin) - 1;
    this.#count[officer] = int(this.#count, officer) + 1;
  }

  /** The slot gets the seat of another, which has none until it gets one itself. */
  #takeOver(s: number, other: number): void {
    this.#cells[this.#cellOf(other)] = s;
    this.#record(s, this.officerOf(other), this.positionOf(other));
  }

  #record(s: number, officer: number, position: number): void {
    this.#slots[s * FIELDS + OFFICER] = officer;
    this.#slots[s * FIELDS + POSITION] = position;
  }

  /** The cell of a slot that sits where its record says. */
  #cellOf(s: number): number {
    let at = this.#cellFor(this.officerOf(s), this.positionOf(s));
    while (int(this.#cells, at) !== s) at = (at + 1) & this.#mask;
    return at;
  }

  #insert(s: number): void {
    let at = this.#cellFor(this.officerOf(s), this.positionOf(s));
    while (int(this.#cells, at) !== NONE) at = (at + 1) & this.#mask;
    this.#cells[at] = s;
  }

  /** Empties a cell; whoever stands after it only because it was taken moves up. */
  #empty(cell: number): void {
    let hole = cell;
    for (let at = (hole + 1) & this.#mask; int(this.#cells, at) !== NONE; at = (at + 1) & this.#mask) {
      const other = int(this.#cells, at);
      const wanted = this.#cellFor(this.officerOf(other), this.positionOf(other));
      if (((at - wanted) & this.#mask) < ((at - hole) & this.#mask)) continue;
      this.#cells[hole] = other;
      hole = at;
    }
    this.#cells[hole] = NONE;
  }

  /** Where the search for a seat begins: its two numbers, mixed. */
  #cellFor(officer: number, position: number): number {
    const mixed = Math.imul(officer, 0x9e3779b1) ^ Math.imul(position, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.#mask;
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
