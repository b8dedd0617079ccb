import type { Area } from '../../model/area.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import { usedPart } from '../../model/sheet-grid.ts';
import type { Sheet } from '../../model/sheet.ts';
import { settleHeaders } from '../../model/table-headers.ts';
import type { RangeRef } from './range-ref.ts';

function clearContents(sheet: Sheet, area: Area): void {
  const part = usedPart(sheet.grid, area);
  if (part === undefined) return;
  sheet.grid.write(part, () => undefined);
  for (const table of sheet.tablesIn(part)) settleHeaders(table);
}

/** `Range.clear` with a value of `Excel.ClearApplyTo`. Headers of tables come back as 列1, 列2, … as in Excel. */
export function clearRange({ sheet, area }: RangeRef, applyTo: string): void {
  switch (applyTo) {
    case 'All':
      sheet.grid.unmerge(area);
      sheet.grid.restyle(area, () => 0);
      clearContents(sheet, area);
      return;
    case 'Formats':
      sheet.grid.unmerge(area);
      sheet.grid.restyle(area, () => 0);
      return;
    case 'Contents':
      clearContents(sheet, area);
      return;
    default:
      throw invalidArgument(`"${applyTo}" can't be cleared.`);
  }
}
