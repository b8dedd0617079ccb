/**
 * Text that a spreadsheet would take for a formula when it opens a CSV file, and how it is kept from that.
 *
 * The rule, both ways:
 * - Writing puts one apostrophe before text whose first visible character is `=`, `+`, `-` or `@` (the full-width forms
 *   included: Chinese Excel takes them as well), and before text that already carries such apostrophes.
 *   Left alone are numbers (`-5`, `+86`) and rows of signs alone (`-`, `--`), with which lists mark "none":
 *   neither can be a formula that does anything.
 * - Reading takes one apostrophe away wherever writing could have put it.
 * So every text survives a round trip, and no text of ours is ever evaluated. Source: OWASP, "CSV Injection".
 */

/** What Excel skips or might skip before it looks for a formula: blanks, controls, marks of direction. */
const SKIPPED = '[\\s\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u2069\\ufeff]*';
const SIGNS = '=+\\-@＝＋－＠';

const FORMULA = new RegExp(`^${SKIPPED}[${SIGNS}]`, 'u');
const GUARDED = new RegExp(`^'+${SKIPPED}[${SIGNS}]`, 'u');
const HARMLESS = /^(?:[+-]?\d+(?:\.\d+)?%?|[+-]+)$/u;

/** Whether a spreadsheet might take this text for a formula. */
export function isFormulaLike(text: string): boolean {
  return FORMULA.test(text) && !HARMLESS.test(text);
}

/** Text as it is written into a CSV cell. */
export function guardFormula(text: string): string {
  return GUARDED.test(text) || isFormulaLike(text) ? `'${text}` : text;
}

/** Text of a CSV cell as it was before {@link guardFormula}. */
export function unguardFormula(text: string): string {
  return text.charCodeAt(0) === 0x27 && GUARDED.test(text) ? text.slice(1) : text;
}
