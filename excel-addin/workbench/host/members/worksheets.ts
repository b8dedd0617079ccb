import { itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Workbook } from '../../model/workbook.ts';
import type { Arguments } from '../arguments.ts';
import { EVENT, WORKBOOK_TARGET, listening } from '../event-registry.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import { WORKSHEET } from './worksheet.ts';

/** A sheet as an object of the batch. */
export const sheetObject = (sheet: Sheet): HostObject => bind(WORKSHEET, sheet);

/** Sheets from left to right, or only the visible ones: argument `visibleOnly` at position 0. */
const sheetsIn = (workbook: Workbook, given: Arguments): readonly Sheet[] =>
  given.optionalBoolean(0, false) ? workbook.visibleSheets : workbook.sheets;

/** The sheet `by` places further. Past the end: `otherwise`, or `ItemNotFound`. */
export function step(
  workbook: Workbook,
  sheet: Sheet,
  by: 1 | -1,
  given: Arguments,
  otherwise?: null,
): HostObject | null {
  const place = workbook.sheets.indexOf(sheet);
  const candidates = sheetsIn(workbook, given).filter((other) => (workbook.sheets.indexOf(other) - place) * by > 0);
  const found = by > 0 ? candidates[0] : candidates.at(-1);
  if (found !== undefined) return sheetObject(found);
  if (otherwise === null) return null;
  throw itemNotFound('no worksheet follows');
}

function edge(sheet: Sheet | undefined): HostObject {
  if (sheet === undefined) throw itemNotFound('no worksheet is visible');
  return sheetObject(sheet);
}

/** `Excel.WorksheetCollection` */
export const WORKSHEETS: HostClass<Workbook> = {
  name: 'WorksheetCollection',
  items: ({ sheets }) => sheets.map(sheetObject),
  item: (workbook, key) => sheetObject(workbook.sheet(key.text(0))),
  finders: {
    Add: (workbook, given) => sheetObject(workbook.addSheet(given.optionalText(0))),
    GetActiveWorksheet: ({ activeSheet }) => sheetObject(activeSheet),
    GetFirst: (workbook, given) => edge(sheetsIn(workbook, given)[0]),
    GetItemOrNullObject: (workbook, given) => {
      const sheet = workbook.findSheet(given.text(0));
      return sheet === undefined ? null : sheetObject(sheet);
    },
    GetLast: (workbook, given) => edge(sheetsIn(workbook, given).at(-1)),
  },
  methods: {
    GetCount: (workbook, given) => sheetsIn(workbook, given).length,
    ...listening<Workbook>(() => WORKBOOK_TARGET, {
      ActivatedEvent: EVENT.sheetActivated,
      AddedEvent: EVENT.sheetAdded,
      DataChangedEvent: EVENT.sheetChanged,
      DeactivatedEvent: EVENT.sheetDeactivated,
      DeletedEvent: EVENT.sheetDeleted,
      EventMoved: EVENT.sheetMoved,
      EventNameChanged: EVENT.sheetRenamed,
      EventVisibilityChanged: EVENT.sheetVisibilityChanged,
      FormatChangedEvent: EVENT.sheetFormatChanged,
      SelectionChangedEvent: EVENT.sheetSelectionChanged,
    }),
  },
};
