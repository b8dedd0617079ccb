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
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    const last = i + 4 === text.length ? padding : 0;
    const values = [0, 1, 2, 3].map((k) => (k >= 4 - last ? 0 : valueOf(text, i + k)));
    const [a = -1, b = -1, c = -1, d = -1] = values;
    if (a < 0 || b < 0 || c < 0 || d < 0) return null;
    const unused = last === 2 ? b & 15 : last === 1 ? c & 3 : 0;
    if (unused !== 0) return null;
    bytes[at] = (a << 2) | (b >> 4);
    if (last < 2) bytes[at + 1] = ((b & 15) << 4) | (c >> 2);
    if (last < 1) bytes[at + 2] = ((c & 3) << 6) | d;
    at += 3;
  }
  return bytes;
}
