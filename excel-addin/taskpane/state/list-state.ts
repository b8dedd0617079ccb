import type { CellBlock } from '../../../core/tabular/cell.ts';
import type { ColumnMapping, ColumnMatch } from '../../../core/tabular/column-match.ts';
import type { DecodedList } from '../../../core/tabular/decoding.ts';
import type { HeaderRow } from '../../../core/tabular/header-row.ts';
import type { RosterOfficer } from '../../../core/tabular/inspector-list.ts';
import type { FieldsOf, ListKind } from '../../../core/tabular/list-kind.ts';
import type { ListFault } from '../../../core/tabular/list-reading.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type { WorkbookFault } from '../../workbook/workbook-fault.ts';
import type { CellChange } from '../../workbook/workbook.ts';

/** The three lists that a draw is made from: 一单两库. */
export const DRAW_LISTS = ['items', 'entities', 'inspectors'] as const satisfies readonly ListKind[];

/** One of the three lists. */
export type DrawList = (typeof DRAW_LISTS)[number];

/** What the rows of a list become. */
export interface RowsOf {
  readonly items: InspectionItem;
  readonly entities: Entity;
  readonly inspectors: RosterOfficer;
}

/** Where a list stands in the workbook. */
export interface ListSource {
  readonly sheet: string;
  readonly name: string;
}

/** A list that has been read. */
export interface ReadList<K extends DrawList> {
  readonly block: CellBlock;
  readonly header: HeaderRow;
  readonly match: ColumnMatch<K>;
  readonly mapping: ColumnMapping<K>;
  /** The clerk put columns right: they are found again by their headers when the sheet is read again. */
  readonly corrected: boolean;
  /** Columns that were remembered and now stand elsewhere. */
  readonly moved: readonly FieldsOf[K][];
  /** Null while a column that the list can't do without is open. */
  readonly decoded: DecodedList<RowsOf[K]> | null;
}

/** One list in the pane. */
export interface ListState<K extends DrawList> {
  readonly kind: K;
  readonly source: ListSource | null;
  readonly phase: 'none' | 'reading' | 'checking' | 'ready' | 'failed';
  readonly progress: { readonly done: number; readonly total: number };
  readonly read: ReadList<K> | null;
  readonly fault: ListFault | WorkbookFault | null;
  /** The clerk has looked at the columns; remembered in the workbook. */
  readonly confirmed: boolean;
  /** Held rows (from 0) that the clerk keeps. */
  readonly kept: ReadonlySet<number>;
  /** The sheet was changed after it was read. */
  readonly stale: boolean;
  /** Milliseconds of the last reading, or null. */
  readonly readAt: number | null;
  /** What the last repair changed, to take it back. */
  readonly undo: readonly CellChange[];
}

/** A list nobody has looked for yet. */
export const emptyList = <K extends DrawList>(kind: K): ListState<K> => ({
  kind,
  source: null,
  phase: 'none',
  progress: { done: 0, total: 0 },
  read: null,
  fault: null,
  confirmed: false,
  kept: new Set(),
  stale: false,
  readAt: null,
  undo: [],
});

/** The lists, by kind. */
export type Lists = { readonly [K in DrawList]: ListState<K> };

/** Rows that take part of a decoded list, by the rows that were kept when they were asked for last. */
const taken = new WeakMap<object, { readonly kept: ReadonlySet<number>; readonly rows: readonly unknown[] }>();

/**
 * Rows that take part: usable ones, and held ones that the clerk keeps. In the order of the sheet. Asked for at every
 * redraw, so the answer is kept: the same list gives the same array.
 */
export function takenRows<K extends DrawList>(list: ListState<K>): readonly RowsOf[K][] {
  const decoded = list.read?.decoded;
  if (decoded === null || decoded === undefined) return [];
  const before = taken.get(decoded);
  if (before?.kept === list.kept) return before.rows as readonly RowsOf[K][]; // made below from the same list
  const kept = decoded.held.filter(({ row }) => list.kept.has(row));
  const all = kept.length === 0 ? decoded.rows : [...decoded.rows, ...kept].sort((a, b) => a.row - b.row);
  const rows = all.map(({ value }) => value);
  taken.set(decoded, { kept: list.kept, rows });
  return rows;
}

/** Whether the list can be drawn from. While it is read again, what was read before stands. */
export const isUsable = <K extends DrawList>(list: ListState<K>): boolean =>
  list.phase !== 'failed' && takenRows(list).length > 0;
