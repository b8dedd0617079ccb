import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { FileSystem } from '../file-system.ts';
import { syncFolder, systemErrorCode, writeAll } from '../file-system.ts';

/** Ends the name of a file that is being written; what is left of one after a crash is swept at the next start. */
export const UNFINISHED = '.unfinished';

/** Only the office's own account may read. */
export const PRIVATE_MODE = 0o600;

/**
 * Writes a file so that it is there whole or not at all, whenever the machine stops: a temporary file, flushed, renamed
 * over the name, and the folder flushed. When this resolves, the file is on the disk.
 */
export async function writeWhole(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
  const file = await files.open(unfinished, 'wx', PRIVATE_MODE);
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(unfinished, path);
  await syncFolder(files, dirname(path));
}

/** The bytes of a file, or null when there is none. */
export async function readWhole(files: FileSystem, path: string): Promise<Buffer | null> {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a folder and removes what an interrupted write left in it. */
export async function prepareFolder(files: FileSystem, path: string): Promise<void> {
  await files.mkdir(path, { recursive: true, mode: 0o700 });
  await syncFolder(files, dirname(path));
  for (const name of await files.readdir(path)) {
    if (name.endsWith(UNFINISHED)) await files.unlink(join(path, name));
  }
}
