import type { Cell } from './cell.ts';
import { MAX_CELL_TEXT } from './cell.ts';

/** What clerks and exports write where there is nothing. Compared after {@link tidy} and in upper case. */
const NOTHING: ReadonlySet<string> = new Set([
  ...['', '-', '--', '---', '—', '——', '－', '/', '//', '\\', '.', '。', '*', '?', '？'],
  ...['N/A', 'NA', 'N.A.', '#N/A', 'NULL', '(NULL)', 'NONE', 'NIL', 'NAN', 'UNDEFINED'],
  ...['无', '暂无', '空', '未知', '不详', '未填', '未填写', '待补充', '待定'],
]);

/** What Excel shows for a formula that failed (`#N/A` means no value and is blank instead). */
const CELL_ERROR =
  /^#(REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|BUSY!|FIELD!|BLOCKED!|UNKNOWN!)$/;

/**
 * Ranges of characters that nobody sees: controls other than tab and line ends, soft hyphen, zero-width and direction
 * marks, BOM, interlinear marks. They come from copying out of web pages and would make two equal codes differ.
 */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x000c],
  [0x000e, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
];

/** Anything outside printable ASCII and Han may hide something; other text is passed through untouched. */
const SUSPECT = /[^\u0020-\u007e\u3001-\u9fff\uff01-\uff5e]/;

/** Blanks of any width at either end. */
const OUTER_BLANKS = /^[\s\u3000]+|[\s\u3000]+$/g;

/** A cell as text, nothing removed. Integers are written out in full, so a long code stays readable. */
export function rawText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell.length > MAX_CELL_TEXT ? cell.slice(0, MAX_CELL_TEXT) : cell;
}

/** Decimal text of a number without an exponent, as far as a double holds it. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  return Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
}

/** Text without invisible characters, lone surrogates and outer blanks, in NFC. Inner blanks and widths stay. */
export function tidy(text: string): string {
  return (SUSPECT.test(text) ? visible(text).normalize('NFC') : text).replace(OUTER_BLANKS, '');
}

/** Iterates by code point, so a surrogate that appears here is half of a pair without its other half: no text. */
function visible(text: string): string {
  let kept = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const isLoneSurrogate = point >= 0xd800 && point <= 0xdfff;
    if (!isLoneSurrogate && !INVISIBLE.some(([from, to]) => point >= from && point <= to)) kept += character;
  }
  return kept;
}

/** {@link tidy} of a cell, or `''` for the many ways of writing nothing. */
export function cellText(cell: Cell | undefined): string {
  const text = tidy(rawText(cell));
  return isNothing(text) ? '' : text;
}

/** Whether tidy text says that there is nothing. */
export const isNothing = (text: string): boolean => text.length <= 9 && NOTHING.has(text.toUpperCase());

/** Whether a cell holds the error of a failed formula. */
export const isCellError = (text: string): boolean => CELL_ERROR.test(text);

/** Full-width letters, digits and signs (U+FF01–FF5E) to ASCII, ideographic space to a blank. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (wide) =>
    wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** A code as codes are compared: half-width, no blanks inside, upper case. */
export const codeText = (text: string): string => halfWidth(text).replace(/\s+/g, '').toUpperCase();

/** Items of a cell that lists several things: split at 、 ， ； ｜ and their kin, and at line ends. */
export function listedParts(text: string): readonly string[] {
  return text
    .split(/[、，,；;|｜\n\r\t]+/)
    .map((part) => tidy(part))
    .filter((part) => !isNothing(part));
}
