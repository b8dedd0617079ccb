/** Rows that say the same, in the order of the sheet. Never empty. */
export type RowGroup = number[];

/** Which rows of a list share a value (an id, a name). Rows come and go in any order; most come in that of the sheet. */
export class RowGroups {
  readonly #groups = new Map<string, RowGroup>();

  /** Adds a row, and gives the group that it now belongs to. */
  add(value: string, row: number): RowGroup {
    const group = this.#groups.get(value);
    if (group === undefined) {
      const alone = [row];
      this.#groups.set(value, alone);
      return alone;
    }
    group.splice(placeOf(group, row), 0, row);
    return group;
  }

  remove(value: string, row: number): void {
    const group = this.#groups.get(value);
    if (group === undefined) return;
    group.splice(placeOf(group, row), 1);
    if (group.length === 0) this.#groups.delete(value);
  }
}

/** Where a row stands in a group, or would; the end is looked at first. */
function placeOf(group: RowGroup, row: number): number {
  let [low, high] = [0, group.length];
  if (high > 0 && (group[high - 1] ?? 0) < row) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((group[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
