import { fail, ok, type Result } from '../../core/result.ts';
import type { FileFault } from './file-fault.ts';
import type { TextEncoding } from './workbook-file.ts';

/** Text of a file, and how it was read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Of the double-byte characters of a GB18030 text, the least share (in percent) that GB 2312 must know. */
const LEAST_COMMON_PERCENT = 70;

/** Control characters (tab and line ends apart) per hundred characters from which a file is no text. */
const MOST_CONTROL_PERCENT = 10;

/** How many characters are looked at to tell text from something else. */
const PLAUSIBILITY_PROBE = 64 * 1024;

/**
 * Decodes a text file. Order of trial: the byte-order marks; UTF-8, strictly; UTF-16LE without a mark (its ASCII shows
 * as NULs at odd places); GB18030, which covers GBK and GB 2312 and is what Chinese Excel writes for "CSV".
 * GB18030 accepts nearly any bytes, so what it yields must also look like Chinese, else the encoding is a fault:
 * a wrong guess would turn names into other names.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, FileFault> {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decoded('utf-8', 'utf-8-bom', bytes.subarray(3));
  if (startsWith(bytes, [0xff, 0xfe])) return decoded('utf-16le', 'utf-16le', bytes.subarray(2));
  if (hasUtf16Pattern(bytes)) return decoded('utf-16le', 'utf-16le', bytes);
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return plausible(utf8, 'utf-8');
  if (!isCommonChinese(bytes)) return fail({ code: 'unreadable-encoding' });
  return decoded('gb18030', 'gb18030', bytes);
}

function decoded(label: string, encoding: TextEncoding, bytes: Uint8Array): Result<DecodedText, FileFault> {
  const text = strictly(label, bytes);
  return text === null ? fail({ code: 'unreadable-encoding' }) : plausible(text, encoding);
}

/** Refuses what decodes but is no text: a program, a picture without a known signature. */
function plausible(text: string, encoding: TextEncoding): Result<DecodedText, FileFault> {
  const probe = text.slice(0, PLAUSIBILITY_PROBE);
  let controls = 0;
  for (let index = 0; index < probe.length; index++) {
    const unit = probe.charCodeAt(index);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) controls++;
  }
  if (controls * 100 > probe.length * MOST_CONTROL_PERCENT) return fail({ code: 'not-a-workbook', found: 'unknown' });
  return ok({ text, encoding });
}

/** Decodes, or answers null: in fatal mode a decoder throws for one reason only, a malformed sequence. */
function strictly(label: string, bytes: Uint8Array): string | null {
  // `ignoreBOM` keeps a second mark as the character that it then is
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16LE without a mark: an even length, and NULs at odd places only, at least one in eight characters. */
function hasUtf16Pattern(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, PLAUSIBILITY_PROBE);
  if (bytes.length % 2 !== 0) return false;
  let high = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) return false;
    if (bytes[index + 1] === 0) high++;
  }
  return high * 16 >= length && high > 0;
}

/**
 * Whether bytes read as Chinese in GB18030: most double-byte characters lie in the plane of GB 2312
 * (both bytes from 0xA1), where all common ones are. Shift-JIS, Big5 and Western texts fall through.
 */
function isCommonChinese(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, PLAUSIBILITY_PROBE);
  let common = 0;
  let rare = 0;
  for (let index = 0; index < length; index++) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[index + 1];
    if (trail === undefined) break;
    index++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++;
    else rare++;
  }
  return common * 100 >= (common + rare) * LEAST_COMMON_PERCENT && common > 0;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
