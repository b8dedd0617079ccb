import type { SheetInfo } from '../workbook.ts';
import type { Batch } from './office-run.ts';
import { regionOf } from './region.ts';

const PLACE = ['rowIndex', 'columnIndex', 'rowCount', 'columnCount'];

/** Visible sheets with used ranges and tables: one round trip for the names, one for the places. */
export const listSheets: Batch<readonly SheetInfo[]> = async (context) => {
  const sheets = context.workbook.worksheets.load('items/id,items/name,items/visibility');
  const tables = context.workbook.tables.load('items/id,items/name');
  await context.sync();

  const places = sheets.items
    .filter((sheet) => sheet.visibility === Excel.SheetVisibility.visible)
    .map((sheet) => ({ sheet, used: sheet.getUsedRangeOrNullObject(true).load(PLACE) }));
  const tablePlaces = tables.items.map((table) => ({
    table,
    sheet: table.worksheet.load('id'),
    range: table.getRange().load(PLACE),
  }));
  await context.sync();

  return places.map(({ sheet, used }) => ({
    id: sheet.id,
    name: sheet.name,
    used: used.isNullObject ? null : regionOf(used),
    tables: tablePlaces
      .filter((place) => place.sheet.id === sheet.id)
      .map(({ table, range }) => ({ id: table.id, name: table.name, region: regionOf(range) })),
  }));
};
