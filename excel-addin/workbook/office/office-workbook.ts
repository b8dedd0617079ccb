import type { Workbook } from '../workbook.ts';
import { readBlock } from './block-reading.ts';
import { changeCells } from './cell-changes.ts';
import { markCells } from './cell-marks.ts';
import { watchChanges } from './change-watch.ts';
import { readSetting, saveSetting } from './document-settings.ts';
import { runBatch } from './office-run.ts';
import { appendRows, deleteRows } from './list-rows.ts';
import { printDocuments } from './document-sheets.ts';
import { openTemplate } from './template-sheets.ts';
import { listSheets } from './sheet-listing.ts';
import { writeSheet } from './sheet-writing.ts';

/** The workbook in which the add-in runs. `Office.onReady` must have resolved. */
export const officeWorkbook = (): Workbook => ({
  sheets: () => runBatch(listSheets),
  read: readBlock,
  select: (sheet, place) =>
    runBatch(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      worksheet.activate();
      worksheet.getRangeByIndexes(place.row, place.column, 1, 1).select();
      await context.sync();
      return null;
    }),
  change: changeCells,
  appendRows,
  deleteRows,
  mark: markCells,
  write: writeSheet,
  openTemplate,
  printDocuments,
  setting: readSetting,
  keepSetting: saveSetting,
  watch: watchChanges,
});
