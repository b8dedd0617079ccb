import { MAX_COLUMNS, MAX_ROWS, endColumn, endRow, type Area } from './area.ts';
import type { StyleId } from './style.ts';
import { StyleRuns, type StyleRun } from './style-runs.ts';

/** Styles of an area as they were, to be put back. */
export interface StylePatch {
  readonly area: Area;
  /** Runs by column; columns without an entry look like {@link StylePatch.others}. */
  readonly columns: ReadonlyMap<number, readonly StyleRun[]>;
  readonly others: readonly StyleRun[];
}

/** The styles of one sheet. Columns that nobody formatted on their own share one list of runs. */
export class StyleSheet {
  #columns = new Map<number, StyleRuns>();
  #others = StyleRuns.uniform(0);

  at(row: number, column: number): StyleId {
    return (this.#columns.get(column) ?? this.#others).at(row);
  }

  /** The styles of some rows of one column, as runs. */
  runs(column: number, from: number, to: number): StyleRun[] {
    return (this.#columns.get(column) ?? this.#others).slice(from, to);
  }

  /** Changes the styles of an area and returns what they were. */
  change(area: Area, style: (before: StyleId) => StyleId): StylePatch {
    const before = this.copy(area);
    const memo = new Map<StyleId, StyleId>();
    const changed = (id: StyleId): StyleId => {
      const known = memo.get(id) ?? style(id);
      memo.set(id, known);
      return known;
    };
    for (const runs of this.#targets(area)) runs.change(area.row, endRow(area), changed);
    return before;
  }

  /** A copy of the styles of an area. */
  copy(area: Area): StylePatch {
    const columns = new Map<number, readonly StyleRun[]>();
    for (const [column, runs] of this.#columns) {
      if (column >= area.column && column < endColumn(area)) columns.set(column, runs.slice(area.row, endRow(area)));
    }
    return { area, columns, others: this.#others.slice(area.row, endRow(area)) };
  }

  /** Puts the styles of an area back. */
  paste(patch: StylePatch): void {
    const { area } = patch;
    for (const column of patch.columns.keys()) this.#own(column);
    if (area.columns === MAX_COLUMNS) this.#others.replace(area.row, endRow(area), patch.others);
    for (const [column, runs] of this.#columns) {
      if (column < area.column || column >= endColumn(area)) continue;
      runs.replace(area.row, endRow(area), patch.columns.get(column) ?? patch.others);
    }
  }

  /** Moves rows of some columns; new rows look like the row above them. */
  spliceRows(at: number, removed: number, added: number, fromColumn: number, toColumn: number): void {
    const area = { row: 0, column: fromColumn, rows: MAX_ROWS, columns: toColumn - fromColumn };
    for (const runs of this.#targets(area)) runs.splice(at, removed, added);
  }

  /** Moves columns; new columns look like the column to their left. */
  spliceColumns(at: number, removed: number, added: number): void {
    const left = this.#columns.get(at - 1);
    const columns = new Map<number, StyleRuns>();
    for (const [column, runs] of this.#columns) {
      if (column < at) columns.set(column, runs);
      else if (column >= at + removed) columns.set(column + added - removed, runs);
    }
    if (left !== undefined) for (let index = 0; index < added; index++) columns.set(at + index, left.clone());
    this.#columns = columns;
  }

  /** Columns with styles of their own, and the shared rest, as runs. */
  export(): { columns: [number, StyleRun[]][]; others: StyleRun[] } {
    return {
      columns: [...this.#columns].map(([column, runs]) => [column, runs.slice(0, MAX_ROWS)]),
      others: this.#others.slice(0, MAX_ROWS),
    };
  }

  import(state: { readonly columns: readonly (readonly [number, StyleRun[]])[]; readonly others: StyleRun[] }): void {
    this.#columns = new Map(state.columns.map(([column, runs]) => [column, StyleRuns.of(runs)]));
    this.#others = StyleRuns.of(state.others);
  }

  /** The lists of runs to change for an area: those of its columns, and the shared one when the area has them all. */
  #targets(area: Area): StyleRuns[] {
    if (area.columns === MAX_COLUMNS) return [this.#others, ...this.#columns.values()];
    return Array.from({ length: area.columns }, (_, index) => this.#own(area.column + index));
  }

  #own(column: number): StyleRuns {
    const own = this.#columns.get(column) ?? this.#others.clone();
    this.#columns.set(column, own);
    return own;
  }
}
