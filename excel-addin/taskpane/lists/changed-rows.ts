import { MAX_LIST_ROWS, type Cell, type CellBlock, type RowSpan } from '../../../core/tabular/cell.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { DrawList, ReadList } from '../state/list-state.ts';

/** Most separate places that are read one by one: each takes a round trip. */
export const FOLLOWED_PLACES = 8;
/** Most rows that are followed; more are sooner read with the whole sheet. */
export const FOLLOWED_ROWS = 20_000;
/** Places with fewer rows than this between them are read as one. */
const CLOSE = 200;

/** Rows of a block. */
export const blockRows = ({ top, rows }: CellBlock): RowSpan => ({ from: top, to: top + rows.length });

/** Adds rows to those that have changed; in order, and apart. */
export function joinedSpans(spans: readonly RowSpan[], more: readonly RowSpan[], apart = 1): readonly RowSpan[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans, ...more].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from < last.to + apart) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/**
 * The rows to read again after changes; null when the whole list is to be read: the header or what stands above it was
 * touched, or too much was.
 */
export function spansToFollow(
  { block, header }: Pick<ReadList<DrawList>, 'block' | 'header'>,
  changed: readonly RowSpan[],
): readonly RowSpan[] | null {
  const spans = joinedSpans([], changed, CLOSE);
  const rows = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first.from <= header.row || spans.length > FOLLOWED_PLACES || rows > FOLLOWED_ROWS) return null;
  const end = block.top + block.rows.length;
  return last.to > end + FOLLOWED_ROWS || last.to > header.row + MAX_LIST_ROWS ? null : spans;
}

/** A block with some rows read anew, one round trip a place (and chunk). Null when they can't be read. */
export async function rereadRows(
  workbook: Workbook,
  sheet: string,
  block: CellBlock,
  spans: readonly RowSpan[],
  signal: AbortSignal,
): Promise<CellBlock | null> {
  const rows: (readonly Cell[])[] = block.rows.slice();
  const columns = Math.max(1, rows[0]?.length ?? 0);
  for (const { from, to } of spans) {
    const region = { top: from, left: block.left, rows: to - from, columns };
    const read = await workbook.read(sheet, region, { signal });
    if (!read.ok) return null;
    while (rows.length < from - block.top) rows.push(Array.from({ length: columns }, () => null));
    read.value.rows.forEach((row, index) => {
      rows[from - block.top + index] = row;
    });
  }
  return { ...block, rows };
}
