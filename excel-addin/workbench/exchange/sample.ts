import { readWorkbookFile } from '../../files/workbook-file-reader.ts';
import type { Sheet } from '../model/sheet.ts';
import { Workbook } from '../model/workbook.ts';
import { openedWorkbook } from './opened-workbook.ts';

const SAMPLE_NAME = '虚构示例名单';

/** A workbook without content. */
export function emptyWorkbook(currentYear: () => number): Workbook {
  const workbook = new Workbook('新工作簿', currentYear);
  workbook.addSheet();
  workbook.history.clear();
  return workbook;
}

/**
 * The workbook that the office's server lays out for newcomers, from its .xlsx; undefined when it is none. Files are
 * read without their looks, so titles and headings get theirs here.
 */
export function sampleWorkbook(bytes: Uint8Array, currentYear: () => number): Workbook | undefined {
  const file = readWorkbookFile(`${SAMPLE_NAME}.xlsx`, bytes);
  if (!file.ok || file.value.kind !== 'xlsx') return undefined;
  const workbook = openedWorkbook(SAMPLE_NAME, file.value, currentYear);
  for (const sheet of workbook.sheets) dress(sheet);
  workbook.history.clear();
  return workbook;
}

/** The last row that stays in view holds the headings; what is merged above it is the title and its notes. */
function dress(sheet: Sheet): void {
  const used = sheet.grid.cells.bounds();
  const heading = sheet.state.frozenRows - 1;
  if (used === undefined || heading < 0) return;
  sheet.grid.format({ ...used, row: heading, rows: 1 }, { bold: true, fill: '#EEF4F9' });
  if (heading > 0) sheet.grid.format({ ...used, row: 0, rows: 1 }, { bold: true, fontSize: 14 });
  if (heading > 1) sheet.grid.format({ ...used, row: 1, rows: heading - 1 }, { fontColor: '#605E5C' });
}
