import { endRow, type Area } from './area.ts';
import type { Anchor } from './anchor.ts';
import { clearFilters, type ColumnFilters } from './filter.ts';
import type { Sheet } from './sheet.ts';
import { displayText } from './number-format.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** What a table is beside its cells. */
export interface TableState {
  readonly name: string;
  /** A built-in style such as `TableStyleMedium2`. */
  readonly style: string;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly showFilterButton: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  /** Ids of the columns from left to right; they stay with a column when others come or go. */
  readonly columnIds: readonly number[];
  readonly filters: ColumnFilters;
}

/** Excel's defaults for a new table. */
export const NEW_TABLE = {
  style: 'TableStyleMedium2',
  showBandedRows: true,
  showBandedColumns: false,
  showFilterButton: true,
  highlightFirstColumn: false,
  highlightLastColumn: false,
  filters: [],
} satisfies Partial<TableState>;

/** A table: a header row with distinct texts, and at least one row below it. Its cells are the sheet's. */
export class Table {
  readonly id: string;
  readonly grid: SheetGrid;
  readonly anchor: Anchor;
  #state: TableState;

  constructor(id: string, grid: SheetGrid, area: Area, state: TableState) {
    this.id = id;
    this.grid = grid;
    this.anchor = { area };
    this.#state = state;
  }

  get state(): TableState {
    return this.#state;
  }

  /** Header and rows. */
  get area(): Area {
    if (this.anchor.area === undefined) throw new Error(`Table ${this.id} has no cells any more`);
    return this.anchor.area;
  }

  get header(): Area {
    return { ...this.area, rows: 1 };
  }

  get body(): Area {
    return { ...this.area, row: this.area.row + 1, rows: this.area.rows - 1 };
  }

  /** Row below the table. */
  get below(): number {
    return endRow(this.area);
  }

  /** Texts of the header row. */
  columnNames(): string[] {
    const { row, column, columns } = this.area;
    return Array.from({ length: columns }, (_, index) =>
      displayText(this.grid.content(row, column + index), this.grid.style(row, column + index).numberFormat),
    );
  }

  /** Shows or hides the filter buttons; without them all rows are shown. */
  showFilter(sheet: Sheet, isShown: boolean): void {
    if (!isShown) clearFilters({ sheet, table: this, area: this.area, filters: this.#state.filters });
    this.update({ showFilterButton: isShown });
  }

  /** Changes properties of the table. */
  update(patch: Partial<TableState>): void {
    this.grid.guard.structure();
    const before = this.#state;
    this.#state = { ...before, ...patch };
    this.grid.log.record(() => {
      this.update(before);
    });
    this.grid.log.announce({ kind: 'table-changed', sheet: this.grid.sheet, table: this.id });
  }

  /** Gives the table another area. */
  moveTo(area: Area): void {
    this.grid.guard.structure();
    const before = this.area;
    this.anchor.area = area;
    this.grid.log.record(() => {
      this.moveTo(before);
    });
    this.grid.log.announce({ kind: 'table-changed', sheet: this.grid.sheet, table: this.id });
  }
}
