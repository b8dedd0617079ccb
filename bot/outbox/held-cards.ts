/**
 * Cards that are left alone while a click on them is answered: Feishu locks a card meanwhile, and the answer carries the
 * new one.
 */
export class HeldCards {
  readonly #holders = new Map<string, number>();

  hold(key: string): void {
    this.#holders.set(key, (this.#holders.get(key) ?? 0) + 1);
  }

  release(key: string): void {
    const holders = (this.#holders.get(key) ?? 1) - 1;
    if (holders > 0) this.#holders.set(key, holders);
    else this.#holders.delete(key);
  }

  has(key: string): boolean {
    return this.#holders.has(key);
  }
}
