import { MAX_CELL_TEXT, NOT_CALCULATED, errorOf, type CellContent, type Formula } from './cell-content.ts';
import { parseEnteredDate, type EntryLocale } from './entered-date.ts';
import { excelNumber, parseEnteredNumber } from './entered-number.ts';
import { invalidArgument } from './excel-fault.ts';

/** What a cell holds after something was put into it, and the number format Excel gave it, when it gave one. */
export interface EnteredCell {
  readonly content: CellContent | undefined;
  readonly numberFormat?: string;
}

/** How entries are read. */
export interface EntryRules {
  readonly locale: EntryLocale;
  /** Year that completes `3/15`. */
  readonly currentYear: number;
  /** A person typed it: a bare number in a cell of percents is one. */
  readonly typed: boolean;
}

/** The number format that keeps whatever is entered as text. */
export const TEXT_FORMAT = '@';

/** A formula that has just been entered; it is computed at the end of the edit. */
export const formulaOf = (formula: string): Formula => ({ kind: 'formula', formula, value: NOT_CALCULATED });

/** First characters of text that Excel might read as something else than text. */
const ambiguous = /^[\s\d+\-=@'#.($¥￥TtFf]/;

/**
 * Excel reads entries that begin with `=`, `+`, `-` or `@` as formulas; `+` and `-` only when no number follows.
 * Source: `Excel.Range.values`: "If the returned value starts with a plus ("+"), minus ("-"), or equal sign ("="),
 * Excel interprets this value as a formula". A leading `@` is the old Lotus sign of a function, and refused without one.
 */
function parseFormula(text: string): Formula | undefined {
  const first = text[0];
  if (text.length === 1) return undefined;
  if (first === '=') return formulaOf(text);
  if (first === '@') {
    if (!/^@[\p{L}_][\p{L}\p{N}_.]*\(/u.test(text)) throw invalidArgument(`"${text.slice(0, 20)}" is no function.`);
    return formulaOf(`=${text.slice(1)}`);
  }
  if (first !== '+' && first !== '-') return undefined;
  if (/^[+-]+$/.test(text)) throw invalidArgument('There is a problem with this formula.');
  return formulaOf(`=${text}`);
}

function parseBoolean(text: string): boolean | undefined {
  const upper = text.toUpperCase();
  return upper === 'TRUE' ? true : upper === 'FALSE' ? false : undefined;
}

/** "Format numbers as percentages", Microsoft Support: 10 and 0.1 typed into a percent cell are both 10%. */
function typedPercent(value: number, numberFormat: string, rules: EntryRules): number {
  return rules.typed && numberFormat.endsWith('%') && Math.abs(value) >= 1 ? value / 100 : value;
}

/** A number with the format its text asked for, unless the cell has a format already. */
function formatted(value: number, asked: string | undefined, current: string): EnteredCell {
  return asked === undefined || current !== 'General' ? { content: value } : { content: value, numberFormat: asked };
}

function enterText(text: string, numberFormat: string, rules: EntryRules): EnteredCell {
  if (text.length > MAX_CELL_TEXT) throw invalidArgument(`A cell holds ${MAX_CELL_TEXT} characters.`);
  if (text === '') return { content: undefined };
  if (text.startsWith("'")) return { content: text.slice(1) };
  if (numberFormat === TEXT_FORMAT || !ambiguous.test(text)) return { content: text };
  const trimmed = text.trim();
  const number = parseEnteredNumber(trimmed);
  if (number !== undefined) {
    const isPercent = number.numberFormat?.endsWith('%') === true;
    const value = isPercent ? number.value : typedPercent(number.value, numberFormat, rules);
    return formatted(value, number.numberFormat, numberFormat);
  }
  const date = parseEnteredDate(trimmed, rules.locale, rules.currentYear);
  if (date !== undefined) return formatted(date.serial, date.numberFormat, numberFormat);
  return { content: parseFormula(text) ?? parseBoolean(trimmed) ?? errorOf(trimmed) ?? text };
}

/**
 * What Excel makes of an entry, given the number format of the cell: text becomes a number, date, boolean, error or
 * formula unless the cell's format is `@` or an apostrophe leads; numbers in a text cell become text.
 *
 * @throws ExcelFault `InvalidArgument` for more than 32,767 characters and for what Excel refuses as a formula.
 */
export function enterCell(entry: string | number | boolean, numberFormat: string, rules: EntryRules): EnteredCell {
  if (typeof entry === 'string') return enterText(entry, numberFormat, rules);
  if (numberFormat === TEXT_FORMAT)
    return { content: typeof entry === 'number' ? String(entry) : entry ? 'TRUE' : 'FALSE' };
  if (typeof entry === 'boolean') return { content: entry };
  if (!Number.isFinite(entry)) throw invalidArgument('A cell holds finite numbers.');
  return { content: excelNumber(entry) };
}
