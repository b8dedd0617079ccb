import type { Cell } from '../../../core/tabular/cell.ts';
import { ok, type Result } from '../../../core/result.ts';
import { asCell } from '../plain-text.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import {
  CHANGE_CELLS,
  WRITE_CHARACTERS,
  type ListEnd,
  type Progress,
  type Region,
  type RowRemoval,
  type TableInfo,
} from '../workbook.ts';
import { formatFor } from './cell-changes.ts';
import { runBatch, stopIfCancelled, type Batch } from './office-run.ts';

/** Ground of rows that we put into a clerk's list: seen at once, taken away like any other colour. */
const ADDED_GROUND = '#EDF3F9';

/** Puts rows below a list: look at its last row, make room, then chunk by chunk. */
export async function appendRows(
  sheet: string,
  end: ListEnd,
  rows: readonly (readonly Cell[])[],
  progress: Progress = {},
): Promise<Result<Region, WorkbookFault>> {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const region: Region = { top: end.after + 1, left: end.left, rows: rows.length, columns };
  if (rows.length === 0) return ok(region);
  const formats = await runBatch(makeRoom(sheet, end, region, progress.signal));
  if (!formats.ok) return formats;
  let done = 0;
  while (done < rows.length) {
    const chunk = chunkFrom(rows, done);
    const place = { ...region, top: region.top + done, rows: chunk.length };
    const written = await runBatch(writeChunk(sheet, place, chunk, formats.value));
    if (!written.ok) return written;
    done += chunk.length;
    progress.onProgress?.(done, rows.length);
  }
  return ok(region);
}

/** Moves down what stands below, or lets the table grow. @returns the number formats of the list's last row. */
const makeRoom =
  (
    sheet: string,
    end: ListEnd,
    { top, left, rows, columns }: Region,
    signal?: AbortSignal,
  ): Batch<readonly unknown[]> =>
  async (context) => {
    stopIfCancelled(signal);
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const last = worksheet.getRangeByIndexes(end.after, left, 1, columns).load('numberFormat');
    await context.sync();
    if (end.table === null) {
      worksheet.getRangeByIndexes(top, 0, rows, 1).getEntireRow().insert(Excel.InsertShiftDirection.down);
    } else {
      const blank = Array.from({ length: rows }, () =>
        Array.from({ length: end.table?.region.columns ?? 1 }, () => ''),
      );
      context.workbook.tables.getItem(end.table.id).rows.add(undefined, blank);
    }
    await context.sync();
    const [formats]: readonly (readonly unknown[])[] = last.numberFormat;
    return formats ?? [];
  };

const writeChunk =
  (
    sheet: string,
    { top, left, rows, columns }: Region,
    values: readonly (readonly Cell[])[],
    formats: readonly unknown[],
  ): Batch<null> =>
  async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(top, left, rows, columns);
    const cells = values.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? null));
    range.numberFormat = cells.map((row) => row.map((cell, column) => formatFor(cell, formats[column])));
    range.values = cells.map((row) => row.map(asCell));
    range.format.fill.color = ADDED_GROUND;
    await context.sync();
    return null;
  };

/** As many rows as one request may carry, at least one. */
function chunkFrom(rows: readonly (readonly Cell[])[], from: number): readonly (readonly Cell[])[] {
  let characters = 0;
  let end = from;
  while (end < rows.length) {
    characters += (rows[end] ?? []).reduce((sum: number, cell) => sum + String(cell ?? '').length + 12, 0);
    if (end > from && characters > WRITE_CHARACTERS) break;
    end++;
  }
  return rows.slice(from, end);
}

/** Deletes rows from the bottom up, so that those above keep their numbers. */
export async function deleteRows(
  sheet: string,
  table: TableInfo | null,
  removals: readonly RowRemoval[],
  progress: Progress = {},
): Promise<Result<{ readonly removed: readonly number[]; readonly skipped: readonly number[] }, WorkbookFault>> {
  const removed: number[] = [];
  const skipped: number[] = [];
  const ordered = [...removals].sort((a, b) => b.row - a.row);
  for (let at = 0; at < ordered.length; at += CHANGE_CELLS) {
    const chunk = ordered.slice(at, at + CHANGE_CELLS);
    const outcome = await runBatch(deleteChunk(sheet, table, chunk, progress.signal));
    if (!outcome.ok) return outcome;
    removed.push(...outcome.value);
    const gone = new Set(outcome.value);
    skipped.push(...chunk.map(({ row }) => row).filter((row) => !gone.has(row)));
    progress.onProgress?.(at + chunk.length, ordered.length);
  }
  return ok({ removed, skipped });
}

const deleteChunk =
  (
    sheet: string,
    table: TableInfo | null,
    removals: readonly RowRemoval[],
    signal: AbortSignal | undefined,
  ): Batch<readonly number[]> =>
  async (context) => {
    stopIfCancelled(signal);
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const cells = removals.map((removal) => ({
      removal,
      range: worksheet.getRangeByIndexes(removal.row, removal.column, 1, 1).load('values'),
    }));
    await context.sync();
    const right = cells.filter(({ removal, range }) => holds(range.values, removal.from)).map(({ removal }) => removal);
    if (table === null) {
      for (const { top, count } of runsFromBelow(right.map(({ row }) => row))) {
        worksheet.getRangeByIndexes(top, 0, count, 1).getEntireRow().delete(Excel.DeleteShiftDirection.up);
      }
    } else {
      const { rows } = context.workbook.tables.getItem(table.id);
      for (const { row } of right) rows.getItemAt(row - table.region.top - 1).delete();
    }
    await context.sync();
    return right.map(({ row }) => row);
  };

/** Rows in falling order, neighbours joined: one deletion moves the rest of the sheet once. */
function runsFromBelow(rows: readonly number[]): readonly { readonly top: number; readonly count: number }[] {
  const runs: { top: number; count: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.top === row + 1) {
      last.top = row;
      last.count++;
    } else runs.push({ top: row, count: 1 });
  }
  return runs;
}

function holds(values: readonly (readonly unknown[])[], from: Cell): boolean {
  const held = values[0]?.[0];
  return held === (from ?? '');
}
