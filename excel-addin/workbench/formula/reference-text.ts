import { columnLetters, columnOfLetters, quoteSheet } from '../model/address.ts';
import { MAX_COLUMNS, MAX_ROWS, areaBetween, endColumn, endRow, type Area } from '../model/area.ts';
import { shiftArea, type Shift } from '../model/anchor.ts';
import { tokensOf } from './tokens.ts';

/** A row or column of a reference, from 0, and whether a `$` holds it fast. */
interface Line {
  readonly index: number;
  readonly isFixed: boolean;
}

/** One side of the colon: `$B7`, `B` or `7`. */
interface Corner {
  readonly row: Line | undefined;
  readonly column: Line | undefined;
}

/** A reference as a formula writes it. */
interface WrittenReference {
  /** Undefined for cells of the sheet that the formula is in. */
  readonly sheet: string | undefined;
  /** The sheet as written, with its exclamation mark. */
  readonly prefix: string;
  readonly from: Corner;
  /** Undefined for one cell. */
  readonly to: Corner | undefined;
}

const SHEET = /^(?:'((?:[^']|'')+)'|([^'!]+))!/;
const CORNER = /^(?:(\$?)([A-Za-z]{1,3}))?(?:(\$?)([0-9]{1,7}))?$/;

function cornerOf(text: string): Corner | undefined {
  const [, fixedColumn, letters, fixedRow, digits] = CORNER.exec(text) ?? [];
  const column = letters === undefined ? undefined : columnOfLetters(letters);
  const row = digits === undefined ? undefined : Number(digits) - 1;
  if ((column === undefined && row === undefined) || column === -1) return undefined;
  if (row !== undefined && (row < 0 || row >= MAX_ROWS)) return undefined;
  return {
    column: column === undefined ? undefined : { index: column, isFixed: fixedColumn === '$' },
    row: row === undefined ? undefined : { index: row, isFixed: fixedRow === '$' },
  };
}

function referenceOf(text: string): WrittenReference | undefined {
  const [prefix = '', quoted, plain] = SHEET.exec(text) ?? [];
  const [left = '', right, ...more] = text.slice(prefix.length).split(':');
  const from = cornerOf(left);
  const to = right === undefined ? undefined : cornerOf(right);
  if (from === undefined || more.length > 0 || (right !== undefined && to === undefined)) return undefined;
  if (to === undefined && (from.row === undefined || from.column === undefined)) return undefined;
  if (to !== undefined && (from.row === undefined) !== (to.row === undefined)) return undefined;
  if (to !== undefined && (from.column === undefined) !== (to.column === undefined)) return undefined;
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  return { sheet, prefix, from, to };
}

function areaOf({ from, to = from }: WrittenReference): Area {
  const [row, lastRow] = [from.row?.index ?? 0, to.row?.index ?? MAX_ROWS - 1];
  const [column, lastColumn] = [from.column?.index ?? 0, to.column?.index ?? MAX_COLUMNS - 1];
  return areaBetween(
    Math.min(row, lastRow),
    Math.min(column, lastColumn),
    Math.max(row, lastRow),
    Math.max(column, lastColumn),
  );
}

const written = (line: Line | undefined, index: number, text: (index: number) => string): string =>
  line === undefined ? '' : `${line.isFixed ? '$' : ''}${text(index)}`;

const cornerText = ({ row, column }: Corner, atRow: number, atColumn: number): string =>
  written(column, atColumn, columnLetters) + written(row, atRow, (index) => String(index + 1));

/** The reference over another area, its `$` where they were. */
function textOf({ prefix, from, to }: WrittenReference, area: Area): string {
  const first = prefix + cornerText(from, area.row, area.column);
  return to === undefined ? first : `${first}:${cornerText(to, endRow(area) - 1, endColumn(area) - 1)}`;
}

