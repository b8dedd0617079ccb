import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Text } from '../encoding/sha256.ts';
import type { Hex32 } from '../model/ids.ts';
import type { Seal } from './seal.ts';

/** SHA-256 of the canonical JSON of a seal that was decoded before. */
export const sealHash = (seal: Seal): Hex32 => sha256Text(canonicalJson(seal));

/**
 * What people compare by eye: the first 64 bits of a hash as four groups of four, `3FA9 01C2 77D0 B5E4`.
 * Two seals of one office share it by chance once in 10^19; whoever wants certainty compares the whole hash.
 */
export const shortNumber = (hash: Hex32): string =>
  [0, 4, 8, 12]
    .map((at) => hash.slice(at, at + 4))
    .join(' ')
    .toUpperCase();
