import type { ListVersion } from '../../../core/lists/list-version.ts';
import type { Services } from '../services.ts';
import type { OtherLists, ShownVersion, SyncProblem, SyncState } from '../state/sync-state.ts';
import type { AnyRow } from './list-messages.ts';
import { readOnlySheet } from './read-only-sheet.ts';
import { versionFiles } from './version-files.ts';

/** What the clerk does with other departments' lists: look. */
export interface OtherListsActions {
  readonly open: () => Promise<void>;
  /** Shows a version with its history. */
  readonly show: (version: ListVersion) => Promise<void>;
  /** What a version changed from the one before. */
  readonly compare: (version: ListVersion) => Promise<void>;
  /** Writes the version on the screen into a sheet of ours. */
  readonly write: () => Promise<void>;
  /** Back to the departments. */
  readonly back: () => void;
}

const NOTHING: OtherLists = { heads: null, history: null, shown: null, written: null };

/** Makes the actions. */
export function otherListsActions(services: Services): OtherListsActions {
  const { store, api, desk, workbook } = services;
  const files = versionFiles(services);

  const setSync = (change: Partial<SyncState>): void => {
    store.update((state) => ({ ...state, sync: { ...state.sync, ...change } }));
  };
  const others = (): OtherLists | null => {
    const { screen } = store.get().sync;
    return screen?.kind === 'others' ? screen.others : null;
  };
  const set = (change: Partial<OtherLists>): void => {
    const known = others();
    if (known !== null) setSync({ screen: { kind: 'others', others: { ...known, ...change } } });
  };
  const setShown = (version: ListVersion, change: Partial<ShownVersion>): void => {
    const shown = others()?.shown;
    if (shown?.version === version) set({ shown: { ...shown, ...change } });
  };
  const fail = (fault: SyncProblem): void => {
    setSync({ problem: { list: null, fault } });
  };

  const readRows = async (version: ListVersion): Promise<void> => {
    const file = await files.get(version);
    if (!file.ok) {
      fail(file.fault);
      return;
    }
    const rows: AnyRow[] = [];
    const read = await desk.do('read', { kind: version.kind, content: file.value }, [], (piece) => {
      for (const row of piece) rows.push(row);
    });
    if (read.ok) setShown(version, { rows });
    else fail(read.fault);
  };

  return {
    open: async () => {
      setSync({ screen: { kind: 'others', others: NOTHING }, problem: null });
      const heads = await api.listHeads();
      if (heads.ok) set({ heads: heads.value });
      else fail(heads.fault);
    },
    show: async (version) => {
      setSync({ problem: null });
      const before = others()?.shown?.version;
      const isSameList = before?.department === version.department && before.kind === version.kind;
      set({ shown: { version, rows: null, diff: null }, written: null, ...(isSameList ? {} : { history: null }) });
      await readRows(version);
      if (isSameList) return;
      const history = await api.listHistory(version.department, version.kind);
      if (history.ok) set({ history: history.value });
      else fail(history.fault);
    },
    compare: async (version) => {
      const { department, kind, number } = version;
      const after = await files.get(version);
      const before = number === 1 ? null : await files.get({ department, kind, number: number - 1 });
      if (!after.ok) fail(after.fault);
      else if (before !== null && !before.ok) fail(before.fault);
      else {
        const job = { kind, before: before?.value ?? null, after: after.value, tells: [] };
        const diff = await desk.do('compare', job);
        if (diff.ok) setShown(version, { diff: diff.value });
        else fail(diff.fault);
      }
    },
    write: async () => {
      const shown = others()?.shown ?? null;
      if (shown?.rows === null || shown === null) return;
      const plan = readOnlySheet(shown.version, shown.rows, store.get().places);
      const sheets = await workbook.sheets();
      const known = sheets.ok ? sheets.value.find(({ name }) => name === plan.name) : undefined;
      const written = await workbook.write(plan, known?.id ?? null);
      if (written.ok) set({ written: written.value.name });
      else fail(written.fault);
    },
    back: () => {
      set({ shown: null, history: null, written: null });
      setSync({ problem: null });
    },
  };
}
