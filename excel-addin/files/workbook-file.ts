import type { Cell } from '../../core/tabular/cell.ts';
import type { CellValidation } from './cell-validation.ts';
import { EXCEL_COLUMNS } from './file-bounds.ts';

/** What the number format of a cell makes of its value. */
export type FormatKind = 'date' | 'date-time' | 'time' | 'percent' | 'number' | 'text';

/** The number format of a cell, when it is not 常规 (General). */
export interface CellFormat {
  readonly kind: FormatKind;
  /** The format code as Excel writes it, for example `yyyy-mm-dd`, `0.00%`, `@`. */
  readonly code: string;
}

/** Rows and columns from 0, both ends included. */
export interface CellRange {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/**
 * One sheet. `rows` is a rectangle that starts at A1 and ends at the last row and column that hold a value. `null` is an
 * empty cell; empty text is an empty cell too, so `''` never comes back from a file.
 * A date is text (`YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS` or `HH:MM:SS`) and `formats` says that it is one: whoever only
 * wants the value needs to know nothing of serial numbers and of the two calendars of Excel.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Formats of cells that have one, by {@link cellKey}. A cell that is not here is 常规. */
  readonly formats?: ReadonlyMap<number, CellFormat>;
  /**
   * Formulas as the workbook words them (with the leading `=`), by {@link cellKey}. Nothing evaluates them:
   * the cell holds the value that the workbook was saved with, or the formula's own text when there is none.
   */
  readonly formulas?: ReadonlyMap<number, string>;
  /** Merged ranges; the value is in the top left cell. */
  readonly merges?: readonly CellRange[];
  /** Widths in characters of the default font, by column; `undefined` for the default. */
  readonly columnWidths?: readonly (number | undefined)[];
  /** Rows at the top that stay in view when scrolling. */
  readonly frozenRows?: number;
  /** Rules for what may be typed; nothing here holds values against them. */
  readonly validations?: readonly CellValidation[];
  /** The clerk does not see this sheet in Excel. */
  readonly hidden?: boolean;
}

/** How the bytes of a text file were read. Shown to the clerk, because a wrong guess garbles names. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le';

/** What separates the cells of a text file. */
export type Delimiter = ',' | ';' | '\t';

/** What a workbook may have that its reader leaves out. */
export type LeftOut =
  | 'looks'
  | 'conditional-formats'
  | 'validations'
  | 'filters'
  | 'protection'
  | 'names'
  | 'tables'
  | 'drawings'
  | 'comments'
  | 'links'
  | 'hidden-lines'
  | 'frozen-columns'
  | 'pivot-tables'
  | 'page-setup';

/** A file that has been read. */
export interface WorkbookFile {
  readonly kind: 'csv' | 'xlsx' | 'xls';
  /** Only for `csv`. */
  readonly encoding?: TextEncoding;
  /** Only for `csv`. */
  readonly delimiter?: Delimiter;
  readonly sheets: readonly Sheet[];
  /** Only for `xlsx`: what it has beside the sheets above, so that nobody believes it to be there. */
  readonly leftOut?: readonly LeftOut[];
}

/** Key of a cell in the maps of a {@link Sheet}; rows and columns count from 0. */
export const cellKey = (row: number, column: number): number => row * EXCEL_COLUMNS + column;

/** Columns of the rectangle that the rows of a sheet make. */
export const columnCount = (sheet: Sheet): number => sheet.rows[0]?.length ?? 0;
