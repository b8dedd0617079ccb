import {
  MAX_COLUMNS,
  MAX_ROWS,
  boundingArea,
  cellArea,
  cellCount,
  endColumn,
  endRow,
  intersection,
  isEntireColumn,
  isEntireRow,
  type Area,
} from '../../model/area.ts';
import { copyCells } from '../../model/copied-cells.ts';
import { ExcelFault, invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import { surroundingRegion } from '../../model/region.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import { CONDITIONAL_FORMATS } from './conditional-formats.ts';
import { DATA_VALIDATION } from './data-validation.ts';
import { clearRange } from './range-clear.ts';
import {
  readFormulas,
  readNumberFormats,
  readTexts,
  readValues,
  readValueTypes,
  writeEntries,
  writeNumberFormats,
} from './range-cells.ts';
import { RANGE_FORMAT } from './range-format.ts';
import type { RangeRef } from './range-ref.ts';
import { rangeAt } from './range-ref.ts';
import { rangeArgument } from './places.ts';
import { viewOf } from './range-view.ts';
import { WORKSHEET } from './worksheet.ts';

/** A range as an object of the batch. */
export const rangeObject = (range: RangeRef): HostObject => bind(RANGE, range);

const at = ({ sheet }: RangeRef, area: Area): HostObject => rangeObject(rangeAt(sheet, area));

/** Rows above or below, columns before or after: `count` of them outside for a positive count, inside for a negative. */
function beside({ area }: RangeRef, count: number, side: 'above' | 'below' | 'before' | 'after'): Area {
  if (count === 0) throw invalidArgument('The count must not be 0.');
  const size = Math.abs(count);
  const outside = count > 0;
  switch (side) {
    case 'above':
      return { ...area, row: outside ? area.row - size : area.row, rows: size };
    case 'below':
      return { ...area, row: outside ? endRow(area) : endRow(area) - size, rows: size };
    case 'before':
      return { ...area, column: outside ? area.column - size : area.column, columns: size };
    case 'after':
      return { ...area, column: outside ? endColumn(area) : endColumn(area) - size, columns: size };
  }
}

const adjacent =
  (side: Parameters<typeof beside>[2]) =>
  (range: RangeRef, given: Arguments): HostObject =>
    at(range, beside(range, given.optionalInteger(0) ?? 1, side));

function used(range: RangeRef, valuesOnly: boolean): Area | undefined {
  const area = range.sheet.grid.usedArea(valuesOnly);
  return area && intersection(area, range.area);
}

function visibility(range: RangeRef, axis: 'row' | 'column'): boolean | null {
  const { area, sheet } = range;
  const sizes = axis === 'row' ? sheet.grid.heights : sheet.grid.widths;
  if (!sizes.hasHidden) return false;
  const [from, to] = axis === 'row' ? [area.row, endRow(area)] : [area.column, endColumn(area)];
  let hidden = 0;
  for (let index = from; index < to; index++) if (sizes.isHidden(index)) hidden += 1;
  return hidden === 0 ? false : hidden === to - from ? true : null;
}

function hide(range: RangeRef, axis: 'row' | 'column', hidden: boolean): void {
  const { area, sheet } = range;
  if (axis === 'row') sheet.grid.resize('row', area.row, area.rows, { hidden });
  else sheet.grid.resize('column', area.column, area.columns, { hidden });
}

function merge(range: RangeRef, across: boolean): void {
  const { area, sheet } = range;
  if (sheet.tablesIn(area).length > 0) throw invalidArgument("Cells of a table can't be merged.");
  if (!across) sheet.grid.merge(area);
  else for (let row = area.row; row < endRow(area); row++) sheet.grid.merge({ ...area, row, rows: 1 });
}

const integers = (given: Arguments): readonly [number, number] => [given.integer(0), given.integer(1)];

/** `Excel.Range` */
export const RANGE: HostClass<RangeRef> = {
  name: 'Range',
  identity: ({ reference }) => (reference === undefined ? {} : { _ReferenceId: reference }),
  properties: {
    Address: { get: ({ sheet, area }) => sheet.address(area) },
    AddressLocal: { get: ({ sheet, area }) => sheet.address(area) },
    CellCount: { get: ({ area }) => (cellCount(area) > 2 ** 31 - 1 ? -1 : cellCount(area)) },
    ColumnCount: { get: ({ area }) => area.columns },
    ColumnHidden: {
      get: (range) => visibility(range, 'column'),
      set: (range, given) => {
        hide(range, 'column', given.boolean(0));
      },
    },
    ColumnIndex: { get: ({ area }) => area.column },
    Formulas: { get: readFormulas, set: writeEntries },
    FormulasLocal: { get: readFormulas, set: writeEntries },
    IsEntireColumn: { get: ({ area }) => isEntireColumn(area) },
    IsEntireRow: { get: ({ area }) => isEntireRow(area) },
    NumberFormat: { get: readNumberFormats, set: writeNumberFormats },
    NumberFormatLocal: { get: readNumberFormats, set: writeNumberFormats },
    RowCount: { get: ({ area }) => area.rows },
    RowHidden: {
      get: (range) => visibility(range, 'row'),
      set: (range, given) => {
        hide(range, 'row', given.boolean(0));
      },
    },
    RowIndex: { get: ({ area }) => area.row },
    Text: { get: readTexts },
    ValueTypes: { get: readValueTypes },
    Values: { get: readValues, set: writeEntries },
    _ReferenceId: { get: ({ reference }) => reference ?? '' },
  },
  objects: {
    DataValidation: (range) => bind(DATA_VALIDATION, range),
    ConditionalFormats: ({ sheet, area }) => bind(CONDITIONAL_FORMATS, { sheet, areas: [area] }),
    Format: (range) => bind(RANGE_FORMAT, range),
    Worksheet: ({ sheet }) => bind(WORKSHEET, sheet),
  },
  finders: {
    GetAbsoluteResizedRange: (range, given) => {
      const [rows, columns] = integers(given);
      return at(range, { ...range.area, rows, columns });
    },
    GetBoundingRect: (range, given, session) => {
      const other = rangeArgument(given, 0, range.sheet, session);
      if (other.sheet !== range.sheet) throw invalidArgument('The ranges are on different sheets.');
      return at(range, boundingArea(range.area, other.area));
    },
    GetCell: (range, given) => {
      const [row, column] = integers(given);
      return at(range, cellArea(range.area.row + row, range.area.column + column));
    },
    GetColumn: (range, given) => {
      const column = given.integer(0);
      if (column < 0 || column >= range.area.columns) throw invalidArgument('The column is out of the range.');
      return at(range, { ...range.area, column: range.area.column + column, columns: 1 });
    },
    GetColumnsAfter: adjacent('after'),
    GetColumnsBefore: adjacent('before'),
    GetEntireColumn: (range) => at(range, { ...range.area, row: 0, rows: MAX_ROWS }),
    GetEntireRow: (range) => at(range, { ...range.area, column: 0, columns: MAX_COLUMNS }),
    GetIntersection: (range, given, session) => {
      const common = intersection(range.area, rangeArgument(given, 0, range.sheet, session).area);
      if (common === undefined) throw itemNotFound('the intersection of the ranges');
      return at(range, common);
    },
    GetIntersectionOrNullObject: (range, given, session) => {
      const other = rangeArgument(given, 0, range.sheet, session);
      const common = other.sheet === range.sheet ? intersection(range.area, other.area) : undefined;
      return common === undefined ? null : at(range, common);
    },
    GetLastCell: (range) => at(range, cellArea(endRow(range.area) - 1, endColumn(range.area) - 1)),
    GetLastColumn: (range) => at(range, { ...range.area, column: endColumn(range.area) - 1, columns: 1 }),
    GetLastRow: (range) => at(range, { ...range.area, row: endRow(range.area) - 1, rows: 1 }),
    GetOffsetRange: (range, given) => {
      const [rows, columns] = integers(given);
      return at(range, { ...range.area, row: range.area.row + rows, column: range.area.column + columns });
    },
    GetResizedRange: (range, given) => {
      const [rows, columns] = integers(given);
      return at(range, { ...range.area, rows: range.area.rows + rows, columns: range.area.columns + columns });
    },
    GetRow: (range, given) => {
      const row = given.integer(0);
      if (row < 0 || row >= range.area.rows) throw invalidArgument('The row is out of the range.');
      return at(range, { ...range.area, row: range.area.row + row, rows: 1 });
    },
    GetRowsAbove: adjacent('above'),
    GetRowsBelow: adjacent('below'),
    GetSurroundingRegion: (range) =>
      at(range, surroundingRegion(range.sheet.grid.cells, range.area.row, range.area.column)),
    GetUsedRange: (range, given) => {
      const area = used(range, given.optionalBoolean(0, false));
      if (area === undefined) throw itemNotFound('no cell of the range is used');
      return at(range, area);
    },
    GetUsedRangeOrNullObject: (range, given) => {
      const area = used(range, given.optionalBoolean(0, false));
      return area === undefined ? null : at(range, area);
    },
    GetVisibleView: viewOf,
    Insert: (range, given) => {
      const { area, sheet } = range;
      const down = given.oneOf(0, ['Down', 'Right']) === 'Down';
      sheet.insert(area, isEntireRow(area) || (down && !isEntireColumn(area)) ? 'Down' : 'Right');
      return at(range, area);
    },
  },
  methods: {
    Clear: (range, given) => {
      clearRange(range, given.optionalText(0) ?? 'All');
      return undefined;
    },
    CopyFrom: ({ area, sheet }, given, session) => {
      const source = rangeArgument(given, 0, sheet, session);
      const isPlain = !given.optionalBoolean(2, false) && !given.optionalBoolean(3, false);
      if ((given.optionalText(1) ?? 'All') !== 'All' || !isPlain) {
        throw new ExcelFault('ApiNotFound', 'The workbench copies everything of a range, or nothing.');
      }
      copyCells(source.sheet, source.area, sheet, area);
      return undefined;
    },
    Delete: ({ area, sheet }, given) => {
      const up = given.oneOf(0, ['Up', 'Left']) === 'Up';
      sheet.delete(area, isEntireRow(area) || (up && !isEntireColumn(area)) ? 'Up' : 'Left');
      return undefined;
    },
    Merge: (range, given) => {
      merge(range, given.optionalBoolean(0, false));
      return undefined;
    },
    Select: ({ area, sheet }, _given, { workbook }) => {
      workbook.select(sheet, area);
      return undefined;
    },
    Unmerge: ({ area, sheet }) => {
      sheet.grid.unmerge(area);
      return undefined;
    },
    _KeepReference: (range, _given, session) => {
      range.keep(session);
      return undefined;
    },
    _ValidateArraySize: ({ area }, given) => {
      const [rows, columns] = integers(given);
      if (rows !== area.rows || columns !== area.columns) {
        throw invalidArgument("The number of rows or columns in the input array doesn't match the size of the range.");
      }
      return undefined;
    },
  },
};
