/** Errors a cell can hold, as Excel writes them. */
export const CELL_ERRORS = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#SPILL!',
  '#CALC!',
  '#BUSY!',
] as const;

export type CellErrorText = (typeof CELL_ERRORS)[number];

/** An error in a cell. */
export interface CellError {
  readonly kind: 'error';
  readonly text: CellErrorText;
}

/** A formula, with the value it had when somebody last computed it. */
export interface Formula {
  readonly kind: 'formula';
  /** With its leading `=`. */
  readonly formula: string;
  readonly value: CellValue;
}

export type CellValue = string | number | boolean | CellError;

/** What a cell holds. An empty cell holds `undefined`; empty text is not stored. */
export type CellContent = CellValue | Formula;

/**
 * What a formula has that the workbench does not compute. Excel's own error for what it does not support says so:
 * "#CALC! errors occur when Excel's calculation engine encounters a scenario it does not currently support".
 */
export const NOT_CALCULATED: CellError = { kind: 'error', text: '#CALC!' };

/** Longest text of a cell, from "Excel specifications and limits". */
export const MAX_CELL_TEXT = 32_767;

export const isFormula = (content: CellContent | undefined): content is Formula =>
  typeof content === 'object' && content.kind === 'formula';

export const isError = (content: CellContent | undefined): content is CellError =>
  typeof content === 'object' && content.kind === 'error';

/** The value shown and computed with: of a formula, its last result. */
export const valueOf = (content: CellContent | undefined): CellValue | undefined =>
  isFormula(content) ? content.value : content;

/** The error of this text, if Excel has one. */
export function errorOf(text: string): CellError | undefined {
  const upper = text.toUpperCase();
  const found = CELL_ERRORS.find((known) => known === upper);
  return found === undefined ? undefined : { kind: 'error', text: found };
}
