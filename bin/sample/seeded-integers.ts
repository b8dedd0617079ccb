const TWO_32 = 2 ** 32;

/**
 * A small seeded source of integers for made-up data: the same seed, the same sample on every machine.
 * It decides nothing but the sample; draws have their own, specified source. (Marsaglia's xorshift32, 2003.)
 */
export class SeededIntegers {
  #state: number;

  /** @param seed - an integer other than 0, the one state that xorshift never leaves. */
  constructor(seed: number) {
    this.#state = seed | 0;
    if (this.#state === 0) throw new RangeError('the seed is 0');
  }

  /**
   * An integer from 0 to `bound` − 1, each equally likely.
   * @throws RangeError when there is none: `bound` lies outside 1 … 2³².
   */
  below(bound: number): number {
    if (!(bound >= 1 && bound <= TWO_32)) throw new RangeError(`no integer below ${bound}`);
    const limit = TWO_32 - (TWO_32 % bound);
    for (;;) {
      const value = this.#next();
      if (value < limit) return value % bound;
    }
  }

  /** An integer from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in `permille` of 1,000 cases. */
  chance(permille: number): boolean {
    return this.below(1000) < permille;
  }

  /** One of the values. */
  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** The values in another order (Fisher–Yates). */
  shuffled<T>(values: readonly T[]): T[] {
    const order = [...values];
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const [a, b] = [order[last], order[other]];
      // both indexes lie in the array, which holds no holes
      order[last] = b as T;
      order[other] = a as T;
    }
    return order;
  }

  #next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }
}
