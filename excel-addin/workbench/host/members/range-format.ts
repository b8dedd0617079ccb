import { endColumn, endRow } from '../../model/area.ts';
import { autofitColumns, autofitRows } from '../../model/autofit.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import { growRowsForFont } from '../../model/row-fit.ts';
import type { Style } from '../../model/style.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type Property } from '../host-class.ts';
import type { Json } from '../json.ts';
import { RANGE_BORDERS } from './range-borders.ts';
import type { RangeRef } from './range-ref.ts';

/** Something all cells of a range have in common; null when they differ. */
export function uniform<V extends Json>({ sheet, area }: RangeRef, pick: (style: Style) => V): V | null {
  const { grid } = sheet;
  let common: V | undefined;
  for (let column = area.column; column < endColumn(area); column++) {
    for (const run of grid.styles.runs(column, area.row, endRow(area))) {
      const value = pick(grid.book.get(run.style));
      if (common !== undefined && value !== common) return null;
      common = value;
    }
  }
  return common ?? null;
}

/** A property of the style that is read when uniform and set for all cells of the range. */
export function styleProperty<K extends keyof Style>(key: K, read: (given: Arguments) => Style[K]): Property<RangeRef> {
  return {
    get: (range) => uniform(range, (style) => style[key] as Json),
    set: ({ sheet, area }, given) => {
      sheet.grid.format(area, { [key]: read(given) });
    },
  };
}

/** Width of all columns, or height of all rows, in points; null when they differ. */
function commonSize({ sheet, area }: RangeRef, axis: 'row' | 'column'): number | null {
  const sizes = axis === 'row' ? sheet.grid.heights : sheet.grid.widths;
  const [from, to] = axis === 'row' ? [area.row, endRow(area)] : [area.column, endColumn(area)];
  const first = sizes.get(from);
  for (let index = from + 1; index < to; index++) if (sizes.get(index) !== first) return null;
  return first;
}

function setSize({ sheet, area }: RangeRef, axis: 'row' | 'column', points: number): void {
  if (points < 0 || points > (axis === 'row' ? 409.5 : 1341)) throw invalidArgument('This size is out of range.');
  if (axis === 'row') sheet.grid.resize('row', area.row, area.rows, { points });
  else sheet.grid.resize('column', area.column, area.columns, { points });
}

export const RANGE_FILL: HostClass<RangeRef> = {
  name: 'RangeFill',
  properties: {
    Color: {
      get: (range) => uniform(range, (style) => style.fill ?? '#FFFFFF'),
      set: ({ sheet, area }, given) => {
        const color = given.color(0);
        sheet.grid.format(area, { fill: color === '' ? null : color });
      },
    },
  },
  methods: {
    Clear: ({ sheet, area }) => {
      sheet.grid.format(area, { fill: null });
      return undefined;
    },
  },
};

function fontSize(given: Arguments): number {
  const size = given.number(0);
  if (size < 1 || size > 409) throw invalidArgument('A font is 1 to 409 points.');
  return size;
}

export const RANGE_FONT: HostClass<RangeRef> = {
  name: 'RangeFont',
  properties: {
    Bold: styleProperty('bold', (given) => given.boolean(0)),
    Color: styleProperty('fontColor', (given) => given.color(0)),
    Italic: styleProperty('italic', (given) => given.boolean(0)),
    Name: styleProperty('fontName', (given) => given.text(0)),
    Size: {
      get: (range) => uniform(range, (style) => style.fontSize),
      set: ({ sheet, area }, given) => {
        const size = fontSize(given);
        sheet.grid.format(area, { fontSize: size });
        sheet.grid.guard.freely(() => {
          growRowsForFont(sheet.grid, area, size);
        });
      },
    },
    Strikethrough: styleProperty('strikethrough', (given) => given.boolean(0)),
    Underline: styleProperty('underline', (given) =>
      given.oneOf(0, ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant']),
    ),
  },
};

export const FORMAT_PROTECTION: HostClass<RangeRef> = {
  name: 'FormatProtection',
  properties: {
    FormulaHidden: styleProperty('formulaHidden', (given) => given.boolean(0)),
    Locked: styleProperty('locked', (given) => given.boolean(0)),
  },
};

function indent(given: Arguments): number {
  const level = given.integer(0);
  if (level < 0 || level > 250) throw invalidArgument('An indent is 0 to 250.');
  return level;
}

/** `Excel.RangeFormat` */
export const RANGE_FORMAT: HostClass<RangeRef> = {
  name: 'RangeFormat',
  properties: {
    ColumnWidth: {
      get: (range) => commonSize(range, 'column'),
      set: (range, given) => {
        setSize(range, 'column', given.number(0));
      },
    },
    HorizontalAlignment: styleProperty('horizontal', (given) =>
      given.oneOf(0, ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed']),
    ),
    IndentLevel: styleProperty('indent', indent),
    RowHeight: {
      get: (range) => commonSize(range, 'row'),
      set: (range, given) => {
        setSize(range, 'row', given.number(0));
      },
    },
    ShrinkToFit: styleProperty('shrink', (given) => given.boolean(0)),
    VerticalAlignment: styleProperty('vertical', (given) =>
      given.oneOf(0, ['Top', 'Center', 'Bottom', 'Justify', 'Distributed']),
    ),
    WrapText: styleProperty('wrap', (given) => given.boolean(0)),
  },
  objects: {
    Borders: (range) => bind(RANGE_BORDERS, range),
    Fill: (range) => bind(RANGE_FILL, range),
    Font: (range) => bind(RANGE_FONT, range),
    Protection: (range) => bind(FORMAT_PROTECTION, range),
  },
  methods: {
    AutofitColumns: ({ sheet, area }) => {
      autofitColumns(sheet.grid, area);
      return undefined;
    },
    AutofitRows: ({ sheet, area }) => {
      autofitRows(sheet.grid, area);
      return undefined;
    },
  },
};
