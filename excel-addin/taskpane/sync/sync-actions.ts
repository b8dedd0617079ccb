import { isUnchanged } from '../../../core/lists/list-diff.ts';
import type { Side } from '../../../core/lists/list-merge.ts';
import type { ListVersion } from '../../../core/lists/list-version.ts';
import type { DepartmentCode } from '../../../core/model/ids.ts';
import type { Session } from '../../../core/wire/api.ts';
import type { ListActions } from '../lists/list-actions.ts';
import type { Services } from '../services.ts';
import { DRAW_LISTS, type DrawList, type ListState } from '../state/list-state.ts';
import type {
  InStep,
  ListSync,
  Merging,
  Review,
  SyncActivity,
  SyncProblem,
  SyncScreen,
  SyncState,
} from '../state/sync-state.ts';
import { toldFields } from './field-columns.ts';
import type { AnyRow } from './list-messages.ts';
import { localChanges } from './local-changes.ts';
import { ownContacts, ownRows, unsentRows } from './own-rows.ts';
import { pollPeople } from './people-poll.ts';
import { rememberedVersion, SYNC_KEY, withVersion } from './remembered-versions.ts';
import type { UnwrittenField } from './sheet-edits.ts';
import { takeOver } from './take-over.ts';
import { versionFiles } from './version-files.ts';

/** What the clerk does to bring a list and the office in step. */
export interface SyncActions {
  /** Asks the office for its newest versions, and looks which sheets differ. */
  readonly look: () => Promise<void>;
  /** 同步: shows what would be sent, or what others changed meanwhile. Nothing is sent yet. */
  readonly begin: (kind: DrawList) => Promise<void>;
  /** 发送: what is on the screen. */
  readonly send: () => Promise<void>;
  readonly choose: (keys: readonly string[], side: Side) => void;
  readonly agree: (agreed: boolean) => void;
  /** Writes what they changed into the sheet, and shows what is left to send. */
  readonly takeOver: () => Promise<void>;
  /** Back to the three cards. */
  readonly leave: () => void;
}

/** What a review or merge on the screen was made from. */
interface Snapshot {
  readonly rows: readonly AnyRow[];
  readonly tells: readonly string[];
}

/** Milliseconds between two looks whether a sheet has been read, and how many there are: a minute. */
const LOOK_EVERY = 100;
const MOST_LOOKS = 600;

