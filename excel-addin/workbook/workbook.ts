import type { Cell, CellBlock, CellPlace } from '../../core/tabular/cell.ts';
import type { Result } from '../../core/result.ts';
import type { SheetPlan } from './sheet-plan.ts';
import type { DocumentSet, TemplatePlan } from './template-plan.ts';
import type { WorkbookFault } from './workbook-fault.ts';

/** A rectangle of a sheet; rows and columns from 0. */
export interface Region {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** A table of a sheet, header row included. */
export interface TableInfo {
  readonly id: string;
  readonly name: string;
  readonly region: Region;
}

/** A sheet that people see. `id` survives renaming. */
export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  /** The rectangle that holds values, or null when the sheet is blank. */
  readonly used: Region | null;
  readonly tables: readonly TableInfo[];
}

/** How far a long operation has come, and how to end it. */
export interface Progress {
  readonly signal?: AbortSignal;
  /** Called after every chunk, with rows done of rows in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** One cell to change, and what it must still hold for the change to be right. */
export interface CellChange extends CellPlace {
  readonly from: Cell;
  readonly to: Cell;
  /** Number format that the cell must have for it; without one it is chosen by what the cell gets. */
  readonly numberFormat?: string;
}

/** A change that was made, with the number format that the cell had before. */
export interface AppliedChange extends CellChange {
  readonly formatBefore: string;
}

/** A cell to draw the clerk's eye to. */
export interface CellMark extends CellPlace {
  readonly severity: 'error' | 'warning';
}

/** What became of changes: a cell that was edited meanwhile, or that a formula fills, is left alone. */
export interface ChangeOutcome {
  readonly applied: readonly AppliedChange[];
  readonly skipped: readonly CellChange[];
}

/** Where rows are put below a list. */
export interface ListEnd {
  /** The list's last row, from 0. What stands below it moves down. */
  readonly after: number;
  readonly left: number;
  /** The table in which the list stands, which grows, or null. */
  readonly table: TableInfo | null;
}

/** A row to delete, and the cell by which it is known to be the right one still. */
export interface RowRemoval extends CellPlace {
  readonly from: Cell;
}

/** Something in a sheet changed; `address` in A1 form without the sheet's name. */
export interface SheetChange {
  readonly sheet: string;
  readonly address: string;
  /** `cells` got other contents where they are; by `structure` rows, columns or cells came, went or moved. */
  readonly kind: 'cells' | 'structure';
}

/**
 * All that the add-in asks of a spreadsheet. One implementation talks to Excel (`office/`); another spreadsheet needs
 * this and nothing else. Each member says how many round trips (`context.sync`) it makes at most, see
 * {@link ROUND_TRIPS}; what Office.js asks for itself afterwards, to let go of ranges, is not counted.
 */
export interface Workbook {
  /** Visible sheets in their order, with used ranges and tables. 2 round trips. */
  sheets(): Promise<Result<readonly SheetInfo[], WorkbookFault>>;

  /**
   * Values of a region, in chunks that stay below the limits of Excel on the web (5 MB an answer). 1 round trip a
   * chunk of at most `READ_CELLS` cells; a chunk that is refused as too large is halved and asked again.
   */
  read(sheet: string, region: Region, progress?: Progress): Promise<Result<CellBlock, WorkbookFault>>;

  /** Shows a cell to the clerk. 1 round trip. */
  select(sheet: string, place: CellPlace): Promise<Result<null, WorkbookFault>>;

  /**
   * Changes cells that still hold what they held, as text where `to` is text; formats of other cells are not touched.
   * 2 round trips a chunk of `CHANGE_CELLS`.
   */
  change(
    sheet: string,
    changes: readonly CellChange[],
    progress?: Progress,
  ): Promise<Result<ChangeOutcome, WorkbookFault>>;

  /**
   * Puts rows below a list, with the number formats of its last row and on a ground that tells them from the clerk's own.
   * 1 round trip to look, 1 to make room, 1 for each chunk of rows (at most `WRITE_CHARACTERS` characters).
   * @returns where they stand.
   */
  appendRows(
    sheet: string,
    end: ListEnd,
    rows: readonly (readonly Cell[])[],
    progress?: Progress,
  ): Promise<Result<Region, WorkbookFault>>;

