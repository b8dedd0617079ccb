import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { selectionTable } from '../../../core/draw/pool.ts';
import { instantAt } from '../../../core/model/instant.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import { missingFields } from '../../../core/tabular/column-match.ts';
import type { DecodingContext } from '../../../core/tabular/decoding.ts';
import { layOutList } from '../../../core/tabular/list-reading.ts';
import { SUIZHOU_TOWNS } from '../../../core/tabular/suizhou-towns.ts';
import type { Services } from '../services.ts';
import { takenRows, type DrawList, type ListSource, type ListState, type ReadList } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import { decoderFor } from './list-decoders.ts';
import { layoutKey, recallMapping, rememberedLayout } from './remembered-layout.ts';
import { listRegion } from './sheet-guess.ts';
import { decodeInSlices } from './sliced-decoding.ts';

/** Reads and checks lists, one run a list at a time. */
export interface ListReader {
  /** Writes into a list's state. */
  readonly set: (kind: DrawList, change: Partial<ListState<DrawList>>) => void;
  /** Reads a sheet, finds header and columns, and checks every row. */
  readonly read: (kind: DrawList, source: ListSource) => Promise<void>;
  /** Checks again what has been read, by the mapping and the places that are known now. */
  readonly check: (kind: DrawList) => Promise<void>;
  readonly cancel: (kind: DrawList) => void;
  /** Makes the columns for previews anew from the entities that take part. */
  readonly refreshSelection: () => void;
}

/** Makes a reader. `onChecked` is told whenever a list's faults are known anew. */
export function listReader(services: Services, onChecked: (kind: DrawList) => Promise<void>): ListReader {
  const { store, workbook, now, pause } = services;
  const runs = new Map<DrawList, AbortController>();

  const setList = (kind: DrawList, change: Partial<ListState<DrawList>>): void => {
    store.update((state) => ({ ...state, lists: { ...state.lists, [kind]: { ...state.lists[kind], ...change } } }));
  };

  /** A new run of a list ends the one before. */
  const begin = (kind: DrawList): AbortController => {
    runs.get(kind)?.abort();
    const run = new AbortController();
    runs.set(kind, run);
    return run;
  };

  const check = async (kind: DrawList, run = begin(kind)): Promise<void> => {
    const read: ReadList<DrawList> | null = store.get().lists[kind].read;
    if (read === null) return;
    const lacking = missingFields(kind, (field) => hasColumn(read.mapping, field));
    if (lacking.length > 0) {
      setList(kind, { phase: 'ready', read: { ...read, decoded: null } });
      return;
    }
    setList(kind, { phase: 'checking', progress: { done: 0, total: read.block.rows.length } });
    const decoder = decoderFor(kind, read.header, read.mapping, decodingContext(store.get(), now()));
    const decoded = await decodeInSlices(
      decoder,
      read.block,
      pause,
      (done, total) => {
        setList(kind, { progress: { done, total } });
      },
      () => !run.signal.aborted,
    );
    if (decoded === null) return;
    setList(kind, { phase: 'ready', read: { ...read, decoded } });
    if (kind === 'entities') refreshSelection();
    await onChecked(kind);
  };

  const refreshSelection = (): void => {
    const entities = takenRows(store.get().lists.entities);
    store.update((state) => ({ ...state, selection: entities.length === 0 ? null : selectionTable(entities) }));
  };

  const readList = async (kind: DrawList, source: ListSource): Promise<void> => {
    const run = begin(kind);
    const sheet = store.get().sheets.find(({ id }) => id === source.sheet);
    const region = sheet === undefined ? null : listRegion(sheet);
    setList(kind, {
      source,
      phase: 'reading',
      fault: null,
      stale: false,
      progress: { done: 0, total: region?.rows ?? 0 },
    });
    if (region === null) {
      setList(kind, { phase: 'failed', fault: { code: 'empty-sheet' }, read: null });
      return;
    }
    const block = await workbook.read(source.sheet, region, {
      signal: run.signal,
      onProgress: (done, total) => {
        setList(kind, { progress: { done, total } });
      },
    });
    if (run.signal.aborted) return;
    const laidOut = block.ok ? layOutList(block.value, kind) : block;
    if (!block.ok || !laidOut.ok) {
      const fault = laidOut.ok ? null : laidOut.fault;
      setList(kind, { phase: 'failed', fault, read: null });
      return;
    }
    const { header, match } = laidOut.value;
    const remembered = rememberedLayout(workbook.setting(layoutKey(kind)));
    const recalled =
      remembered?.source.sheet === source.sheet || remembered?.source.name === source.name
        ? recallMapping(remembered, header, match)
        : null;
    const read: ReadList<DrawList> = {
      block: block.value,
      header,
      match,
      mapping: recalled?.mapping ?? match.mapping,
      moved: recalled?.moved ?? [],
      decoded: null,
    };
    setList(kind, { read, confirmed: recalled?.complete === true, readAt: now() });
    await check(kind, run);
  };

  return {
    set: setList,
    read: readList,
    check: (kind) => check(kind),
    cancel: (kind) => runs.get(kind)?.abort(),
    refreshSelection,
  };
}

/** What rows are checked against, as it is known now. */
export function decodingContext(state: PaneState, now: number): DecodingContext {
  const entityIds = new Map<string, EntityId>();
  for (const entity of takenRows(state.lists.entities)) entityIds.set(entity.name, entity.id);
  return {
    departments: state.places.departments,
    districts: state.places.districts,
    towns: SUIZHOU_TOWNS,
    inferDistricts: state.inferDistricts,
    today: chinaDate(instantAt(now)),
    entityIds,
  };
}

const hasColumn = (mapping: object, field: string): boolean => Object.hasOwn(mapping, field);
