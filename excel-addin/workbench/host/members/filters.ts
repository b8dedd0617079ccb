import {
  addSheetFilter,
  clearFilters,
  filterColumn,
  filterRange,
  reapplyFilters,
  removeSheetFilter,
  type ColumnFilter,
  type FilterRange,
} from '../../model/filter.ts';
import { contains, sameArea } from '../../model/area.ts';
import { ExcelFault, invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Table } from '../../model/table.ts';
import type { Arguments } from '../arguments.ts';
import type { HostClass, HostObject } from '../host-class.ts';
import { field, isList, isObject, type Json, type JsonObject } from '../json.ts';
import { optionalRange } from './places.ts';
import { rangeObject } from './range.ts';
import { rangeAt } from './range-ref.ts';

/** Where filters are set: on a sheet's own range, or on a table. */
export interface FilterOwner {
  readonly sheet: Sheet;
  readonly table: Table | undefined;
}

const rangeOf = ({ sheet, table }: FilterOwner): FilterRange | undefined => filterRange(sheet, table);

function existing(owner: FilterOwner): FilterRange {
  const range = rangeOf(owner);
  if (range === undefined) throw itemNotFound('the AutoFilter of the worksheet');
  return range;
}

/** Kinds of `FilterOn` with a number: `criterion1` holds it. */
const COUNTED = ['TopItems', 'BottomItems', 'TopPercent', 'BottomPercent'] as const;

function texts(given: Json | undefined): readonly string[] {
  if (!isList(given)) throw invalidArgument('The values are a list.');
  return given.map((value) => {
    if (typeof value !== 'string') throw new ExcelFault('ApiNotFound', 'The workbench filters by texts, not by dates.');
    return value;
  });
}

function counted(on: (typeof COUNTED)[number], given: number): ColumnFilter {
  if (!Number.isInteger(given) || given < 1 || given > 500) throw invalidArgument('The number is 1 to 500.');
  return { on, count: given };
}

function custom(criterion1: Json | undefined, criterion2: Json | undefined, operator: Json | undefined): ColumnFilter {
  const second = criterion2 ?? undefined;
  if (typeof criterion1 !== 'string' || (second !== undefined && typeof second !== 'string')) {
    throw invalidArgument('A criterion is text.');
  }
  return { on: 'Custom', criterion1, criterion2: second, operator: operator === 'Or' ? 'Or' : 'And' };
}

/** `Excel.FilterCriteria` */
function criteriaOf(given: Json | undefined): ColumnFilter {
  if (given === undefined || !isObject(given)) throw invalidArgument('The criteria are an object.');
  const on = field(given, 'filterOn');
  const countedOn = COUNTED.find((known) => known === on);
  if (on === 'Values') return { on, values: texts(field(given, 'values')) };
  if (on === 'Custom') return custom(field(given, 'criterion1'), field(given, 'criterion2'), field(given, 'operator'));
  if (countedOn !== undefined) return counted(countedOn, Number(field(given, 'criterion1')));
  throw new ExcelFault('ApiNotFound', `The workbench does not filter on ${JSON.stringify(on)}.`);
}

function criteriaJson(filter: ColumnFilter | undefined): JsonObject | null {
  if (filter === undefined) return null;
  switch (filter.on) {
    case 'Values':
      return { filterOn: 'Values', values: [...filter.values] };
    case 'Custom': {
      const { criterion1, criterion2, operator } = filter;
      return { filterOn: 'Custom', criterion1, ...(criterion2 === undefined ? {} : { criterion2, operator }) };
    }
    default:
      return { filterOn: filter.on, criterion1: String(filter.count) };
  }
}

function checkedColumn({ area }: FilterRange, column: number): number {
  if (column < 0 || column >= area.columns) throw invalidArgument('The column is out of the filtered range.');
  return column;
}