  /**
   * Deletes rows whose cell still holds what it held: of a table its rows, otherwise rows of the sheet. 2 round trips a
   * chunk of `CHANGE_CELLS`, from the bottom up.
   * @returns rows (from 0, as they were numbered before) that were deleted, and those that were left because they changed.
   */
  deleteRows(
    sheet: string,
    table: TableInfo | null,
    removals: readonly RowRemoval[],
    progress?: Progress,
  ): Promise<Result<{ readonly removed: readonly number[]; readonly skipped: readonly number[] }, WorkbookFault>>;

  /**
   * Marks cells of a sheet so that their own formats stay as they are, in place of all marks made before; without marks,
   * only takes those away. At most `MARKED_CELLS`, the first ones. 3 round trips.
   * @returns how many cells are marked.
   */
  mark(sheet: string, marks: readonly CellMark[]): Promise<Result<number, WorkbookFault>>;

  /**
   * Writes a sheet of our own: a new one, or in place of the one with the id `replaces`. Never touches any other.
   * 5 round trips: 2 to open, 1 for each chunk of rows (at most `WRITE_CHARACTERS` characters), 2 to finish.
   * @returns id and name of the sheet; the name may differ from the wished one when that is taken.
   */
  write(
    plan: SheetPlan,
    replaces: string | null,
    progress?: Progress,
  ): Promise<Result<{ readonly sheet: string; readonly name: string }, WorkbookFault>>;

  /** The sheet of a template by its name; when there is none, it is laid out as planned. 2 round trips. */
  openTemplate(plan: TemplatePlan): Promise<Result<string, WorkbookFault>>;

  /**
   * Fills documents from a template into a sheet of ours, each on pages of its own, with everything the office gave the
   * template's rows and columns. 2 round trips to open, 1 for every `DOCUMENTS_AT_ONCE`, 2 to finish.
   */
  printDocuments(
    set: DocumentSet,
    replaces: string | null,
    progress?: Progress,
  ): Promise<Result<{ readonly sheet: string; readonly name: string }, WorkbookFault>>;

  /** A setting kept inside the workbook file, or null. Reads what was loaded at the start: no round trip. */
  setting(key: string): unknown;
  /** Keeps a setting (plain data) in the workbook. 1 save. */
  keepSetting(key: string, value: unknown): Promise<Result<null, WorkbookFault>>;

  /** Tells of every change of cells by anybody. 1 round trip; the returned function ends it. */
  watch(listener: (change: SheetChange) => void): Promise<Result<() => void, WorkbookFault>>;
}

/** Most cells asked for at once: below the 5 MB of one answer for cells of about a hundred bytes. */
export const READ_CELLS = 40_000;
/** Answer size aimed at, in characters of values; later chunks are cut by what earlier ones measured. */
export const READ_CHARACTERS = 1_500_000;
/** Most cells marked in a sheet: more would slow down every redraw, and nobody repairs them one by one. */
export const MARKED_CELLS = 3_000;
/** Most cells changed in one round trip. */
export const CHANGE_CELLS = 500;
/** Most characters of values sent at once, well below the 5 MB of one request. */
export const WRITE_CHARACTERS = 600_000;
/** Documents laid out in one round trip: each takes some ten calls. */
export const DOCUMENTS_AT_ONCE = 40;

/**
 * Most round trips of each operation: so many in any case, and one or two for each chunk (cells, changes, characters or
 * documents as named above). Rows count only where they fill chunks.
 */
export const ROUND_TRIPS = {
  sheets: { fixed: 2, eachChunk: 0 },
  /** A chunk that is refused as too large is asked again in halves: these come on top. */
  read: { fixed: 0, eachChunk: 1 },
  select: { fixed: 1, eachChunk: 0 },
  change: { fixed: 0, eachChunk: 2 },
  appendRows: { fixed: 2, eachChunk: 1 },
  deleteRows: { fixed: 0, eachChunk: 2 },
  mark: { fixed: 3, eachChunk: 0 },
  write: { fixed: 4, eachChunk: 1 },
  openTemplate: { fixed: 2, eachChunk: 0 },
  printDocuments: { fixed: 4, eachChunk: 1 },
  setting: { fixed: 0, eachChunk: 0 },
  keepSetting: { fixed: 0, eachChunk: 0 },
  watch: { fixed: 1, eachChunk: 0 },
} as const satisfies Readonly<Record<keyof Workbook, { readonly fixed: number; readonly eachChunk: number }>>;
