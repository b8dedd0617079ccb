import { cellArea, endColumn, endRow, type Area } from './area.ts';
import { isWhole, type Shift } from './anchor.ts';
import { ExcelFault } from './excel-fault.ts';
import type { Protection, ProtectionFlag } from './protection.ts';
import type { StyleBook } from './style.ts';
import type { StyleSheet } from './style-sheet.ts';

/** What the guard looks at. */
interface Guarded {
  readonly protection: () => Protection | undefined;
  /** Steps back and forth are not held up: they only give back what was. */
  readonly isReplaying: () => boolean;
  readonly book: StyleBook;
  readonly styles: StyleSheet;
}

/**
 * Refuses what the protection of a sheet does not allow, to people and add-ins alike: `AccessDenied`. Whatever changes
 * a sheet asks here first. Source of what is allowed when: "Lock or unlock specific areas of a protected worksheet",
 * Microsoft Support, with its notes on deleting rows that have locked cells and on applying filters.
 */
export class SheetGuard {
  readonly #guarded: Guarded;
  #free = 0;

  constructor(guarded: Guarded) {
    this.#guarded = guarded;
  }

  /** Whether the sheet is protected, and this is no step back. */
  get isActive(): boolean {
    return this.#free === 0 && this.#guarded.protection() !== undefined && !this.#guarded.isReplaying();
  }

  /** Does what follows from a change that was allowed, such as a row that grows with its text. */
  freely<T>(work: () => T): T {
    this.#free += 1;
    try {
      return work();
    } finally {
      this.#free -= 1;
    }
  }

  /** Whether a cell may not be changed. */
  isLocked(row: number, column: number): boolean {
    return this.isActive && this.#hasLocked(cellArea(row, column));
  }

  /** "Select locked cells", "Select unlocked cells" of the protection's options: `ProtectionSelectionMode`. */
  maySelect(row: number, column: number): boolean {
    const mode = this.isActive ? this.#guarded.protection()?.options.selectionMode : undefined;
    return mode === undefined || mode === 'Normal' || (mode === 'Unlocked' && !this.isLocked(row, column));
  }

  /** Contents of cells: those that are unlocked may change. */
  contents(area: Area): void {
    if (this.isActive && this.#hasLocked(area)) throw denied('The cells are locked.');
  }

  /** Formats and conditional formats. */
  looks(): void {
    this.#demand('allowFormatCells');
  }

  /** Heights of rows and widths of columns, hiding included. */
  sizes(axis: 'row' | 'column'): void {
    this.#demand(axis === 'row' ? 'allowFormatRows' : 'allowFormatColumns');
  }

  /** Charts. */
  objects(): void {
    this.#demand('allowEditObjects');
  }

  /** The choice of a filter that is there. */
  filterChoice(): void {
    this.#demand('allowAutoFilter');
  }

  /** What no option allows: tables, merged cells, validation, filters that come or go, which cells are locked. */
  structure(): void {
    if (this.isActive) throw denied('The worksheet is protected.');
  }

  /** Rows and columns that come or go. "Delete rows": only those without locked cells; single cells never move. */
  shift(shift: Shift, removed: Area): void {
    if (!this.isActive) return;
    if (!isWhole(shift)) throw denied('Cells of a protected worksheet do not move.');
    const rows = shift.axis === 'row';
    if (shift.added > 0) this.#demand(rows ? 'allowInsertRows' : 'allowInsertColumns');
    if (shift.removed === 0) return;
    this.#demand(rows ? 'allowDeleteRows' : 'allowDeleteColumns');
    this.contents(removed);
  }

  #demand(flag: ProtectionFlag): void {
    if (this.isActive && this.#guarded.protection()?.options[flag] !== true)
      throw denied('The worksheet is protected.');
  }

  #hasLocked(area: Area): boolean {
    const { styles, book } = this.#guarded;
    for (let column = area.column; column < endColumn(area); column++) {
      for (const run of styles.runs(column, area.row, endRow(area))) if (book.get(run.style).locked) return true;
    }
    return false;
  }
}

const denied = (message: string): ExcelFault => new ExcelFault('AccessDenied', message);
