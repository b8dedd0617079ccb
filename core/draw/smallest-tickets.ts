import { compareWords, TICKET_WORDS, type TicketWords } from './ticket.ts';

/** Rows in order of their tickets, with the tickets. */
export interface RankedTickets {
  readonly rows: Int32Array;
  /** Eight words a row. */
  readonly words: TicketWords;
}

/** Most candidates kept at once: their places must fit beside 32 bits in an exact double. */
const MAX_CANDIDATES = 2 ** 21;
const ALL = 2 ** 32;

/**
 * Keeps the `wanted` smallest of any number of tickets, offered one by one: O(N + n log n) and memory for about 2n.
 * Only tickets below a bound on the top 32 bits are kept. Knowing how many will come sets the bound near its final
 * place at once; without that it starts open and comes down each time the store is full.
 */
export class SmallestTickets {
  readonly #wanted: number;
  #bound: number;
  #rows: Int32Array;
  #words: TicketWords;
  #count = 0;
  /** Least top word that was turned away. */
  #turnedAway = ALL;

  constructor(wanted: number, expected?: number) {
    if (2 * wanted + 64 > MAX_CANDIDATES) throw new RangeError('more tickets wanted than can be ranked at once');
    this.#wanted = wanted;
    this.#bound = expected === undefined ? ALL : boundFor(wanted, expected);
    const room = Math.min(MAX_CANDIDATES, 2 * wanted + 64);
    this.#rows = new Int32Array(room);
    this.#words = new Int32Array(room * TICKET_WORDS);
  }

  /** Considers the ticket at `words[0 … 8)` of a row. */
  offer(row: number, words: TicketWords): void {
    const top = (words[0] ?? 0) >>> 0;
    if (top >= this.#bound) {
      if (top < this.#turnedAway) this.#turnedAway = top;
      return;
    }
    if (this.#count === this.#rows.length) this.#shrink();
    this.#rows[this.#count] = row;
    this.#words.set(words, this.#count * TICKET_WORDS);
    this.#count++;
  }

  /** The smallest, in order, or null when the first bound was too low: then offer everything again to a store without one. */
  finish(): RankedTickets | null {
    if (this.#count < this.#wanted && this.#turnedAway < ALL) return null;
    return this.#ranked();
  }

  /** Throws away all but the best, and lowers the bound to just above the worst of them. */
  #shrink(): void {
    const { rows, words } = this.#ranked();
    this.#rows.set(rows);
    this.#words.set(words);
    this.#count = rows.length;
    const worst = (words[(rows.length - 1) * TICKET_WORDS] ?? 0) >>> 0;
    this.#bound = Math.min(this.#bound, worst + 1);
    this.#turnedAway = Math.min(this.#turnedAway, this.#bound);
  }

  #ranked(): RankedTickets {
    const order = this.#order().subarray(0, this.#wanted);
    const rows = new Int32Array(order.length);
    const words = new Int32Array(order.length * TICKET_WORDS);
    order.forEach((place, rank) => {
      rows[rank] = this.#rows[place] ?? 0;
      words.set(this.#words.subarray(place * TICKET_WORDS, (place + 1) * TICKET_WORDS), rank * TICKET_WORDS);
    });
    return { rows, words };
  }

  /** Places of the candidates by ticket, then row. Sorted natively by the top word; equal top words are put right after. */
  #order(): Int32Array {
    const keys = new Float64Array(this.#count);
    for (let i = 0; i < this.#count; i++) {
      keys[i] = ((this.#words[i * TICKET_WORDS] ?? 0) >>> 0) * MAX_CANDIDATES + i;
    }
    keys.sort();
    const order = Int32Array.from(keys, (key) => key % MAX_CANDIDATES);
    for (let from = 0; from < order.length;) {
      const to = this.#endOfRun(keys, from);
      if (to - from > 1) order.subarray(from, to).sort((a, b) => this.#compare(a, b));
      from = to;
    }
    return order;
  }

  #endOfRun(keys: Float64Array, from: number): number {
    const top = Math.floor((keys[from] ?? 0) / MAX_CANDIDATES);
    let to = from + 1;
    while (to < keys.length && Math.floor((keys[to] ?? 0) / MAX_CANDIDATES) === top) to++;
    return to;
  }

  #compare(a: number, b: number): number {
    const order = compareWords(this.#words, a * TICKET_WORDS, this.#words, b * TICKET_WORDS);
    return order !== 0 ? order : (this.#rows[a] ?? 0) - (this.#rows[b] ?? 0);
  }
}

/** (n + 6√n + 16) / N of the range: too few come out once in a thousand million draws, and then the answer is null. */
const boundFor = (wanted: number, expected: number): number =>
  Math.min(ALL, Math.ceil(((wanted + 6 * Math.sqrt(wanted) + 16) / Math.max(1, expected)) * ALL));
