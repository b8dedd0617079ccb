import type { Services } from '../services.ts';
import { KEPT_SHEETS_KEY, withKeptSheets } from './kept-sheets.ts';

/** Remembers in the workbook which sheets belong to the draw in the pane. */
export async function keepSheets({ store, workbook }: Pick<Services, 'store' | 'workbook'>): Promise<void> {
  const { status, resultSheet, sheets, documents } = store.get().draw;
  if (status === null) return;
  const kept = withKeptSheets(workbook.setting(KEPT_SHEETS_KEY), status.drawNumber, {
    resultSheet,
    sheets,
    documents,
  });
  await workbook.keepSetting(KEPT_SHEETS_KEY, kept);
}
