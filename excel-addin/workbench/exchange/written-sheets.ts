import { textOfSerial } from '../../files/serial-date.ts';
import { formatOfCode } from '../../files/number-format.ts';
import { cellKey, type CellFormat } from '../../files/workbook-file.ts';
import type { WritableSheet } from '../../files/xlsx-sheet-xml.ts';
import { writtenValidations } from './file-validations.ts';
import { endColumn, endRow, WHOLE_SHEET, type Area } from '../model/area.ts';
import { isError, valueOf } from '../model/cell-content.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';

type Cell = string | number | boolean | null;

/** A cell as files hold it: its value, and its format when it has one. Errors are written as their text. */
function writtenCell(sheet: Sheet, row: number, column: number): { cell: Cell; format: CellFormat | null } {
  const value = valueOf(sheet.grid.content(row, column));
  if (value === undefined) return { cell: null, format: null };
  const format = formatOfCode(sheet.grid.style(row, column).numberFormat);
  if (isError(value)) return { cell: value.text, format };
  if (typeof value !== 'number' || format === null) return { cell: value, format };
  if (format.kind !== 'date' && format.kind !== 'date-time' && format.kind !== 'time') return { cell: value, format };
  const dated = textOfSerial(value, format.kind, 1900);
  return dated === null ? { cell: value, format: null } : { cell: dated.text, format: { ...format, kind: dated.kind } };
}

/** Characters of the default font that fit a width in points. */
const charactersOf = (points: number): number => Math.max(1, Math.round(((points / 0.75 - 5) / 7) * 100) / 100);

function widths(sheet: Sheet, used: Area): (number | undefined)[] {
  const { widths: sizes } = sheet.grid;
  return Array.from({ length: endColumn(used) }, (_, column) => {
    const points = sizes.get(column);
    return points === sizes.standard ? undefined : charactersOf(points);
  });
}

/** A sheet as the writers of files take it. Formulas are written as the value last known, never as formulas. */
export function writtenSheet(sheet: Sheet): WritableSheet {
  const used = sheet.grid.cells.bounds();
  const hidden = sheet.state.visibility !== 'Visible';
  if (used === undefined) return { name: sheet.name, rows: [], hidden, validations: writtenValidations(sheet) };
  const formats = new Map<number, CellFormat>();
  const rows: Cell[][] = [];
  for (let row = 0; row < endRow(used); row++) {
    const cells: Cell[] = [];
    for (let column = 0; column < endColumn(used); column++) {
      const { cell, format } = writtenCell(sheet, row, column);
      cells.push(cell);
      if (format !== null) formats.set(cellKey(row, column), format);
    }
    rows.push(cells);
  }
  const frozen = sheet.state.frozenRows;
  return {
    name: sheet.name,
    rows,
    formats,
    columnWidths: widths(sheet, used),
    merges: sheet.grid.mergesIn(WHOLE_SHEET).map((area) => ({
      firstRow: area.row,
      firstColumn: area.column,
      lastRow: endRow(area) - 1,
      lastColumn: endColumn(area) - 1,
    })),
    hidden,
    validations: writtenValidations(sheet),
    ...(frozen > 0 && frozen < endRow(used) ? { headingRow: frozen - 1 } : {}),
  };
}

/** All sheets of a workbook, hidden ones too. */
export const writtenSheets = (workbook: Workbook): WritableSheet[] => workbook.sheets.map(writtenSheet);
