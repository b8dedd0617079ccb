import { MAX_ROWS } from './area.ts';
import type { StyleId } from './style.ts';

/** Rows `from` (inside) to `to` (outside) of one style. */
export interface StyleRun {
  readonly from: number;
  readonly to: number;
  readonly style: StyleId;
}

/** The styles of one column from top to bottom, as runs: a column formatted as a whole costs one entry. */
export class StyleRuns {
  /** First rows of the runs, ascending from 0. */
  #starts: number[];
  #styles: StyleId[];

  private constructor(starts: number[], styles: StyleId[]) {
    this.#starts = starts;
    this.#styles = styles;
  }

  /** A column of one style. */
  static uniform(style: StyleId): StyleRuns {
    return new StyleRuns([0], [style]);
  }

  /** A column of these runs, which follow each other from row 0 to the last one. */
  static of(runs: readonly StyleRun[]): StyleRuns {
    const column = StyleRuns.uniform(0);
    column.#assign(runs);
    return column;
  }

  clone(): StyleRuns {
    return new StyleRuns([...this.#starts], [...this.#styles]);
  }

  at(row: number): StyleId {
    return this.#styles[this.#indexOf(row)] ?? 0;
  }

  /** The runs that cover rows `from` to `to` (outside), cut at both ends. */
  slice(from: number, to: number): StyleRun[] {
    const runs: StyleRun[] = [];
    for (let index = this.#indexOf(from); index < this.#starts.length; index++) {
      const start = Math.max(this.#starts[index] ?? 0, from);
      if (start >= to) break;
      runs.push({
        from: start,
        to: Math.min(this.#starts[index + 1] ?? MAX_ROWS, to),
        style: this.#styles[index] ?? 0,
      });
    }
    return runs;
  }

  /** Changes the styles of rows `from` to `to` (outside). */
  change(from: number, to: number, style: (before: StyleId) => StyleId): void {
    this.replace(
      from,
      to,
      this.slice(from, to).map((run) => ({ ...run, style: style(run.style) })),
    );
  }

  /** Puts runs in place of rows `from` to `to` (outside); they must cover exactly those. */
  replace(from: number, to: number, runs: readonly StyleRun[]): void {
    const first = this.#indexOf(from);
    const last = this.#indexOf(to - 1);
    const head = this.#starts[first] ?? 0;
    const end = this.#starts[last + 1] ?? MAX_ROWS;
    const patch = [
      ...(head < from ? [{ from: head, to: from, style: this.#styles[first] ?? 0 }] : []),
      ...runs,
      ...(end > to ? [{ from: to, to: end, style: this.#styles[last] ?? 0 }] : []),
    ];
    const merged = mergeRuns(patch, first > 0 ? this.#styles[first - 1] : undefined);
    const next = this.#styles[last + 1];
    const drop = next !== undefined && (merged.at(-1)?.style ?? this.#styles[first - 1]) === next ? 1 : 0;
    this.#starts.splice(first, last - first + 1 + drop, ...merged.map((run) => run.from));
    this.#styles.splice(first, last - first + 1 + drop, ...merged.map((run) => run.style));
  }

  /** Takes `removed` rows out at `at` and puts `added` there, which look like the row above. */
  splice(at: number, removed: number, added: number): void {
    const above = this.at(Math.max(0, at - 1));
    const shift = added - removed;
    const kept = this.slice(0, at);
    const fresh = added > 0 ? [{ from: at, to: at + added, style: above }] : [];
    const moved = this.slice(at + removed, MAX_ROWS)
      .map((run) => ({ from: run.from + shift, to: Math.min(run.to + shift, MAX_ROWS), style: run.style }))
      .filter((run) => run.from < run.to);
    const end = moved.at(-1)?.to ?? fresh.at(-1)?.to ?? at;
    const tail = end < MAX_ROWS ? [{ from: end, to: MAX_ROWS, style: this.at(MAX_ROWS - 1) }] : [];
    this.#assign([...kept, ...fresh, ...moved, ...tail]);
  }

  #assign(runs: readonly StyleRun[]): void {
    const merged = mergeRuns(runs, undefined);
    this.#starts = merged.map((run) => run.from);
    this.#styles = merged.map((run) => run.style);
  }

  /** Index of the run that holds the row. */
  #indexOf(row: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Joins neighbours of one style; `before` is the style of the run above them. */
function mergeRuns(runs: readonly StyleRun[], before: StyleId | undefined): StyleRun[] {
  const merged: StyleRun[] = [];
  for (const run of runs) if (run.style !== (merged.at(-1)?.style ?? before)) merged.push(run);
  return merged;
}
