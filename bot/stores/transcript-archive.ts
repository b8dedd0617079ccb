import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Hex32 } from '../../core/model/ids.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/** Transcripts with their public copies, as bytes of canonical JSON, by SHA-256. */
export interface TranscriptArchive {
  /** Resolves when both copies are on the disk. Putting the same ones again changes nothing. */
  put(full: ArchiveDocument, publicCopy: ArchiveDocument): Promise<void>;
  /** Null when there is none. @throws when the file no longer has its hash: the disk or somebody changed it. */
  full(hash: Hex32): Promise<Buffer | null>;
  /** As `full`, of a public copy by its own hash. */
  publicCopy(hash: Hex32): Promise<Buffer | null>;
}

/** A document with the hash of its bytes. */
export interface ArchiveDocument {
  readonly hash: Hex32;
  readonly bytes: Uint8Array;
}

/** The archive as plain files, so that `sha256sum` shows at once that each is what its name says. */
export function fileArchive(files: FileSystem, folders: ArchiveFolders): TranscriptArchive {
  const put = async (folder: string, { hash, bytes }: ArchiveDocument): Promise<void> => {
    if (sha256(bytes) !== hash) throw new Error('a transcript must be archived under its own hash');
    const path = join(folder, `${hash}.json`);
    if ((await readWhole(files, path)) === null) await writeWhole(files, path, bytes);
  };
  const get = async (folder: string, hash: Hex32): Promise<Buffer | null> => {
    const bytes = await readWhole(files, join(folder, `${hash}.json`));
    if (bytes !== null && sha256(bytes) !== hash) throw new Error(`transcript ${hash} was changed on the disk`);
    return bytes;
  };
  return {
    put: async (full, publicCopy) => {
      await put(folders.transcripts, full);
      await put(folders.publicCopies, publicCopy);
    },
    full: (hash) => get(folders.transcripts, hash),
    publicCopy: (hash) => get(folders.publicCopies, hash),
  };
}

/** Full transcripts are the office's, public copies everybody's: two folders, so that nothing can mix them up. */
export interface ArchiveFolders {
  readonly transcripts: string;
  readonly publicCopies: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