/** Makes the actions. `onLapse` is told when a call was refused for want of a session. */
export function syncActions(
  services: Services,
  lists: Pick<ListActions, 'reread' | 'keep'>,
  onLapse: (fault: { readonly code: 'unauthorised' | 'session-expired' }) => void,
): SyncActions {
  const { store, workbook, api, desk, office, pause } = services;
  const files = versionFiles(services);
  let snapshot: Snapshot = { rows: [], tells: [] };

  const set = (change: Partial<SyncState>): void => {
    store.update((state) => ({ ...state, sync: { ...state.sync, ...change } }));
  };
  const setList = (kind: DrawList, change: Partial<ListSync>): void => {
    const { lists: known } = store.get().sync;
    set({ lists: { ...known, [kind]: { ...known[kind], ...change } } });
  };
  const show = (screen: SyncScreen): void => {
    set({ screen, activity: null, problem: null });
  };
  const busy = (kind: DrawList, what: SyncActivity['what'], done = 0, total = 0): void => {
    set({ activity: { kind, what, done, total }, problem: null });
  };
  const fail = (list: DrawList, fault: SyncProblem): void => {
    set({ activity: null, problem: { list, fault } });
    if (fault.code === 'unauthorised' || fault.code === 'session-expired') onLapse({ code: fault.code });
  };
  const session = (): Session | null => {
    const { session: state } = store.get();
    return state.kind === 'paired' ? state.session : null;
  };

  const remember = async (kind: DrawList, department: DepartmentCode, inStep: InStep): Promise<void> => {
    setList(kind, { inStep, local: inStep.own === null ? 'changed' : 'same', changes: inStep.own === null ? null : 0 });
    await workbook.keepSetting(SYNC_KEY, withVersion(workbook.setting(SYNC_KEY), office, department, kind, inStep));
  };
  const recall = (kind: DrawList, department: DepartmentCode): InStep | null =>
    rememberedVersion(workbook.setting(SYNC_KEY), office, department, kind);

  const local = localChanges(services, files, setList);

  const look = async (): Promise<void> => {
    const who = session();
    if (who === null) return;
    for (const kind of DRAW_LISTS) setList(kind, { inStep: recall(kind, who.department) });
    const heads = await api.listHeads();
    if (!heads.ok) return;
    for (const kind of DRAW_LISTS) setList(kind, { head: headOf(heads.value, who.department, kind) });
    local.refresh();
  };

  /** Shows what would be sent in place of a version. */
  const review = async (
    kind: DrawList,
    before: ListVersion | null,
    unwritten: readonly UnwrittenField[],
  ): Promise<void> => {
    const who = session();
    if (who === null) return;
    busy(kind, 'comparing');
    const file = before === null ? null : await files.get(before);
    if (file !== null && !file.ok) {
      fail(kind, file.fault);
      return;
    }
    if (!(await settled(kind))) return;
    takeSnapshot(kind);
    const { tells, rows } = snapshot;
    const diff = await desk.do('compare', { kind, before: file?.value ?? null, after: null, tells }, rows);
    if (!diff.ok) {
      fail(kind, diff.fault);
      return;
    }
    if (before !== null && isUnchanged(diff.value))
      await remember(kind, who.department, await inStepWith(kind, before));
    const unsent = unsentRows(store.get().lists[kind]);
    show({ kind: 'review', review: { list: kind, diff: diff.value, before, unsent, unwritten } });
  };

  /** Waits until the sheet is read as it is now: half a list must never be taken for the whole one. */
  const settled = async (kind: DrawList): Promise<boolean> => {
    if (store.get().lists[kind].stale) await lists.reread(kind);
    for (let look = 0; look < MOST_LOOKS && isReading(store.get().lists[kind]); look++) await pause(LOOK_EVERY);
    const { phase, read } = store.get().lists[kind];
    const isRead = phase === 'ready' && read !== null && read.decoded !== null;
    if (!isRead) set({ activity: null });
    return isRead;
  };

  const takeSnapshot = (kind: DrawList): void => {
    const list = store.get().lists[kind];
    snapshot = { rows: ownRows(list), tells: toldFields(kind, list.read?.mapping ?? {}) };
  };

  const inStepWith = async (kind: DrawList, version: ListVersion): Promise<InStep> => {
    const own = await desk.do('fingerprint', { kind }, snapshot.rows);
    return inStepOf(version, own.ok ? own.value : null);
  };

  /** Sets apart what they changed since the sheet was in step. */
  const merge = async (kind: DrawList, department: DepartmentCode, theirs: ListVersion): Promise<void> => {
    busy(kind, 'comparing');
    const known = recall(kind, department);
    const inStep = known !== null && known.number < theirs.number ? known : null;
    const base = inStep === null ? null : await files.get({ department, kind, ...inStep });
    const other = await files.get(theirs);
    // an office that no longer has the version of the workbook is merged with as at the first time
    if (base !== null && !base.ok && base.fault.code !== 'not-found') {
      fail(kind, base.fault);
      return;
    }
    if (!other.ok) {
      fail(kind, other.fault);
      return;
    }
    if (!(await settled(kind))) return;
    takeSnapshot(kind);
    const common = base?.ok === true ? base.value : null;
    const job = { kind, base: common, baseRoot: inStep?.root ?? null, theirs: other.value, tells: snapshot.tells };
    const merged = await desk.do('merge', job, snapshot.rows);
    if (!merged.ok) {
      fail(kind, merged.fault);
      return;
    }
    const { conflicts } = merged.value;
    if (conflicts.length === 0 && isUnchanged(merged.value.theirs)) {
      await remember(kind, department, inStepOf(theirs, null));
      await review(kind, theirs, []);
      return;
    }
    const merging: Merging = {
      list: kind,
      merge: merged.value,
      theirs,
      isFirst: common === null,
      choices: new Map(),
      agreed: false,
    };
    show({ kind: 'merge', merging });
  };

  const begin = async (kind: DrawList): Promise<void> => {
    const who = session();
    if (who === null) return;
    busy(kind, 'looking');
    const heads = await api.listHeads();
    if (!heads.ok) {
      fail(kind, heads.fault);
      return;
    }
    const head = headOf(heads.value, who.department, kind);
    const inStep = recall(kind, who.department);
    setList(kind, { head, inStep });
    const isInStep = head === null || (inStep?.number === head.number && inStep.root === head.root);
    if (isInStep) await review(kind, head, []);
    else await merge(kind, who.department, head);
  };

  const send = async (): Promise<void> => {
    const who = session();
    const { screen } = store.get().sync;
    if (who === null || screen?.kind !== 'review') return;
    const { list: kind, before }: Review = screen.review;
    const { rows, tells } = snapshot;
    busy(kind, 'sending');
    const file = before === null ? null : await files.get(before);
    if (file !== null && !file.ok) {
      fail(kind, file.fault);
      return;
    }
    const contacts = ownContacts(store.get().lists[kind]);
    const kept = file?.value ?? null;
    const packed = await desk.do('pack', { kind, base: before?.number ?? 0, kept, tells, contacts }, rows);
    if (!packed.ok) {
      fail(kind, packed.fault);
      return;
    }
    const receipt = await api.keepList(packed.value.body);
    if (!receipt.ok && receipt.fault.code === 'list-moved') {
      await merge(kind, who.department, receipt.fault.newest);
      return;
    }
    if (!receipt.ok) {
      fail(kind, receipt.fault);
      return;
    }
    const { version, registered } = receipt.value;
    if (version.root !== packed.value.root) {
      fail(kind, { code: 'kept-differs', version: version.number });
      return;
    }
    setList(kind, { head: version });
    await remember(kind, who.department, await inStepWith(kind, version));
    show({ kind: 'sent', sent: { list: kind, version, registered, people: null, peopleProblem: null } });
    if (kind === 'inspectors') await pollPeople(services);
  };

  const changeMerging = (change: (merging: Merging) => Merging): void => {
    const { screen } = store.get().sync;
    if (screen?.kind === 'merge') set({ screen: { kind: 'merge', merging: change(screen.merging) } });
  };

  return {
    look,
    begin,
    send,
    choose: (keys, side) => {
      changeMerging((merging) => {
        const choices = new Map(merging.choices);
        for (const key of keys) choices.set(key, side);
        return { ...merging, choices };
      });
    },
    agree: (agreed) => {
      changeMerging((merging) => ({ ...merging, agreed }));
    },
    takeOver: async () => {
      const who = session();
      const { screen } = store.get().sync;
      if (who === null || screen?.kind !== 'merge') return;
      const { list: kind, theirs } = screen.merging;
      busy(kind, 'writing');
      if (!(await settled(kind))) return;
      // the sheet went on meanwhile: what was decided may no longer fit
      if (ownRowsChanged(snapshot.rows, ownRows(store.get().lists[kind]))) {
        await merge(kind, who.department, theirs);
        return;
      }
      const taken = await takeOver(services, lists, screen.merging, (done, total) => {
        busy(kind, 'writing', done, total);
      });
      if (!taken.ok) {
        await lists.reread(kind);
        fail(kind, taken.fault);
        return;
      }
      await remember(kind, who.department, inStepOf(theirs, null));
      await review(kind, theirs, taken.value.unwritten);
    },
    leave: () => {
      set({ screen: null, problem: null, activity: null });
      local.refresh();
    },
  };
}

const isReading = ({ phase }: ListState<DrawList>): boolean => phase === 'reading' || phase === 'checking';

const inStepOf = ({ number, root, at, byName, rows }: ListVersion, own: InStep['own']): InStep => ({
  ...{ number, root, at, byName, rows },
  own,
});

const headOf = (heads: readonly ListVersion[], department: DepartmentCode, kind: DrawList): ListVersion | null =>
  heads.find((head) => head.department === department && head.kind === kind) ?? null;

/** Reading a sheet again makes rows anew; the same reading gives the same ones. */
const ownRowsChanged = (before: readonly AnyRow[], now: readonly AnyRow[]): boolean =>
  before.length !== now.length || before.some((row, at) => row !== now[at]);
