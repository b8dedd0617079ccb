import {
  MAX_COLUMNS,
  MAX_ROWS,
  boundingArea,
  cellArea,
  contains,
  endColumn,
  endRow,
  intersection,
  sameArea,
  type Area,
} from './area.ts';
import type { Anchor } from './anchor.ts';
import { valueOf, type CellContent } from './cell-content.ts';
import { CellStore } from './cell-store.ts';
import type { ChangeLog } from './change-log.ts';
import { invalidArgument } from './excel-fault.ts';
import type { Protection } from './protection.ts';
import { SheetGuard } from './sheet-guard.ts';
import { Sizes } from './sizes.ts';
import type { Style, StyleBook, StyleId } from './style.ts';
import { StyleSheet, type StylePatch } from './style-sheet.ts';

/** Column width of a new sheet in points: 8.43 characters. */
export const STANDARD_WIDTH = 54;
/** Row height of a new sheet in points. */
export const STANDARD_HEIGHT = 16.5;

/**
 * Cells, styles, sizes and merged ranges of one sheet. Every change goes through here, is recorded so that it can be
 * undone, and is announced. Nothing here knows of tables; who moves rows looks after them first.
 */
export class SheetGrid {
  readonly sheet: string;
  readonly log: ChangeLog;
  readonly book: StyleBook;
  readonly cells = new CellStore();
  readonly styles = new StyleSheet();
  /** Asked before anything changes. */
  readonly guard: SheetGuard;
  readonly widths = new Sizes(STANDARD_WIDTH);
  readonly heights = new Sizes(STANDARD_HEIGHT);
  /** Places that move along with the cells. */
  readonly anchors = new Set<Anchor>();
  readonly #merges = new Set<Anchor>();

  constructor(sheet: string, log: ChangeLog, book: StyleBook, protection: () => Protection | undefined) {
    this.sheet = sheet;
    this.log = log;
    this.book = book;
    this.guard = new SheetGuard({ protection, isReplaying: () => log.isReplaying, book, styles: this.styles });
  }

  content(row: number, column: number): CellContent | undefined {
    return this.cells.get(row, column);
  }

  style(row: number, column: number): Style {
    return this.book.get(this.styles.at(row, column));
  }

  /** Puts contents into an area, row by row. Cells that a merged range hides keep nothing. */
  write(area: Area, content: (row: number, column: number) => CellContent | undefined): void {
    this.guard.contents(area);
    const before = this.#read(area);
    const single = area.rows === 1 && area.columns === 1;
    this.#fill(area, (row, column) => (this.isHidden(row, column) ? undefined : content(row, column)));
    this.log.record(() => {
      this.write(area, (row, column) => before[(row - area.row) * area.columns + column - area.column]);
    }, before.length);
    this.log.announce({
      kind: 'data',
      sheet: this.sheet,
      area,
      change: 'RangeEdited',
      direction: 'None',
      ...(single
        ? { single: { before: valueOf(before[0]), after: valueOf(this.content(area.row, area.column)) } }
        : {}),
    });
  }

  /** Changes the looks of an area. */
  restyle(area: Area, style: (before: StyleId) => StyleId): void {
    this.guard.looks();
    this.#recordStyles(this.styles.change(area, style));
    this.log.announce({ kind: 'format', sheet: this.sheet, area });
  }

  /** Changes some properties of the style of an area. */
  format(area: Area, patch: Partial<Style>): void {
    if ('locked' in patch || 'formulaHidden' in patch) this.guard.structure();
    this.restyle(area, (id) => this.book.patched(id, patch));
  }

  /** Puts styles back as they were. */
  pasteStyles(patch: StylePatch): void {
    const before = this.styles.copy(patch.area);
    this.styles.paste(patch);
    this.#recordStyles(before);
    this.log.announce({ kind: 'format', sheet: this.sheet, area: patch.area });
  }

  /** Widths in points of columns, or heights of rows, and whether they are hidden. */
  resize(axis: 'row' | 'column', first: number, count: number, change: { points?: number; hidden?: boolean }): void {
    this.guard.sizes(axis);
    const sizes = axis === 'row' ? this.heights : this.widths;
    const before = sizes.export();
    const last = Math.min(first + count, axis === 'row' ? MAX_ROWS : MAX_COLUMNS);
    for (let index = first; index < last; index++) {
      if (change.points !== undefined) sizes.set(index, change.points);
      if (change.hidden !== undefined) sizes.setHidden(index, change.hidden);
    }
    this.log.record(() => {
      this.restoreSizes(axis, before);
    });
    this.log.announce({ kind: 'layout', sheet: this.sheet });
  }

