import type { Area } from '../../model/area.ts';
import { invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Table } from '../../model/table.ts';
import { addTableColumn } from '../../model/table-edit.ts';
import { Arguments } from '../arguments.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import { isList } from '../json.ts';
import type { Session } from '../session.ts';
import { FILTER } from './filters.ts';
import { readValues, writeEntries } from './range-cells.ts';
import { rangeObject } from './range.ts';
import type { RangeRef } from './range-ref.ts';
import { rangeAt } from './range-ref.ts';

/** A column by its id, which stays with it wherever it moves. */
interface TableColumn {
  readonly table: Table;
  readonly id: number;
}

function indexOf({ table, id }: TableColumn): number {
  const index = table.state.columnIds.indexOf(id);
  if (index < 0) throw itemNotFound('the column of the table');
  return index;
}

/** All cells of the column, header included. */
function wholeColumn(column: TableColumn): Area {
  const { area } = column.table;
  return { ...area, column: area.column + indexOf(column), columns: 1 };
}

const cells = (column: TableColumn, { workbook }: Session, area: Area): RangeRef =>
  rangeAt(workbook.sheetOf(column.table), area);

function body(column: TableColumn): Area {
  const area = wholeColumn(column);
  return { ...area, row: area.row + 1, rows: area.rows - 1 };
}

/** `Excel.TableColumn` */
export const TABLE_COLUMN: HostClass<TableColumn> = {
  name: 'TableColumn',
  identity: ({ id }) => ({ Id: id }),
  properties: {
    Id: { get: ({ id }) => id },
    Index: { get: indexOf },
    Name: {
      get: (column) => column.table.columnNames()[indexOf(column)] ?? '',
      set: (column, given, session) => {
        writeEntries(cells(column, session, { ...wholeColumn(column), rows: 1 }), Arguments.of(given.text(0)), session);
      },
    },
    Values: {
      get: (column, session) => readValues(cells(column, session, wholeColumn(column))),
      set: (column, given, session) => {
        writeEntries(cells(column, session, wholeColumn(column)), given, session);
      },
    },
  },
  objects: {
    Filter: (column, { workbook }) =>
      bind(FILTER, { sheet: workbook.sheetOf(column.table), table: column.table, column: indexOf(column) }),
  },
  finders: {
    GetDataBodyRange: (column, _given, session) => rangeObject(cells(column, session, body(column))),
    GetHeaderRowRange: (column, _given, session) =>
      rangeObject(cells(column, session, { ...wholeColumn(column), rows: 1 })),
    GetRange: (column, _given, session) => rangeObject(cells(column, session, wholeColumn(column))),
  },
  methods: {
    Delete: (column, _given, { workbook }) => {
      if (column.table.area.columns === 1) throw invalidArgument('A table keeps one column.');
      workbook.sheetOf(column.table).delete(wholeColumn(column), 'Left');
      return undefined;
    },
  },
};

const columnObject = (table: Table, id: number): HostObject => bind(TABLE_COLUMN, { table, id });

/** A column by name (any case) or id. */
function find(table: Table, key: Arguments): number | undefined {
  const text = key.key(0);
  const named = table.columnNames().findIndex((name) => name.toLowerCase() === text.toLowerCase());
  return named >= 0 ? table.state.columnIds[named] : table.state.columnIds.find((id) => String(id) === text);
}

function at(table: Table, index: number): number {
  const id = table.state.columnIds[index];
  if (id === undefined) throw itemNotFound(`column ${index} of the table`);
  return id;
}

function add(table: Table, given: Arguments, session: Session): HostObject {
  const sheet = session.workbook.sheetOf(table);
  const wanted = given.optionalInteger(0) ?? -1;
  const index = wanted === -1 ? table.area.columns : wanted;
  const values = given.value(1);
  if (isList(values) && values.length !== table.area.rows) {
    throw invalidArgument("The number of rows in the input array doesn't match the table.");
  }
  const area = addTableColumn(sheet, table, index, given.optionalText(2));
  if (values !== undefined) {
    const name = given.optionalText(2);
    writeEntries(rangeAt(sheet, area), Arguments.of(values), session);
    if (name !== undefined) writeEntries(rangeAt(sheet, { ...area, rows: 1 }), Arguments.of(name), session);
  }
  return columnObject(table, at(table, index));
}

/** `Excel.TableColumnCollection` */
export const TABLE_COLUMNS: HostClass<Table> = {
  name: 'TableColumnCollection',
  properties: { Count: { get: ({ area }) => area.columns } },
  items: (table) => table.state.columnIds.map((id) => columnObject(table, id)),
  item: (table, key) => {
    const id = find(table, key);
    if (id === undefined) throw itemNotFound(`column ${key.key(0)} of the table`);
    return columnObject(table, id);
  },
  finders: {
    Add: add,
    GetItemAt: (table, given) => columnObject(table, at(table, given.integer(0))),
    GetItemOrNullObject: (table, given) => {
      const id = find(table, given);
      return id === undefined ? null : columnObject(table, id);
    },
  },
  methods: { GetCount: ({ area }) => area.columns },
};
