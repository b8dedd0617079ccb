import { endColumn, endRow, type Area } from '../../model/area.ts';
import { isFormula } from '../../model/cell-content.ts';
import { invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import { displayText } from '../../model/number-format.ts';
import { bind, type HostClass, type HostObject, type Property } from '../host-class.ts';
import type { Json } from '../json.ts';
import { isUnbounded, plainValue, valueType } from './range-cells.ts';
import { rangeAt, type RangeRef } from './range-ref.ts';
import { rangeObject } from './range.ts';

/** Most cells of a view, as of any read: "five million cells". */
const MAX_VIEW = 5_000_000;

/** What is seen of a range: its rows and columns that are not hidden. */
interface RangeView {
  readonly range: RangeRef;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Place among the rows of another view; 0 for the view of a range. */
  readonly index: number;
}

function visible(from: number, to: number, isHidden: (index: number) => boolean): number[] {
  const shown: number[] = [];
  for (let index = from; index < to; index++) if (!isHidden(index)) shown.push(index);
  return shown;
}

/** `Range.getVisibleView`: "Represents the visible rows of the current range." */
export function viewOf(range: RangeRef): HostObject {
  const { area, sheet } = range;
  if (isUnbounded(area) || area.rows * area.columns > MAX_VIEW) throw invalidArgument('The range is too large.');
  const { heights, widths } = sheet.grid;
  return bind(RANGE_VIEW, {
    range,
    rows: visible(area.row, endRow(area), (row) => heights.isHidden(row)),
    columns: visible(area.column, endColumn(area), (column) => widths.isHidden(column)),
    index: 0,
  });
}

/** A property with one value for each cell that is seen. */
const cells = (cell: (range: RangeRef, row: number, column: number) => Json): Property<RangeView> => ({
  get: ({ range, rows, columns }) => rows.map((row) => columns.map((column) => cell(range, row, column))),
});

const formula = ({ sheet }: RangeRef, row: number, column: number): Json => {
  const content = sheet.grid.content(row, column);
  return isFormula(content) ? content.formula : plainValue(content);
};

/** The smallest area around what is seen. */
function around({ rows, columns }: RangeView): Area {
  const [top, left, bottom, right] = [rows[0], columns[0], rows.at(-1), columns.at(-1)];
  if (top === undefined || left === undefined || bottom === undefined || right === undefined) {
    throw itemNotFound('nothing of the range is visible');
  }
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** `Excel.RangeView`, to be read. */
export const RANGE_VIEW: HostClass<RangeView> = {
  name: 'RangeView',
  properties: {
    CellAddresses: cells(({ sheet }, row, column) => sheet.address({ row, column, rows: 1, columns: 1 })),
    ColumnCount: { get: ({ columns }) => columns.length },
    Formulas: cells(formula),
    FormulasLocal: cells(formula),
    Index: { get: ({ index }) => index },
    NumberFormat: cells(({ sheet }, row, column) => sheet.grid.style(row, column).numberFormat),
    RowCount: { get: ({ rows }) => rows.length },
    Text: cells(({ sheet }, row, column) =>
      displayText(sheet.grid.content(row, column), sheet.grid.style(row, column).numberFormat),
    ),
    ValueTypes: cells(({ sheet }, row, column) => valueType(sheet.grid.content(row, column))),
    Values: cells(({ sheet }, row, column) => plainValue(sheet.grid.content(row, column))),
  },
  objects: { Rows: (view) => bind(RANGE_VIEWS, view) },
  finders: { GetRange: (view) => rangeObject(rangeAt(view.range.sheet, around(view))) },
};

const rowView = (view: RangeView, row: number, index: number): HostObject =>
  bind(RANGE_VIEW, { ...view, rows: [row], index });

/** `Excel.RangeViewCollection`: the rows of a view. */
export const RANGE_VIEWS: HostClass<RangeView> = {
  name: 'RangeViewCollection',
  items: (view) => view.rows.map((row, index) => rowView(view, row, index)),
  finders: {
    GetItemAt: (view, given) => {
      const row = view.rows[given.integer(0)];
      if (row === undefined) throw itemNotFound('no visible row at this position');
      return rowView(view, row, given.integer(0));
    },
  },
  methods: { GetCount: ({ rows }) => rows.length },
};
