import type { Cell } from '../../core/tabular/cell.ts';
import type { PlannedFormula } from './sheet-plan.ts';

/**
 * First characters that could make Excel see a formula, a number, a date, a boolean or an error in text.
 * An apostrophe first says "text" and is not shown (Excel.Range.values); an apostrophe that is part of the text needs
 * another one before it.
 */
const NOT_PLAINLY_TEXT = /^[\s=+\-@'#\d.($¥￥\t\r\n]|^(?:true|false)$/i;

/** A value as it must be sent so that the cell holds exactly this text. Numbers and booleans pass. */
export function asCell(value: Cell | PlannedFormula): string | number | boolean {
  if (value === null) return '';
  if (typeof value === 'object') return value.formula;
  if (typeof value !== 'string') return value;
  return NOT_PLAINLY_TEXT.test(value) ? `'${value}` : value;
}
