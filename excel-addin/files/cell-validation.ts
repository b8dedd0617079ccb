import type { CellRange } from './workbook-file.ts';

/** `ST_DataValidationType` (ECMA-376 part 1, 18.18.21) without `none`. */
export const VALIDATION_TYPES = ['list', 'whole', 'decimal', 'date', 'time', 'textLength', 'custom'] as const;

/** `ST_DataValidationOperator` (18.18.20) */
export const VALIDATION_OPERATORS = [
  'between',
  'notBetween',
  'equal',
  'notEqual',
  'greaterThan',
  'lessThan',
  'greaterThanOrEqual',
  'lessThanOrEqual',
] as const;

/** `ST_DataValidationErrorStyle` (18.18.18) */
export const VALIDATION_STYLES = ['stop', 'warning', 'information'] as const;

/** A rule for what may be typed into cells, as `dataValidation` words it (18.3.1.33). */
export interface CellValidation {
  readonly ranges: readonly CellRange[];
  readonly type: (typeof VALIDATION_TYPES)[number];
  readonly operator: (typeof VALIDATION_OPERATORS)[number];
  /** Without `=`: a number, a list in quotes, a reference or another formula. */
  readonly formula1: string;
  readonly formula2: string;
  readonly allowBlank: boolean;
  /** Of a list: whether the cell offers its items. The attribute `showDropDown` says the opposite. */
  readonly hasDropDown: boolean;
  readonly errorStyle: (typeof VALIDATION_STYLES)[number];
  readonly showError: boolean;
  readonly errorTitle: string;
  readonly error: string;
  readonly showPrompt: boolean;
  readonly promptTitle: string;
  readonly prompt: string;
}
