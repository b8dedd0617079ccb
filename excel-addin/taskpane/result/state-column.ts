import type { Result } from '../../../core/result.ts';
import type { CellBlock } from '../../../core/tabular/cell.ts';
import type { CellChange, SheetInfo, Workbook } from '../../workbook/workbook.ts';
import type { WorkbookFault } from '../../workbook/workbook-fault.ts';
import { TASK_STATE_WORDS } from '../../words/task-states.ts';
import { official } from '../../words/official.ts';

const { columns } = official.resultSheet;
const KNOWN: ReadonlySet<unknown> = new Set(Object.values(TASK_STATE_WORDS));

/**
 * Brings the status column of a result sheet up to date: firms are found by their codes, so a clerk may have sorted or
 * filtered them; what the clerk has written over a status stays. 2 round trips to read, 2 to change.
 * @returns how many cells were changed.
 */
export async function updateStates(
  workbook: Pick<Workbook, 'sheets' | 'read' | 'change'>,
  sheet: string,
  states: ReadonlyMap<string, string>,
): Promise<Result<number, WorkbookFault>> {
  const listed = await workbook.sheets();
  if (!listed.ok) return listed;
  const region = tableRegion(listed.value.find(({ id }) => id === sheet));
  if (region === null) return { ok: true, value: 0 };
  const block = await workbook.read(sheet, region);
  if (!block.ok) return block;
  const changes = changesOf(block.value, states);
  if (changes.length === 0) return { ok: true, value: 0 };
  const changed = await workbook.change(sheet, changes);
  return changed.ok ? { ok: true, value: changed.value.applied.length } : changed;
}

const tableRegion = (sheet: SheetInfo | undefined): SheetInfo['used'] =>
  sheet?.tables.find(({ name }) => name.startsWith(official.resultSheet.tableName))?.region ?? null;

function changesOf({ top, left, rows }: CellBlock, states: ReadonlyMap<string, string>): readonly CellChange[] {
  const [header = [], ...body] = rows;
  const code = header.indexOf(columns.code);
  const state = header.indexOf(columns.state);
  if (code < 0 || state < 0) return [];
  return body.flatMap((row, index) => {
    const from = row[state] ?? null;
    const to = states.get(String(row[code]));
    if (to === undefined || to === from || (from !== null && !KNOWN.has(from))) return [];
    return [{ row: top + 1 + index, column: left + state, from, to }];
  });
}
