import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Entity } from '../../core/model/entity.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { SealedInspector } from '../../core/model/inspector.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/** Sealed lists by their root. A list that is stored is never changed; the same list is stored once. */
export interface RosterStore {
  putEntities(root: Hex32, rows: readonly Entity[]): Promise<void>;
  putInspectors(root: Hex32, rows: readonly SealedInspector[]): Promise<void>;
  /** Null when no list has this root. Rows are as they were stored; whoever draws recomputes the root. */
  entities(root: Hex32): Promise<readonly Entity[] | null>;
  inspectors(root: Hex32): Promise<readonly SealedInspector[] | null>;
}

const compress = promisify(gzip);
const inflate = promisify(gunzip);

/** Lists as compressed JSON files in a folder. */
export function fileRosters(files: FileSystem, folder: string): RosterStore {
  const put = async (name: string, rows: unknown): Promise<void> => {
    const path = join(folder, name);
    if ((await readWhole(files, path)) !== null) return;
    await writeWhole(files, path, await compress(JSON.stringify(rows)));
  };
  const get = async (name: string): Promise<unknown> => {
    const bytes = await readWhole(files, join(folder, name));
    return bytes === null ? null : (JSON.parse((await inflate(bytes)).toString('utf8')) as unknown);
  };
  return {
    putEntities: (root, rows) => put(`entities-${root}.json.gz`, rows),
    putInspectors: (root, rows) => put(`inspectors-${root}.json.gz`, rows),
    // what these files hold was decoded before it was stored, and gzip's checksum notices damage
    entities: async (root) => (await get(`entities-${root}.json.gz`)) as readonly Entity[] | null,
    inspectors: async (root) => (await get(`inspectors-${root}.json.gz`)) as readonly SealedInspector[] | null,
  };
}
