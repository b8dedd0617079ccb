import { severityOf } from '../../../core/tabular/row-fault.ts';
import { MARKED_CELLS, type CellMark } from '../../workbook/workbook.ts';
import type { Services } from '../services.ts';
import { DRAW_LISTS, type DrawList, type ListState } from '../state/list-state.ts';

/** Key of the setting in the workbook: whoever opens it sees marks, or none. */
export const MARKS_KEY = 'double-random.marks';

/** Keeps the marks in the sheets in step with the faults that the pane lists. */
export interface FaultMarks {
  /** Marks what the last check found, when the clerk wants marks. */
  readonly refresh: (kind: DrawList) => Promise<void>;
  /** Takes the marks of a sheet away that no list stands in any more. */
  readonly leave: (sheet: string) => Promise<void>;
  /** Turns marks on or off, for all lists. */
  readonly set: (marking: boolean) => Promise<void>;
}

/** Makes the marker. */
export function faultMarks({ store, workbook }: Services): FaultMarks {
  const markSheet = async (sheet: string): Promise<void> => {
    const { lists, marking } = store.get();
    const marks = marking ? DRAW_LISTS.flatMap((kind) => marksOf(lists[kind], sheet)) : [];
    const marked = await workbook.mark(sheet, marks);
    if (marked.ok) return;
    const kind = DRAW_LISTS.find((name) => lists[name].source?.sheet === sheet);
    if (kind === undefined) return;
    store.update((state) => ({
      ...state,
      lists: { ...state.lists, [kind]: { ...state.lists[kind], fault: marked.fault } },
    }));
  };
  return {
    refresh: async (kind) => {
      const { lists, marking } = store.get();
      const sheet = lists[kind].source?.sheet;
      if (marking && sheet !== undefined) await markSheet(sheet);
    },
    leave: async (sheet) => {
      const { lists, marking } = store.get();
      const isUsed = DRAW_LISTS.some((kind) => lists[kind].source?.sheet === sheet);
      if (marking && !isUsed) await workbook.mark(sheet, []);
    },
    set: async (marking) => {
      store.update((state) => ({ ...state, marking }));
      const { lists } = store.get();
      const sheets = new Set(DRAW_LISTS.flatMap((kind) => lists[kind].source?.sheet ?? []));
      for (const sheet of sheets) await markSheet(sheet);
      await workbook.keepSetting(MARKS_KEY, marking);
    },
  };
}

/** Faulty cells of a list in a sheet, errors first; a cell with two faults is marked by the worse one. */
function marksOf(list: ListState<DrawList>, sheet: string): readonly CellMark[] {
  if (list.source?.sheet !== sheet) return [];
  const marks = new Map<string, CellMark>();
  for (const severity of ['error', 'warning'] as const) {
    for (const { row, column, code } of list.read?.decoded?.faults ?? []) {
      // no more than can be marked: a list can have a fault in every row
      if (marks.size >= MARKED_CELLS) return [...marks.values()];
      const key = `${String(row)} ${String(column)}`;
      if (severityOf(code) === severity && !marks.has(key)) marks.set(key, { row, column, severity });
    }
  }
  return [...marks.values()];
}
