import { ok, type Result } from '../../../core/result.ts';
import type { Cell } from '../../../core/tabular/cell.ts';
import { asCell } from '../plain-text.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import { CHANGE_CELLS, type AppliedChange, type CellChange, type ChangeOutcome, type Progress } from '../workbook.ts';
import { runBatch, stopIfCancelled, type Batch } from './office-run.ts';

/** Neighbours in one column, changed by one range. */
interface Run {
  readonly changes: readonly CellChange[];
  readonly range: Excel.Range;
}

/** Changes cells chunk by chunk; what was changed before a fault stays changed and is told. */
export async function changeCells(
  sheet: string,
  changes: readonly CellChange[],
  progress: Progress = {},
): Promise<Result<ChangeOutcome, WorkbookFault>> {
  const applied: AppliedChange[] = [];
  const skipped: CellChange[] = [];
  const ordered = [...changes].sort((a, b) => a.column - b.column || a.row - b.row);
  for (let at = 0; at < ordered.length; at += CHANGE_CELLS) {
    const chunk = ordered.slice(at, at + CHANGE_CELLS);
    const outcome = await runBatch(changeChunk(sheet, chunk, progress.signal));
    if (!outcome.ok) return outcome;
    applied.push(...outcome.value.applied);
    skipped.push(...outcome.value.skipped);
    progress.onProgress?.(applied.length + skipped.length, ordered.length);
  }
  return ok({ applied, skipped });
}

const changeChunk =
  (sheet: string, changes: readonly CellChange[], signal: AbortSignal | undefined): Batch<ChangeOutcome> =>
  async (context) => {
    stopIfCancelled(signal);
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const runs = runsOf(changes).map((run) => ({
      changes: run,
      range: runRange(worksheet, run).load('formulas,numberFormat'),
    }));
    await context.sync();
    const outcome = runs.map((run) => applyRun(worksheet, run));
    await context.sync();
    return {
      applied: outcome.flatMap(({ applied }) => applied),
      skipped: outcome.flatMap(({ skipped }) => skipped),
    };
  };

/** Changes whose cells lie directly below one another. */
function runsOf(changes: readonly CellChange[]): readonly (readonly CellChange[])[] {
  const runs: CellChange[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before?.column === change.column && before.row + 1 === change.row) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

function runRange(sheet: Excel.Worksheet, run: readonly CellChange[]): Excel.Range {
  const [first] = run;
  return sheet.getRangeByIndexes(first?.row ?? 0, first?.column ?? 0, run.length, 1);
}

/** `formulas` holds the value where there is no formula, so one comparison finds edits and formulas alike. */
function applyRun(sheet: Excel.Worksheet, { changes, range }: Run): ChangeOutcome {
  const held: readonly unknown[] = range.formulas.map((row: readonly unknown[]) => row[0]);
  const formats: readonly unknown[] = range.numberFormat.map((row: readonly unknown[]) => row[0]);
  const isAsBefore = (change: CellChange, at: number): boolean => held[at] === (change.from ?? '');
  const applied = changes.filter(isAsBefore);
  const formatOf = new Map(changes.map((change, at) => [change.row, formats[at]]));
  for (const run of runsOf(applied)) {
    const target = runRange(sheet, run);
    target.numberFormat = run.map(({ row, to, numberFormat }) => [numberFormat ?? formatFor(to, formatOf.get(row))]);
    target.values = run.map(({ to }) => [asCell(to)]);
  }
  const before = ({ row }: CellChange): string => textFormat(formatOf.get(row));
  return {
    applied: applied.map((change) => ({ ...change, formatBefore: before(change) })),
    skipped: changes.filter((change, at) => !isAsBefore(change, at)),
  };
}

/** Text of digits alone must stand in a text cell, or Excel makes a number of it at the next edit. */
export const formatFor = (to: Cell, format: unknown): string =>
  typeof to === 'string' && /^[\d.]+$/.test(to) ? '@' : textFormat(format);

const textFormat = (format: unknown): string => (typeof format === 'string' ? format : 'General');
