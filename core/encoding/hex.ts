import type { Hex32 } from '../model/ids.ts';

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const HEX32 = /^[0-9a-f]{64}$/;

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += DIGITS[byte] ?? '';
  return text;
}

/** The bytes of lower-case hexadecimal, or null when it is anything else. */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Whether the value is the lower-case hexadecimal of 32 bytes. */
export const isHex32 = (value: unknown): value is Hex32 => typeof value === 'string' && HEX32.test(value);

/**
 * The hexadecimal of exactly 32 bytes.
 * @throws RangeError when there are not 32.
 */
export function hex32(bytes: Uint8Array): Hex32 {
  const text = toHex(bytes);
  if (!isHex32(text)) throw new RangeError(`expected 32 bytes, got ${bytes.length}`);
  return text;
}

/** The 32 bytes of a checked {@link Hex32}. */
export function bytesOfHex32(hex: Hex32): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
