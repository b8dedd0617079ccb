import { int, num } from './elements.ts';
import type { Flow } from './flow.ts';
import { exactPrice } from './prices.ts';

/**
 * How many slots each officer is to have while tickets are made small. The sum of loads is least and stays so: an
 * officer whose last task costs what one more would cost others may have it or not, nobody else may have more or fewer.
 * Officers trade such a task through the way out, which has a price as they have.
 */
export class DueLoads {
  readonly #prices: Float64Array;
  readonly #least: Int32Array;
  readonly #most: Int32Array;
  readonly #due: Int32Array;
  #officers: readonly number[] = [];
  /** Slots of the component that nobody is to have; below zero when officers are to have more than there are. */
  #spare = 0;
  #outPrice = 0;

  /**
   * @param flow - has the least sum of loads.
   * @param loadPrices - prove that.
   * @param prices - of officers, in tickets; read when they are needed.
   */
  constructor(flow: Flow, loadPrices: Float64Array, prices: Float64Array) {
    const { carried, caps } = flow.network;
    this.#prices = prices;
    this.#most = caps.map((cap, j) => within(num(loadPrices, j) - int(carried, j), cap));
    this.#least = caps.map((cap, j) => within(num(loadPrices, j) - int(carried, j) - 1, cap));
    this.#due = flow.load.slice();
  }

  /** Begins a component, in which as many slots are filled as officers are to have. */
  enter(officers: readonly number[]): void {
    this.#officers = officers;
    this.#spare = 0;
    this.#outPrice = 0;
  }

  get outPrice(): number {
    return this.#outPrice;
  }

  /** Whether officers are to have more slots than there are. */
  get isOver(): boolean {
    return this.#spare < 0;
  }

  of(j: number): number {
    return int(this.#due, j);
  }

  mayRise(j: number): boolean {
    return int(this.#due, j) < int(this.#most, j);
  }

  rise(j: number): void {
    this.#set(j, int(this.#due, j) + 1);
  }

  /** An officer much dearer than the way out is to have the most that he may, one much cheaper the least. */
  adjust(j: number, slack: number): void {
    const dearer = num(this.#prices, j) - this.#outPrice;
    if (dearer > slack) this.#set(j, int(this.#most, j));
    else if (dearer < -slack) this.#set(j, int(this.#least, j));
  }

  /** The cheapest officer who may have fewer gets one less, and the way out as dear as the next; who it was. */
  lowerCheapest(slack: number): number {
    let best = Infinity;
    let next = Infinity;
    let cheapest = -1;
    for (const j of this.#officers) {
      const price = num(this.#prices, j);
      if (price >= next || int(this.#due, j) === int(this.#least, j)) continue;
      if (price < best) {
        next = best;
        best = price;
        cheapest = j;
      } else next = price;
    }
    if (cheapest < 0) throw new Error('matching: loads that were optimal cannot be kept');
    this.#set(cheapest, int(this.#due, cheapest) - 1);
    this.#outPrice = exactPrice(Math.max(this.#outPrice, (next === Infinity ? best : next) + slack));
    return cheapest;
  }

  #set(j: number, due: number): void {
    this.#spare += int(this.#due, j) - due;
    this.#due[j] = due;
  }
}

/** The number, but not below 0 and not above the cap. */
function within(value: number, cap: number): number {
  return Math.max(0, Math.min(cap, value));
}
