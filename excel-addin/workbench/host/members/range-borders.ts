import { endColumn, endRow, type Area } from '../../model/area.ts';
import { itemNotFound } from '../../model/excel-fault.ts';
import type { Border, Style } from '../../model/style.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import type { RangeRef } from './range-ref.ts';

type Side = 'top' | 'bottom' | 'left' | 'right';

/** `Excel.BorderIndex`: which side of which cells of a range. Diagonals are not offered. */
const SIDES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal'] as const;
type BorderSide = (typeof SIDES)[number];

interface RangeBorder {
  readonly range: RangeRef;
  readonly side: BorderSide;
}

/** The cells that have the border, and on which side of theirs. */
function lines(area: Area, side: BorderSide): readonly (readonly [Area, Side])[] {
  switch (side) {
    case 'EdgeTop':
      return [[{ ...area, rows: 1 }, 'top']];
    case 'EdgeBottom':
      return [[{ ...area, row: endRow(area) - 1, rows: 1 }, 'bottom']];
    case 'EdgeLeft':
      return [[{ ...area, columns: 1 }, 'left']];
    case 'EdgeRight':
      return [[{ ...area, column: endColumn(area) - 1, columns: 1 }, 'right']];
    case 'InsideHorizontal':
      return area.rows > 1 ? [[{ ...area, rows: area.rows - 1 }, 'bottom']] : [];
    case 'InsideVertical':
      return area.columns > 1 ? [[{ ...area, columns: area.columns - 1 }, 'right']] : [];
  }
}

const PLAIN: Border = { style: 'Continuous', color: '#000000', weight: 'Thin' };

function change({ range, side }: RangeBorder, next: (before: Border | null) => Border | null): void {
  const { grid } = range.sheet;
  for (const [cells, edge] of lines(range.area, side)) {
    grid.restyle(cells, (id) =>
      grid.book.patched(id, { [edge]: next(grid.book.get(id)[edge]) } satisfies Partial<Style>),
    );
  }
}

function current({ range, side }: RangeBorder): Border | null {
  const [first] = lines(range.area, side);
  if (first === undefined) return null;
  const [cells, edge] = first;
  return range.sheet.grid.style(cells.row, cells.column)[edge];
}

const STYLES = ['Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'] as const;

function setStyle(border: RangeBorder, given: Arguments): void {
  const style = given.oneOf(0, ['None', ...STYLES]);
  change(border, (before) => (style === 'None' ? null : { ...(before ?? PLAIN), style }));
}

/** `Excel.RangeBorder` */
export const RANGE_BORDER: HostClass<RangeBorder> = {
  name: 'RangeBorder',
  properties: {
    Color: {
      get: (border) => current(border)?.color ?? '#000000',
      set: (border, given) => {
        const color = given.color(0);
        change(border, (before) => ({ ...(before ?? PLAIN), color }));
      },
    },
    SideIndex: { get: ({ side }) => side },
    Style: { get: (border) => current(border)?.style ?? 'None', set: setStyle },
    Weight: {
      get: (border) => current(border)?.weight ?? 'Thin',
      set: (border, given) => {
        const weight = given.oneOf(0, ['Hairline', 'Thin', 'Medium', 'Thick']);
        change(border, (before) => ({ ...(before ?? PLAIN), weight }));
      },
    },
  },
};

function sideOf(key: Arguments): BorderSide {
  const side = SIDES.find((name) => name === key.text(0));
  if (side === undefined) throw itemNotFound(`border ${key.text(0)}`);
  return side;
}

const borderOf = (range: RangeRef, side: BorderSide): HostObject => bind(RANGE_BORDER, { range, side });

/** `Excel.RangeBorderCollection` */
export const RANGE_BORDERS: HostClass<RangeRef> = {
  name: 'RangeBorderCollection',
  properties: { Count: { get: () => SIDES.length } },
  items: (range) => SIDES.map((side) => borderOf(range, side)),
  item: (range, key) => borderOf(range, sideOf(key)),
};
