import {
  MAX_COLUMNS,
  MAX_ROWS,
  areaBetween,
  endColumn,
  endRow,
  isEntireColumn,
  isEntireRow,
  type Area,
} from './area.ts';

/** An A1 reference, with its sheet when it names one. */
export interface Reference {
  readonly sheet?: string;
  readonly area: Area;
}

/** Letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Column of its letters, or -1 when the sheet has no such column. */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= MAX_COLUMNS ? column - 1 : -1;
}

const corner = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/;
const wholeColumn = /^\$?([A-Za-z]{1,3})$/;
const wholeRow = /^\$?([0-9]{1,7})$/;

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

/** One side of the colon: `B7`, `B` or `7`. */
function parseCorner(text: string): Corner | undefined {
  const cell = corner.exec(text);
  const column = cell?.[1] ?? wholeColumn.exec(text)?.[1];
  const row = cell?.[2] ?? wholeRow.exec(text)?.[1];
  const parsed = {
    ...(column === undefined ? {} : { column: columnOfLetters(column) }),
    ...(row === undefined ? {} : { row: Number(row) - 1 }),
  };
  if (parsed.column === undefined && parsed.row === undefined) return undefined;
  if (parsed.column === -1 || (parsed.row !== undefined && (parsed.row < 0 || parsed.row >= MAX_ROWS)))
    return undefined;
  return parsed;
}

/** `A1`, `A1:B2`, `A:C`, `2:5`, with or without `$`. */
function parseArea(text: string): Area | undefined {
  const [left, right, ...more] = text.split(':');
  if (left === undefined || more.length > 0) return undefined;
  const from = parseCorner(left);
  const to = right === undefined ? from : parseCorner(right);
  if (from === undefined || to === undefined) return undefined;
  const isCell = from.row !== undefined && from.column !== undefined;
  if (!isCell && right === undefined) return undefined;
  if ((from.row === undefined) !== (to.row === undefined)) return undefined;
  if ((from.column === undefined) !== (to.column === undefined)) return undefined;
  const [row, lastRow] = [from.row ?? 0, to.row ?? MAX_ROWS - 1];
  const [column, lastColumn] = [from.column ?? 0, to.column ?? MAX_COLUMNS - 1];
  return areaBetween(
    Math.min(row, lastRow),
    Math.min(column, lastColumn),
    Math.max(row, lastRow),
    Math.max(column, lastColumn),
  );
}

/** Splits `'a''b'!A1` at the exclamation mark after the sheet. */
function splitSheet(text: string): { sheet?: string; rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(text);
  if (quoted) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), rest: quoted[2] ?? '' };
  const at = text.lastIndexOf('!');
  return at > 0 && !text.startsWith("'") ? { sheet: text.slice(0, at), rest: text.slice(at + 1) } : { rest: text };
}

/** Reads an A1 reference; undefined when it is none. */
export function parseReference(text: string): Reference | undefined {
  const { sheet, rest } = splitSheet(text.trim());
  const area = parseArea(rest);
  if (area === undefined) return undefined;
  return sheet === undefined ? { area } : { sheet, area };
}

/** The address of an area without its sheet: `B7`, `A1:C9`, `A:C`, `2:5`. */
export function formatArea(area: Area): string {
  const last = { row: endRow(area), column: endColumn(area) - 1 };
  if (isEntireColumn(area)) return `${columnLetters(area.column)}:${columnLetters(last.column)}`;
  if (isEntireRow(area)) return `${area.row + 1}:${last.row}`;
  const from = `${columnLetters(area.column)}${area.row + 1}`;
  return area.rows === 1 && area.columns === 1 ? from : `${from}:${columnLetters(last.column)}${last.row}`;
}

/** The area with `$` before every part, as formulas and names write it. */
export const formatAbsolute = (area: Area): string => formatArea(area).replace(/([A-Z]+)|([0-9]+)/g, '$$$&');

/** Excel quotes the name of a sheet unless it is made of letters, digits, `_` and `.` and does not begin with a digit. */
export function quoteSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseArea(name) === undefined
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}
