import { rowId } from '../../../core/lists/list-version.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { WorkbookFault } from '../../workbook/workbook-fault.ts';
import type { CellChange, TableInfo } from '../../workbook/workbook.ts';
import type { ListActions } from '../lists/list-actions.ts';
import type { Services } from '../services.ts';
import type { DrawList, ReadList } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import type { Merging } from '../state/sync-state.ts';
import { wantedEdits } from './merge-choices.ts';
import { keptRow } from './own-rows.ts';
import { readingContext } from './reading-context.ts';
import { planEdits, type UnwrittenField } from './sheet-edits.ts';

/** What of theirs now stands in the sheet, and what does not. */
export interface TakenOver {
  readonly unwritten: readonly UnwrittenField[];
}

/**
 * Writes what they changed into the clerk's sheet: cells, then new rows below the list, then the rows that go. When it
 * ends early, what was written is theirs already, and the next merge finds both sides agreed about it: nothing is lost.
 */
export async function takeOver(
  { store, workbook, now }: Services,
  lists: Pick<ListActions, 'reread' | 'keep'>,
  merging: Merging,
  onProgress: (done: number, total: number) => void,
): Promise<Result<TakenOver, WorkbookFault>> {
  const kind = merging.list;
  const state = store.get();
  const { read, source } = state.lists[kind];
  if (read === null || source === null) return fail({ code: 'sheet-missing', sheet: '' });
  const edits = planEdits(kind, read, wantedEdits(merging, state.lists[kind]), readingContext(state, now()));
  const total = edits.changes.length + edits.appended.length + edits.removals.length;
  const unwritten = [...edits.unwritten];
  let done = 0;
  const chunk = {
    onProgress: (part: number) => {
      onProgress(done + part, total);
    },
  };

  const changed = await workbook.change(source.sheet, edits.changes, chunk);
  if (!changed.ok) return changed;
  unwritten.push(...changed.value.skipped.map((change) => skippedCell(kind, read, change)));
  done += edits.changes.length;

  const table = tableOf(state, source.sheet, read);
  const end = { after: lastRow(read), left: read.header.left, table };
  const added = await workbook.appendRows(source.sheet, end, edits.appended, chunk);
  if (!added.ok) return added;
  done += edits.appended.length;

  const removed = await workbook.deleteRows(source.sheet, table, edits.removals, chunk);
  if (!removed.ok) return removed;
  const gone = [...removed.value.removed].sort((a, b) => a - b);
  moveKept(lists, kind, state.lists[kind].kept, gone);
  await lists.reread(kind);
  keepTheirs(store.get(), lists, merging);
  return ok({ unwritten });
}

/** The last row of the list itself: sums and signatures below it are none. */
function lastRow({ header, decoded }: ReadList<DrawList>): number {
  let last = header.row;
  for (const { row } of [...(decoded?.rows ?? []), ...(decoded?.held ?? [])]) last = Math.max(last, row);
  for (const { row, code } of decoded?.faults ?? []) if (code !== 'footer-row') last = Math.max(last, row);
  return last;
}

/** The table in which a list stands, or null. */
function tableOf(state: PaneState, sheet: string, { header }: ReadList<DrawList>): TableInfo | null {
  const tables = state.sheets.find(({ id }) => id === sheet)?.tables ?? [];
  return (
    tables.find(({ region: { top, left, columns } }) => {
      return top === header.row && left <= header.left && header.left < left + columns;
    }) ?? null
  );
}

/** A cell that a formula fills or that was edited meanwhile. */
function skippedCell(kind: DrawList, read: ReadList<DrawList>, { row, column, to }: CellChange): UnwrittenField {
  const found = [...(read.decoded?.rows ?? []), ...(read.decoded?.held ?? [])].find((decoded) => decoded.row === row);
  const value = found === undefined ? null : keptRow(found.value);
  const field = read.header.texts[column - read.header.left] ?? '';
  return { id: value === null ? '' : rowId(kind, value), name: value?.name ?? '', field, value: to ?? '' };
}

/** Rows that the clerk keeps in spite of a fault move up with their sheet. */
function moveKept(
  lists: Pick<ListActions, 'keep'>,
  kind: DrawList,
  kept: ReadonlySet<number>,
  gone: readonly number[],
): void {
  if (gone.length === 0 || kept.size === 0) return;
  const moved = [...kept]
    .filter((row) => !gone.includes(row))
    .map((row) => row - gone.filter((removed) => removed < row).length);
  lists.keep(kind, [...kept], false);
  lists.keep(kind, moved, true);
}

/** What they decided to keep in spite of a fault, this clerk keeps too: it came from the office. */
function keepTheirs(state: PaneState, lists: Pick<ListActions, 'keep'>, { list, merge }: Merging): void {
  const theirs = new Set(merge.theirs.added.map((row) => rowId(list, row)));
  const held = state.lists[list].read?.decoded?.held ?? [];
  const rows = held.filter(({ value }) => theirs.has(rowId(list, keptRow(value)))).map(({ row }) => row);
  if (rows.length > 0) lists.keep(list, rows, true);
}
