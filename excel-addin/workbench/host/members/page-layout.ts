import type { Area } from '../../model/area.ts';
import { isEntireColumn, isEntireRow } from '../../model/area.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import type { HeaderFooter, PageLayout, PrintZoom } from '../../model/page-layout.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type HostObject, type Property } from '../host-class.ts';
import { field, isObject, type Json } from '../json.ts';
import { optionalRange } from './places.ts';
import { rangeObject } from './range.ts';
import { rangeAt } from './range-ref.ts';

function change(sheet: Sheet, patch: Partial<PageLayout>): void {
  sheet.layOut({ page: { ...sheet.state.page, ...patch } });
}

function property<K extends keyof PageLayout>(key: K, read: (given: Arguments) => PageLayout[K]): Property<Sheet> {
  return {
    // The keys passed below are those with plain values.
    get: ({ state }) => state.page[key] as Json,
    set: (sheet, given) => {
      change(sheet, { [key]: read(given) });
    },
  };
}

const flag = (given: Arguments): boolean => given.boolean(0);

function points(given: Arguments): number {
  const value = given.number(0);
  if (value < 0 || value > 2000) throw invalidArgument('A margin is 0 to 2000 points.');
  return value;
}

/** `PageLayoutZoomOptions`: "must be set as a JSON object". */
function zoom(given: Arguments): PrintZoom {
  const options = given.value(0);
  if (!isObject(options)) throw invalidArgument('The zoom is an object.');
  const { scale, horizontalFitToPages, verticalFitToPages } = {
    scale: field(options, 'scale'),
    horizontalFitToPages: field(options, 'horizontalFitToPages'),
    verticalFitToPages: field(options, 'verticalFitToPages'),
  };
  if (scale !== undefined && (typeof scale !== 'number' || scale < 10 || scale > 400)) {
    throw invalidArgument('The scale is 10 to 400 percent.');
  }
  return {
    ...(typeof scale === 'number' ? { scale } : {}),
    ...(typeof horizontalFitToPages === 'number' ? { horizontalFitToPages } : {}),
    ...(typeof verticalFitToPages === 'number' ? { verticalFitToPages } : {}),
  };
}

const zoomJson = (value: PrintZoom): Json => Object.fromEntries(Object.entries(value));

function firstPage(given: Arguments): number | '' {
  return given.value(0) === '' ? '' : given.integer(0);
}

const paper = (given: Arguments): string => {
  const size = given.text(0);
  if (!/^[A-Z][A-Za-z0-9]+$/.test(size)) throw invalidArgument('This is no paper size.');
  return size;
};

const text = (key: keyof HeaderFooter): Property<Sheet> => ({
  get: ({ state }) => state.page.headerFooter[key],
  set: (sheet, given) => {
    change(sheet, { headerFooter: { ...sheet.state.page.headerFooter, [key]: given.text(0) } });
  },
});

export const HEADER_FOOTER: HostClass<Sheet> = {
  name: 'HeaderFooter',
  properties: {
    CenterFooter: text('centerFooter'),
    CenterHeader: text('centerHeader'),
    LeftFooter: text('leftFooter'),
    LeftHeader: text('leftHeader'),
    RightFooter: text('rightFooter'),
    RightHeader: text('rightHeader'),
  },
};

export const HEADERS_FOOTERS: HostClass<Sheet> = {
  name: 'HeaderFooterGroup',
  properties: { State: { get: () => 'Default' } },
  objects: { DefaultForAllPages: (sheet) => bind(HEADER_FOOTER, sheet) },
};

const orNull = (sheet: Sheet, area: Area | undefined): HostObject | null =>
  area === undefined ? null : rangeObject(rangeAt(sheet, area));

const INCH = 72;
const UNITS = { Points: 1, Inches: INCH, Centimeters: INCH / 2.54 } as const;

function setMargins(sheet: Sheet, given: Arguments): void {
  const unit = UNITS[given.oneOf(0, ['Points', 'Inches', 'Centimeters'])];
  const options = given.value(1);
  if (!isObject(options)) throw invalidArgument('The margins are an object.');
  const patch: Partial<
    Record<'leftMargin' | 'rightMargin' | 'topMargin' | 'bottomMargin' | 'headerMargin' | 'footerMargin', number>
  > = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === null) continue;
    const margin = (['left', 'right', 'top', 'bottom', 'header', 'footer'] as const).find((side) => side === name);
    if (margin === undefined || typeof value !== 'number' || value < 0)
      throw invalidArgument(`"${name}" is no margin.`);
    patch[`${margin}Margin`] = value * unit;
  }
  change(sheet, patch);
}

/** `Excel.PageLayout` */
export const PAGE_LAYOUT: HostClass<Sheet> = {
  name: 'PageLayout',
  properties: {
    BlackAndWhite: property('blackAndWhite', flag),
    BottomMargin: property('bottomMargin', points),
    CenterHorizontally: property('centerHorizontally', flag),
    CenterVertically: property('centerVertically', flag),
    DraftMode: property('draftMode', flag),
    FirstPageNumber: property('firstPageNumber', firstPage),
    FooterMargin: property('footerMargin', points),
    HeaderMargin: property('headerMargin', points),
    LeftMargin: property('leftMargin', points),
    Orientation: property('orientation', (given) => given.oneOf(0, ['Portrait', 'Landscape'])),
    PaperSize: property('paperSize', paper),
    PrintComments: property('printComments', (given) => given.oneOf(0, ['NoComments', 'EndSheet', 'InPlace'])),
    PrintErrors: property('printErrors', (given) => given.oneOf(0, ['AsDisplayed', 'Blank', 'Dash', 'NotAvailable'])),
    PrintGridlines: property('printGridlines', flag),
    PrintHeadings: property('printHeadings', flag),
    PrintOrder: property('printOrder', (given) => given.oneOf(0, ['DownThenOver', 'OverThenDown'])),
    RightMargin: property('rightMargin', points),
    TopMargin: property('topMargin', points),
    Zoom: {
      get: ({ state }) => zoomJson(state.page.zoom),
      set: (sheet, given) => {
        change(sheet, { zoom: zoom(given) });
      },
    },
  },
  objects: { HeadersFooters: (sheet) => bind(HEADERS_FOOTERS, sheet) },
  finders: {
    GetPrintTitleColumnsOrNullObject: (sheet) => orNull(sheet, sheet.state.page.titleColumns),
    GetPrintTitleRowsOrNullObject: (sheet) => orNull(sheet, sheet.state.page.titleRows),
  },
  methods: {
    SetPrintArea: (sheet, given, session) => {
      change(sheet, { printArea: optionalRange(given, 0, sheet, session)?.area });
      return undefined;
    },
    SetPrintMargins: (sheet, given) => {
      setMargins(sheet, given);
      return undefined;
    },
    SetPrintTitleColumns: (sheet, given, session) => {
      const area = optionalRange(given, 0, sheet, session)?.area;
      if (area !== undefined && !isEntireColumn(area)) throw invalidArgument('Print titles are entire columns.');
      change(sheet, { titleColumns: area });
      return undefined;
    },
    SetPrintTitleRows: (sheet, given, session) => {
      const area = optionalRange(given, 0, sheet, session)?.area;
      if (area !== undefined && !isEntireRow(area)) throw invalidArgument('Print titles are entire rows.');
      change(sheet, { titleRows: area });
      return undefined;
    },
  },
};
