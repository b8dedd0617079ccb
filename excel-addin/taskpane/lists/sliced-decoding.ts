import type { CellBlock, RowSpan } from '../../../core/tabular/cell.ts';
import type { DecodedList } from '../../../core/tabular/decoding.ts';
import type { ListDecoder } from '../../../core/tabular/list-decoder.ts';
import type { SlicedWork } from '../../../core/sliced-work.ts';

/** Rows of one piece of decoding: one or two milliseconds of work. */
export const PIECE_ROWS = 100;
/** Rows after which progress is told: telling means drawing. */
const TOLD_ROWS = 5_000;

/** Decodes rows of a block, piece by piece, and puts the list together. */
export function* slicedDecoding<T>(
  decoder: ListDecoder<T>,
  block: CellBlock,
  spans: readonly RowSpan[],
  onProgress: (done: number) => void = () => undefined,
): SlicedWork<DecodedList<T>> {
  let done = 0;
  for (const { from, to } of spans) {
    for (let row = from; row < to; row += PIECE_ROWS) {
      const end = Math.min(row + PIECE_ROWS, to);
      decoder.push(row, block.rows.slice(row - block.top, end - block.top));
      done += end - row;
      if (done % TOLD_ROWS === 0) onProgress(done);
      yield;
    }
  }
  onProgress(done);
  return yield* decoder.finishing();
}

/** How work lets the page breathe, and learns that it was called off. */
export interface Breathing {
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
  readonly isCurrent: () => boolean;
}

/** Milliseconds of work before the page gets its turn, and most pieces, whatever the clock says. */
const TURN = 10;
export const TURN_PIECES = 10;

/** Does work in turns with the page. Null when it was called off. */
export async function inTurns<T>(work: SlicedWork<T>, { pause, now, isCurrent }: Breathing): Promise<T | null> {
  while (isCurrent()) {
    const start = now();
    for (let piece = 0; piece < TURN_PIECES && now() - start < TURN; piece++) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
    await pause(0);
  }
  return null;
}
