import { createHash } from 'node:crypto';
import type { Hex32 } from '../../core/model/ids.ts';

/** Digits and capitals without those that are read as another: 0 O 1 I L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** 31^8 is 39.6 bits: with the limit on attempts nobody guesses one in its ten minutes. */
const LENGTH = 8;
const ISSUED = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
/** Bytes from here on would favour the first letters. */
const FAIR_BELOW = 256 - (256 % ALPHABET.length);

/** A fresh pairing code, `7KQ3-MX9T`. */
export function newPairingCode(randomBytes: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < FAIR_BELOW && code.length < LENGTH) code += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What a person typed, as the code was issued: full-width and small letters, spaces and dashes don't matter. */
export function readPairingCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_]/g, '');
  return ISSUED.test(code) ? code : null;
}

/** The hash under which the journal knows a code. */
export const pairingCodeHash = (code: string): Hex32 => hash(`SSJ-PAIRING-1\n${code.replace('-', '')}\n`);

/** The hash under which the journal knows a token. */
export const tokenHash = (token: string): Hex32 => hash(`SSJ-SESSION-1\n${token}\n`);

// a SHA-256 in hexadecimal is a Hex32
const hash = (text: string): Hex32 => createHash('sha256').update(text).digest('hex') as Hex32;
