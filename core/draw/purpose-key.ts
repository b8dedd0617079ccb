import { sha256Text } from '../encoding/sha256.ts';
import type { Hex32 } from '../model/ids.ts';

/** What randomness is used for. Keys of different purposes tell nothing about each other. */
export type Purpose = 'draw' | 'quota' | 'pair' | 'shuffle';

/** Lower-case hex of SHA-256(`"SSJ1\n" purpose "\n" seedHex "\n"`): exactly one block of 64 ASCII bytes. */
export const purposeKey = (seed: Hex32, purpose: Purpose): Hex32 => sha256Text(`SSJ1\n${purpose}\n${seed}\n`);
