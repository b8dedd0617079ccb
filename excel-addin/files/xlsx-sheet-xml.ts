import { cellAddress, columnLetters, MAX_CELL_TEXT, type Cell } from '../../core/tabular/cell.ts';
import { isFormulaLike } from './formula-guard.ts';
import { serialOfText } from './serial-date.ts';
import { cellKey, columnCount, type CellRange, type Sheet } from './workbook-file.ts';
import { validationsXml } from './xlsx-validations.ts';
import type { StringTable } from './xlsx-string-table.ts';
import type { CellRole, StyleTable } from './xlsx-style-table.ts';

/** A sheet to be written, and where its headings are. */
export interface WritableSheet extends Sheet {
  /**
   * Row of the headings, from 0: set in bold, kept in view when scrolling, repeated on every printed page, with filter
   * buttons. Merged cells above it are titles.
   */
  readonly headingRow?: number;
}

/** Tables that all sheets of a workbook share. */
export interface BookTables {
  readonly strings: StringTable;
  readonly styles: StyleTable;
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A worksheet part (ECMA-376 part 1, 18.3.1.99), row by row. A4 landscape, one page wide, pages numbered. */
export function* sheetXml(sheet: WritableSheet, tables: BookTables): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  yield `<worksheet xmlns="${NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield viewsXml(sheet.headingRow);
  yield widthsXml(sheet.columnWidths ?? []);
  yield '<sheetData>';
  for (const index of sheet.rows.keys()) yield rowXml(sheet, index, tables);
  yield '</sheetData>';
  yield filterXml(sheet);
  yield mergesXml(sheet.merges ?? []);
  yield validationsXml(sheet.validations ?? []);
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  yield '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>';
}

function viewsXml(headingRow: number | undefined): string {
  if (headingRow === undefined) return '';
  const split = headingRow + 1;
  return (
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${split}" topLeftCell="A${split + 1}" ` +
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  );
}

function widthsXml(widths: readonly (number | undefined)[]): string {
  const columns = widths.flatMap((width, index) =>
    width === undefined ? [] : [`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`],
  );
  return columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '';
}

function rowXml(sheet: WritableSheet, index: number, tables: BookTables): string {
  const row = sheet.rows[index] ?? [];
  let cells = '';
  for (const [column, cell] of row.entries()) {
    if (cell !== null && cell !== '') cells += cellXml(sheet, index, column, cell, tables);
  }
  return cells === '' ? '' : `<row r="${index + 1}">${cells}</row>`;
}

function cellXml(
  sheet: WritableSheet,
  row: number,
  column: number,
  cell: Exclude<Cell, null>,
  { strings, styles }: BookTables,
): string {
  const reference = cellAddress({ row, column });
  const role = roleOf(sheet, row, column);
  const format = sheet.formats?.get(cellKey(row, column));
  const style = (code: string): string => styleXml(styles.indexOf(role, code));
  if (typeof cell === 'boolean') return `<c r="${reference}"${style('')} t="b"><v>${cell ? 1 : 0}</v></c>`;
  const number = typeof cell === 'number' ? cell : serialOf(cell, format?.kind);
  if (number !== null && Number.isFinite(number)) {
    return `<c r="${reference}"${style(format?.code ?? '')}><v>${number}</v></c>`;
  }
  const text = String(cell);
  if (text.length > MAX_CELL_TEXT) throw new RangeError(`cell ${reference} holds ${text.length} characters`);
  // text that would turn into a formula or a number when somebody edits the cell is formatted as text
  const code = format?.kind === 'text' || isFormulaLike(text) || /^\d+$/.test(text) ? '@' : '';
  return `<c r="${reference}"${style(code)} t="s"><v>${strings.indexOf(text)}</v></c>`;
}

const styleXml = (index: number): string => (index === 0 ? '' : ` s="${index}"`);

function serialOf(text: string, kind: string | undefined): number | null {
  return kind === 'date' || kind === 'date-time' || kind === 'time' ? serialOfText(text) : null;
}

function roleOf({ headingRow, merges }: WritableSheet, row: number, column: number): CellRole {
  if (headingRow === undefined || row > headingRow) return 'body';
  if (row === headingRow) return 'heading';
  const titled = merges?.some(({ firstRow, firstColumn }) => firstRow === row && firstColumn === column) ?? false;
  return titled ? 'title' : 'body';
}

function filterXml(sheet: WritableSheet): string {
  const { headingRow, rows } = sheet;
  if (headingRow === undefined || rows.length <= headingRow + 1) return '';
  return `<autoFilter ref="A${headingRow + 1}:${columnLetters(columnCount(sheet) - 1)}${rows.length}"/>`;
}

function mergesXml(merges: readonly CellRange[]): string {
  if (merges.length === 0) return '';
  const references = merges.map(({ firstRow, firstColumn, lastRow, lastColumn }) => {
    return `<mergeCell ref="${cellAddress({ row: firstRow, column: firstColumn })}:${cellAddress({ row: lastRow, column: lastColumn })}"/>`;
  });
  return `<mergeCells count="${merges.length}">${references.join('')}</mergeCells>`;
}
