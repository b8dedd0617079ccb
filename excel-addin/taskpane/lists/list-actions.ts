import type { ColumnMapping } from '../../../core/tabular/column-match.ts';
import type { CellPlace } from '../../../core/tabular/cell.ts';
import type { FieldsOf } from '../../../core/tabular/list-kind.ts';
import type { AppliedChange, CellChange } from '../../workbook/workbook.ts';
import type { Services } from '../services.ts';
import { DRAW_LISTS, type DrawList, type ListSource, type ListState } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import { faultMarks, MARKS_KEY } from './fault-marks.ts';
import { listReader } from './list-reader.ts';
import { listWatch } from './list-watch.ts';
import { sheetPlaces } from './places.ts';
import { layoutKey, layoutToRemember, rememberedLayout } from './remembered-layout.ts';
import { guessSheet, isOwnSheet, topRegion, type SheetTop } from './sheet-guess.ts';

/** What the clerk does with lists. */
export interface ListActions {
  /** Looks at every sheet, takes the remembered or the likeliest one for each list, and reads them. */
  readonly open: () => Promise<void>;
  /** Looks which sheets there are now: a clerk may have added one since. */
  readonly lookForSheets: () => Promise<void>;
  readonly choose: (kind: DrawList, source: ListSource) => Promise<void>;
  readonly reread: (kind: DrawList) => Promise<void>;
  readonly cancel: (kind: DrawList) => void;
  /** Puts a column in a field's place, or none; `null` leaves the field out. */
  readonly setColumn: <K extends DrawList>(kind: K, field: FieldsOf[K], column: number | null) => Promise<void>;
  readonly confirm: (kind: DrawList) => Promise<void>;
  readonly repair: (kind: DrawList) => Promise<void>;
  readonly undoRepair: (kind: DrawList) => Promise<void>;
  readonly keep: (kind: DrawList, rows: readonly number[], keep: boolean) => void;
  readonly setInferDistricts: (infer: boolean) => Promise<void>;
  /** Marks faulty cells in the sheets, or takes all marks away. */
  readonly setMarking: (marking: boolean) => Promise<void>;
  readonly show: (kind: DrawList, place: CellPlace) => Promise<void>;
  /** Checks again what has been read: departments or districts have become known. */
  readonly recheck: () => Promise<void>;
}

