import type { DrawList, ListState } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import type { Store } from '../state/store.ts';

/** One piece of work on a list that can be ended: because another takes its place, or because the clerk wants it no more. */
export interface Run {
  readonly ended: AbortController;
}

/** Why a run ended when another took its place. */
export const REPLACED = 'replaced';

/** Runs on lists: a new one of a list ends the one before. */
export interface ListRuns {
  readonly run: <T>(of: DrawList | 'selection', work: (run: Run) => Promise<T>) => Promise<T>;
  /** Ends the run of a list, and puts the list back to what it was before. */
  readonly cancel: (kind: DrawList) => void;
  /** Resolves when no run of the list is under way. */
  readonly idle: (kind: DrawList) => Promise<void>;
}

interface Underway extends Run {
  /** The list when nothing was under way. */
  readonly before: ListState<DrawList> | null;
  readonly done: Promise<unknown>;
}

/** Makes the book of runs. */
export function listRuns(store: Store<PaneState>): ListRuns {
  const underway = new Map<DrawList | 'selection', Underway>();
  const list = (of: DrawList | 'selection'): ListState<DrawList> | null =>
    of === 'selection' ? null : store.get().lists[of];
  return {
    run: async (of, work) => {
      const earlier = underway.get(of);
      earlier?.ended.abort(REPLACED);
      const run: Run = { ended: new AbortController() };
      const before = earlier?.before ?? list(of);
      const done = work(run);
      const entry = { ...run, before, done };
      underway.set(of, entry);
      try {
        return await done;
      } finally {
        if (underway.get(of) === entry) underway.delete(of);
      }
    },
    cancel: (kind) => {
      const entry = underway.get(kind);
      if (entry?.before === null || entry === undefined) return;
      entry.ended.abort();
      underway.delete(kind);
      const { before } = entry;
      store.update((state) => {
        const now = state.lists[kind];
        // a list that was never read keeps its sheet, so that it can be read after all; a change of the sheet stays told
        const source = before.read === null ? now.source : before.source;
        return { ...state, lists: { ...state.lists, [kind]: { ...before, source, stale: now.stale } } };
      });
    },
    idle: async (kind) => {
      for (let entry = underway.get(kind); entry !== undefined; entry = underway.get(kind)) {
        await entry.done.catch(() => undefined);
        // the run takes itself out of the book right after
        await Promise.resolve();
        if (underway.get(kind) === entry) underway.delete(kind);
      }
    },
  };
}
