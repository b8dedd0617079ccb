import { Inflate } from 'fflate';
import { fail, ok, type Result } from '../../core/result.ts';
import { crc32 } from './crc32.ts';
import type { FileFault } from './file-fault.ts';
import type { ZipEntry } from './zip-directory.ts';

/** APPNOTE 4.3.7: local file header. */
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_LENGTH = 30;

/** Packed bytes handed over at a time: deflate grows at most 1,032-fold, so one step yields at most 17 MB. */
const STEP = 16 * 1024;

const damaged: FileFault = { code: 'not-a-workbook', found: 'damaged' };

/**
 * Unpacks one entry. The size in the directory has been checked against the bounds; here it is held to:
 * an entry that yields more (a bomb that lies about its size), less, or other bytes than its checksum says is damaged.
 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array, FileFault> {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return fail(damaged);
  const content = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.size) : null;
  if (content?.length !== entry.size || crc32(content) !== entry.crc32) return fail(damaged);
  return ok(content);
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + LOCAL_LENGTH > bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE) return null;
  const start = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const end = start + entry.packedSize;
  return end > bytes.length ? null : bytes.subarray(start, end);
}

/** Inflates step by step into exactly `size` bytes; null when there are more or when the stream is broken. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const content = new Uint8Array(size);
  const progress = { length: 0 };
  const stream = new Inflate((chunk) => {
    if (progress.length + chunk.length <= size) content.set(chunk, progress.length);
    progress.length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && progress.length <= size; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    // fflate throws errors of its own with a numeric code for every malformed stream
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
  return progress.length > size ? null : content.subarray(0, progress.length);
}