/** `AutoFilter.apply`: "Applies the AutoFilter to a range. This filters the column if column index and filter criteria are specified." */
function apply(owner: FilterOwner, given: Arguments, session: Parameters<typeof optionalRange>[3]): undefined {
  const { sheet, table } = owner;
  const range = optionalRange(given, 0, sheet, session);
  if (table === undefined && range !== undefined) {
    const before = rangeOf(owner);
    if (range.sheet !== sheet || sheet.tablesIn(range.area).length > 0)
      throw invalidArgument('This range has filters.');
    if (before === undefined || !sameArea(before.area, range.area)) addSheetFilter(sheet, range.area);
  }
  if (table !== undefined && range !== undefined && !contains(table.area, range.area)) {
    throw invalidArgument('The range is not that of the table.');
  }
  const column = given.optionalInteger(1);
  if (column === undefined) return undefined;
  const filtered = existing(owner);
  const criteria = given.value(2) === undefined ? undefined : criteriaOf(given.value(2));
  filterColumn(filtered, checkedColumn(filtered, column), criteria);
  return undefined;
}

/** `Excel.AutoFilter` of a sheet or of a table. */
export const AUTO_FILTER: HostClass<FilterOwner> = {
  name: 'AutoFilter',
  properties: {
    Criteria: {
      get: (owner) => {
        const range = rangeOf(owner);
        const filters = new Map(range?.filters);
        return Array.from({ length: range?.area.columns ?? 0 }, (_, column) => criteriaJson(filters.get(column)));
      },
    },
    Enabled: { get: (owner) => rangeOf(owner) !== undefined && owner.table?.state.showFilterButton !== false },
    IsDataFiltered: { get: (owner) => (rangeOf(owner)?.filters.length ?? 0) > 0 },
  },
  finders: {
    GetRange: (owner) => rangeObject(rangeAt(owner.sheet, existing(owner).area)),
    GetRangeOrNullObject: (owner): HostObject | null => {
      const range = rangeOf(owner);
      return range === undefined ? null : rangeObject(rangeAt(owner.sheet, range.area));
    },
  },
  methods: {
    Apply: apply,
    ClearColumnCriteria: (owner, given) => {
      const range = existing(owner);
      filterColumn(range, checkedColumn(range, given.integer(0)), undefined);
      return undefined;
    },
    ClearCriteria: (owner) => {
      const range = rangeOf(owner);
      if (range !== undefined) clearFilters(range);
      return undefined;
    },
    Reapply: (owner) => {
      const range = rangeOf(owner);
      if (range !== undefined) reapplyFilters(range);
      return undefined;
    },
    Remove: ({ sheet, table }) => {
      if (table === undefined) removeSheetFilter(sheet);
      else table.showFilter(sheet, false);
      return undefined;
    },
  },
};

/** A column of a table in the eyes of its filter. */
export interface FilteredColumn {
  readonly sheet: Sheet;
  readonly table: Table;
  readonly column: number;
}

function filter({ sheet, table, column }: FilteredColumn, criteria: ColumnFilter | undefined): undefined {
  filterColumn(existing({ sheet, table }), column, criteria);
  return undefined;
}

const countedMethod =
  (on: (typeof COUNTED)[number]) =>
  (self: FilteredColumn, given: Arguments): undefined => {
    filter(self, counted(on, given.integer(0)));
  };

/** `Excel.Filter`: the filter of one column of a table. */
export const FILTER: HostClass<FilteredColumn> = {
  name: 'Filter',
  properties: {
    Criteria: { get: ({ table, column }) => criteriaJson(new Map(table.state.filters).get(column)) },
  },
  methods: {
    Apply: (self, given) => {
      filter(self, criteriaOf(given.value(0)));
    },
    ApplyBottomItemsFilter: countedMethod('BottomItems'),
    ApplyBottomPercentFilter: countedMethod('BottomPercent'),
    ApplyCustomFilter: (self, given) => {
      filter(self, custom(given.value(0), given.value(1), given.value(2)));
    },
    ApplyTopItemsFilter: countedMethod('TopItems'),
    ApplyTopPercentFilter: countedMethod('TopPercent'),
    ApplyValuesFilter: (self, given) => {
      filter(self, { on: 'Values', values: texts(given.value(0)) });
    },
    Clear: (self) => {
      filter(self, undefined);
    },
  },
};
