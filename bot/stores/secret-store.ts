import { join } from 'node:path';
import { isHex32 } from '../../core/encoding/hex.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/** The operator's secrets, by the hash that the seal holds. Written before anybody hears of an offer, readable by the office alone. */
export interface SecretStore {
  put(commitment: Hex32, secret: Hex32): Promise<void>;
  /** Null when there is none. */
  get(commitment: Hex32): Promise<Hex32 | null>;
}

/** Secrets as files. */
export function fileSecrets(files: FileSystem, folder: string): SecretStore {
  return {
    put: (commitment, secret) => writeWhole(files, join(folder, commitment), Buffer.from(secret)),
    get: async (commitment) => {
      const text = (await readWhole(files, join(folder, commitment)))?.toString('latin1');
      return isHex32(text) ? text : null;
    },
  };
}