  /** Hides some of the rows `from` to `to` (outside) and shows the others. */
  hideRows(from: number, to: number, isHidden: (row: number) => boolean): void {
    this.guard.sizes('row');
    const before = this.heights.export();
    for (let row = from; row < to; row++) this.heights.setHidden(row, isHidden(row));
    this.log.record(() => {
      this.restoreSizes('row', before);
    });
    this.log.announce({ kind: 'layout', sheet: this.sheet });
  }

  restoreSizes(axis: 'row' | 'column', state: ReturnType<Sizes['export']>): void {
    const sizes = axis === 'row' ? this.heights : this.widths;
    const before = sizes.export();
    sizes.import(state);
    this.log.record(() => {
      this.restoreSizes(axis, before);
    });
    this.log.announce({ kind: 'layout', sheet: this.sheet });
  }

  /** The merged range that covers a cell. */
  mergeAt(row: number, column: number): Area | undefined {
    const cell = cellArea(row, column);
    for (const { area } of this.#merges) if (area !== undefined && contains(area, cell)) return area;
    return undefined;
  }

  /** Merged ranges that touch an area. */
  mergesIn(area: Area): Area[] {
    return [...this.#merges].flatMap((merge) => (merge.area && intersection(merge.area, area) ? [merge.area] : []));
  }

  /** A cell that a merged range hides: any but its top left one. */
  isHidden(row: number, column: number): boolean {
    if (this.#merges.size === 0) return false;
    const merge = this.mergeAt(row, column);
    return merge !== undefined && (merge.row !== row || merge.column !== column);
  }

  /** Merges an area into one cell, which keeps the value of the top left one. Merged ranges inside it give way. */
  merge(area: Area): void {
    if (this.mergesIn(area).some((other) => !contains(area, other))) {
      throw invalidArgument('The range cuts through merged cells.');
    }
    this.guard.structure();
    this.unmerge(area);
    const kept = this.content(area.row, area.column);
    this.write(area, (row, column) => (row === area.row && column === area.column ? kept : undefined));
    this.addMerge({ area });
  }

  /** Takes apart all merged ranges that touch an area. */
  unmerge(area: Area): void {
    for (const merge of [...this.#merges]) {
      if (merge.area === undefined || intersection(merge.area, area) === undefined) continue;
      this.guard.structure();
      this.dropMerge(merge);
    }
  }

  addMerge(merge: Anchor): void {
    this.#merges.add(merge);
    this.anchors.add(merge);
    this.log.record(() => {
      this.dropMerge(merge);
    });
    this.log.announce({ kind: 'layout', sheet: this.sheet });
  }

  dropMerge(merge: Anchor): void {
    this.#merges.delete(merge);
    this.anchors.delete(merge);
    this.log.record(() => {
      this.addMerge(merge);
    });
    this.log.announce({ kind: 'layout', sheet: this.sheet });
  }

  /** Merged ranges that a deletion left nothing of. */
  dropLostMerges(): void {
    for (const merge of [...this.#merges]) if (merge.area === undefined) this.dropMerge(merge);
  }

  /**
   * The smallest area around all cells that hold something, or with `valuesOnly` false also those with a format of
   * their own. Whole formatted columns do not count, as in Excel.
   */
  usedArea(valuesOnly: boolean): Area | undefined {
    const filled = this.cells.bounds();
    if (valuesOnly) return filled;
    let used = filled;
    for (const [column, runs] of this.styles.export().columns) {
      for (const run of runs) {
        if (run.style === 0 || run.to === MAX_ROWS) continue;
        const styled = { row: run.from, column, rows: run.to - run.from, columns: 1 };
        used = used === undefined ? styled : boundingArea(used, styled);
      }
    }
    return used;
  }

  /** Contents of an area as a flat list. */
  #read(area: Area): (CellContent | undefined)[] {
    const contents: (CellContent | undefined)[] = [];
    for (let row = area.row; row < endRow(area); row++) {
      for (let column = area.column; column < endColumn(area); column++) contents.push(this.cells.get(row, column));
    }
    return contents;
  }

  #fill(area: Area, content: (row: number, column: number) => CellContent | undefined): void {
    for (let row = area.row; row < endRow(area); row++) {
      for (let column = area.column; column < endColumn(area); column++) {
        this.cells.set(row, column, content(row, column));
      }
    }
  }

  #recordStyles(before: StylePatch): void {
    const weight = before.others.length + [...before.columns.values()].reduce((sum, runs) => sum + runs.length, 0);
    this.log.record(() => {
      this.pasteStyles(before);
    }, weight);
  }
}

/** The part of an area that is in use: what must be visited to clear or copy an unbounded range. */
export function usedPart(grid: SheetGrid, area: Area): Area | undefined {
  const used = grid.cells.bounds();
  const part = used && intersection(used, area);
  return part && sameArea(part, area) ? area : part;
}
