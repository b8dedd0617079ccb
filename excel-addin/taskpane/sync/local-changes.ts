import type { Services } from '../services.ts';
import { DRAW_LISTS, type DrawList, type ListState } from '../state/list-state.ts';
import type { ListSync } from '../state/sync-state.ts';
import { toldFields } from './field-columns.ts';
import { ownRows } from './own-rows.ts';
import type { VersionFiles } from './version-files.ts';

/** Largest list whose changes are counted without being asked for: the version has to be fetched for it. */
const COUNTED_ROWS = 5_000;

/** Looks which sheets differ from what was in step, whenever a list was read or checked anew. */
export function localChanges(
  { store, desk }: Pick<Services, 'store' | 'desk'>,
  files: VersionFiles,
  setList: (kind: DrawList, change: Partial<ListSync>) => void,
): { readonly refresh: () => void } {
  const seen = new Map<DrawList, { readonly list: unknown; readonly kept: unknown; readonly inStep: unknown }>();

  const compare = async (kind: DrawList, list: ListState<DrawList>): Promise<void> => {
    const { inStep } = store.get().sync.lists[kind];
    const { session } = store.get();
    if (inStep === null || session.kind !== 'paired') return;
    const isCurrent = (): boolean => store.get().lists[kind].read === list.read;
    const rows = ownRows(list);
    const own = await desk.do('fingerprint', { kind }, rows);
    if (!isCurrent() || !own.ok) return;
    if (own.value === inStep.own) {
      setList(kind, { local: 'same', changes: 0 });
      return;
    }
    setList(kind, { local: 'changed', changes: null });
    if (inStep.rows > COUNTED_ROWS || rows.length > COUNTED_ROWS) return;
    const file = await files.get({ department: session.session.department, kind, number: inStep.number });
    if (!file.ok || !isCurrent()) return;
    const tells = toldFields(kind, list.read?.mapping ?? {});
    const diff = await desk.do('compare', { kind, before: file.value, after: null, tells }, rows);
    if (!diff.ok || !isCurrent()) return;
    const changes = diff.value.added.length + diff.value.changed.length + diff.value.removed.length;
    setList(kind, { local: changes === 0 ? 'same' : 'changed', changes });
  };

  const refresh = (): void => {
    const state = store.get();
    if (state.session.kind !== 'paired') return;
    for (const kind of DRAW_LISTS) {
      const list = state.lists[kind];
      const { inStep } = state.sync.lists[kind];
      const known = seen.get(kind);
      const isKnown = known?.list === list.read?.decoded && known?.kept === list.kept && known.inStep === inStep;
      if (isKnown || list.phase !== 'ready' || list.read?.decoded === null || inStep === null) continue;
      seen.set(kind, { list: list.read?.decoded, kept: list.kept, inStep });
      void compare(kind, list);
    }
  };
  store.subscribe(refresh);
  return { refresh };
}
