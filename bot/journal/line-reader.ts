import type { OpenFile } from '../file-system.ts';

const BLOCK_BYTES = 4 * 1024 * 1024;
const LINE_END = 0x0a;

/** One line of a file, without its line end. */
export interface FileLine {
  readonly bytes: Buffer;
  /** Offset of its first byte. */
  readonly offset: number;
  /** Whether a line end follows; only the last line can lack it. */
  readonly complete: boolean;
}

/** Reads a file line by line in blocks, so that its size is not bounded by memory. */
export async function* readLines(file: OpenFile): AsyncGenerator<FileLine> {
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const block = Buffer.alloc(BLOCK_BYTES);
    const { bytesRead } = await file.read(block, 0, BLOCK_BYTES, offset + rest.length);
    if (bytesRead === 0) break;
    rest = Buffer.concat([rest, block.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END, start)) {
      yield { bytes: rest.subarray(start, end), offset: offset + start, complete: true };
      start = end + 1;
    }
    rest = rest.subarray(start);
    offset += start;
  }
  if (rest.length > 0) yield { bytes: rest, offset, complete: false };
}
