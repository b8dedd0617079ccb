/** Widths of columns or heights of rows, in points, where they differ from the default. */
export class Sizes {
  readonly standard: number;
  #sizes = new Map<number, number>();
  #hidden = new Set<number>();

  constructor(standard: number) {
    this.standard = standard;
  }

  /** Size in points, whether or not it is hidden. */
  get(index: number): number {
    return this.#sizes.get(index) ?? this.standard;
  }

  isHidden(index: number): boolean {
    return this.#hidden.has(index);
  }

  set(index: number, points: number): void {
    if (points === this.standard) this.#sizes.delete(index);
    else this.#sizes.set(index, points);
  }

  setHidden(index: number, hidden: boolean): void {
    if (hidden) this.#hidden.add(index);
    else this.#hidden.delete(index);
  }

  /** Whether none differs from the standard. */
  get isUniform(): boolean {
    return this.#sizes.size === 0;
  }

  get hasHidden(): boolean {
    return this.#hidden.size > 0;
  }

  /** Moves sizes along with their rows or columns; new ones take the size of the one before. */
  splice(at: number, removed: number, added: number): void {
    const inherited = this.#sizes.get(at - 1);
    const moved = (index: number): number => (index < at ? index : index + added - removed);
    const stays = (index: number): boolean => index < at || index >= at + removed;
    const sizes = [...this.#sizes]
      .filter(([index]) => stays(index))
      .map(([index, size]) => [moved(index), size] as const);
    const fresh =
      inherited === undefined ? [] : Array.from({ length: added }, (_, index) => [at + index, inherited] as const);
    this.#sizes = new Map([...sizes, ...fresh]);
    this.#hidden = new Set([...this.#hidden].filter(stays).map(moved));
  }

  export(): { sizes: [number, number][]; hidden: number[] } {
    return { sizes: [...this.#sizes], hidden: [...this.#hidden] };
  }

  import(state: { readonly sizes: readonly (readonly [number, number])[]; readonly hidden: readonly number[] }): void {
    this.#sizes = new Map(state.sizes);
    this.#hidden = new Set(state.hidden);
  }
}
