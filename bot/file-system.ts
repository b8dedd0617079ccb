import type { Stats } from 'node:fs';
import * as node from 'node:fs/promises';
import { types } from 'node:util';

/**
 * The file operations that durability rests on: a seam, so that a test can end the process before or after each of them.
 * Semantics are those of `node:fs/promises`.
 */
export interface FileSystem {
  /** `flags` as in `fs.open`; `mode` counts for a file that is created. */
  open(path: string, flags: string, mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; fails with `EEXIST` when that is taken. */
  link(existing: string, path: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string, options: { readonly recursive: true; readonly mode?: number }): Promise<unknown>;
  readdir(path: string): Promise<string[]>;
  readFile(path: string): Promise<Buffer>;
}

/** An open file. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }>;
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  /** Flushes content and length to the disk. */
  datasync(): Promise<void>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  stat(): Promise<Pick<Stats, 'size'>>;
  close(): Promise<void>;
}

/** The machine's file system. */
export const nodeFileSystem: FileSystem = node;

/** The `code` of a system error such as `ENOENT`, or null for anything else. */
export function systemErrorCode(error: unknown): string | null {
  return types.isNativeError(error) && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Writes every byte: a single write may take fewer. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  let rest = bytes;
  while (rest.length > 0) {
    const { bytesWritten } = await file.write(rest);
    rest = rest.subarray(bytesWritten);
  }
}

/** Flushes a folder's list of names, so that a new or renamed file is still there after a power failure. */
export async function syncFolder(files: FileSystem, path: string): Promise<void> {
  const folder = await files.open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
