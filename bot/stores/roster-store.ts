import { join } from 'node:path';
import type { Hex32 } from '../../core/model/ids.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/**
 * Sealed lists by their root, as compressed JSON of their rows. A list that is stored is never changed; the same list is
 * stored once. Whoever reads one recomputes its root.
 */
export interface RosterStore {
  putEntities(root: Hex32, packed: Uint8Array): Promise<void>;
  putInspectors(root: Hex32, packed: Uint8Array): Promise<void>;
  /** Null when no list has this root. */
  entities(root: Hex32): Promise<Uint8Array | null>;
  inspectors(root: Hex32): Promise<Uint8Array | null>;
}

/** Lists as files in a folder. */
export function fileRosters(files: FileSystem, folder: string): RosterStore {
  const pathOf = (list: string, root: Hex32): string => join(folder, `${list}-${root}.json.gz`);
  const put = async (path: string, packed: Uint8Array): Promise<void> => {
    if ((await readWhole(files, path)) === null) await writeWhole(files, path, packed);
  };
  return {
    putEntities: (root, packed) => put(pathOf('entities', root), packed),
    putInspectors: (root, packed) => put(pathOf('inspectors', root), packed),
    entities: (root) => readWhole(files, pathOf('entities', root)),
    inspectors: (root) => readWhole(files, pathOf('inspectors', root)),
  };
}
