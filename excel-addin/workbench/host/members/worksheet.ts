import { WHOLE_SHEET, cellArea, type Area } from '../../model/area.ts';
import { itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Arguments } from '../arguments.ts';
import { EVENT, listening } from '../event-registry.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import type { Session } from '../session.ts';
import { CHARTS } from './charts.ts';
import { AUTO_FILTER } from './filters.ts';
import { FREEZE_PANES } from './freeze-panes.ts';
import { NAMED_ITEMS } from './named-items.ts';
import { PAGE_BREAKS } from './page-breaks.ts';
import { PAGE_LAYOUT } from './page-layout.ts';
import { rangeOfText } from './places.ts';
import { rangeObject } from './range.ts';
import { areasOfText, RANGE_AREAS } from './range-areas.ts';
import { rangeAt } from './range-ref.ts';
import { TABLES } from './tables.ts';
import { WORKSHEET_PROTECTION } from './worksheet-protection.ts';
import { sheetObject, step } from './worksheets.ts';

const at = (sheet: Sheet, area: Area): HostObject => rangeObject(rangeAt(sheet, area));

/** `getRange()`: the whole sheet, an address or a name. */
function rangeBy(sheet: Sheet, given: Arguments, session: Session): HostObject {
  const text = given.optionalText(0);
  if (text === undefined) return at(sheet, WHOLE_SHEET);
  return rangeObject(rangeOfText(session.workbook, sheet, text));
}

function usedRange(sheet: Sheet, given: Arguments): Area | undefined {
  return sheet.grid.usedArea(given.optionalBoolean(0, false));
}

function setTabColor(sheet: Sheet, given: Arguments): void {
  sheet.layOut({ tabColor: given.color(0) });
}

/** `Excel.Worksheet` */
export const WORKSHEET: HostClass<Sheet> = {
  name: 'Worksheet',
  identity: ({ id }) => ({ Id: id }),
  properties: {
    Id: { get: ({ id }) => id },
    Name: {
      get: ({ name }) => name,
      set: (sheet, given, { workbook }) => {
        workbook.renameSheet(sheet, given.text(0));
      },
    },
    Position: {
      get: (sheet, { workbook }) => workbook.sheets.indexOf(sheet),
      set: (sheet, given, { workbook }) => {
        workbook.moveSheet(sheet, given.integer(0));
      },
    },
    ShowGridlines: { get: ({ state }) => state.showGridlines },
    ShowHeadings: { get: ({ state }) => state.showHeadings },
    Gridlines: {
      set: (sheet, given) => {
        sheet.layOut({ showGridlines: given.boolean(0) });
      },
    },
    Headings: {
      set: (sheet, given) => {
        sheet.layOut({ showHeadings: given.boolean(0) });
      },
    },
    StandardHeight: { get: ({ grid }) => grid.heights.standard },
    StandardWidth: { get: ({ grid }) => grid.widths.standard },
    TabColor: { get: ({ state }) => state.tabColor, set: setTabColor },
    Visibility: {
      get: ({ state }) => state.visibility,
      set: (sheet, given, { workbook }) => {
        workbook.showSheet(sheet, given.oneOf(0, ['Visible', 'Hidden', 'VeryHidden']));
      },
    },
  },
  objects: {
    AutoFilter: (sheet) => bind(AUTO_FILTER, { sheet, table: undefined }),
    Charts: (sheet) => bind(CHARTS, sheet),
    FreezePanes: (sheet) => bind(FREEZE_PANES, sheet),
    HorizontalPageBreaks: (sheet) => bind(PAGE_BREAKS, sheet),
    Names: (sheet) => bind(NAMED_ITEMS, sheet),
    PageLayout: (sheet) => bind(PAGE_LAYOUT, sheet),
    Protection: (sheet) => bind(WORKSHEET_PROTECTION, sheet),
    Tables: (sheet) => bind(TABLES, sheet),
  },
  finders: {
    GetCell: (sheet, given) => at(sheet, cellArea(given.integer(0), given.integer(1))),
    GetNext: (sheet, given, { workbook }) => step(workbook, sheet, 1, given),
    GetNextOrNullObject: (sheet, given, { workbook }) => step(workbook, sheet, 1, given, null),
    GetPrevious: (sheet, given, { workbook }) => step(workbook, sheet, -1, given),
    GetPreviousOrNullObject: (sheet, given, { workbook }) => step(workbook, sheet, -1, given, null),
    GetRange: rangeBy,
    GetRanges: (sheet, given) => bind(RANGE_AREAS, areasOfText(sheet, given.text(0))),
    GetRangeByIndexes: (sheet, given) =>
      at(sheet, {
        row: given.integer(0),
        column: given.integer(1),
        rows: given.integer(2),
        columns: given.integer(3),
      }),
    GetUsedRange: (sheet, given) => at(sheet, usedRange(sheet, given) ?? cellArea(0, 0)),
    GetUsedRangeOrNullObject: (sheet, given) => {
      const area = usedRange(sheet, given);
      return area === undefined ? null : at(sheet, area);
    },
    _GetSheetById: (_sheet, given, { workbook }) => sheetObject(workbook.sheet(given.text(0))),
  },
  methods: {
    Activate: (sheet, _given, { workbook }) => {
      workbook.activate(sheet);
      return undefined;
    },
    Delete: (sheet, _given, { workbook }) => {
      if (!workbook.sheets.includes(sheet)) throw itemNotFound(`worksheet ${sheet.name}`);
      workbook.deleteSheet(sheet);
      return undefined;
    },
    ...listening<Sheet>(({ id }) => id, {
      ActivatedEvent: EVENT.sheetActivated,
      DeactivatedEvent: EVENT.sheetDeactivated,
      DataChangedEvent: EVENT.sheetChanged,
      FormatChangedEvent: EVENT.sheetFormatChanged,
      SelectionChangedEvent: EVENT.sheetSelectionChanged,
      EventNameChanged: EVENT.sheetRenamed,
      EventVisibilityChanged: EVENT.sheetVisibilityChanged,
    }),
  },
};
