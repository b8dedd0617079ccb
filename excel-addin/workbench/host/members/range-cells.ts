import { cellCount, endColumn, endRow, isEntireColumn, isEntireRow, type Area } from '../../model/area.ts';
import { isError, isFormula, valueOf, type CellContent } from '../../model/cell-content.ts';
import { enterEntries, type Entry } from '../../model/entries.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import { displayText, isNumberFormat } from '../../model/number-format.ts';
import type { Arguments } from '../arguments.ts';
import { isList, isObject, type Json } from '../json.ts';
import type { Session } from '../session.ts';
import type { RangeRef } from './range-ref.ts';

/** "A range is limited to five million cells for get operations": "Resource limits and performance optimization". */
const MAX_READ_CELLS = 5_000_000;

/** "Unbounded" in the documentation: entire columns or rows. */
export const isUnbounded = (area: Area): boolean => isEntireColumn(area) || isEntireRow(area);

/**
 * A property with one value for each cell, as a list of rows. Null for an unbounded range ("the response returns null
 * for cell-level properties"), and past five million cells, where Excel answers null as well.
 */
function readCells({ area }: RangeRef, cell: (row: number, column: number) => Json): Json {
  if (isUnbounded(area) || cellCount(area) > MAX_READ_CELLS) return null;
  const rows: Json[][] = [];
  for (let row = area.row; row < endRow(area); row++) {
    const cells: Json[] = [];
    for (let column = area.column; column < endColumn(area); column++) cells.push(cell(row, column));
    rows.push(cells);
  }
  return rows;
}

/** "Cells that contain an error will return the error string"; an empty cell is empty text. */
export function plainValue(content: CellContent | undefined): string | number | boolean {
  const value = valueOf(content) ?? '';
  return isError(value) ? value.text : value;
}

/** `Excel.RangeValueType` */
export function valueType(content: CellContent | undefined): string {
  const value = valueOf(content);
  if (value === undefined) return 'Empty';
  if (isError(value)) return 'Error';
  return typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Double' : 'Boolean';
}

export const readValues = (range: RangeRef): Json =>
  readCells(range, (row, column) => plainValue(range.sheet.grid.content(row, column)));

export const readValueTypes = (range: RangeRef): Json =>
  readCells(range, (row, column) => valueType(range.sheet.grid.content(row, column)));

/** "If a cell has no formula, its value is returned instead." */
export const readFormulas = (range: RangeRef): Json =>
  readCells(range, (row, column) => {
    const content = range.sheet.grid.content(row, column);
    return isFormula(content) ? content.formula : plainValue(content);
  });

export const readTexts = (range: RangeRef): Json =>
  readCells(range, (row, column) =>
    displayText(range.sheet.grid.content(row, column), range.sheet.grid.style(row, column).numberFormat),
  );

export const readNumberFormats = (range: RangeRef): Json =>
  readCells(range, (row, column) => range.sheet.grid.style(row, column).numberFormat);

/** One value for all cells: given as such, or as a list of one row of one. */
function commonValue(given: Arguments): Json | undefined {
  const value = given.value(0);
  if (!isList(value)) return value;
  const [row, ...more] = value;
  return isList(row) && row.length === 1 && more.length === 0 ? row[0] : undefined;
}

/**
 * What is set for each cell: from a list of rows of the range's own shape, or one value for all of its cells (the Excel
 * tutorial sets `numberFormat = [['€#,##0.00']]` on a whole column of a table).
 *
 * @throws ExcelFault `InvalidArgument` for another shape, and for null: "null is not a valid input for the entire
 * property".
 */
function perCell(area: Area, given: Arguments): (row: number, column: number) => Json {
  const common = commonValue(given);
  if (common !== undefined) return () => common;
  const rows = given.matrix(0);
  if (rows.length !== area.rows || rows[0]?.length !== area.columns) {
    throw invalidArgument("The number of rows or columns in the input array doesn't match the size of the range.");
  }
  return (row, column) => rows[row - area.row]?.[column - area.column] ?? null;
}

function entryOf(value: Json): Entry {
  if (isObject(value) || isList(value)) throw invalidArgument('A cell takes text, a number, true or false.');
  return value;
}

/**
 * Puts values or formulas into a range. Null within the list leaves a cell as it is; empty text clears it.
 *
 * @throws ExcelFault `InvalidArgument` for unbounded ranges: "You can't set cell-level properties on an unbounded range".
 */
export function writeEntries(range: RangeRef, given: Arguments, session: Session): void {
  if (isUnbounded(range.area)) throw invalidArgument("Values can't be set on an entire row or column.");
  const value = perCell(range.area, given);
  enterEntries(range.sheet, range.area, (row, column) => entryOf(value(row, column)), session.workbook.rules('add-in'));
}

interface FormatCell {
  readonly row: number;
  readonly column: number;
  readonly numberFormat: string;
}

function checkedFormat(value: Json): string | undefined {
  if (value === null) return undefined;
  if (value === '') return 'General';
  if (typeof value !== 'string' || !isNumberFormat(value)) throw invalidArgument('This is no number format.');
  return value;
}

/**
 * Sets number formats; empty text is General. One format may also be set on an entire row or column, against what the
 * reference says and as Excel does (office-js-docs-pr#5400). A list of formats is set by column in runs of one format,
 * so that a hundred thousand rows cost a few changes.
 */
export function writeNumberFormats(range: RangeRef, given: Arguments): void {
  const { area, sheet } = range;
  const common = commonValue(given);
  if (common !== undefined) {
    const numberFormat = checkedFormat(common);
    if (numberFormat !== undefined) sheet.grid.format(area, { numberFormat });
    return;
  }
  if (isUnbounded(area)) throw invalidArgument("A list of formats can't be set on an entire row or column.");
  const format = perCell(area, given);
  const checked = new Map<Json, string | undefined>();
  const formatAt = (row: number, column: number): string | undefined => {
    const value = format(row, column);
    if (!checked.has(value)) checked.set(value, checkedFormat(value));
    return checked.get(value);
  };
  const runs: (FormatCell & { rows: number })[] = [];
  for (let column = area.column; column < endColumn(area); column++) {
    for (let row = area.row; row < endRow(area); row++) {
      const numberFormat = formatAt(row, column);
      const last = runs.at(-1);
      if (numberFormat === undefined) continue;
      if (last?.column === column && last.row + last.rows === row && last.numberFormat === numberFormat) last.rows += 1;
      else runs.push({ row, column, numberFormat, rows: 1 });
    }
  }
  for (const { row, column, rows, numberFormat } of runs) {
    sheet.grid.format({ row, column, rows, columns: 1 }, { numberFormat });
  }
}
