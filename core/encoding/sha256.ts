import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import type { Hex32 } from '../model/ids.ts';
import { canonicalJson } from './canonical-json.ts';
import { hex32 } from './hex.ts';
import { utf8OfDecoded } from './utf8.ts';

/** SHA-256 (FIPS 180-4 §6.2) of bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => nobleSha256(bytes);

/** SHA-256 of the UTF-8 of a text that was decoded before, in lower-case hexadecimal. */
export const sha256Text = (text: string): Hex32 => hex32(nobleSha256(utf8OfDecoded(text)));

/** SHA-256 of the canonical JSON of a document, in lower-case hexadecimal. */
export const sha256Document = (document: unknown): Hex32 => sha256Text(canonicalJson(document));
