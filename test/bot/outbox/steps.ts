/** A process ended here: nothing after it happens. */
export class Ended extends Error {}

/** The points at which a process can end, counted; at one of them it does, and from then on does nothing at all. */
export class Steps {
  readonly #endAt: number;
  #passed = 0;

  /** @param endAt - 1-based; Infinity never ends */
  constructor(endAt: number) {
    this.#endAt = endAt;
  }

  get passed(): number {
    return this.#passed;
  }

  /** One more point; throws from the chosen one on. */
  pass(_what: string): void {
    this.#passed += 1;
    if (this.#passed >= this.#endAt) throw new Ended();
  }
}