/** Makes the actions. */
export function listActions(services: Services): ListActions {
  const { store, workbook } = services;
  const marks = faultMarks(services);
  const reader = listReader(services, marks.refresh);
  const sheetTops = async (): Promise<readonly SheetTop[]> => {
    const listed = await workbook.sheets();
    if (!listed.ok) return [];
    store.update((state) => ({ ...state, sheets: listed.value }));
    const tops: SheetTop[] = [];
    for (const sheet of listed.value) {
      const region = topRegion(sheet);
      const block = region === null ? null : await workbook.read(sheet.id, region);
      if (block?.ok === true) tops.push({ sheet, block: block.value });
    }
    return tops.filter((top) => !isOwnSheet(top));
  };

  /** Officers name firms to keep away from, so they are checked again after the firms. */
  const readAll = async (sources: ReadonlyMap<DrawList, ListSource>): Promise<void> => {
    for (const kind of DRAW_LISTS) {
      const source = sources.get(kind);
      if (source !== undefined) await reader.read(kind, source);
    }
  };

  const changeCells = async (kind: DrawList, changes: readonly CellChange[]): Promise<readonly AppliedChange[]> => {
    const { source } = store.get().lists[kind];
    if (source === null || changes.length === 0) return [];
    const outcome = await workbook.change(source.sheet, changes);
    if (!outcome.ok) {
      reader.set(kind, { fault: outcome.fault });
      return [];
    }
    await refreshSheets();
    await reader.read(kind, source);
    return outcome.value.applied;
  };

  const refreshSheets = async (): Promise<void> => {
    const listed = await workbook.sheets();
    if (listed.ok) store.update((state) => ({ ...state, sheets: listed.value }));
  };

  const reread = async (kind: DrawList): Promise<void> => {
    const { source } = store.get().lists[kind];
    if (source === null) return;
    await refreshSheets();
    await reader.read(kind, source);
    if (kind === 'entities') await reader.check('inspectors');
  };

  return {
    open: async () => {
      store.update((state) => ({ ...state, marking: workbook.setting(MARKS_KEY) === true }));
      const tops = await sheetTops();
      if (store.get().places.origin !== 'server') {
        store.update((state) => ({ ...state, places: sheetPlaces(tops) }));
      }
      const sources = new Map<DrawList, ListSource>();
      for (const kind of DRAW_LISTS) {
        const sheet = rememberedSheet(workbook.setting(layoutKey(kind)), store.get()) ?? guessSheet(tops, kind);
        if (sheet !== null) sources.set(kind, { sheet: sheet.id, name: sheet.name });
      }
      await workbook.watch(listWatch(services, reader, reread));
      await readAll(sources);
    },
    lookForSheets: refreshSheets,
    setMarking: marks.set,
    choose: async (kind, source) => {
      const before = store.get().lists[kind].source;
      await reader.read(kind, source);
      if (before !== null && before.sheet !== source.sheet) await marks.leave(before.sheet);
      if (kind === 'entities') await reader.check('inspectors');
    },
    reread,
    cancel: reader.cancel,
    setColumn: async (kind, field, column) => {
      const { read } = store.get().lists[kind];
      if (read === null) return;
      await reader.check(kind, withColumn(read.mapping, field, column));
    },
    confirm: async (kind) => {
      const { read, source }: ListState<DrawList> = store.get().lists[kind];
      if (read === null || source === null) return;
      reader.set(kind, { confirmed: true, read: { ...read, moved: [], corrected: false } });
      await workbook.keepSetting(layoutKey(kind), layoutToRemember(source, read));
    },
    repair: async (kind) => {
      const repairs = store.get().lists[kind].read?.decoded?.repairs ?? [];
      const applied = await changeCells(kind, repairs);
      reader.set(kind, { undo: applied.map(inverseOf) });
    },
    undoRepair: async (kind) => {
      await changeCells(kind, store.get().lists[kind].undo);
      reader.set(kind, { undo: [] });
    },
    keep: (kind, rows, keep) => {
      const kept = new Set(store.get().lists[kind].kept);
      for (const row of rows)
        if (keep) kept.add(row);
        else kept.delete(row);
      reader.set(kind, { kept });
      if (kind === 'entities') void reader.refreshSelection();
    },
    setInferDistricts: async (infer) => {
      store.update((state) => ({ ...state, inferDistricts: infer }));
      await reader.check('entities');
    },
    show: async (kind, place) => {
      const { source } = store.get().lists[kind];
      if (source !== null) await workbook.select(source.sheet, place);
    },
    recheck: async () => {
      for (const kind of DRAW_LISTS) await reader.check(kind);
    },
  };
}

/** What takes a change back, the number format of the cell included. */
const inverseOf = ({ row, column, from, to, formatBefore }: AppliedChange): CellChange => ({
  row,
  column,
  from: to,
  to: from,
  numberFormat: formatBefore,
});

function rememberedSheet(setting: unknown, state: PaneState): PaneState['sheets'][number] | null {
  const remembered = rememberedLayout(setting)?.source;
  if (remembered === undefined) return null;
  return (
    state.sheets.find(({ id }) => id === remembered.sheet) ??
    state.sheets.find(({ name }) => name === remembered.name) ??
    null
  );
}

/** A column serves one field only: whoever had it loses it. */
function withColumn<K extends DrawList>(
  mapping: ColumnMapping<K>,
  field: FieldsOf[K],
  column: number | null,
): ColumnMapping<K> {
  const entries = Object.entries<number>(mapping as Readonly<Record<string, number>>);
  const others = entries.filter(([name, at]) => name !== field && at !== column);
  const own: [string, number][] = column === null ? [] : [[field, column]];
  return Object.fromEntries([...others, ...own]) as ColumnMapping<K>; // names are fields of this list
}
