import type { CellBlock } from '../../../core/tabular/cell.ts';
import type { DecodedList } from '../../../core/tabular/decoding.ts';
import type { ListDecoder } from '../../../core/tabular/list-decoder.ts';

/** Rows decoded before the page gets its turn: some ten milliseconds of work. */
export const SLICE_ROWS = 1_500;

/** Decodes a block slice by slice, letting the page breathe in between. Null when it was called off. */
export async function decodeInSlices<T>(
  decoder: ListDecoder<T>,
  block: CellBlock,
  pause: (milliseconds: number) => Promise<void>,
  onProgress: (done: number, total: number) => void,
  isCurrent: () => boolean,
): Promise<DecodedList<T> | null> {
  for (let at = 0; at < block.rows.length; at += SLICE_ROWS) {
    if (!isCurrent()) return null;
    decoder.push(block.top + at, block.rows.slice(at, at + SLICE_ROWS));
    onProgress(Math.min(at + SLICE_ROWS, block.rows.length), block.rows.length);
    await pause(0);
  }
  return isCurrent() ? decoder.finish() : null;
}
