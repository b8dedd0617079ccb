import * as v from 'valibot';
import { MAX_COLUMNS, MAX_ROWS } from '../model/area.ts';
import type { Sheet } from '../model/sheet.ts';
import { Workbook } from '../model/workbook.ts';
import { openedWorkbook } from './opened-workbook.ts';

/** The workbook the office's server lays out for newcomers: texts by row, as in a text file. */
const SAMPLE = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  sheets: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(31)),
        rows: v.pipe(v.array(v.pipe(v.array(v.string()), v.maxLength(MAX_COLUMNS))), v.maxLength(MAX_ROWS)),
      }),
    ),
    v.minLength(1),
  ),
});

type Rows = readonly (readonly string[])[];

/** Rows of one length; empty texts are empty cells. */
function squared(rows: Rows): (string | null)[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] || null));
}

/** A workbook without content. */
export function emptyWorkbook(currentYear: () => number): Workbook {
  const workbook = new Workbook('新工作簿', currentYear);
  workbook.addSheet();
  workbook.history.clear();
  return workbook;
}

/** The sample workbook from what the server sent; undefined when it is none. */
export function sampleWorkbook(sent: unknown, currentYear: () => number): Workbook | undefined {
  const parsed = v.safeParse(SAMPLE, sent);
  if (!parsed.success) return undefined;
  const { name, sheets } = parsed.output;
  const file = {
    kind: 'csv',
    sheets: sheets.map((sheet) => ({ name: sheet.name, rows: squared(sheet.rows) })),
  } as const;
  const workbook = openedWorkbook(name, file, currentYear);
  for (const sheet of workbook.sheets) dress(sheet);
  workbook.history.clear();
  return workbook;
}

/** The first row bold and in view, as people lay out their lists. */
function dress(sheet: Sheet): void {
  const used = sheet.grid.cells.bounds();
  if (used === undefined) return;
  sheet.grid.format({ ...used, rows: 1 }, { bold: true, fill: '#EEF4F9' });
  sheet.layOut({ frozenRows: 1 });
}
