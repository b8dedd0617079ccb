import {
  MAX_COLUMNS,
  MAX_ROWS,
  endColumn,
  endRow,
  intersection,
  isEntireColumn,
  isEntireRow,
  type Area,
} from '../model/area.ts';
import { fittingWidth } from '../model/autofit.ts';
import { isFormula, valueOf, type CellContent } from '../model/cell-content.ts';
import { copiedContent, type Offset } from '../model/copied-cells.ts';
import { enterEntries } from '../model/entries.ts';
import { isValidCell } from '../formula/validation-check.ts';
import { validationAt } from '../model/data-validation.ts';
import { EntryFault, ExcelFault } from '../model/excel-fault.ts';
import { displayText, isDateFormat } from '../model/number-format.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import { usedPart } from '../model/sheet-grid.ts';
import type { Style, StyleId } from '../model/style.ts';
import { shownStretches } from './filter-buttons.ts';
import { growTableForTyping } from '../model/table-edit.ts';
import { settleHeaders } from '../model/table-headers.ts';
import type { Workbook } from '../model/workbook.ts';

/** Most cells one paste, copy or fill may touch. */
const MAX_CLIPBOARD_CELLS = 2_000_000;

/** What the editor begins with: the formula, the date as shown, else the value itself. */
export function editText(sheet: Sheet, row: number, column: number): string {
  const content = sheet.grid.content(row, column);
  if (isFormula(content)) return content.formula;
  const { numberFormat } = sheet.grid.style(row, column);
  const value = valueOf(content);
  if (typeof value !== 'number') return displayText(content, 'General');
  if (isDateFormat(numberFormat)) return displayText(content, numberFormat);
  return numberFormat.endsWith('%') ? `${Number((value * 100).toPrecision(15))}%` : String(value);
}

/**
 * A person types into a cell. A table beside it grows.
 *
 * @param isInsisted - the person was told that the entry breaks the cell's rule, and wants it all the same.
 * @throws EntryFault when it breaks the rule; what an add-in writes is not held to it, nor what is pasted: "Data
 * validation … messages and … invalid data entries" are for those who type: "Apply data validation to cells".
 */
export function typeCell(
  workbook: Workbook,
  sheet: Sheet,
  { row, column }: Place,
  text: string,
  isInsisted = false,
): void {
  if (text === editText(sheet, row, column)) return;
  workbook.history.edit('person', '输入', () => {
    if (text !== '') growTableForTyping(sheet, row, column);
    enterEntries(sheet, { row, column, rows: 1, columns: 1 }, () => text, workbook.rules('person'));
    widenForNumber(sheet, row, column);
    if (!isInsisted) checkEntry(workbook, sheet, row, column);
  });
}

function checkEntry(workbook: Workbook, sheet: Sheet, row: number, column: number): void {
  const alert = validationAt(sheet, row, column)?.state.errorAlert;
  if (alert?.showAlert !== true || isValidCell({ workbook, sheet, row, column })) return;
  throw new EntryFault(alert);
}

/** A number or date too wide for a column of standard width widens it, as in Excel: it is never shown cut off. */
function widenForNumber({ grid }: Sheet, row: number, column: number): void {
  const content = grid.content(row, column);
  const { numberFormat, fontSize, bold } = grid.style(row, column);
  if (typeof valueOf(content) !== 'number' || grid.widths.get(column) !== grid.widths.standard) return;
  const points = fittingWidth(displayText(content, numberFormat), fontSize, bold);
  if (points <= grid.widths.standard) return;
  grid.guard.freely(() => {
    grid.resize('column', column, 1, { points });
  });
}

/** Empties cells; formats stay. */
export function clearCells(workbook: Workbook, sheet: Sheet, areas: readonly Area[]): void {
  workbook.history.edit('person', '清除内容', () => {
    for (const area of areas.flatMap((one) => shownStretches(sheet, one))) {
      const part = usedPart(sheet.grid, area);
      if (part === undefined) continue;
      sheet.grid.write(part, () => undefined);
      for (const table of sheet.tablesIn(part)) settleHeaders(table);
    }
  });
}

/** Cells that were copied: where from, and what they held then. */
export interface CopiedCells {
  readonly text: string;
  /** Where they stood, so that relative references move along; undefined for cells that were cut, which are moved. */
  readonly origin: Place | undefined;
  readonly rows: readonly (readonly (readonly [CellContent | undefined, StyleId])[])[];
}

/** Rows of an area that a filter lets be seen: those alone are copied, as in Excel. */
const shownRows = (sheet: Sheet, area: Area): readonly number[] =>
  shownStretches(sheet, area).flatMap(({ row, rows }) => Array.from({ length: rows }, (_, index) => row + index));

/** Texts of an area as shown, for the clipboard. */
export function shownTexts(sheet: Sheet, area: Area): string[][] {
  const part = usedPart(sheet.grid, area) ?? { ...area, rows: 1, columns: 1 };
  const bounded = isEntireRow(area) || isEntireColumn(area) ? part : area;
  if (bounded.rows * bounded.columns > MAX_CLIPBOARD_CELLS) {
    throw new ExcelFault('OperationCellsExceedLimit', 'Too many cells at once.');
  }
  return shownRows(sheet, bounded).map((at) =>
    Array.from({ length: bounded.columns }, (_column, column) => {
      const across = bounded.column + column;
      return displayText(sheet.grid.content(at, across), sheet.grid.style(at, across).numberFormat);
    }),
  );
}

