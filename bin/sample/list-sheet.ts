import type { Cell } from '../../core/tabular/cell.ts';
import { cellKey, type CellFormat } from '../../excel-addin/files/workbook-file.ts';
import type { WritableSheet } from '../../excel-addin/files/xlsx-sheet-xml.ts';

/** A column of a list as a clerk lays it out. */
export interface ListColumn {
  readonly heading: string;
  /** Width in characters of the default font; a Chinese character is two wide. */
  readonly width: number;
}

/** A list as clerks keep it: a merged title, notes under it, one row of headings, then the rows. */
export interface ListLayout {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly ListCell[])[];
}

/** A cell of a list; a real date of the spreadsheet is told apart from a date that somebody typed as text. */
export type ListCell = Cell | DateCell;

/** A day kept as the spreadsheet's own date. */
export interface DateCell {
  readonly date: string;
}

const DATE_FORMAT: CellFormat = { kind: 'date', code: 'yyyy-mm-dd' };

/** Lays a list out as a sheet. */
export function listSheet({ name, title, notes, columns, rows }: ListLayout): WritableSheet {
  const width = columns.length;
  const above = [title, ...notes].map((text) => [text, ...Array<Cell>(width - 1).fill(null)]);
  const formats = new Map<number, CellFormat>();
  const cells = [...above, columns.map(({ heading }) => heading), ...rows].map((row, index) =>
    row.map((cell, column) => plainCell(cell, cellKey(index, column), formats)),
  );
  return {
    name,
    rows: cells,
    ...(formats.size > 0 && { formats }),
    merges: above.map((_, row) => ({ firstRow: row, firstColumn: 0, lastRow: row, lastColumn: width - 1 })),
    columnWidths: columns.map((column) => column.width),
    headingRow: above.length,
  };
}

function plainCell(cell: ListCell, key: number, formats: Map<number, CellFormat>): Cell {
  if (cell === null || typeof cell !== 'object') return cell === '' ? null : cell;
  formats.set(key, DATE_FORMAT);
  return cell.date;
}
