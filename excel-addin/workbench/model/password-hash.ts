import { sha512 } from '@noble/hashes/sha2.js';

/** A password as files keep it: never itself. */
export interface PasswordHash {
  /** Of the algorithms that files name, the workbench knows this one, Excel's own since 2013. */
  readonly algorithm: string;
  /** Base64. */
  readonly salt: string;
  /** Base64. */
  readonly hash: string;
  readonly spins: number;
}

const ALGORITHM = 'SHA-512';
/** How often Excel hashes a password. */
const SPINS = 100_000;
/** More would hold up the page; a file that asks for more can't be unlocked here. */
const MAX_SPINS = 1_000_000;
const SALT_BYTES = 16;

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), true);
  return bytes;
}

/** ECMA-376 part 1, 18.3.1.85: the hash of salt and password, then of the hash and its number, over and over. */
function spun(password: string, salt: Uint8Array, spins: number): string {
  let hash = sha512(joined(salt, utf16(password)));
  const input = new Uint8Array(hash.length + 4);
  const numbers = new DataView(input.buffer);
  for (let spin = 0; spin < spins; spin++) {
    input.set(hash);
    numbers.setUint32(hash.length, spin, true);
    hash = sha512(input);
  }
  return toBase64(hash);
}

/** Hashes a password with a salt of its own. */
export function hashPassword(password: string): PasswordHash {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { algorithm: ALGORITHM, salt: toBase64(salt), hash: spun(password, salt, SPINS), spins: SPINS };
}

/** Whether a password is the one that was hashed; false also for hashes that can't be computed here. */
export function isPassword(password: string, kept: PasswordHash): boolean {
  const salt = fromBase64(kept.salt);
  if (salt === undefined || kept.algorithm !== ALGORITHM || kept.spins > MAX_SPINS) return false;
  return spun(password, salt, kept.spins) === kept.hash;
}
