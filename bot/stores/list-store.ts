import { join } from 'node:path';
import type { KeptList } from '../../core/lists/list-version.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/**
 * Versions of the lists that departments keep here, by their root: compressed canonical JSON of their rows. A version that
 * is stored is never changed; the same rows are stored once. Whoever reads one checks its root.
 */
export interface ListStore {
  /** Resolves when the rows are on the disk. */
  put(kind: KeptList, root: Hex32, packed: Uint8Array): Promise<void>;
  /** Null when no list has this root. */
  get(kind: KeptList, root: Hex32): Promise<Uint8Array | null>;
}

/** Lists as files in a folder. */
export function fileLists(files: FileSystem, folder: string): ListStore {
  const pathOf = (kind: KeptList, root: Hex32): string => join(folder, `${kind}-${root}.json.gz`);
  return {
    put: async (kind, root, packed) => {
      const path = pathOf(kind, root);
      if ((await readWhole(files, path)) === null) await writeWhole(files, path, packed);
    },
    get: (kind, root) => readWhole(files, pathOf(kind, root)),
  };
}
