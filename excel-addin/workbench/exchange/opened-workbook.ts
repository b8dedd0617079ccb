import { serialOfText } from '../../files/serial-date.ts';
import {
  cellKey,
  columnCount,
  type CellFormat,
  type Sheet as FileSheet,
  type TextEncoding,
  type WorkbookFile,
} from '../../files/workbook-file.ts';
import { areaBetween, endColumn } from '../model/area.ts';
import { autofitColumns } from '../model/autofit.ts';
import { NOT_CALCULATED, type CellContent } from '../model/cell-content.ts';
import { enterCell, TEXT_FORMAT, type EntryRules } from '../model/cell-entry.ts';
import { applyValidations } from './file-validations.ts';
import { ExcelFault } from '../model/excel-fault.ts';
import type { Sheet } from '../model/sheet.ts';
import { MAX_SHEET_NAME } from '../model/sheet-name.ts';
import { Workbook } from '../model/workbook.ts';

/** Width in points of so many characters of the default font, with Excel's five pixels around them. */
const pointsOf = (characters: number): number => (characters * 7 + 5) * 0.75;

/** Rows of a text file whose codes are looked at to tell whether a column holds codes. */
const SAMPLED_ROWS = 2000;

/** Rows that the width of a column of a text file is fitted to, and the widest it becomes, in points. */
const FITTED_ROWS = 300;
const MAX_FITTED_WIDTH = 225;

const ENCODINGS: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（带 BOM）',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
};

/** How a text file was read, for people to check; undefined for workbooks. */
export const readAs = (file: WorkbookFile): string | undefined => file.encoding && ENCODINGS[file.encoding];

const isDated = ({ kind }: CellFormat): boolean => kind === 'date' || kind === 'date-time' || kind === 'time';

/** A cell of a file as the model holds it: dates as serial numbers, formulas with the value they were saved with. */
function contentOf(sheet: FileSheet, row: number, column: number): CellContent | undefined {
  const cell = sheet.rows[row]?.[column] ?? null;
  const key = cellKey(row, column);
  const formula = sheet.formulas?.get(key);
  if (formula !== undefined) {
    return { kind: 'formula', formula, value: cell === null || cell === formula ? NOT_CALCULATED : cell };
  }
  if (cell === null) return undefined;
  const format = sheet.formats?.get(key);
  if (format !== undefined && isDated(format) && typeof cell === 'string') return serialOfText(cell) ?? cell;
  return cell;
}

/** Whether a text would be another value if it were typed: a code, a number stored as text, something like a date. */
function wouldChange(text: string, rules: EntryRules): boolean {
  try {
    return enterCell(text, 'General', rules).content !== text;
  } catch (error) {
    if (error instanceof ExcelFault) return true;
    throw error;
  }
}

/**
 * Columns of a text file that hold such texts become text columns, so that nobody who touches a code loses its digits.
 * Excel has the same: the type "text" of a column of the text import.
 */
function markTextColumns(sheet: Sheet, source: FileSheet, rules: EntryRules): void {
  const rows = source.rows.slice(0, SAMPLED_ROWS);
  for (let column = 0; column < columnCount(source); column++) {
    const holdsCodes = rows.some((row) => {
      const cell = row[column];
      return typeof cell === 'string' && cell !== '' && wouldChange(cell, rules);
    });
    if (!holdsCodes) continue;
    sheet.grid.format({ row: 0, column, rows: source.rows.length, columns: 1 }, { numberFormat: TEXT_FORMAT });
  }
}

function applyFormats(sheet: Sheet, source: FileSheet): void {
  for (const [key, { code }] of source.formats ?? []) {
    const area = areaBetween(Math.floor(key / 16_384), key % 16_384, Math.floor(key / 16_384), key % 16_384);
    sheet.grid.format(area, { numberFormat: code });
  }
}

function applyLayout(sheet: Sheet, source: FileSheet): void {
  if (source.frozenRows !== undefined) sheet.layOut({ frozenRows: source.frozenRows });
  for (const [column, characters] of (source.columnWidths ?? []).entries()) {
    if (characters !== undefined) sheet.grid.resize('column', column, 1, { points: pointsOf(characters) });
  }
  for (const { firstRow, firstColumn, lastRow, lastColumn } of source.merges ?? []) {
    sheet.grid.addMerge({ area: areaBetween(firstRow, firstColumn, lastRow, lastColumn) });
  }
}

function fill(sheet: Sheet, source: FileSheet): void {
  const columns = columnCount(source);
  for (let row = 0; row < source.rows.length; row++) {
    for (let column = 0; column < columns; column++) sheet.grid.cells.set(row, column, contentOf(source, row, column));
  }
}

/** Text files have no widths: each column is made to fit its first rows, long texts within reason. */
function fitColumns({ grid }: Sheet): void {
  const used = grid.cells.bounds();
  if (used === undefined) return;
  autofitColumns(grid, { ...used, rows: Math.min(used.rows, FITTED_ROWS) });
  for (let column = used.column; column < endColumn(used); column++) {
    if (grid.widths.get(column) > MAX_FITTED_WIDTH) grid.resize('column', column, 1, { points: MAX_FITTED_WIDTH });
  }
}

/** The name of a sheet of a file, made distinct. */
function sheetName(workbook: Workbook, wanted: string): string {
  let name = wanted.slice(0, MAX_SHEET_NAME);
  for (let number = 2; workbook.findSheet(name) !== undefined; number++) {
    name = `${wanted.slice(0, MAX_SHEET_NAME - 4)} (${number})`;
  }
  return name;
}

/** Adds the sheets of a file behind those that are there, under names of their own. Hidden ones stay hidden. */
export function addSheets(workbook: Workbook, file: WorkbookFile): readonly Sheet[] {
  const added = file.sheets.map((source) => addSheet(workbook, source, file.kind));
  for (const [index, sheet] of added.entries()) {
    const isHidden = file.sheets[index]?.hidden === true;
    if (isHidden && workbook.visibleSheets.length > 1) workbook.showSheet(sheet, 'Hidden');
  }
  return added;
}

function addSheet(workbook: Workbook, source: FileSheet, kind: WorkbookFile['kind']): Sheet {
  const sheet = workbook.addSheet(sheetName(workbook, source.name));
  fill(sheet, source);
  if (kind === 'csv') markTextColumns(sheet, source, workbook.rules('person'));
  else applyFormats(sheet, source);
  applyLayout(sheet, source);
  applyValidations(sheet, source.validations ?? []);
  if (kind === 'csv') fitColumns(sheet);
  return sheet;
}

/** Makes a workbook of a file that has been read. */
export function openedWorkbook(name: string, file: WorkbookFile, currentYear: () => number): Workbook {
  const workbook = new Workbook(name, currentYear);
  addSheets(workbook, file);
  workbook.history.clear();
  return workbook;
}

/** Adds a file's sheets to the workbook as one step that can be undone, and puts the first of them in front. */
export function joinWorkbook(workbook: Workbook, file: WorkbookFile): void {
  workbook.history.edit('person', '导入工作表', () => {
    const first = addSheets(workbook, file).find((sheet) => workbook.visibleSheets.includes(sheet));
    if (first !== undefined) workbook.activate(first);
  });
}
