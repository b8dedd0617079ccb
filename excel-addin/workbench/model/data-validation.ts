import { translatedFormula } from '../formula/reference-text.ts';
import { cellArea, cellCount, contains, endColumn, endRow, intersection, type Area } from './area.ts';
import type { Anchor } from './anchor.ts';
import type { Sheet } from './sheet.ts';

/** `Excel.DataValidationOperator` */
export const COMPARISONS = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Kinds of rules that compare a number with one or two others. */
export const COMPARED_KINDS = ['WholeNumber', 'Decimal', 'Date', 'Time', 'TextLength'] as const;
export type ComparedKind = (typeof COMPARED_KINDS)[number];

/** A bound of a comparison: a number, a text such as `2025-01-01`, or a formula. */
export type Bound = string | number;

/** What a cell may hold. Relative references of formulas are those of the first cell of the range. */
export type ValidationRule =
  /** Items in one text, separated by commas, or a formula that stands for the cells that hold them. */
  | { readonly kind: 'List'; readonly source: string; readonly inCellDropDown: boolean }
  | {
      readonly kind: ComparedKind;
      readonly operator: Comparison;
      readonly formula1: Bound;
      readonly formula2: Bound | undefined;
    }
  | { readonly kind: 'Custom'; readonly formula: string };

export const ALERT_STYLES = ['Stop', 'Warning', 'Information'] as const;

/** What a person is told who enters something else. */
export interface ErrorAlert {
  readonly style: (typeof ALERT_STYLES)[number];
  readonly title: string;
  readonly message: string;
  readonly showAlert: boolean;
}

/** What a person is told who selects the cell. */
export interface EntryPrompt {
  readonly title: string;
  readonly message: string;
  readonly showPrompt: boolean;
}

/** What a rule has beside its criteria. */
export interface ValidationManners {
  readonly errorAlert: ErrorAlert;
  readonly prompt: EntryPrompt;
  readonly ignoreBlanks: boolean;
}

export interface ValidationState extends ValidationManners {
  readonly rule: ValidationRule;
}

/** Excel's defaults: "showAlert: default true", "style: default Stop", "ignoreBlanks: default true". */
export const NEW_VALIDATION: ValidationManners = {
  errorAlert: { style: 'Stop', title: '', message: '', showAlert: true },
  prompt: { title: '', message: '', showPrompt: true },
  ignoreBlanks: true,
};

/** A rule over some cells of a sheet. No two of a sheet overlap. */
export class Validation {
  readonly anchors: readonly Anchor[];
  state: ValidationState;

  constructor(areas: readonly Area[], state: ValidationState) {
    this.anchors = areas.map((area) => ({ area }));
    this.state = state;
  }

  get areas(): readonly Area[] {
    return this.anchors.flatMap(({ area }) => area ?? []);
  }

  covers(row: number, column: number): boolean {
    return this.areas.some((area) => contains(area, cellArea(row, column)));
  }
}

/** A rule with its formulas changed. */
export function withFormulas(rule: ValidationRule, change: (formula: string) => string): ValidationRule {
  const bound = (value: Bound): Bound => (typeof value === 'string' && value.startsWith('=') ? change(value) : value);
  switch (rule.kind) {
    case 'List':
      return rule.source.startsWith('=') ? { ...rule, source: change(rule.source) } : rule;
    case 'Custom':
      return { ...rule, formula: change(rule.formula) };
    default:
      return {
        ...rule,
        formula1: bound(rule.formula1),
        formula2: rule.formula2 === undefined ? undefined : bound(rule.formula2),
      };
  }
}

/** The rule as it is written for another first cell. */
function rebased(state: ValidationState, from: Area | undefined, to: Area | undefined): ValidationState {
  if (from === undefined || to === undefined) return state;
  const [rows, columns] = [to.row - from.row, to.column - from.column];
  return { ...state, rule: withFormulas(state.rule, (formula) => translatedFormula(formula, rows, columns)) };
}

/** What is left of an area without another one: above, left, right, below. */
export function without(area: Area, hole: Area): readonly Area[] {
  const cut = intersection(area, hole);
  if (cut === undefined) return [area];
  const parts: Area[] = [
    { ...area, rows: cut.row - area.row },
    { ...cut, column: area.column, columns: cut.column - area.column },
    { ...cut, column: endColumn(cut), columns: endColumn(area) - endColumn(cut) },
    { ...area, row: endRow(cut), rows: endRow(area) - endRow(cut) },
  ];
  return parts.filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** The rules of some cells: the one that all have, none, or what they have instead. */
export type RulesOfArea =
  | { readonly kind: 'one'; readonly state: ValidationState }
  | { readonly kind: 'none' }
  /** "different rules on different cells", or rules "on some but not all of the cells": `DataValidationType`. */
  | { readonly kind: 'Inconsistent' | 'MixedCriteria' };

export function rulesOf(sheet: Sheet, area: Area): RulesOfArea {
  const found = sheet.validations.filter(({ areas }) => areas.some((own) => intersection(own, area) !== undefined));
  const [first, ...others] = found;
  if (first === undefined) return { kind: 'none' };
  const covered = found
    .flatMap(({ areas }) => areas.map((own) => intersection(own, area)))
    .reduce((sum, part) => sum + (part === undefined ? 0 : cellCount(part)), 0);
  if (covered < cellCount(area)) return { kind: 'MixedCriteria' };
  if (others.length > 0) return { kind: 'Inconsistent' };
  return { kind: 'one', state: rebased(first.state, first.areas[0], area) };
}

/** The rule of a cell. */
export const validationAt = (sheet: Sheet, row: number, column: number): Validation | undefined =>
  sheet.validations.find((validation) => validation.covers(row, column));

/** Takes the rules off some cells; those around them keep theirs. */
export function clearValidation(sheet: Sheet, area: Area): void {
  sheet.grid.guard.structure();
  for (const validation of [...sheet.validations]) {
    const left = validation.areas.flatMap((own) => without(own, area));
    const isTouched = validation.areas.some((own) => intersection(own, area) !== undefined);
    if (!isTouched) continue;
    sheet.detachValidation(validation);
    if (left.length > 0) {
      sheet.attachValidation(new Validation(left, rebased(validation.state, validation.areas[0], left[0])));
    }
  }
}

/** Gives some cells a rule in the place of those they had. */
export function setValidation(sheet: Sheet, area: Area, state: ValidationState): void {
  clearValidation(sheet, area);
  sheet.attachValidation(new Validation([area], state));
}
