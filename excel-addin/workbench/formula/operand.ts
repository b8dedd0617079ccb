import { endColumn, endRow, intersection, type Area } from '../model/area.ts';
import { isError, type CellError, type CellErrorText, type CellValue } from '../model/cell-content.ts';
import { parseEnteredNumber } from '../model/entered-number.ts';
import type { Sheet } from '../model/sheet.ts';

/** What a cell gives to a formula; undefined is a blank one. */
export type Scalar = CellValue | undefined;

/** Cells that a formula refers to. */
export interface CellRange {
  readonly kind: 'range';
  readonly sheet: Sheet;
  readonly area: Area;
}

/** What a part of a formula comes to. */
export type Operand = Scalar | CellRange;

/** How cells are read while formulas are computed: those that wait for it first. */
export type CellReader = (sheet: Sheet, row: number, column: number) => Scalar;

export const isRange = (operand: Operand): operand is CellRange =>
  typeof operand === 'object' && operand.kind === 'range';

/** An error as a value. */
export const errorValue = (text: CellErrorText): CellError => ({ kind: 'error', text });

/** Thrown to end a formula with an error. */
export class FormulaError extends Error {
  readonly value: CellError;
  constructor(text: CellErrorText) {
    super(text);
    this.value = errorValue(text);
  }
}

/** Thrown when a formula waits for a function of the add-in. */
export class Busy extends Error {}

/** The part of a range that can hold anything. */
export function filledPart({ sheet, area }: CellRange): Area | undefined {
  const bounds = sheet.grid.cells.bounds();
  return bounds && intersection(bounds, area);
}

/** Every filled cell of a range, row by row. */
export function* cellsOf(range: CellRange, read: CellReader): Generator<Scalar> {
  const part = filledPart(range);
  if (part === undefined) return;
  for (let row = part.row; row < endRow(part); row++) {
    for (let column = part.column; column < endColumn(part); column++) yield read(range.sheet, row, column);
  }
}

/** One value: of a range of one cell its value, of a larger one `#VALUE!` (the workbench spills nothing). */
export function scalarOf(operand: Operand, read: CellReader): Scalar {
  if (!isRange(operand)) return operand;
  const { sheet, area } = operand;
  if (area.rows !== 1 || area.columns !== 1) throw new FormulaError('#VALUE!');
  return read(sheet, area.row, area.column);
}

/** As a number: blanks are 0, texts that Excel reads as numbers are numbers, other texts `#VALUE!`. */
export function numberOf(value: Scalar): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) throw new FormulaError(value.text);
  const parsed = parseEnteredNumber(value.trim());
  if (parsed === undefined) throw new FormulaError('#VALUE!');
  return parsed.value;
}

/** As text, numbers in their General form. */
export function textOf(value: Scalar): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  throw new FormulaError(value.text);
}

/** As a condition: 0 is false; the words TRUE and FALSE count, other texts do not. */
export function truthOf(value: Scalar): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (isError(value)) throw new FormulaError(value.text);
  const upper = value.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return upper === 'TRUE';
  throw new FormulaError('#VALUE!');
}

const rank = (value: Scalar): number => (typeof value === 'boolean' ? 2 : typeof value === 'string' ? 1 : 0);

/**
 * Order of two values as Excel compares them: numbers before texts before truth values, texts without regard to case;
 * a blank is 0, empty text or FALSE, whichever the other one is.
 */
export function compareValues(a: Scalar, b: Scalar): number {
  if (isError(a)) throw new FormulaError(a.text);
  if (isError(b)) throw new FormulaError(b.text);
  const [left, right] = [a ?? blankFor(b), b ?? blankFor(a)];
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string' && typeof right === 'string')
    return compareTexts(left.toUpperCase(), right.toUpperCase());
  return Number(left) - Number(right);
}

const blankFor = (other: Scalar): Exclude<Scalar, undefined | CellError> =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
