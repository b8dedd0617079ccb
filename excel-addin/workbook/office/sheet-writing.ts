import { ok, type Result } from '../../../core/result.ts';
import { asCell } from '../plain-text.ts';
import { freeName, headerRowOf, type PlannedCell, type PlannedColumn, type SheetPlan } from '../sheet-plan.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import { WRITE_CHARACTERS, type Progress } from '../workbook.ts';
import { runBatch, stopIfCancelled, type Batch } from './office-run.ts';
import { finishSheet } from './sheet-finish.ts';

/** Where the sheet stands while it is being written. */
interface OpenedSheet {
  readonly sheet: string;
  readonly name: string;
  readonly tableNames: readonly string[];
}

/**
 * Writes a sheet of ours: open, rows chunk by chunk, finish. Whatever ends it early takes the unfinished sheet away
 * again, so nothing half-written stays.
 */
export async function writeSheet(
  plan: SheetPlan,
  replaces: string | null,
  progress: Progress = {},
): Promise<Result<{ readonly sheet: string; readonly name: string }, WorkbookFault>> {
  const opened = await runBatch(openSheet(plan, replaces));
  if (!opened.ok) return opened;
  const { sheet, name, tableNames } = opened.value;
  const written = await writeRows(sheet, plan, progress);
  const finished = written.ok ? await runBatch(finishSheet(sheet, plan, tableNames, replaces, name)) : written;
  if (finished.ok) return ok({ sheet, name: finished.value });
  await runBatch(removeSheet(sheet));
  return finished;
}

/** A new sheet with its column formats: text columns are `@` before any value arrives, or long codes lose digits. */
const openSheet =
  (plan: SheetPlan, replaces: string | null): Batch<OpenedSheet> =>
  async (context) => {
    const sheets = context.workbook.worksheets.load('items/id,items/name');
    const tables = context.workbook.tables.load('items/name');
    await context.sync();
    const taken = sheets.items.filter(({ id }) => id !== replaces).map(({ name }) => name);
    const name = freeName(plan.name, taken, (wish, n) => `${wish.slice(0, 26)} (${String(n)})`);
    // the sheet to be replaced keeps its name until the new one is complete
    const temporary = freeName(
      name,
      sheets.items.map((item) => item.name),
      (wish, n) => `${wish.slice(0, 26)} (${String(n)})`,
    );
    const sheet = sheets.add(temporary).load('id');
    plan.columns.forEach((column, index) => {
      formatColumn(sheet, index, column);
    });
    await context.sync();
    return { sheet: sheet.id, name, tableNames: tables.items.map((table) => table.name) };
  };

function formatColumn(sheet: Excel.Worksheet, index: number, column: PlannedColumn): void {
  const range = sheet.getRangeByIndexes(0, index, 1, 1).getEntireColumn();
  range.numberFormat = [[column.kind === 'text' ? '@' : 'General']];
  range.format.columnWidth = column.width * POINTS_PER_CHARACTER;
  range.format.wrapText = column.wrap;
  range.format.verticalAlignment = Excel.VerticalAlignment.center;
}

/** Office.js counts column widths in points; one character of the default font takes about 5.6. */
const POINTS_PER_CHARACTER = 5.6;

const removeSheet =
  (sheet: string): Batch<null> =>
  async (context) => {
    context.workbook.worksheets.getItem(sheet).delete();
    await context.sync();
    return null;
  };

/** Everything below the title, row by row, in the order of the sheet. */
export function rowsOf(plan: SheetPlan): readonly (readonly PlannedCell[])[] {
  const headers = plan.columns.map((column) => column.header);
  const appendix = plan.appendix === null ? [] : [[], [plan.appendix.heading], headers, ...plan.appendix.table.rows];
  return [headers, ...plan.table.rows, ...appendix];
}

async function writeRows(sheet: string, plan: SheetPlan, progress: Progress): Promise<Result<null, WorkbookFault>> {
  const rows = rowsOf(plan);
  const top = headerRowOf(plan);
  let done = 0;
  while (done < rows.length) {
    const chunk = chunkFrom(rows, done);
    const written = await runBatch(writeChunk(sheet, top + done, chunk, plan.columns.length, progress.signal));
    if (!written.ok) return written;
    done += chunk.length;
    progress.onProgress?.(done, rows.length);
  }
  return ok(null);
}

const lengthOf = (cell: PlannedCell): number => (typeof cell === 'object' ? cell.formula.length : String(cell).length);

/** As many rows as one request may carry, at least one. */
function chunkFrom(rows: readonly (readonly PlannedCell[])[], from: number): readonly (readonly PlannedCell[])[] {
  let characters = 0;
  let end = from;
  while (end < rows.length) {
    characters += (rows[end] ?? []).reduce((sum: number, cell) => sum + lengthOf(cell) + 4, 0);
    if (end > from && characters > WRITE_CHARACTERS) break;
    end++;
  }
  return rows.slice(from, end);
}

const writeChunk =
  (
    sheet: string,
    top: number,
    rows: readonly (readonly PlannedCell[])[],
    columns: number,
    signal: AbortSignal | undefined,
  ): Batch<null> =>
  async (context) => {
    stopIfCancelled(signal);
    const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(top, 0, rows.length, columns);
    range.values = rows.map((row) => Array.from({ length: columns }, (_, column) => asCell(row[column] ?? '')));
    await context.sync();
    return null;
  };
