import { fail, ok, type Result } from '../result.ts';
import type { Cell, CellBlock } from './cell.ts';
import { cellText } from './cell-text.ts';
import { headerScores, RECOGNISED } from './header-score.ts';
import { LIST_KINDS, type ListKind } from './list-kind.ts';

/** How far down a header is looked for: titles, notes and blank rows above it rarely take more. */
export const HEADER_SEARCH_ROWS = 30;

/** Fewest recognised columns that make a row a header. */
const LEAST_COLUMNS = 2;

/** A header row. Rows are those of the sheet, from 0. */
export interface HeaderRow {
  /** Last line of the header; the list starts below it. */
  readonly row: number;
  /** Lines of the header: 2 when merged group titles stand above the column titles. */
  readonly lines: 1 | 2;
  /** Sheet column of `texts[0]`. */
  readonly left: number;
  readonly texts: readonly string[];
  /** Different columns of the list that were recognised. */
  readonly recognised: number;
}

/** No row looks like a header. */
export interface HeaderFault {
  readonly code: 'no-header';
  readonly rowsSearched: number;
  /** First row that holds anything, from 0, for a look at it; -1 when all are blank. */
  readonly firstFilledRow: number;
}

/** Finds the header row of a list: the row (or pair of rows) in which most of the list's columns are recognised. */
export function findHeader(block: CellBlock, kind: ListKind): Result<HeaderRow, HeaderFault> {
  const searched = Math.min(block.rows.length, HEADER_SEARCH_ROWS);
  let best: HeaderRow | null = null;
  for (let index = 0; index < searched; index++) {
    for (const candidate of headersAt(block, index, kind)) {
      if (best === null || candidate.recognised > best.recognised) best = candidate;
    }
  }
  if (best !== null && best.recognised >= LEAST_COLUMNS) return ok(best);
  const filled = block.rows.findIndex((row) => row.some((cell) => cellText(cell) !== ''));
  return fail({ code: 'no-header', rowsSearched: searched, firstFilledRow: filled < 0 ? -1 : block.top + filled });
}

/** The header that a clerk points at, whatever it holds. */
export function headerAt(block: CellBlock, row: number, kind: ListKind): HeaderRow {
  return singleLine(block, row - block.top, kind);
}

/** Kind of list that a block most looks like, or null when nothing in it is recognised. */
export function recogniseList(block: CellBlock): { readonly kind: ListKind; readonly header: HeaderRow } | null {
  let best: { readonly kind: ListKind; readonly header: HeaderRow } | null = null;
  for (const kind of LIST_KINDS) {
    const header = findHeader(block, kind);
    if (header.ok && (best === null || header.value.recognised > best.header.recognised)) {
      best = { kind, header: header.value };
    }
  }
  return best;
}

function headersAt(block: CellBlock, index: number, kind: ListKind): readonly HeaderRow[] {
  const single = singleLine(block, index, kind);
  const below = block.rows[index + 1];
  if (below === undefined || single.recognised === 0) return [single];
  const texts = groupedTexts(block.rows[index] ?? [], below, kind);
  const double: HeaderRow = { ...single, row: single.row + 1, lines: 2, texts, recognised: recognisedIn(texts, kind) };
  return [single, double];
}

function singleLine(block: CellBlock, index: number, kind: ListKind): HeaderRow {
  const texts = (block.rows[index] ?? []).map(cellText);
  return { row: block.top + index, lines: 1, left: block.left, texts, recognised: recognisedIn(texts, kind) };
}

/**
 * Titles of a header with merged group titles above (请假 over 起 and 止): a column's own title when it says enough,
 * else the group's title and its own; a merged group's title stands in its first column only.
 */
function groupedTexts(above: readonly Cell[], below: readonly Cell[], kind: ListKind): readonly string[] {
  const texts: string[] = [];
  let group = '';
  for (let column = 0; column < Math.max(above.length, below.length); column++) {
    const [upper, own] = [cellText(above[column]), cellText(below[column])];
    if (upper !== '') group = upper;
    if (own === '') texts.push(upper);
    else texts.push(isRecognised(own, kind) || group === '' ? own : group + own);
  }
  return texts;
}

const isRecognised = (text: string, kind: ListKind): boolean =>
  headerScores(kind, text).some(({ score }) => score >= RECOGNISED);

function recognisedIn(texts: readonly string[], kind: ListKind): number {
  const fields = new Set<string>();
  for (const text of texts) {
    for (const { field, score } of headerScores(kind, text)) if (score >= RECOGNISED) fields.add(field);
  }
  return fields.size;
}
