import { cellCount, endColumn, endRow } from '../model/area.ts';
import { isError, type CellErrorText, type CellValue } from '../model/cell-content.ts';
import type { Sheet } from '../model/sheet.ts';
import {
  Busy,
  errorValue,
  filledPart,
  FormulaError,
  isRange,
  scalarOf,
  type CellReader,
  type Operand,
  type Scalar,
} from './operand.ts';

/** What a function of an add-in takes, from its metadata ("Custom functions metadata", `functions.json`). */
export interface CustomFunction {
  /** Under which the add-in knows it: `id` of the metadata. */
  readonly id: string;
  readonly parameters: readonly { readonly isMatrix: boolean; readonly isOptional: boolean }[];
}

/** A value as it is sent: blank cells are 0, as Excel passes them to custom functions. */
export type SentValue = string | number | boolean | null | readonly (readonly (string | number | boolean)[])[];

/** One call that the add-in is asked to answer. */
export interface Invocation {
  readonly id: number;
  readonly functionId: string;
  readonly values: readonly SentValue[];
  /** `名单!B7`. */
  readonly address: string;
}

/** Cell of a sheet. */
export interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

interface Waiting {
  readonly invocation: Invocation;
  readonly key: string;
  readonly cells: FormulaCell[];
}

/** Most answers kept; the oldest make room. */
const MAX_ANSWERS = 50_000;
/** Most cells of one range sent to a function. */
const MAX_SENT_CELLS = 1_000_000;

/**
 * The functions of the add-in: called asynchronously, answered in batches. The same call is asked once, however many
 * cells make it, as Excel does with functions that are not volatile.
 */
export class CustomFunctions {
  readonly #functions = new Map<string, CustomFunction>();
  readonly #answers = new Map<string, CellValue>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #waitingKeys = new Map<string, Waiting>();
  #unsent: Invocation[] = [];
  #counter = 0;
  /** Told of calls to make, once formulas have been computed. */
  #listener: ((invocations: readonly Invocation[]) => void) | undefined;

  /** Names functions: `namespace.NAME`. */
  register(namespace: string, functions: readonly (CustomFunction & { readonly name: string })[]): void {
    for (const { name, ...known } of functions) this.#functions.set(`${namespace}.${name}`.toUpperCase(), known);
  }

  /** The add-in is ready: it is asked for everything that waits. */
  connect(listener: (invocations: readonly Invocation[]) => void): void {
    this.#listener = listener;
    this.#unsent = [...this.#waiting.values()].map(({ invocation }) => invocation);
    this.flush();
  }

  disconnect(): void {
    this.#listener = undefined;
  }

  /** Sends what has been asked since. */
  flush(): void {
    if (this.#listener === undefined || this.#unsent.length === 0) return;
    const unsent = this.#unsent;
    this.#unsent = [];
    this.#listener(unsent);
  }

  /** @throws Busy until the add-in has answered, FormulaError `#NAME?` for a function that no add-in has. */
  call(name: string, given: readonly Operand[], place: FormulaCell & { readonly read: CellReader }): CellValue {
    const known = this.#functions.get(name);
    if (known === undefined) throw new FormulaError('#NAME?');
    const values = sentValues(known, given, place.read);
    const key = JSON.stringify([known.id, values]);
    const answer = this.#answers.get(key);
    if (answer !== undefined) return answer;
    this.#ask(known.id, values, key, place);
    throw new Busy();
  }

  #ask(functionId: string, values: readonly SentValue[], key: string, place: FormulaCell): void {
    const { sheet, row, column } = place;
    const waiting = this.#waitingKeys.get(key);
    if (waiting !== undefined) {
      waiting.cells.push({ sheet, row, column });
      return;
    }
    this.#counter += 1;
    const address = sheet.address({ row, column, rows: 1, columns: 1 });
    const invocation = { id: this.#counter, functionId, values, address };
    const asked = { invocation, key, cells: [{ sheet, row, column }] };
    this.#waiting.set(invocation.id, asked);
    this.#waitingKeys.set(key, asked);
    this.#unsent.push(invocation);
  }

  /** Takes an answer; returns the cells that waited for it. */
  answer(id: number, value: CellValue): readonly FormulaCell[] {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return [];
    this.#waiting.delete(id);
    this.#waitingKeys.delete(waiting.key);
    this.#answers.set(waiting.key, value);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MAX_ANSWERS && oldest !== undefined) this.#answers.delete(oldest);
    return waiting.cells;
  }
}

/** Errors by their number in the results: `CustomFunctionProxy._getCustomFunctionResultErrorCodeFromErrorCode`. */
const RESULT_ERRORS: Readonly<Record<number, CellErrorText>> = { 1: '#N/A', 5: '#DIV/0!', 6: '#NUM!', 8: '#NULL!' };

/** The error that a failed call leaves in its cell. */
export const resultError = (code: number): CellValue => errorValue(RESULT_ERRORS[code] ?? '#VALUE!');

function sentValues({ parameters }: CustomFunction, given: readonly Operand[], read: CellReader): readonly SentValue[] {
  if (given.length > parameters.length) throw new FormulaError('#VALUE!');
  return parameters.map(({ isMatrix, isOptional }, index) => {
    const operand = given[index];
    if (index >= given.length) {
      if (!isOptional) throw new FormulaError('#VALUE!');
      return null;
    }
    return isMatrix ? matrixOf(operand, read) : sentValue(scalarOf(operand, read));
  });
}

function sentValue(value: Scalar): string | number | boolean {
  if (value === undefined) return 0;
  if (isError(value)) throw new FormulaError(value.text);
  return value;
}

function matrixOf(operand: Operand, read: CellReader): readonly (readonly (string | number | boolean)[])[] {
  if (!isRange(operand)) return [[sentValue(operand)]];
  const part = filledPart(operand) ?? { ...operand.area, rows: 1, columns: 1 };
  const { sheet, area } = operand;
  const sent = {
    ...part,
    row: area.row,
    column: area.column,
    rows: endRow(part) - area.row,
    columns: endColumn(part) - area.column,
  };
  if (cellCount(sent) > MAX_SENT_CELLS) throw new FormulaError('#VALUE!');
  return Array.from({ length: sent.rows }, (_, row) =>
    Array.from({ length: sent.columns }, (__, column) => sentValue(read(sheet, sent.row + row, sent.column + column))),
  );
}
