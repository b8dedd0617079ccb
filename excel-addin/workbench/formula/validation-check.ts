import { MAX_CELL_TEXT, isFormula, valueOf, type CellContent, type CellValue } from '../model/cell-content.ts';
import { enterCell } from '../model/cell-entry.ts';
import { validationAt, type Bound, type Comparison, type Validation } from '../model/data-validation.ts';
import { displayText } from '../model/number-format.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { endColumn, endRow } from '../model/area.ts';
import { evaluate, operandAt, type EvaluationPlace } from './evaluation.ts';
import { Busy, filledPart, isRange, type CellRange, type Scalar } from './operand.ts';
import { parseFormula } from './parser.ts';

/** Most items of a list that are looked at. */
const MAX_ITEMS = 20_000;

/** A cell of a sheet. */
interface CheckedCell {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

function placeOf({ workbook, sheet, row, column }: CheckedCell, validation: Validation): EvaluationPlace {
  const [first] = validation.areas;
  const shift = { rows: row - (first?.row ?? row), columns: column - (first?.column ?? column) };
  const read = (of: Sheet, at: number, across: number): Scalar => valueOf(of.grid.content(at, across));
  return { workbook, sheet, row, column, shift, read };
}

/** What a formula comes to; undefined when it can't be told. */
function computed(formula: string, place: EvaluationPlace): CellValue | undefined {
  const expression = parseFormula(formula);
  if (expression === undefined) return undefined;
  try {
    return evaluate(expression, place);
  } catch (error) {
    if (error instanceof Busy) return undefined;
    throw error;
  }
}

function cellsOfList(source: string, place: EvaluationPlace): CellRange | undefined {
  const expression = parseFormula(source);
  const operand = expression === undefined ? undefined : operandAt(expression, place);
  return operand !== undefined && isRange(operand) ? operand : undefined;
}

/**
 * The items that a cell with a list may hold, as they are shown; undefined for other cells. "Create a drop-down list":
 * items of cells, or typed and separated by commas.
 */
export function listItems(cell: CheckedCell): readonly string[] | undefined {
  const validation = validationAt(cell.sheet, cell.row, cell.column);
  if (validation?.state.rule.kind !== 'List') return undefined;
  const { source } = validation.state.rule;
  if (!source.startsWith('=')) return source.split(',').map((item) => item.trim());
  const range = cellsOfList(source, placeOf(cell, validation));
  const part = range === undefined ? undefined : filledPart(range);
  if (range === undefined || part === undefined) return [];
  const items: string[] = [];
  const { grid } = range.sheet;
  for (let row = part.row; row < endRow(part) && items.length < MAX_ITEMS; row++) {
    for (let column = part.column; column < endColumn(part); column++) {
      const text = displayText(grid.content(row, column), grid.style(row, column).numberFormat);
      if (text !== '') items.push(text);
    }
  }
  return items;
}

/** A typed list tells capitals apart, one of cells does not: "Data validation is case-sensitive" when typed. */
function isInList(cell: CheckedCell, source: string, value: CellValue): boolean {
  const items = listItems(cell) ?? [];
  const { grid } = cell.sheet;
  const texts = [displayText(value, grid.style(cell.row, cell.column).numberFormat), displayText(value, 'General')];
  if (!source.startsWith('=')) return items.some((item) => texts.includes(item));
  const lower = texts.map((text) => text.toLowerCase());
  return items.some((item) => lower.includes(item.toLowerCase()));
}

/** A bound as a number: "2025-01-01" is the day's number, a formula what it comes to. */
function boundOf(bound: Bound | undefined, place: EvaluationPlace): number | undefined {
  if (bound === undefined || typeof bound === 'number') return bound;
  const value = bound.startsWith('=')
    ? computed(bound, place)
    : valueOf(enterCell(isoDay(bound), 'General', place.workbook.rules('add-in')).content);
  return typeof value === 'number' ? value : undefined;
}

/** "If it's a string, it must be in ISO8601 format": `DateTimeDataValidation.formula1`. */
const isoDay = (text: string): string => text.replace(/^(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0+)?)?Z?$/, '$1');

function compares(value: number, operator: Comparison, first: number, second: number): boolean {
  switch (operator) {
    case 'Between':
      return value >= first && value <= second;
    case 'NotBetween':
      return value < first || value > second;
    case 'EqualTo':
      return value === first;
    case 'NotEqualTo':
      return value !== first;
    case 'GreaterThan':
      return value > first;
    case 'LessThan':
      return value < first;
    case 'GreaterThanOrEqualTo':
      return value >= first;
    case 'LessThanOrEqualTo':
      return value <= first;
  }
}

/** The number that a rule of a kind compares: of texts their length, of others the value, which must be of the kind. */
function measured(kind: string, value: CellValue): number | undefined {
  if (kind === 'TextLength') return displayText(value, 'General').slice(0, MAX_CELL_TEXT).length;
  if (typeof value !== 'number') return undefined;
  return kind === 'WholeNumber' && !Number.isInteger(value) ? undefined : value;
}

function fits(cell: CheckedCell, validation: Validation, value: CellValue): boolean {
  const { rule } = validation.state;
  const place = placeOf(cell, validation);
  if (rule.kind === 'List') return isInList(cell, rule.source, value);
  if (rule.kind === 'Custom') {
    const outcome = computed(rule.formula, place);
    return outcome === true || (typeof outcome === 'number' && outcome !== 0);
  }
  const number = measured(rule.kind, value);
  const first = boundOf(rule.formula1, place);
  const second = boundOf(rule.formula2, place);
  const isPair = rule.operator === 'Between' || rule.operator === 'NotBetween';
  if (number === undefined || first === undefined || (isPair && second === undefined)) return false;
  return compares(number, rule.operator, first, second ?? first);
}

/**
 * Whether what stands in a cell keeps to the cell's rule. A blank cell does when blanks are ignored: "Apply data
 * validation to cells", Microsoft Support.
 */
export function isValidCell(cell: CheckedCell): boolean {
  const validation = validationAt(cell.sheet, cell.row, cell.column);
  if (validation === undefined) return true;
  const value = enteredValue(cell, cell.sheet.grid.content(cell.row, cell.column));
  return value === undefined ? validation.state.ignoreBlanks : fits(cell, validation, value);
}

/** What a cell holds; a formula that was just entered is computed here, before the sheet is. */
function enteredValue(cell: CheckedCell, content: CellContent | undefined): CellValue | undefined {
  if (!isFormula(content)) return content;
  const read = (of: Sheet, at: number, across: number): Scalar => valueOf(of.grid.content(at, across));
  return computed(content.formula, { ...cell, shift: { rows: 0, columns: 0 }, read }) ?? content.value;
}
