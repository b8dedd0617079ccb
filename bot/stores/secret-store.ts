import { join } from 'node:path';
import { isHex32 } from '../../core/encoding/hex.ts';
import type { DrawNumber, Hex32 } from '../../core/model/ids.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/** The operator's secrets, one a draw. Written before anybody hears of the draw's number, readable by the office alone. */
export interface SecretStore {
  put(draw: DrawNumber, secret: Hex32): Promise<void>;
  /** Null when there is none. */
  get(draw: DrawNumber): Promise<Hex32 | null>;
}

/** Secrets as files. */
export function fileSecrets(files: FileSystem, folder: string): SecretStore {
  return {
    put: (draw, secret) => writeWhole(files, join(folder, draw), Buffer.from(secret)),
    get: async (draw) => {
      const text = (await readWhole(files, join(folder, draw)))?.toString('latin1');
      return isHex32(text) ? text : null;
    },
  };
}
