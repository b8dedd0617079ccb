import type { CellValidation } from '../../files/cell-validation.ts';
import type { CellRange } from '../../files/workbook-file.ts';
import { areaBetween, endColumn, endRow, type Area } from '../model/area.ts';
import {
  clearValidation,
  Validation,
  type Bound,
  type ComparedKind,
  type Comparison,
  type ErrorAlert,
  type ValidationRule,
} from '../model/data-validation.ts';
import type { Sheet } from '../model/sheet.ts';

const KINDS: Record<Exclude<CellValidation['type'], 'list' | 'custom'>, ComparedKind> = {
  whole: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
};

const COMPARISONS: Record<CellValidation['operator'], Comparison> = {
  between: 'Between',
  notBetween: 'NotBetween',
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo',
};

const STYLES: Record<CellValidation['errorStyle'], ErrorAlert['style']> = {
  stop: 'Stop',
  warning: 'Warning',
  information: 'Information',
};

/** The file's word for one of the model's. */
function fileWord<Word extends string>(words: Record<Word, string>, wanted: string): Word {
  for (const word in words) if (words[word] === wanted) return word;
  throw new RangeError(`files have no word for ${wanted}`);
}

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

const boundOf = (text: string): Bound => (isNumber(text) ? Number(text) : `=${text}`);

/** A list in quotes is its items; anything else stands for cells. */
function sourceOf(formula: string): string {
  const quoted = /^"(.*)"$/s.exec(formula)?.[1];
  return quoted === undefined ? `=${formula}` : quoted.replaceAll('""', '"');
}

function ruleOf({ type, operator, formula1, formula2, hasDropDown }: CellValidation): ValidationRule {
  if (type === 'list') return { kind: 'List', source: sourceOf(formula1), inCellDropDown: hasDropDown };
  if (type === 'custom') return { kind: 'Custom', formula: `=${formula1}` };
  return {
    kind: KINDS[type],
    operator: COMPARISONS[operator],
    formula1: boundOf(formula1),
    formula2: formula2 === '' ? undefined : boundOf(formula2),
  };
}

/** Gives a sheet the rules that its file has. */
export function applyValidations(sheet: Sheet, rules: readonly CellValidation[]): void {
  for (const rule of rules) {
    const areas = rule.ranges.map(({ firstRow, firstColumn, lastRow, lastColumn }) =>
      areaBetween(firstRow, firstColumn, lastRow, lastColumn),
    );
    // of rules that overlap, which Excel never writes, the last one counts
    for (const area of areas) clearValidation(sheet, area);
    const state = {
      rule: ruleOf(rule),
      ignoreBlanks: rule.allowBlank,
      errorAlert: {
        style: STYLES[rule.errorStyle],
        title: rule.errorTitle,
        message: rule.error,
        showAlert: rule.showError,
      },
      prompt: { title: rule.promptTitle, message: rule.prompt, showPrompt: rule.showPrompt },
    };
    sheet.attachValidation(new Validation(areas, state));
  }
}

const rangeOf = (area: Area): CellRange => ({
  firstRow: area.row,
  firstColumn: area.column,
  lastRow: endRow(area) - 1,
  lastColumn: endColumn(area) - 1,
});

/** A formula without its `=`; a text that is no number stands in quotes, as a formula has it. */
function formulaOf(bound: Bound): string {
  const text = String(bound);
  if (text.startsWith('=')) return text.slice(1);
  return isNumber(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

type Criteria = Pick<CellValidation, 'type' | 'operator' | 'formula1' | 'formula2' | 'hasDropDown'>;

function criteriaOf(rule: ValidationRule): Criteria {
  const plain = { operator: 'between', formula2: '', hasDropDown: true } as const;
  if (rule.kind === 'Custom') return { ...plain, type: 'custom', formula1: formulaOf(rule.formula) };
  if (rule.kind === 'List') {
    const { source } = rule;
    const formula1 = source.startsWith('=') ? source.slice(1) : `"${source.replaceAll('"', '""')}"`;
    return { ...plain, type: 'list', formula1, hasDropDown: rule.inCellDropDown };
  }
  return {
    ...plain,
    type: fileWord(KINDS, rule.kind),
    operator: fileWord(COMPARISONS, rule.operator),
    formula1: formulaOf(rule.formula1),
    formula2: rule.formula2 === undefined ? '' : formulaOf(rule.formula2),
  };
}

/** The rules of a sheet as files word them. */
export const writtenValidations = (sheet: Sheet): readonly CellValidation[] =>
  sheet.validations
    .filter(({ areas }) => areas.length > 0)
    .map(({ areas, state: { rule, ignoreBlanks, errorAlert, prompt } }) => ({
      ...criteriaOf(rule),
      ranges: areas.map(rangeOf),
      allowBlank: ignoreBlanks,
      errorStyle: fileWord(STYLES, errorAlert.style),
      showError: errorAlert.showAlert,
      errorTitle: errorAlert.title,
      error: errorAlert.message,
      showPrompt: prompt.showPrompt,
      promptTitle: prompt.title,
      prompt: prompt.message,
    }));
