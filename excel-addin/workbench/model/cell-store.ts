import { MAX_ROWS, areaBetween, endColumn, endRow, type Area } from './area.ts';
import { isFormula, type CellContent, type Formula } from './cell-content.ts';

/** Rows of a block. A column keeps only blocks that hold something, so a cell in the last row costs one block. */
const BLOCK_ROWS = 1024;

type Block = (CellContent | undefined)[];

/** Filled blocks of a column by number, each of {@link BLOCK_ROWS} cells. */
export type ColumnState = readonly (readonly [number, Block])[];

interface BlockSlot {
  cells: Block;
  filled: number;
}

/** Index of the last entry that is not undefined, -1 without one. */
function lastFilled(entries: readonly unknown[]): number {
  let index = entries.length - 1;
  while (index >= 0 && entries[index] === undefined) index -= 1;
  return index;
}

/** One column: blocks by number, with holes. */
class ColumnBlocks {
  readonly #blocks: (BlockSlot | undefined)[] = [];
  #formulas = 0;

  /** How many cells hold a formula. */
  get formulas(): number {
    return this.#formulas;
  }

  get(row: number): CellContent | undefined {
    return this.#blocks[Math.floor(row / BLOCK_ROWS)]?.cells[row % BLOCK_ROWS];
  }

  set(row: number, content: CellContent | undefined): void {
    const index = Math.floor(row / BLOCK_ROWS);
    let slot = this.#blocks[index];
    if (slot === undefined) {
      if (content === undefined) return;
      slot = { cells: new Array<CellContent | undefined>(BLOCK_ROWS).fill(undefined), filled: 0 };
      this.#blocks[index] = slot;
    }
    const before = slot.cells[row % BLOCK_ROWS];
    slot.cells[row % BLOCK_ROWS] = content;
    slot.filled += (content === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
    this.#formulas += (isFormula(content) ? 1 : 0) - (isFormula(before) ? 1 : 0);
    if (slot.filled === 0) this.#blocks[index] = undefined;
  }

  /** First and last row that hold something. */
  bounds(): readonly [number, number] | undefined {
    const first = this.#blocks.findIndex((slot) => slot !== undefined);
    if (first < 0) return undefined;
    const last = lastFilled(this.#blocks);
    const head = this.#blocks[first]?.cells.findIndex((cell) => cell !== undefined) ?? 0;
    const tail = lastFilled(this.#blocks[last]?.cells ?? []);
    return [first * BLOCK_ROWS + head, last * BLOCK_ROWS + tail];
  }

  /** Whether any of the rows `from` to `to` (outside) is filled. */
  anyIn(from: number, to: number): boolean {
    const last = Math.min(this.#blocks.length - 1, Math.floor((to - 1) / BLOCK_ROWS));
    for (let index = Math.floor(from / BLOCK_ROWS); index <= last; index++) {
      const slot = this.#blocks[index];
      if (slot === undefined) continue;
      const start = Math.max(0, from - index * BLOCK_ROWS);
      const end = Math.min(BLOCK_ROWS, to - index * BLOCK_ROWS);
      for (let offset = start; offset < end; offset++) if (slot.cells[offset] !== undefined) return true;
    }
    return false;
  }

  export(): ColumnState {
    return this.#blocks.flatMap((slot, index) => (slot === undefined ? [] : [[index, slot.cells] as const]));
  }

  import(state: ColumnState): void {
    for (const [index, cells] of state) {
      this.#blocks[index] = {
        cells,
        filled: cells.reduce<number>((sum, cell) => sum + (cell === undefined ? 0 : 1), 0),
      };
      this.#formulas += cells.reduce<number>((sum, cell) => sum + (isFormula(cell) ? 1 : 0), 0);
    }
  }

  /** Every filled cell, by row. */
  *entries(): Generator<readonly [number, CellContent]> {
    for (const [index, slot] of this.#blocks.entries()) {
      if (slot === undefined) continue;
      for (const [offset, content] of slot.cells.entries()) {
        if (content !== undefined) yield [index * BLOCK_ROWS + offset, content];
      }
    }
  }
}

/** The cells of one sheet: columns of blocks, made for lists of a million rows and for a single far cell alike. */
export class CellStore {
  #columns = new Map<number, ColumnBlocks>();

  get(row: number, column: number): CellContent | undefined {
    return this.#columns.get(column)?.get(row);
  }

  set(row: number, column: number, content: CellContent | undefined): void {
    let blocks = this.#columns.get(column);
    if (blocks === undefined) {
      if (content === undefined) return;
      blocks = new ColumnBlocks();
      this.#columns.set(column, blocks);
    }
    blocks.set(row, content);
  }

  /** The smallest area around all filled cells. */
  bounds(): Area | undefined {
    let [top, left, bottom, right] = [MAX_ROWS, Infinity, -1, -1];
    for (const [column, blocks] of this.#columns) {
      const rows = blocks.bounds();
      if (rows === undefined) continue;
      top = Math.min(top, rows[0]);
      bottom = Math.max(bottom, rows[1]);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    return bottom < 0 ? undefined : areaBetween(top, left, bottom, right);
  }

  /** Whether any cell of the area is filled. */
  anyIn(area: Area): boolean {
    for (const [column, blocks] of this.#columns) {
      const isInside = column >= area.column && column < endColumn(area);
      if (isInside && blocks.anyIn(area.row, endRow(area))) return true;
    }
    return false;
  }

  /** Moves rows of some columns: `removed` rows go at `at`, then `added` empty ones come there. */
  spliceRows(at: number, removed: number, added: number, fromColumn: number, toColumn: number): void {
    const shift = added - removed;
    for (const [column, blocks] of this.#columns) {
      if (column < fromColumn || column >= toColumn) continue;
      const moved = new ColumnBlocks();
      for (const [row, content] of blocks.entries()) {
        if (row < at) moved.set(row, content);
        else if (row >= at + removed) moved.set(row + shift, content);
      }
      this.#columns.set(column, moved);
    }
  }

  /** Moves columns of all rows, as {@link CellStore.spliceRows} moves rows. */
  spliceColumns(at: number, removed: number, added: number): void {
    const columns = new Map<number, ColumnBlocks>();
    for (const [column, blocks] of this.#columns) {
      if (column < at) columns.set(column, blocks);
      else if (column >= at + removed) columns.set(column + added - removed, blocks);
    }
    this.#columns = columns;
  }

  /** Columns that hold a formula: lists of a million rows have none, and need not be looked through. */
  formulaColumns(): number[] {
    return [...this.#columns].filter(([, blocks]) => blocks.formulas > 0).map(([column]) => column);
  }

  /** Every cell that holds a formula. */
  *formulas(): Generator<{ readonly row: number; readonly column: number; readonly content: Formula }> {
    for (const column of this.formulaColumns()) {
      for (const [row, content] of this.#columns.get(column)?.entries() ?? []) {
        if (isFormula(content)) yield { row, column, content };
      }
    }
  }

  /** Columns that hold something. */
  columns(): number[] {
    return [...this.#columns].filter(([, blocks]) => blocks.bounds() !== undefined).map(([column]) => column);
  }

  /** The blocks of a column as they are, not copied: for keeping a workbook elsewhere. */
  exportColumn(column: number): ColumnState {
    return this.#columns.get(column)?.export() ?? [];
  }

  importColumn(column: number, state: ColumnState): void {
    const blocks = new ColumnBlocks();
    blocks.import(state);
    this.#columns.set(column, blocks);
  }
}
