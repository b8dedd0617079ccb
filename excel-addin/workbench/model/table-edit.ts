import {
  MAX_COLUMNS,
  MAX_ROWS,
  areaBetween,
  contains,
  endColumn,
  endRow,
  intersection,
  onSheet,
  type Area,
} from './area.ts';
import { ExcelFault, invalidArgument } from './excel-fault.ts';
import { clearFilters, filterRange, removeSheetFilter } from './filter.ts';
import type { Sheet } from './sheet.ts';
import { NEW_TABLE, Table } from './table.ts';
import { settleHeaders } from './table-headers.ts';

/** Rows below a table within its columns. */
const below = (table: Table): Area =>
  areaBetween(table.below, table.area.column, MAX_ROWS - 1, endColumn(table.area) - 1);

function checkFree(sheet: Sheet, area: Area, except?: Table): void {
  if (!onSheet(area)) throw invalidArgument('The table would leave the worksheet.');
  if (sheet.tablesIn(area).some((other) => other !== except))
    throw invalidArgument("A table can't overlap another table.");
  if (sheet.grid.mergesIn(area).length > 0) throw invalidArgument("A table can't contain merged cells.");
}

/**
 * Makes a table of an area. Without headers a row for them is inserted above; a table has at least one row below.
 *
 * @throws ExcelFault `InvalidArgument` when the area meets another table or merged cells.
 */
export function addTable(sheet: Sheet, id: string, name: string, area: Area, hasHeaders: boolean): Table {
  checkFree(sheet, area);
  // headings have one filter: the table's own takes the place of the sheet's
  const own = filterRange(sheet);
  if (own !== undefined && intersection(own.area, area) !== undefined) removeSheetFilter(sheet);
  if (!hasHeaders) sheet.insert({ ...area, rows: 1 }, 'Down');
  const rows = hasHeaders ? Math.max(2, area.rows) : area.rows + 1;
  const columnIds = Array.from({ length: area.columns }, (_, index) => index + 1);
  const table = new Table(id, sheet.grid, { ...area, rows }, { ...NEW_TABLE, name, columnIds });
  sheet.attachTable(table);
  settleHeaders(table);
  return table;
}

function showAllRows(sheet: Sheet, table: Table): void {
  const range = table.state.filters.length > 0 ? filterRange(sheet, table) : undefined;
  if (range !== undefined) clearFilters(range);
}

/** Makes a table of its plain cells again. */
export function convertToRange(sheet: Sheet, table: Table): Area {
  const { area } = table;
  showAllRows(sheet, table);
  sheet.detachTable(table);
  return area;
}

/** Deletes a table with its cells: what is below moves up. */
export function deleteTable(sheet: Sheet, table: Table): void {
  const { area } = table;
  showAllRows(sheet, table);
  sheet.detachTable(table);
  sheet.delete(area, 'Up');
}

/**
 * Gives a table another area with the same header row.
 *
 * @throws ExcelFault `InvalidArgument` when the header row moves, or nothing is left below it.
 */
export function resizeTable(sheet: Sheet, table: Table, area: Area): void {
  if (area.row !== table.area.row || area.rows < 2 || intersection(area, table.header) === undefined) {
    throw invalidArgument('The header row must remain in the same row, and the table must overlap its old range.');
  }
  checkFree(sheet, area, table);
  const ids = table.state.columnIds;
  const next = Math.max(...ids) + 1;
  const columnIds = Array.from(
    { length: area.columns },
    (_, index) => ids[area.column + index - table.area.column] ?? next + index,
  );
  table.moveTo(area);
  table.update({ columnIds });
  settleHeaders(table);
}

/**
 * Adds rows within or below the rows of a table. Cells under the table move down, as in Excel.
 *
 * @param index - row of the body before which they come; the number of rows to append.
 * @returns the area of the new rows.
 */
export function addTableRows(sheet: Sheet, table: Table, index: number, rows: number): Area {
  if (index < 0 || index > table.body.rows) throw invalidArgument('The row index is out of the table.');
  const fresh = { ...table.body, row: table.body.row + index, rows };
  if (index < table.body.rows) {
    sheet.insert(fresh, 'Down');
    return fresh;
  }
  if (sheet.grid.cells.anyIn(below(table)) || sheet.tablesIn(below(table)).length > 0) sheet.insert(fresh, 'Down');
  const area = { ...table.area, rows: table.area.rows + rows };
  if (!onSheet(area)) throw new ExcelFault('NonBlankCellOffSheet', 'The table would leave the worksheet.');
  table.moveTo(area);
  const above = sheet.grid.styles.copy({ ...fresh, row: fresh.row - 1, rows: 1 });
  for (const [column, runs] of above.columns) {
    const style = runs[0]?.style ?? 0;
    sheet.grid.restyle({ ...fresh, column, columns: 1 }, () => style);
  }
  return fresh;
}

/** Deletes rows of a table; the last one is emptied instead, since a table keeps one row. */
export function deleteTableRows(sheet: Sheet, table: Table, index: number, count: number): void {
  const rows = { ...table.body, row: table.body.row + index, rows: count };
  if (index < 0 || count < 1 || !contains(table.body, rows))
    throw invalidArgument('The row index is out of the table.');
  if (count < table.body.rows) {
    sheet.delete(rows, 'Up');
    return;
  }
  const kept = { ...table.body, rows: 1 };
  sheet.grid.write(kept, () => undefined);
  if (count > 1) sheet.delete({ ...rows, row: rows.row + 1, rows: count - 1 }, 'Up');
}

/** Adds a column before position `index`; `columns` appends. What stands to the right moves. */
export function addTableColumn(sheet: Sheet, table: Table, index: number, name: string | undefined): Area {
  const { area } = table;
  if (index < 0 || index > area.columns) throw invalidArgument('The column index is out of the table.');
  const fresh = { ...area, column: area.column + index, columns: 1 };
  if (index < area.columns) sheet.insert(fresh, 'Right');
  else {
    const right = areaBetween(area.row, endColumn(area), endRow(area) - 1, MAX_COLUMNS - 1);
    if (sheet.grid.cells.anyIn(right)) sheet.insert(fresh, 'Right');
    table.moveTo({ ...area, columns: area.columns + 1 });
    table.update({ columnIds: [...table.state.columnIds, Math.max(...table.state.columnIds) + 1] });
  }
  if (name !== undefined) sheet.grid.write({ ...fresh, rows: 1 }, () => name);
  settleHeaders(table);
  return { ...table.area, column: fresh.column, columns: 1 };
}

/**
 * Typing right below a table, or right beside its header or rows, makes it grow: Excel's "Include new rows and
 * columns in table" of AutoCorrect. Returns whether it did.
 */
export function growTableForTyping(sheet: Sheet, row: number, column: number): boolean {
  if (sheet.grid.guard.isActive) return false;
  for (const table of sheet.tables) {
    const { area } = table;
    const underneath = row === table.below && column >= area.column && column < endColumn(area);
    const beside = column === endColumn(area) && row >= area.row && row < table.below;
    if (!underneath && !beside) continue;
    const grown = underneath ? { ...area, rows: area.rows + 1 } : { ...area, columns: area.columns + 1 };
    const line = underneath ? { ...area, row, rows: 1 } : { row: area.row, column, rows: area.rows, columns: 1 };
    if (sheet.tablesIn(grown).length > 1 || sheet.grid.cells.anyIn(line) || sheet.grid.mergesIn(line).length > 0)
      continue;
    resizeTable(sheet, table, grown);
    return true;
  }
  return false;
}
