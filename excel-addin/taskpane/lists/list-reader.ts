import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { instantAt } from '../../../core/model/instant.ts';
import type { CellBlock, RowSpan } from '../../../core/tabular/cell.ts';
import { missingFields, type ColumnMapping } from '../../../core/tabular/column-match.ts';
import type { DecodingContext } from '../../../core/tabular/decoding.ts';
import type { ListDecoder } from '../../../core/tabular/list-decoder.ts';
import { SUIZHOU_TOWNS } from '../../../core/tabular/suizhou-towns.ts';
import type { Services } from '../services.ts';
import {
  takenRows,
  type DrawList,
  type ListSource,
  type ListState,
  type ReadList,
  type RowsOf,
} from '../state/list-state.ts';
import { blockRows, rereadRows, spansToFollow } from './changed-rows.ts';
import { summarisedFaults } from './fault-tally.ts';
import { decoderFor } from './list-decoders.ts';
import { isSameLayout, listLayout, type ListLayout } from './list-layout.ts';
import { listRuns, REPLACED, type Run } from './list-runs.ts';
import { layoutKey } from './remembered-layout.ts';
import { listRegion } from './sheet-guess.ts';
import { inTurns, slicedDecoding, type Breathing } from './sliced-decoding.ts';
import { takenIndex, type TakenIndex } from './taken-index.ts';

/** What came of following changes: known anew; the whole sheet must be read; another run came first; the clerk ended it. */
export type Followed = 'known' | 'read-all' | 'replaced' | 'given-up';

/** Reads and checks lists, one run a list at a time. While one is under way, what was known before stands. */
export interface ListReader {
  /** Writes into a list's state. */
  readonly set: (kind: DrawList, change: Partial<ListState<DrawList>>) => void;
  /** Reads a sheet, finds header and columns, and checks every row. */
  readonly read: (kind: DrawList, source: ListSource) => Promise<void>;
  /** Reads rows that were changed, and checks them and those that depend on them. */
  readonly follow: (kind: DrawList, changed: readonly RowSpan[]) => Promise<Followed>;
  /** Checks again what has been read, by the columns and the places that are known now. */
  readonly check: (kind: DrawList, mapping?: ColumnMapping<DrawList>) => Promise<void>;
  /** Ends what is under way; the list is again as it was before. */
  readonly cancel: (kind: DrawList) => void;
  /** Resolves when nothing is under way. */
  readonly idle: (kind: DrawList) => Promise<void>;
  /** Makes the columns for previews anew from the entities that take part. */
  readonly refreshSelection: () => Promise<void>;
}

/** What a list was decoded with: rows may be put into it as long as nothing of it has changed. */
interface Decoding {
  readonly decoder: ListDecoder<RowsOf[DrawList]>;
  readonly layout: Pick<ListLayout<DrawList>, 'header' | 'mapping'>;
  readonly context: DecodingContext;
}

const NO_NAMES: TakenIndex['names'] = new Map();

