import type { Delimiter } from './workbook-file.ts';

/** How much of the text the guess looks at. */
const PROBE_LENGTH = 64 * 1024;

/** How many records the guess looks at; more would only let long free text outvote the headings. */
const PROBE_RECORDS = 100;

/** In order of preference when the text does not decide. */
const CANDIDATES: readonly Delimiter[] = [',', '\t', ';'];

/** Excel's own hint in a first line of its own: `sep=;`. */
const HINT = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i;

/** What separates the cells, and how many characters at the beginning belong to the hint rather than to the list. */
export interface DelimiterGuess {
  readonly delimiter: Delimiter;
  readonly hintLength: number;
}

/**
 * Guesses the delimiter from the beginning of the text: the candidate by which most records fall into the same number
 * of cells, two at least. Titles above the headings and free text with semicolons do not sway it.
 */
export function guessDelimiter(text: string): DelimiterGuess {
  const hint = HINT.exec(text);
  if (hint !== null) return { delimiter: asDelimiter(hint[1]), hintLength: hint[0].length };
  const probe = text.slice(0, PROBE_LENGTH);
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const score = agreement(cellCounts(probe, delimiter));
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, hintLength: 0 };
}

function asDelimiter(text: string | undefined): Delimiter {
  return text === ';' || text === '\t' ? text : ',';
}

/** Cells of each record of the probe, quotes respected. The last one may be cut off, so it only counts when alone. */
function cellCounts(probe: string, delimiter: Delimiter): readonly number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let atStart = true;
  for (let index = 0; index < probe.length && counts.length < PROBE_RECORDS; index++) {
    const character = probe[index];
    if (quoted) {
      if (character === '"') quoted = false;
    } else if (character === '"' && atStart) {
      quoted = true;
    } else if (character === delimiter) {
      cells++;
      atStart = true;
      continue;
    } else if (character === '\n' || character === '\r') {
      counts.push(cells);
      cells = 1;
      atStart = true;
      continue;
    }
    atStart = false;
  }
  return counts.length === 0 ? [cells] : counts;
}

/** Records that share the commonest number of cells above one; among equals, more cells are the better reading. */
function agreement(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [cells, records] of tally) best = Math.max(best, records + Math.min(cells, 1000) / 10_000);
  return best;
}
