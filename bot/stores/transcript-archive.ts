import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Hex32 } from '../../core/model/ids.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/** Full transcripts as bytes of canonical JSON, by their SHA-256. */
export interface TranscriptArchive {
  /** Resolves when the transcript is on the disk. Putting the same one again changes nothing. */
  put(hash: Hex32, bytes: Uint8Array): Promise<void>;
  /** Null when there is none. @throws when the file no longer has its hash: the disk or somebody changed it. */
  get(hash: Hex32): Promise<Buffer | null>;
}

/** Transcripts as plain files, so that `sha256sum` shows at once that each is what its name says. */
export function fileArchive(files: FileSystem, folder: string): TranscriptArchive {
  const pathOf = (hash: Hex32): string => join(folder, `${hash}.json`);
  return {
    put: async (hash, bytes) => {
      if (sha256(bytes) !== hash) throw new Error('a transcript must be archived under its own hash');
      if ((await readWhole(files, pathOf(hash))) === null) await writeWhole(files, pathOf(hash), bytes);
    },
    get: async (hash) => {
      const bytes = await readWhole(files, pathOf(hash));
      if (bytes !== null && sha256(bytes) !== hash) throw new Error(`transcript ${hash} was changed on the disk`);
      return bytes;
    },
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