/** Makes a reader. `onChecked` is told whenever a list's faults are known anew. */
export function listReader(services: Services, onChecked: (kind: DrawList) => Promise<void>): ListReader {
  const { store, workbook, now, pause } = services;
  const runs = listRuns(store);
  const decodings = new Map<DrawList, Decoding>();
  let names = NO_NAMES;

  const setList = (kind: DrawList, change: Partial<ListState<DrawList>>): void => {
    store.update((state) => ({ ...state, lists: { ...state.lists, [kind]: { ...state.lists[kind], ...change } } }));
  };

  /** Only officers' rows name entities; a list is not to be checked again for the sake of names that it does not ask for. */
  const context = (kind: DrawList): DecodingContext => {
    const { places, inferDistricts } = store.get();
    const { departments, districts } = places;
    const today = chinaDate(instantAt(now()));
    return {
      departments,
      districts,
      towns: SUIZHOU_TOWNS,
      inferDistricts,
      today,
      entityIds: kind === 'inspectors' ? names : NO_NAMES,
    };
  };

  const breathing = (run: Run): Breathing => ({ pause, now, isCurrent: () => !isEnded(run) });

  /** Checks all rows of a list that has been read. */
  const checkAll = async (kind: DrawList, read: ReadList<DrawList>, run: Run, told: Told = {}): Promise<void> => {
    decodings.delete(kind);
    if (missingFields(kind, (field) => Object.hasOwn(read.mapping, field)).length > 0) {
      setList(kind, { ...told, phase: 'ready', read: { ...read, decoded: null } });
      return;
    }
    const rows = blockRows(read.block);
    const total = rows.to - rows.from;
    setList(kind, { phase: 'checking', progress: { done: 0, total } });
    const against = context(kind);
    const decoding = { decoder: decoderFor(kind, read.header, read.mapping, against), layout: read, context: against };
    const work = slicedDecoding(decoding.decoder, read.block, [rows], (done) => {
      setList(kind, { progress: { done, total } });
    });
    const decoded = await inTurns(work, breathing(run));
    if (decoded === null) return;
    decodings.set(kind, decoding);
    await conclude(kind, { ...read, decoded }, run, told);
  };

  /** Shows what was found. Whoever asks for entities has their index at the same moment. */
  const conclude = async (kind: DrawList, read: ReadList<DrawList>, run: Run, told: Told): Promise<void> => {
    const { kept } = store.get().lists[kind];
    if (read.decoded !== null && (await inTurns(summarisedFaults(read.decoded), breathing(run))) === null) return;
    if (kind === 'entities') {
      const index = await indexOf({ ...store.get().lists.entities, read: read as ReadList<'entities'> }, run); // by its kind
      if (index === null) return;
      names = index.names;
      store.update((state) => ({ ...state, selection: index.selection }));
    }
    setList(kind, { ...told, phase: 'ready', read });
    if (kind === 'entities' && store.get().lists.entities.kept !== kept) await refreshSelection();
    await onChecked(kind);
  };

  const indexOf = (entities: ListState<'entities'>, run: Run): Promise<TakenIndex | null> =>
    inTurns(takenIndex(takenRows(entities)), breathing(run));

  const refreshSelection = (): Promise<void> =>
    runs.run('selection', async (run) => {
      const index = await indexOf(store.get().lists.entities, run);
      if (index === null) return;
      names = index.names;
      store.update((state) => ({ ...state, selection: index.selection }));
    });

  const layoutOf = (kind: DrawList, block: CellBlock, source: ListSource, before: ReadList<DrawList> | null) =>
    listLayout(kind, block, source, workbook.setting(layoutKey(kind)), before);

  const readList = async (kind: DrawList, source: ListSource, run: Run): Promise<void> => {
    const before = store.get().lists[kind];
    const known = before.source?.sheet === source.sheet ? before.read : null;
    const sheet = store.get().sheets.find(({ id }) => id === source.sheet);
    const region = sheet === undefined ? null : listRegion(sheet);
    setList(kind, {
      ...{ source, phase: 'reading', fault: null, read: known },
      progress: { done: 0, total: region?.rows ?? 0 },
    });
    if (region === null) {
      setList(kind, { phase: 'failed', fault: { code: 'empty-sheet' }, read: null });
      return;
    }
    const block = await workbook.read(source.sheet, region, {
      signal: run.ended.signal,
      onProgress: (done, total) => {
        if (!isEnded(run)) setList(kind, { progress: { done, total } });
      },
    });
    if (isEnded(run)) return;
    const layout = block.ok ? layoutOf(kind, block.value, source, known) : block;
    if (!block.ok || !layout.ok) {
      setList(kind, { phase: 'failed', fault: layout.ok ? null : layout.fault, read: null });
      return;
    }
    const { confirmed, ...laidOut } = layout.value;
    const told = { confirmed, readAt: now(), stale: false };
    await checkAll(kind, { ...laidOut, block: block.value, decoded: null }, run, told);
  };

  const follow = async (kind: DrawList, changed: readonly RowSpan[], run: Run): Promise<Followed> => {
    const { read, source } = store.get().lists[kind];
    const spans = read === null ? null : spansToFollow(read, changed);
    if (source === null || read === null || read.decoded === null || spans === null) return 'read-all';
    if (spans.length === 0) return 'known';
    const block = await rereadRows(workbook, source.sheet, read.block, spans, run.ended.signal);
    if (isEnded(run)) return endOf(run);
    const layout = block === null ? null : layoutOf(kind, block, source, read);
    if (block === null || layout?.ok !== true) return 'read-all';
    const { confirmed, ...laidOut } = layout.value;
    const moved = laidOut.moved.length > 0 ? laidOut.moved : read.moved;
    const next = { ...laidOut, moved, block, decoded: null };
    const told = { confirmed: confirmed || store.get().lists[kind].confirmed, readAt: now(), stale: false };
    const decoding = decodings.get(kind);
    if (
      decoding !== undefined &&
      isSameLayout(decoding.layout, next) &&
      isSameContext(decoding.context, context(kind))
    ) {
      // ended midway it is neither the old list nor the new one
      decodings.delete(kind);
      const decoded = await inTurns(slicedDecoding(decoding.decoder, block, spans), breathing(run));
      if (decoded === null) return endOf(run);
      decodings.set(kind, decoding);
      await conclude(kind, { ...next, decoded }, run, told);
    } else {
      await checkAll(kind, next, run, told);
    }
    return isEnded(run) ? endOf(run) : 'known';
  };

  return {
    set: setList,
    read: (kind, source) => runs.run(kind, (run) => readList(kind, source, run)),
    follow: (kind, changed) => runs.run(kind, (run) => follow(kind, changed, run)),
    check: (kind, mapping) =>
      runs.run(kind, async (run) => {
        const { read } = store.get().lists[kind];
        if (read === null) return;
        const next = mapping === undefined ? read : { ...read, mapping, moved: [], corrected: true };
        if (mapping !== undefined) setList(kind, { read: next, confirmed: false });
        await checkAll(kind, next, run);
      }),
    cancel: runs.cancel,
    idle: runs.idle,
    refreshSelection,
  };
}

/** What a run tells beside what it found. */
type Told = Partial<Pick<ListState<DrawList>, 'confirmed' | 'readAt' | 'stale'>>;

const isEnded = ({ ended }: Run): boolean => ended.signal.aborted;

/** A run that the clerk ended is not to be done again. */
const endOf = ({ ended }: Run): Followed => (ended.signal.reason === REPLACED ? 'replaced' : 'given-up');

/** Whether rows decoded in one context are right in the other. */
const isSameContext = (a: DecodingContext, b: DecodingContext): boolean =>
  a.departments === b.departments &&
  a.districts === b.districts &&
  a.inferDistricts === b.inferDistricts &&
  a.today === b.today &&
  a.entityIds === b.entityIds;