/** Rewrites the references of a formula; `change` answers undefined for those that stay as they are. */
function rewrite(
  formula: string,
  change: (reference: WrittenReference) => string | undefined,
  changeLost: (sheet: string) => string | undefined = () => undefined,
): string {
  const lead = formula.startsWith('=') ? 1 : 0;
  const tokens = tokensOf(formula.slice(lead)) ?? [];
  let [result, copied] = ['', 0];
  for (const [index, { kind, text, start, end }] of tokens.entries()) {
    if (tokens[index + 1]?.kind === 'open') continue;
    const reference = kind === 'word' ? referenceOf(text) : undefined;
    const lost = kind === 'error' ? SHEET.exec(formula.slice(start + lead, end + lead)) : null;
    const lostSheet = lost?.[1]?.replaceAll("''", "'") ?? lost?.[2];
    const replaced = lostSheet === undefined ? reference && change(reference) : changeLost(lostSheet);
    if (replaced === undefined) continue;
    result += formula.slice(copied, start + lead) + replaced;
    copied = end + lead;
  }
  return result + formula.slice(copied);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * A formula after rows, columns or cells came or went on a sheet: absolute and relative references follow their cells,
 * ranges grow and shrink with what comes and goes within them, and what is deleted leaves `#REF!`. Source: "Update
 * formulas when rows and columns are inserted or deleted": "relative references … and absolute cell references adjust";
 * "How to correct a #REF! error": "when cells that were referenced by formulas get deleted".
 *
 * @param home - name of the sheet that the formula is in.
 * @param moved - name of the sheet whose cells move.
 */
export function shiftedFormula(formula: string, home: string, moved: string, shift: Shift): string {
  return rewrite(formula, (reference) => {
    if (!same(reference.sheet ?? home, moved)) return undefined;
    const area = areaOf(reference);
    const shifted = shiftArea(area, shift);
    if (shifted === area) return undefined;
    return shifted === undefined ? `${reference.prefix}#REF!` : textOf(reference, shifted);
  });
}

const movedLine = (line: Line | undefined, by: number, count: number): Line | undefined | 'lost' => {
  if (line === undefined || line.isFixed) return line;
  const index = line.index + by;
  return index < 0 || index >= count ? 'lost' : { ...line, index };
};

function movedCorner({ row, column }: Corner, rows: number, columns: number): Corner | 'lost' {
  const [atRow, atColumn] = [movedLine(row, rows, MAX_ROWS), movedLine(column, columns, MAX_COLUMNS)];
  return atRow === 'lost' || atColumn === 'lost' ? 'lost' : { row: atRow, column: atColumn };
}

/**
 * A formula as it reads in another cell, so many rows and columns further: what has no `$` moves along. Source: "Switch
 * between relative, absolute, and mixed references": "if you copy the formula … relative references change".
 */
export function translatedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewrite(formula, ({ prefix, from, to }) => {
    const [first, last] = [movedCorner(from, rows, columns), to && movedCorner(to, rows, columns)];
    if (first === 'lost' || last === 'lost') return `${prefix}#REF!`;
    const text = prefix + cornerText(first, first.row?.index ?? 0, first.column?.index ?? 0);
    return last === undefined ? text : `${text}:${cornerText(last, last.row?.index ?? 0, last.column?.index ?? 0)}`;
  });
}

/** A formula after a sheet got another name. Source: "Rename a worksheet", formulas that refer to it follow. */
export const renamedInFormula = (formula: string, before: string, after: string): string =>
  rewrite(
    formula,
    (reference) => {
      if (reference.sheet === undefined || !same(reference.sheet, before)) return undefined;
      return textOf({ ...reference, prefix: `${quoteSheet(after)}!` }, areaOf(reference));
    },
    (sheet) => (same(sheet, before) ? `${quoteSheet(after)}!#REF!` : undefined),
  );

/** A formula after a sheet was deleted: `=#REF!A1`, as Excel writes it. Source: "How to correct a #REF! error". */
export const orphanedFormula = (formula: string, deleted: string): string =>
  rewrite(
    formula,
    (reference) => {
      if (reference.sheet === undefined || !same(reference.sheet, deleted)) return undefined;
      return textOf({ ...reference, prefix: '#REF!' }, areaOf(reference));
    },
    (sheet) => (same(sheet, deleted) ? '#REF!' : undefined),
  );
