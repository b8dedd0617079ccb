import { endColumn } from '../model/area.ts';
import { isError } from '../model/cell-content.ts';
import { criterion } from './criterion.ts';
import {
  cellsOf,
  compareValues,
  filledPart,
  FormulaError,
  isRange,
  numberOf,
  scalarOf,
  textOf,
  truthOf,
  type CellRange,
  type CellReader,
  type Operand,
  type Scalar,
} from './operand.ts';

/** Where a formula stands and how it reads cells. */
export interface FunctionCall {
  readonly given: readonly Operand[];
  readonly read: CellReader;
  readonly row: number;
  readonly column: number;
}

type BuiltIn = (call: FunctionCall) => Operand;

const one = ({ given, read }: FunctionCall, index: number): Scalar => scalarOf(given[index], read);
const number = (call: FunctionCall, index: number, otherwise?: number): number =>
  otherwise !== undefined && index >= call.given.length ? otherwise : numberOf(one(call, index));
const text = (call: FunctionCall, index: number): string => textOf(one(call, index));

function range({ given }: FunctionCall, index: number): CellRange {
  const operand = given[index];
  if (!isRange(operand)) throw new FormulaError('#VALUE!');
  return operand;
}

/** Every value given, ranges cell by cell. */
function* values({ given, read }: FunctionCall): Generator<{ readonly value: Scalar; readonly inRange: boolean }> {
  for (const operand of given) {
    if (isRange(operand)) for (const value of cellsOf(operand, read)) yield { value, inRange: true };
    else yield { value: operand, inRange: false };
  }
}

/** Numbers among the values: within ranges only what is a number, else what can be read as one. */
function numbers(call: FunctionCall): number[] {
  const found: number[] = [];
  for (const { value, inRange } of values(call)) {
    if (isError(value)) throw new FormulaError(value.text);
    if (!inRange) found.push(numberOf(value));
    else if (typeof value === 'number') found.push(value);
  }
  return found;
}

function truths(call: FunctionCall): boolean[] {
  const found: boolean[] = [];
  for (const { value, inRange } of values(call)) {
    if (inRange && (value === undefined || typeof value === 'string')) continue;
    found.push(truthOf(value));
  }
  return found;
}

/** Rows of a range whose cells meet a criterion; for several ranges of the same shape, all of them. */
function* matching(
  pairs: readonly (readonly [CellRange, Scalar])[],
  read: CellReader,
): Generator<readonly [number, number]> {
  const [first] = pairs;
  if (first === undefined) return;
  const part = filledPart(first[0]);
  if (part === undefined) return;
  const tests = pairs.map(([cells, wanted]) => ({ cells, test: criterion(wanted) }));
  for (let row = part.row; row < part.row + part.rows; row++) {
    for (let column = part.column; column < endColumn(part); column++) {
      const [down, across] = [row - first[0].area.row, column - first[0].area.column];
      const met = tests.every(({ cells, test }) =>
        test(read(cells.sheet, cells.area.row + down, cells.area.column + across)),
      );
      if (met) yield [down, across];
    }
  }
}

const pairsFrom = (call: FunctionCall, from: number): (readonly [CellRange, Scalar])[] =>
  Array.from({ length: Math.floor((call.given.length - from) / 2) }, (_, index) => [
    range(call, from + 2 * index),
    one(call, from + 2 * index + 1),
  ]);

function sumMatching(call: FunctionCall, sums: CellRange, pairs: readonly (readonly [CellRange, Scalar])[]): number {
  let total = 0;
  for (const [down, across] of matching(pairs, call.read)) {
    const value = call.read(sums.sheet, sums.area.row + down, sums.area.column + across);
    if (typeof value === 'number') total += value;
  }
  return total;
}

/** `MATCH(value, range, 0)`: the place of the first equal cell; other kinds of search are not offered. */
function match(call: FunctionCall): number {
  const cells = range(call, 1);
  if (number(call, 2, 1) !== 0) throw new FormulaError('#CALC!');
  const wanted = one(call, 0);
  const part = filledPart(cells);
  if (part === undefined || (cells.area.rows > 1 && cells.area.columns > 1)) throw new FormulaError('#N/A');
  for (let row = part.row; row < part.row + part.rows; row++) {
    for (let column = part.column; column < endColumn(part); column++) {
      const value = call.read(cells.sheet, row, column);
      const isSame = value !== undefined && typeof value === typeof wanted && compareValues(value, wanted) === 0;
      if (isSame) return 1 + (row - cells.area.row) + (column - cells.area.column);
    }
  }
  throw new FormulaError('#N/A');
}