/** Contents and styles of an area, to be pasted within this workbook without loss. */
export function copyCells(sheet: Sheet, area: Area, text: string, isCut: boolean): CopiedCells {
  const part = isEntireRow(area) || isEntireColumn(area) ? usedPart(sheet.grid, area) : area;
  const bounded = part ?? { ...area, rows: 1, columns: 1 };
  const rows = shownRows(sheet, bounded).map((at) =>
    Array.from({ length: bounded.columns }, (_column, column) => {
      const across = bounded.column + column;
      return [sheet.grid.content(at, across), sheet.grid.styles.at(at, across)] as const;
    }),
  );
  return { text, rows, origin: isCut ? undefined : { row: bounded.row, column: bounded.column } };
}

/** How often what was copied fits into what is selected: a single value fills the selection, as in Excel. */
function pasteArea(target: Area, rows: number, columns: number): Area {
  const fits = target.rows % rows === 0 && target.columns % columns === 0;
  const bounded = !isEntireRow(target) && !isEntireColumn(target);
  const area = fits && bounded ? target : { ...target, rows, columns };
  if (endRow(area) > MAX_ROWS || endColumn(area) > MAX_COLUMNS || area.rows * area.columns > MAX_CLIPBOARD_CELLS) {
    throw new ExcelFault('OperationCellsExceedLimit', 'The paste would leave the worksheet.');
  }
  return area;
}

/** Pastes text from elsewhere: each cell is read as if it were typed. Returns the area that was written. */
export function pasteTexts(workbook: Workbook, sheet: Sheet, target: Area, rows: readonly (readonly string[])[]): Area {
  const [height, width] = [rows.length, rows[0]?.length ?? 1];
  const area = pasteArea(target, height, width);
  const rules = { ...workbook.rules('person'), typed: false };
  workbook.history.edit('person', '粘贴', () => {
    enterEntries(
      sheet,
      area,
      (row, column) => rows[(row - area.row) % height]?.[(column - area.column) % width] ?? '',
      rules,
    );
  });
  return area;
}

function pasteStyles(sheet: Sheet, area: Area, styleAt: (row: number, column: number) => StyleId): void {
  for (let row = area.row; row < endRow(area); row++) {
    for (let column = area.column; column < endColumn(area); column++) {
      const style = styleAt(row, column);
      if (style !== sheet.grid.styles.at(row, column)) {
        sheet.grid.restyle({ row, column, rows: 1, columns: 1 }, () => style);
      }
    }
  }
}

/** Pastes cells of this workbook with their values and looks. Returns the area that was written. */
export function pasteCells(workbook: Workbook, sheet: Sheet, target: Area, copied: CopiedCells): Area {
  const [height, width] = [copied.rows.length, copied.rows[0]?.length ?? 1];
  const area = pasteArea(target, height, width);
  const offset = (row: number, column: number): Offset => ({
    row: copied.origin === undefined ? 0 : row - ((row - area.row) % height) - copied.origin.row,
    column: copied.origin === undefined ? 0 : column - ((column - area.column) % width) - copied.origin.column,
  });
  const at = (row: number, column: number): readonly [CellContent | undefined, StyleId] | undefined =>
    copied.rows[(row - area.row) % height]?.[(column - area.column) % width];
  workbook.history.edit('person', '粘贴', () => {
    sheet.grid.guard.contents(area);
    sheet.grid.guard.freely(() => {
      pasteStyles(sheet, area, (row, column) => at(row, column)?.[1] ?? 0);
    });
    sheet.grid.write(area, (row, column) => copiedContent(at(row, column)?.[0], offset(row, column)));
    for (const table of sheet.tables) if (intersection(table.header, area)) settleHeaders(table);
  });
  return area;
}

/** Inserts as many rows or columns as are selected, before them. */
export function insertLines(workbook: Workbook, sheet: Sheet, axis: 'row' | 'column', area: Area): void {
  const isRow = axis === 'row';
  workbook.history.edit('person', isRow ? '插入行' : '插入列', () => {
    if (isRow) sheet.insert({ ...area, column: 0, columns: MAX_COLUMNS }, 'Down');
    else sheet.insert({ ...area, row: 0, rows: MAX_ROWS }, 'Right');
  });
}

/** Deletes the selected rows or columns. */
export function deleteLines(workbook: Workbook, sheet: Sheet, axis: 'row' | 'column', area: Area): void {
  const isRow = axis === 'row';
  workbook.history.edit('person', isRow ? '删除行' : '删除列', () => {
    if (isRow) {
      for (const shown of [...shownStretches(sheet, area)].reverse()) {
        sheet.delete({ ...shown, column: 0, columns: MAX_COLUMNS }, 'Up');
      }
    } else sheet.delete({ ...area, row: 0, rows: MAX_ROWS }, 'Left');
  });
}

/** Changes the looks of selected cells. */
export function formatCells(workbook: Workbook, sheet: Sheet, area: Area, label: string, patch: Partial<Style>): void {
  workbook.history.edit('person', label, () => {
    sheet.grid.format(area, patch);
  });
}
