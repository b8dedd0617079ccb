const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** Base64 of RFC 4648 §4, padded, without line breaks. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const present = bytes.length - i;
    parts.push(
      letter(a >> 2) +
        letter(((a & 3) << 4) | (b >> 4)) +
        (present > 1 ? letter(((b & 15) << 2) | (c >> 6)) : '=') +
        (present > 2 ? letter(c & 63) : '='),
    );
  }
  return parts.join('');
}

const letter = (value: number): string => ALPHABET.charAt(value);
const valueOf = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? -1;

/** The bytes of canonical base64, or null: other characters, missing padding and unused bits that are set are refused. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const whole = text.length - (padding > 0 ? 4 : 0);
  let at = 0;
  for (let i = 0; i < whole; i += 4) {
    const bits =
      (valueOf(text, i) << 18) | (valueOf(text, i + 1) << 12) | (valueOf(text, i + 2) << 6) | valueOf(text, i + 3);
    // a stranger's −1 sets every bit above its place
    if (bits < 0) return null;
    bytes[at++] = bits >> 16;
    bytes[at++] = bits >> 8;
    bytes[at++] = bits;
  }
  return padding === 0 || writeRest(text.slice(whole, -padding), bytes, at) ? bytes : null;
}

/** Writes the one or two bytes of the last two or three letters; false unless the bits beyond them are 0. */
function writeRest(letters: string, bytes: Uint8Array, at: number): boolean {
  const [a, b] = [valueOf(letters, 0), valueOf(letters, 1)];
  const c = letters.length > 2 ? valueOf(letters, 2) : 0;
  const bits = (a << 18) | (b << 12) | (c << 6);
  const unused = letters.length > 2 ? 0xff : 0xffff;
  if (bits < 0 || (bits & unused) !== 0) return false;
  bytes[at] = bits >> 16;
  if (letters.length > 2) bytes[at + 1] = bits >> 8;
  return true;
}
