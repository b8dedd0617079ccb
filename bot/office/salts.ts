import { toHex } from '../../core/encoding/hex.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { OfficeParts } from './parts.ts';

/** A salt for an entry whose hash alone is public and whose content could be guessed. */
export const freshSalt = ({ randomBytes }: Pick<OfficeParts, 'randomBytes'>): Hex32 => toHex(randomBytes(32)) as Hex32; // 32 bytes make a Hex32
