import type { Cell, CellBlock } from '../../../core/tabular/cell.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import { READ_CELLS, READ_CHARACTERS, type Progress, type Region } from '../workbook.ts';
import { runBatch, stop } from './office-run.ts';
import { rangeOf } from './region.ts';

/** Reads a region chunk by chunk; a chunk that is too large is halved. One round trip each. */
export async function readBlock(
  sheet: string,
  region: Region,
  progress: Progress = {},
): Promise<Result<CellBlock, WorkbookFault>> {
  const rows: (readonly Cell[])[] = [];
  let size = Math.max(1, Math.floor(READ_CELLS / Math.max(1, region.columns)));
  while (rows.length < region.rows) {
    if (progress.signal?.aborted === true) return fail({ code: 'cancelled' });
    const count = Math.min(size, region.rows - rows.length);
    const chunk = await readChunk(sheet, { ...region, top: region.top + rows.length, rows: count });
    if (chunk.ok) {
      for (const row of chunk.value) rows.push(row);
      size = nextSize(chunk.value, region.columns);
      progress.onProgress?.(rows.length, region.rows);
    } else if (chunk.fault.code === 'block-too-large' && count > 1) {
      size = Math.floor(count / 2);
    } else {
      return chunk;
    }
  }
  return ok({ top: region.top, left: region.left, rows });
}

/**
 * One chunk. Past five million cells Excel hands out `null` instead of an error (OfficeDev/office-js-docs-pr#5821), and
 * a short answer would lose rows: both are treated as too large.
 */
const readChunk = (sheet: string, region: Region): Promise<Result<readonly (readonly Cell[])[], WorkbookFault>> =>
  runBatch(async (context) => {
    const range = rangeOf(context.workbook.worksheets.getItem(sheet), region).load('values');
    await context.sync();
    const values: unknown = range.values;
    if (!Array.isArray(values) || values.length !== region.rows) return stop({ code: 'block-too-large' });
    return values.map(readRow);
  });

/** Excel hands out `''` for a blank cell. */
const readRow = (row: unknown): readonly Cell[] =>
  Array.isArray(row) ? row.map(readCell) : stop({ code: 'block-too-large' });

function readCell(value: unknown): Cell {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Rows for the next chunk, by what the last one weighed. */
function nextSize(rows: readonly (readonly Cell[])[], columns: number): number {
  let characters = 0;
  for (const row of rows) for (const cell of row) characters += typeof cell === 'string' ? cell.length + 4 : 12;
  const perRow = Math.max(1, characters / Math.max(1, rows.length));
  const byWeight = Math.floor(READ_CHARACTERS / perRow);
  return Math.max(1, Math.min(byWeight, Math.floor(READ_CELLS / Math.max(1, columns))));
}