function index(call: FunctionCall): Operand {
  const { sheet, area } = range(call, 0);
  const [first, second] = [number(call, 1), number(call, 2, 0)];
  const [row, column] = area.rows === 1 && call.given.length < 3 ? [1, first] : [first, Math.max(1, second)];
  if (row < 1 || row > area.rows || column < 1 || column > area.columns) throw new FormulaError('#REF!');
  return {
    kind: 'range',
    sheet,
    area: { row: area.row + row - 1, column: area.column + column - 1, rows: 1, columns: 1 },
  };
}

/** The number that wins against all others; 0 when there is none, as MAX and MIN say. */
const extreme = (found: readonly number[], wins: (a: number, b: number) => boolean): number =>
  found.length === 0 ? 0 : found.reduce((best, value) => (wins(value, best) ? value : best));

function rounded(call: FunctionCall): number {
  const [value, digits] = [number(call, 0), Math.trunc(number(call, 1, 0))];
  const factor = 10 ** digits;
  const size = Math.round(Number((Math.abs(value) * factor).toPrecision(15))) / factor;
  return value < 0 ? -size : size;
}

/**
 * The functions of Excel that the workbench computes, with arguments already computed. Each does what its page in
 * "Excel functions (alphabetical)" says for numbers, texts and truth values; ranges are read cell by cell.
 */
export const BUILT_INS: Readonly<Record<string, BuiltIn>> = {
  ABS: (call) => Math.abs(number(call, 0)),
  AND: (call) => truths(call).every(Boolean),
  AVERAGE: (call) => {
    const found = numbers(call);
    if (found.length === 0) throw new FormulaError('#DIV/0!');
    return found.reduce((sum, value) => sum + value, 0) / found.length;
  },
  COLUMN: (call) => 1 + (call.given.length === 0 ? call.column : range(call, 0).area.column),
  COUNT: (call) => numbers({ ...call, given: call.given.filter((operand) => isRange(operand)) }).length,
  COUNTA: (call) => [...values(call)].filter(({ value }) => value !== undefined).length,
  COUNTIF: (call) => [...matching([[range(call, 0), one(call, 1)]], call.read)].length,
  COUNTIFS: (call) => [...matching(pairsFrom(call, 0), call.read)].length,
  EXACT: (call) => text(call, 0) === text(call, 1),
  INDEX: index,
  INT: (call) => Math.floor(number(call, 0)),
  ISBLANK: (call) => one(call, 0) === undefined,
  ISNUMBER: (call) => typeof one(call, 0) === 'number',
  ISTEXT: (call) => typeof one(call, 0) === 'string',
  LEFT: (call) => text(call, 0).slice(0, Math.max(0, number(call, 1, 1))),
  LEN: (call) => text(call, 0).length,
  LOWER: (call) => text(call, 0).toLowerCase(),
  MATCH: match,
  MAX: (call) => extreme(numbers(call), (a, b) => a > b),
  MID: (call) => text(call, 0).slice(number(call, 1) - 1, number(call, 1) - 1 + Math.max(0, number(call, 2))),
  MIN: (call) => extreme(numbers(call), (a, b) => a < b),
  MOD: (call) => {
    const divisor = number(call, 1);
    if (divisor === 0) throw new FormulaError('#DIV/0!');
    return number(call, 0) - divisor * Math.floor(number(call, 0) / divisor);
  },
  N: (call) => {
    const value = one(call, 0);
    if (isError(value)) throw new FormulaError(value.text);
    return typeof value === 'number' ? value : value === true ? 1 : 0;
  },
  NOT: (call) => !truthOf(one(call, 0)),
  OR: (call) => truths(call).some(Boolean),
  RIGHT: (call) => {
    const count = Math.max(0, number(call, 1, 1));
    return count === 0 ? '' : text(call, 0).slice(-count);
  },
  ROUND: rounded,
  ROW: (call) => 1 + (call.given.length === 0 ? call.row : range(call, 0).area.row),
  ROWS: (call) => range(call, 0).area.rows,
  SUM: (call) => numbers(call).reduce((sum, value) => sum + value, 0),
  SUMIF: (call) =>
    sumMatching(call, call.given.length > 2 ? range(call, 2) : range(call, 0), [[range(call, 0), one(call, 1)]]),
  SUMIFS: (call) => sumMatching(call, range(call, 0), pairsFrom(call, 1)),
  TRIM: (call) => text(call, 0).replace(/ +/g, ' ').replace(/^ | $/g, ''),
  UPPER: (call) => text(call, 0).toUpperCase(),
};
