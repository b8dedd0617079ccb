import type { CellBlock } from '../../../core/tabular/cell.ts';
import type { ColumnMapping, ColumnMatch } from '../../../core/tabular/column-match.ts';
import type { HeaderRow } from '../../../core/tabular/header-row.ts';
import type { FieldsOf } from '../../../core/tabular/list-kind.ts';
import { layOutList, type ListFault } from '../../../core/tabular/list-reading.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { DrawList, ListSource, ReadList } from '../state/list-state.ts';
import { layoutToRemember, recallMapping, rememberedLayout } from './remembered-layout.ts';

/** How a list is laid out, and which column is which. */
export interface ListLayout<K extends DrawList> {
  readonly header: HeaderRow;
  readonly match: ColumnMatch<K>;
  readonly mapping: ColumnMapping<K>;
  readonly corrected: boolean;
  readonly moved: readonly FieldsOf[K][];
  /** Every column that the clerk once confirmed was found. */
  readonly confirmed: boolean;
}

/**
 * Finds header and columns of a list: those that the clerk has just put right, else those remembered in the workbook,
 * by their headers; else the likeliest.
 * @param setting - what the workbook remembers of this kind of list.
 * @param before - the same list as it was read before, or null.
 */
export function listLayout<K extends DrawList>(
  kind: K,
  block: CellBlock,
  source: ListSource,
  setting: unknown,
  before: ReadList<K> | null,
): Result<ListLayout<K>, ListFault> {
  const laidOut = layOutList(block, kind);
  if (!laidOut.ok) return laidOut;
  const { header, match } = laidOut.value;
  const proposed = { header, match, corrected: false };
  if (before?.corrected === true) {
    const known = layoutToRemember(source, before);
    const { mapping, moved, complete } = recallMapping(known, header, match);
    if (complete) return ok({ ...proposed, mapping, moved, corrected: true, confirmed: false });
  }
  const remembered = rememberedLayout(setting);
  if (remembered?.source.sheet !== source.sheet && remembered?.source.name !== source.name) {
    return ok({ ...proposed, mapping: match.mapping, moved: [], confirmed: false });
  }
  const { mapping, moved, complete } = recallMapping(remembered, header, match);
  return ok({ ...proposed, mapping, moved, confirmed: complete });
}

/** Whether rows decoded by one layout are right by the other. */
export function isSameLayout(
  a: Pick<ListLayout<DrawList>, 'header' | 'mapping'>,
  b: Pick<ListLayout<DrawList>, 'header' | 'mapping'>,
): boolean {
  const { header, mapping } = a;
  const isSameHeader =
    header.row === b.header.row &&
    header.left === b.header.left &&
    header.texts.length === b.header.texts.length &&
    header.texts.every((text, index) => text === b.header.texts[index]);
  const columns = Object.entries<number>(mapping as Readonly<Record<string, number>>);
  const others: Readonly<Record<string, number>> = b.mapping;
  return (
    isSameHeader &&
    columns.length === Object.keys(others).length &&
    columns.every(([field, column]) => others[field] === column)
  );
}
