import { invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Area } from '../../model/area.ts';
import type { Table } from '../../model/table.ts';
import { addTableRows, deleteTableRows } from '../../model/table-edit.ts';
import { Arguments } from '../arguments.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import { isList, type Json } from '../json.ts';
import type { Session } from '../session.ts';
import { readValues, writeEntries } from './range-cells.ts';
import { rangeObject } from './range.ts';
import type { RangeRef } from './range-ref.ts';
import { rangeAt } from './range-ref.ts';

/** "a TableRow object represents the physical location of the table row, but not the data" */
interface TableRow {
  readonly table: Table;
  readonly index: number;
}

function cellsOf({ table, index }: TableRow, { workbook }: Session): RangeRef {
  if (index >= table.body.rows) throw itemNotFound(`row ${index} of the table`);
  const area: Area = { ...table.body, row: table.body.row + index, rows: 1 };
  return rangeAt(workbook.sheetOf(table), area);
}

/** `Excel.TableRow` */
export const TABLE_ROW: HostClass<TableRow> = {
  name: 'TableRow',
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (row, session) => readValues(cellsOf(row, session)),
      set: (row, given, session) => {
        writeEntries(cellsOf(row, session), given, session);
      },
    },
  },
  finders: { GetRange: (row, _given, session) => rangeObject(cellsOf(row, session)) },
  methods: {
    Delete: ({ table, index }, _given, { workbook }) => {
      deleteTableRows(workbook.sheetOf(table), table, index, 1);
      return undefined;
    },
  },
};

const rowObject = (table: Table, index: number): HostObject => bind(TABLE_ROW, { table, index });

/** Rows given to `add`: "a 2D array of unformatted values", or one value, or nothing for one empty row. */
function rowsOf(table: Table, given: Arguments): readonly (readonly Json[])[] | undefined {
  const value = given.value(1);
  if (value === undefined) return undefined;
  if (!isList(value)) return [Array.from({ length: table.area.columns }, () => value)];
  const rows = given.matrix(1);
  if (rows[0]?.length !== table.area.columns) {
    throw invalidArgument("The number of columns in the input array doesn't match the table.");
  }
  return rows;
}

function add(table: Table, given: Arguments, session: Session): HostObject {
  const sheet = session.workbook.sheetOf(table);
  const rows = rowsOf(table, given);
  const wanted = given.optionalInteger(0) ?? -1;
  const index = wanted === -1 ? table.body.rows : wanted;
  const area = addTableRows(sheet, table, index, rows?.length ?? 1);
  if (rows !== undefined) writeEntries(rangeAt(sheet, area), Arguments.of(rows), session);
  return rowObject(table, index);
}

/** Row numbers of `deleteRows`, given as numbers or as rows. */
function rowNumbers(given: Arguments): number[] {
  const value = given.value(0);
  if (!isList(value)) throw invalidArgument('The rows are a list.');
  return value.map((row) => {
    if (typeof row !== 'number' || !Number.isInteger(row)) throw invalidArgument('The rows are numbers.');
    return row;
  });
}

function deleteRows(table: Table, given: Arguments, { workbook }: Session): undefined {
  const sheet = workbook.sheetOf(table);
  const rows = rowNumbers(given);
  const isFine = new Set(rows).size === rows.length && rows.every((row) => row >= 0 && row < table.body.rows);
  if (!isFine) throw invalidArgument('A chosen row does not exist.');
  for (const row of [...rows].sort((a, b) => b - a)) deleteTableRows(sheet, table, row, 1);
  return undefined;
}

/** `Excel.TableRowCollection` */
export const TABLE_ROWS: HostClass<Table> = {
  name: 'TableRowCollection',
  properties: { Count: { get: ({ body }) => body.rows } },
  items: (table) => Array.from({ length: table.body.rows }, (_, index) => rowObject(table, index)),
  finders: {
    Add: add,
    GetItemAt: (table, given) => {
      const index = given.integer(0);
      if (index < 0 || index >= table.body.rows) throw itemNotFound(`row ${index} of the table`);
      return rowObject(table, index);
    },
  },
  methods: {
    DeleteRows: deleteRows,
    DeleteRowsAt: (table, given, { workbook }) => {
      deleteTableRows(workbook.sheetOf(table), table, given.integer(0), given.optionalInteger(1) ?? 1);
      return undefined;
    },
    GetCount: ({ body }) => body.rows,
  },
};
