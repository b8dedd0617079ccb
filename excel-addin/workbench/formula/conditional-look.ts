import { valueOf } from '../model/cell-content.ts';
import type { ConditionalFormat, ConditionalLook } from '../model/conditional-format.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { evaluate } from './evaluation.ts';
import { Busy } from './operand.ts';
import { parseFormula } from './parser.ts';
import type { Expression } from './syntax.ts';

/** Rules taken apart, by their text: the same rule is looked at for every cell in view. */
const parsed = new Map<string, Expression | undefined>();
/** Most rules kept; more are forgotten all at once. */
const MAX_PARSED = 1_000;

function ruleOf(formula: string): Expression | undefined {
  if (!parsed.has(formula)) {
    if (parsed.size >= MAX_PARSED) parsed.clear();
    parsed.set(formula, parseFormula(formula));
  }
  return parsed.get(formula);
}

/** What conditional formats make of a cell: of two that say something of the same, the first one wins. */
export function conditionalLook(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): Partial<ConditionalLook> | undefined {
  let look: Record<string, unknown> | undefined;
  for (const format of sheet.conditionalFormats) {
    if (!format.covers(row, column) || !isMet(workbook, sheet, format, row, column)) continue;
    look = { ...Object.fromEntries(Object.entries(format.state.look).filter(([, value]) => value !== null)), ...look };
    if (format.state.stopIfTrue) break;
  }
  return look;
}

function isMet(workbook: Workbook, sheet: Sheet, format: ConditionalFormat, row: number, column: number): boolean {
  const expression = ruleOf(format.state.formula);
  const [first] = format.areas;
  if (expression === undefined || first === undefined) return false;
  const shift = { rows: row - first.row, columns: column - first.column };
  const read = (of: Sheet, at: number, across: number) => valueOf(of.grid.content(at, across));
  try {
    const value = evaluate(expression, { workbook, sheet, row, column, shift, read });
    return value === true || (typeof value === 'number' && value !== 0);
  } catch (error) {
    if (error instanceof Busy) return false;
    throw error;
  }
}
