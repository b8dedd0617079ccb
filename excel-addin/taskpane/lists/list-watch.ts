import { rowsOfAddress, type RowSpan } from '../../../core/tabular/cell.ts';
import type { SheetChange } from '../../workbook/workbook.ts';
import type { Services } from '../services.ts';
import { DRAW_LISTS, type DrawList } from '../state/list-state.ts';
import { joinedSpans } from './changed-rows.ts';
import type { ListReader } from './list-reader.ts';

/** Milliseconds of quiet after a change before the list is looked at again. */
const QUIET = 1_200;
/** Most places noted before it is simpler to read the whole sheet. */
const NOTED_PLACES = 200;

/** What has changed in a list's sheet since it was looked at: some rows, or who knows what. */
type Changed = readonly RowSpan[] | 'all';

/**
 * Keeps lists in step with their sheets, whoever works in them: after a while of quiet, changed rows are read and
 * checked again; where rows or columns came or went, the whole sheet is, while what was known before stays in view.
 * @param readAgain - reads the whole sheet of a list.
 */
export function listWatch(
  { store, pause }: Pick<Services, 'store' | 'pause'>,
  reader: ListReader,
  readAgain: (kind: DrawList) => Promise<void>,
): (change: SheetChange) => void {
  const pending = new Map<DrawList, Changed>();
  const turns = new Map<DrawList, number>();

  const note = (kind: DrawList, changed: Changed): void => {
    const before = pending.get(kind) ?? [];
    const all = before === 'all' || changed === 'all' ? 'all' : joinedSpans(before, changed);
    pending.set(kind, all.length > NOTED_PLACES ? 'all' : all);
  };

  const lookAgain = async (kind: DrawList): Promise<void> => {
    const turn = (turns.get(kind) ?? 0) + 1;
    turns.set(kind, turn);
    await pause(QUIET);
    if (turns.get(kind) !== turn) return;
    await reader.idle(kind);
    const changed = pending.get(kind);
    pending.delete(kind);
    if (changed === undefined) return;
    const followed = changed === 'all' ? 'read-all' : await reader.follow(kind, changed);
    if (followed === 'known' && kind === 'entities') await reader.check('inspectors');
    if (followed === 'read-all') await readAgain(kind);
    if (followed !== 'replaced') return;
    note(kind, changed);
    await lookAgain(kind);
  };

  return ({ sheet, address, kind: what }) => {
    for (const kind of DRAW_LISTS) {
      const list = store.get().lists[kind];
      if (list.source?.sheet !== sheet) continue;
      note(kind, (what === 'cells' ? rowsOfAddress(address) : null) ?? 'all');
      reader.set(kind, { stale: true });
      void lookAgain(kind);
    }
  };
}
