import { cellAddress } from '../../core/tabular/cell.ts';
import { rangeOfReference } from './cell-reference.ts';
import { VALIDATION_OPERATORS, VALIDATION_STYLES, VALIDATION_TYPES, type CellValidation } from './cell-validation.ts';
import { MAX_SHEET_ROWS } from './file-bounds.ts';
import type { CellRange } from './workbook-file.ts';
import { attributeOf } from './xml-scanner.ts';
import { cellTextOf, escapeXml, resolveEntities, xmlOfCellText } from './xml-text.ts';

/** Ranges of rules that are taken from one sheet; Excel's own files have far fewer. */
const MAX_RANGES = 5_000;

/** Collects the rules of a worksheet part while it is walked through. */
export class ValidationScan {
  readonly rules: CellValidation[] = [];
  /** Whether a rule was met that is not taken: of a later version of the format, or damaged. */
  hasOthers = false;
  #ranges = 0;
  #rule: CellValidation | undefined;
  #formula: 'formula1' | 'formula2' | undefined;

  /** Whether the element belongs to a rule. */
  open(name: string, attributes: string): boolean {
    if (name === 'dataValidation') {
      this.#rule = ruleOf(attributes, MAX_RANGES - this.#ranges);
      this.hasOthers ||= this.#rule === undefined && attributeOf(attributes, 'type') !== 'none';
    }
    this.#formula = this.#rule !== undefined && (name === 'formula1' || name === 'formula2') ? name : undefined;
    return name === 'dataValidation' || this.#formula !== undefined;
  }

  text(raw: string, literal: boolean): void {
    if (this.#rule === undefined || this.#formula === undefined) return;
    const text = this.#rule[this.#formula] + (literal ? raw : resolveEntities(raw));
    this.#rule = { ...this.#rule, [this.#formula]: text };
  }

  close(name: string): void {
    this.#formula = undefined;
    if (name !== 'dataValidation' || this.#rule === undefined) return;
    if (this.#rule.formula1 === '') this.hasOthers = true;
    else {
      this.rules.push(this.#rule);
      this.#ranges += this.#rule.ranges.length;
    }
    this.#rule = undefined;
  }
}

function rangesOf(references: string, limit: number): readonly CellRange[] | undefined {
  const words = references.split(' ').filter((word) => word !== '');
  if (words.length === 0 || words.length > limit) return undefined;
  const ranges = words.flatMap((word) => rangeOfReference(word.includes(':') ? word : `${word}:${word}`) ?? []);
  return ranges.length === words.length && ranges.every(isWithinSheet) ? ranges : undefined;
}

const isWithinSheet = ({ firstRow, firstColumn, lastRow, lastColumn }: CellRange): boolean =>
  firstRow <= lastRow && firstColumn <= lastColumn && lastRow < MAX_SHEET_ROWS;

function ruleOf(attributes: string, limit: number): CellValidation | undefined {
  const text = (name: string): string => cellTextOf(attributeOf(attributes, name) ?? '');
  const isOn = (name: string): boolean => ['1', 'true'].includes(text(name));
  const ranges = rangesOf(text('sqref'), limit);
  const type = VALIDATION_TYPES.find((known) => known === text('type'));
  const operator = VALIDATION_OPERATORS.find((known) => known === (text('operator') || 'between'));
  const errorStyle = VALIDATION_STYLES.find((known) => known === (text('errorStyle') || 'stop'));
  if (ranges === undefined || type === undefined || operator === undefined || errorStyle === undefined)
    return undefined;
  return {
    ranges,
    type,
    operator,
    formula1: '',
    formula2: '',
    allowBlank: isOn('allowBlank'),
    hasDropDown: !isOn('showDropDown'),
    errorStyle,
    showError: isOn('showErrorMessage'),
    errorTitle: text('errorTitle'),
    error: text('error'),
    showPrompt: isOn('showInputMessage'),
    promptTitle: text('promptTitle'),
    prompt: text('prompt'),
  };
}

const referenceOf = ({ firstRow, firstColumn, lastRow, lastColumn }: CellRange): string =>
  `${cellAddress({ row: firstRow, column: firstColumn })}:${cellAddress({ row: lastRow, column: lastColumn })}`;

/** The element `dataValidations` of a worksheet part; empty without rules. */
export function validationsXml(rules: readonly CellValidation[]): string {
  if (rules.length === 0) return '';
  return `<dataValidations count="${rules.length}">${rules.map(ruleXml).join('')}</dataValidations>`;
}

function ruleXml(rule: CellValidation): string {
  const flag = (name: string, isOn: boolean): string => (isOn ? ` ${name}="1"` : '');
  const text = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${xmlOfCellText(value)}"`);
  const formula = (name: string, value: string): string =>
    value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`;
  return (
    `<dataValidation type="${rule.type}" errorStyle="${rule.errorStyle}" operator="${rule.operator}"` +
    `${flag('allowBlank', rule.allowBlank)}${flag('showDropDown', !rule.hasDropDown)}` +
    `${flag('showInputMessage', rule.showPrompt)}${flag('showErrorMessage', rule.showError)}` +
    `${text('errorTitle', rule.errorTitle)}${text('error', rule.error)}` +
    `${text('promptTitle', rule.promptTitle)}${text('prompt', rule.prompt)}` +
    ` sqref="${rule.ranges.map(referenceOf).join(' ')}">` +
    `${formula('formula1', rule.formula1)}${formula('formula2', rule.formula2)}</dataValidation>`
  );
}
