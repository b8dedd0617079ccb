import { MAX_COLUMNS, MAX_ROWS } from '../model/area.ts';
import { isError, NOT_CALCULATED, type CellValue } from '../model/cell-content.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { BUILT_INS } from './functions.ts';
import {
  compareValues,
  errorValue,
  FormulaError,
  numberOf,
  scalarOf,
  textOf,
  truthOf,
  type CellReader,
  type Operand,
  type Scalar,
} from './operand.ts';
import type { BinaryOperator, Expression, ReferenceExpression } from './syntax.ts';

/** Where a formula stands, and what it can reach. */
export interface EvaluationPlace {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** How far relative references are moved: for rules written for one cell and looked at from another. */
  readonly shift: { readonly rows: number; readonly columns: number };
  readonly read: CellReader;
}

/**
 * Computes a formula to one value. Errors are values; a range of more than one cell is `#VALUE!`, a function that the
 * workbench does not have `#CALC!`, a name or a function of no add-in `#NAME?`.
 *
 * @throws Busy while a function of the add-in has not answered.
 */
export function evaluate(expression: Expression, place: EvaluationPlace): CellValue {
  try {
    return scalarOf(operandOf(expression, place), place.read) ?? 0;
  } catch (error) {
    if (error instanceof FormulaError) return error.value;
    throw error;
  }
}

/** What a formula stands for, cells included; undefined for an error. @throws Busy as {@link evaluate} */
export function operandAt(expression: Expression, place: EvaluationPlace): Operand {
  try {
    return operandOf(expression, place);
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

function operandOf(expression: Expression, place: EvaluationPlace): Operand {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'nothing':
      return undefined;
    case 'reference':
      return rangeOf(expression, place);
    case 'word':
      throw new FormulaError('#NAME?');
    case 'call':
      return call(expression, place);
    case 'sign': {
      const value = numberOf(scalar(expression.of, place));
      return expression.operator === '-' ? -value : value;
    }
    case 'percent':
      return numberOf(scalar(expression.of, place)) / 100;
    case 'binary':
      return binary(expression.operator, scalar(expression.left, place), scalar(expression.right, place));
  }
}

const scalar = (expression: Expression, place: EvaluationPlace): Scalar =>
  scalarOf(operandOf(expression, place), place.read);

function rangeOf({ sheet: named, area, relative }: ReferenceExpression, place: EvaluationPlace): Operand {
  const sheet = named === undefined ? place.sheet : place.workbook.findSheet(named);
  if (sheet === undefined) throw new FormulaError('#REF!');
  const row = area.row + (relative.row && area.rows < MAX_ROWS ? place.shift.rows : 0);
  const column = area.column + (relative.column && area.columns < MAX_COLUMNS ? place.shift.columns : 0);
  if (row < 0 || column < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) throw new FormulaError('#REF!');
  return { kind: 'range', sheet, area: { ...area, row, column } };
}

function binary(operator: BinaryOperator, left: Scalar, right: Scalar): Scalar {
  switch (operator) {
    case '+':
      return finite(numberOf(left) + numberOf(right));
    case '-':
      return finite(numberOf(left) - numberOf(right));
    case '*':
      return finite(numberOf(left) * numberOf(right));
    case '/':
      if (numberOf(right) === 0) throw new FormulaError('#DIV/0!');
      return finite(numberOf(left) / numberOf(right));
    case '^':
      return finite(numberOf(left) ** numberOf(right));
    case '&':
      return textOf(left) + textOf(right);
    case '=':
      return compareValues(left, right) === 0;
    case '<>':
      return compareValues(left, right) !== 0;
    case '<':
      return compareValues(left, right) < 0;
    case '>':
      return compareValues(left, right) > 0;
    case '<=':
      return compareValues(left, right) <= 0;
    case '>=':
      return compareValues(left, right) >= 0;
  }
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new FormulaError('#NUM!');
  return value;
}

type Call = Extract<Expression, { kind: 'call' }>;

/** Functions that compute only the arguments they need. */
const LAZY: Readonly<Record<string, (given: readonly Expression[], place: EvaluationPlace) => Operand>> = {
  IF: ([condition, then, otherwise], place) => {
    const holds = condition !== undefined && truthOf(scalar(condition, place));
    const chosen = holds ? then : otherwise;
    if (chosen === undefined) return holds;
    return chosen.kind === 'nothing' ? 0 : operandOf(chosen, place);
  },
  IFERROR: ([value, otherwise], place) => {
    const found = value === undefined ? 0 : attempted(value, place);
    return isError(found) ? (otherwise === undefined ? 0 : operandOf(otherwise, place)) : found;
  },
  ISERROR: ([value], place) => isError(value === undefined ? undefined : attempted(value, place)),
};

/** The value of an expression, its error included. */
function attempted(expression: Expression, place: EvaluationPlace): Scalar {
  try {
    return scalar(expression, place);
  } catch (error) {
    if (error instanceof FormulaError) return error.value;
    throw error;
  }
}

function call({ name, given }: Call, place: EvaluationPlace): Operand {
  const lazy = Object.hasOwn(LAZY, name) ? LAZY[name] : undefined;
  if (lazy !== undefined) return lazy(given, place);
  const operands = given.map((expression) => operandOf(expression, place));
  const builtIn = Object.hasOwn(BUILT_INS, name) ? BUILT_INS[name] : undefined;
  if (builtIn !== undefined)
    return builtIn({ given: operands, read: place.read, row: place.row, column: place.column });
  if (name.includes('.')) return place.workbook.functions.call(name, operands, place);
  return NOT_CALCULATED;
}

/** Excel's error for a formula that can't be read. */
export const UNREADABLE = errorValue('#NAME?');
