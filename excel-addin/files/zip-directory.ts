import { fail, ok, type Result } from '../../core/result.ts';
import { MAX_ZIP_ENTRIES } from './file-bounds.ts';
import type { FileFault } from './file-fault.ts';

/** One entry of the central directory. Every number in it is the sender's claim until the entry is unpacked. */
export interface ZipEntry {
  readonly path: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated (APPNOTE 4.4.5). */
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the local header begins. */
  readonly offset: number;
}

/** APPNOTE 4.3.16: end of central directory, 22 bytes and a comment of at most 65,535. */
const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
/** APPNOTE 4.3.15 and 4.3.14. */
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_LENGTH = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_LENGTH = 56;
/** APPNOTE 4.3.12: central directory header. */
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
/** APPNOTE 4.5.3: sizes of more than 32 bits; writers that stream use it for small files too. */
const ZIP64_EXTRA = 0x0001;
const IN_ZIP64 = 0xffffffff;

const damaged: FileFault = { code: 'not-a-workbook', found: 'damaged' };

/** Reads the central directory of a ZIP file: names and sizes, before anything is unpacked. */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[], FileFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = directoryStart(view);
  if (start === null || start.count > MAX_ZIP_ENTRIES) return fail(damaged);
  const entries: ZipEntry[] = [];
  let at = start.offset;
  for (let index = 0; index < start.count; index++) {
    const entry = readEntry(view, at);
    if (entry === null) return fail(damaged);
    entries.push(entry.entry);
    at = entry.next;
  }
  return ok(entries);
}

function directoryStart(view: DataView): { readonly offset: number; readonly count: number } | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count === 0xffff || offset === IN_ZIP64) return zip64Start(view, at - ZIP64_LOCATOR_LENGTH);
    return { offset, count };
  }
  return null;
}

function zip64Start(view: DataView, locator: number): { readonly offset: number; readonly count: number } | null {
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR_SIGNATURE) return null;
  const end = bigOffset(view, locator + 8);
  if (end === null || end + ZIP64_END_LENGTH > view.byteLength) return null;
  if (view.getUint32(end, true) !== ZIP64_END_SIGNATURE) return null;
  const count = bigOffset(view, end + 32);
  const offset = bigOffset(view, end + 48);
  return count === null || offset === null ? null : { offset, count };
}

/** A 64-bit number that fits what we read, or null: nothing beyond 2^53 is a real place in a file. */
function bigOffset(view: DataView, at: number): number | null {
  if (at + 8 > view.byteLength) return null;
  const value = view.getBigUint64(at, true);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}

function readEntry(view: DataView, at: number): { readonly entry: ZipEntry; readonly next: number } | null {
  if (at < 0 || at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const extraAt = at + ENTRY_LENGTH + nameLength;
  const next = extraAt + extraLength + view.getUint16(at + 32, true);
  if (next > view.byteLength) return null;
  const sizes = sizesOf(view, at, extraAt, extraAt + extraLength);
  if (sizes === null) return null;
  const name = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_LENGTH, nameLength);
  const entry: ZipEntry = {
    path: new TextDecoder().decode(name).replaceAll('\\', '/'),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    ...sizes,
  };
  return { entry, next };
}

type Sizes = Pick<ZipEntry, 'packedSize' | 'size' | 'offset'>;

/** Sizes and offset, from the ZIP64 extra field where the header says so; the order there is fixed. */
function sizesOf(view: DataView, at: number, extraAt: number, extraEnd: number): Sizes | null {
  const header = {
    size: view.getUint32(at + 24, true),
    packedSize: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  if (header.size !== IN_ZIP64 && header.packedSize !== IN_ZIP64 && header.offset !== IN_ZIP64) return header;
  let field = zip64Field(view, extraAt, extraEnd);
  if (field === null) return null;
  const result = { ...header };
  for (const key of ['size', 'packedSize', 'offset'] as const) {
    if (header[key] !== IN_ZIP64) continue;
    const value = bigOffset(view, field);
    if (value === null) return null;
    result[key] = value;
    field += 8;
  }
  return result;
}

function zip64Field(view: DataView, extraAt: number, extraEnd: number): number | null {
  for (let at = extraAt; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === ZIP64_EXTRA) return at + 4;
  }
  return null;
}
