import type { Area } from '../../model/area.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import type { Table, TableState } from '../../model/table.ts';
import { convertToRange, deleteTable, resizeTable } from '../../model/table-edit.ts';
import { EVENT, listening } from '../event-registry.ts';
import { bind, type HostClass, type HostObject, type Property } from '../host-class.ts';
import type { Session } from '../session.ts';
import { clearFilters, filterRange, reapplyFilters } from '../../model/filter.ts';
import { AUTO_FILTER } from './filters.ts';
import { rangeArgument } from './places.ts';
import { rangeObject } from './range.ts';
import { rangeAt } from './range-ref.ts';
import { TABLE_COLUMNS } from './table-columns.ts';
import { TABLE_ROWS } from './table-rows.ts';
import { sheetObject } from './worksheets.ts';

/** Cells of a table as a range. */
export const tableRange = (table: Table, { workbook }: Session, area: Area): HostObject =>
  rangeObject(rangeAt(workbook.sheetOf(table), area));

type Flag = {
  [K in keyof TableState]: TableState[K] extends boolean ? K : never;
}[keyof TableState];

const flag = (key: Flag): Property<Table> => ({
  get: ({ state }) => state[key],
  set: (table, given) => {
    table.update({ [key]: given.boolean(0) });
  },
});

/** Names of built-in styles: `TableStyleLight1`…`Medium28`…`Dark11`, or none. */
const STYLE = /^(TableStyle(Light([1-9]|1\d|2[01])|Medium([1-9]|1\d|2[0-8])|Dark([1-9]|1[01])))?$/;

/** `Excel.Table` */
export const TABLE: HostClass<Table> = {
  name: 'Table',
  identity: ({ id }) => ({ Id: id }),
  properties: {
    HighlightFirstColumn: flag('highlightFirstColumn'),
    HighlightLastColumn: flag('highlightLastColumn'),
    Id: { get: ({ id }) => id },
    Name: {
      get: ({ state }) => state.name,
      set: (table, given, { workbook }) => {
        workbook.renameTable(table, given.text(0));
      },
    },
    ShowBandedColumns: flag('showBandedColumns'),
    ShowBandedRows: flag('showBandedRows'),
    ShowFilterButton: {
      get: ({ state }) => state.showFilterButton,
      set: (table, given, { workbook }) => {
        table.showFilter(workbook.sheetOf(table), given.boolean(0));
      },
    },
    ShowHeaders: { get: () => true },
    ShowTotals: { get: () => false },
    Style: {
      get: ({ state }) => state.style,
      set: (table, given) => {
        const style = given.text(0);
        if (!STYLE.test(style)) throw invalidArgument(`"${style}" is no table style.`);
        table.update({ style });
      },
    },
  },
  objects: {
    AutoFilter: (table, { workbook }) => bind(AUTO_FILTER, { sheet: workbook.sheetOf(table), table }),
    Columns: (table) => bind(TABLE_COLUMNS, table),
    Rows: (table) => bind(TABLE_ROWS, table),
    Worksheet: (table, { workbook }) => sheetObject(workbook.sheetOf(table)),
  },
  finders: {
    ConvertToRange: (table, _given, session) => {
      const sheet = session.workbook.sheetOf(table);
      return rangeObject(rangeAt(sheet, convertToRange(sheet, table)));
    },
    GetDataBodyRange: (table, _given, session) => tableRange(table, session, table.body),
    GetHeaderRowRange: (table, _given, session) => tableRange(table, session, table.header),
    GetRange: (table, _given, session) => tableRange(table, session, table.area),
  },
  methods: {
    ClearFilters: (table, _given, { workbook }) => {
      const range = filterRange(workbook.sheetOf(table), table);
      if (range !== undefined) clearFilters(range);
      return undefined;
    },
    ReapplyFilters: (table, _given, { workbook }) => {
      const range = filterRange(workbook.sheetOf(table), table);
      if (range !== undefined) reapplyFilters(range);
      return undefined;
    },
    Delete: (table, _given, { workbook }) => {
      deleteTable(workbook.sheetOf(table), table);
      return undefined;
    },
    Resize: (table, given, session) => {
      const sheet = session.workbook.sheetOf(table);
      resizeTable(sheet, table, rangeArgument(given, 0, sheet, session).area);
      return undefined;
    },
    ...listening<Table>(({ id }) => id, {
      DataChangedEvent: EVENT.tableChanged,
      SelectionChangedEvent: EVENT.tableSelectionChanged,
    }),
  },
};
