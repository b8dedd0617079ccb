import { fail, ok, type Result } from '../result.ts';

/** A UTF-16 unit without its other half: such a text has no UTF-8. */
export interface LoneSurrogate {
  readonly code: 'lone-surrogate';
  /** Index of the UTF-16 unit. */
  readonly at: number;
}

const LONE = /[\ud800-\udfff]/u;

/** Whether the text is Unicode, that is, free of lone surrogates. */
export const isWellFormed = (text: string): boolean => !LONE.test(text);

/**
 * Writes the UTF-8 of `text` at `offset` and returns the offset after it, or −1 on a lone surrogate.
 * The caller provides room: three bytes a UTF-16 unit always suffice. Faster than `TextEncoder` for short ids.
 */
export function writeUtf8(text: string, target: Uint8Array, offset: number): number {
  let at = offset;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) target[at++] = unit;
    else if (unit < 0x800) {
      target[at++] = 0xc0 | (unit >> 6);
      target[at++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      target[at++] = 0xe0 | (unit >> 12);
      target[at++] = 0x80 | ((unit >> 6) & 0x3f);
      target[at++] = 0x80 | (unit & 0x3f);
    } else {
      const low = text.charCodeAt(i + 1);
      if (unit > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) return -1;
      const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      target[at++] = 0xf0 | (point >> 18);
      target[at++] = 0x80 | ((point >> 12) & 0x3f);
      target[at++] = 0x80 | ((point >> 6) & 0x3f);
      target[at++] = 0x80 | (point & 0x3f);
      i++;
    }
  }
  return at;
}

/** Bytes of UTF-8 that the text takes; a lone surrogate counts three. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x800) length += unit >= 0xd800 && unit <= 0xdbff && isLow(text.charCodeAt(i + 1)) ? (i++, 2) : 2;
    else if (unit >= 0x80) length += 1;
  }
  return length;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The UTF-8 of a text, or null when it holds a lone surrogate. */
export function utf8(text: string): Uint8Array | null {
  const bytes = new Uint8Array(utf8Length(text));
  return writeUtf8(text, bytes, 0) < 0 ? null : bytes;
}

/** As {@link utf8}, with the place of the fault. */
export function encodeText(text: string): Result<Uint8Array, LoneSurrogate> {
  const bytes = utf8(text);
  return bytes ? ok(bytes) : fail({ code: 'lone-surrogate', at: text.search(LONE) });
}

/**
 * As {@link utf8}, for text that was decoded before.
 * @throws TypeError on a lone surrogate, which is then a bug.
 */
export function utf8OfDecoded(text: string): Uint8Array {
  const bytes = utf8(text);
  if (!bytes) throw new TypeError('lone surrogate in text that should have been decoded');
  return bytes;
}
