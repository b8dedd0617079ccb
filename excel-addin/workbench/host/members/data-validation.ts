import { endColumn, endRow, intersection, type Area } from '../../model/area.ts';
import {
  ALERT_STYLES,
  COMPARED_KINDS,
  COMPARISONS,
  NEW_VALIDATION,
  clearValidation,
  rulesOf,
  setValidation,
  type Bound,
  type ComparedKind,
  type ValidationManners,
  type ValidationRule,
  type ValidationState,
} from '../../model/data-validation.ts';
import { isValidCell } from '../../formula/validation-check.ts';
import { invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type HostObject, type Property } from '../host-class.ts';
import { field, isObject, type Json, type JsonObject } from '../json.ts';
import { camelCase } from '../query.ts';
import type { Session } from '../session.ts';
import { RANGE_AREAS, type RangeAreasRef } from './range-areas.ts';
import type { RangeRef } from './range-ref.ts';

/** Longest typed list of a rule: "Create a drop-down list", 255 characters. */
const MAX_LIST = 255;

function textIn(owner: JsonObject, name: string, otherwise = ''): string {
  const value = field(owner, name) ?? otherwise;
  if (typeof value !== 'string') throw invalidArgument(`"${name}" is text.`);
  return value;
}

function flagIn(owner: JsonObject, name: string, otherwise: boolean): boolean {
  const value = field(owner, name) ?? otherwise;
  if (typeof value !== 'boolean') throw invalidArgument(`"${name}" is true or false.`);
  return value;
}

function boundIn(owner: JsonObject, name: string): Bound | undefined {
  const value = field(owner, name) ?? undefined;
  if (value !== undefined && typeof value !== 'string' && typeof value !== 'number') {
    throw invalidArgument(`"${name}" is a number, a text or a formula.`);
  }
  return value;
}

function comparedRule(kind: ComparedKind, criteria: JsonObject): ValidationRule {
  const operator = COMPARISONS.find((known) => known === field(criteria, 'operator'));
  const [formula1, formula2] = [boundIn(criteria, 'formula1'), boundIn(criteria, 'formula2')];
  const isPair = operator === 'Between' || operator === 'NotBetween';
  if (operator === undefined || formula1 === undefined || (isPair && formula2 === undefined)) {
    throw invalidArgument('A comparison has an operator and its operands.');
  }
  return { kind, operator, formula1, formula2 };
}

/** `Excel.DataValidationRule`: one of its members says what the cells may hold. */
function ruleOf(given: Json | undefined): ValidationRule {
  if (given === undefined || !isObject(given)) throw invalidArgument('A rule is an object.');
  const [entry, ...more] = Object.entries(given).filter(([, value]) => value !== null);
  if (entry === undefined || more.length > 0) throw invalidArgument('A rule has one kind of criteria.');
  const [name, criteria] = entry;
  if (!isObject(criteria)) throw invalidArgument('The criteria are an object.');
  if (name === 'list') {
    const source = textIn(criteria, 'source');
    if (source === '' || (!source.startsWith('=') && source.length > MAX_LIST)) {
      throw invalidArgument('A list has items, of 255 characters together.');
    }
    return { kind: 'List', source, inCellDropDown: flagIn(criteria, 'inCellDropDown', true) };
  }
  if (name === 'custom') {
    const formula = textIn(criteria, 'formula');
    if (!formula.startsWith('=')) throw invalidArgument('The criteria are a formula.');
    return { kind: 'Custom', formula };
  }
  const kind = COMPARED_KINDS.find((known) => camelCase(known) === name);
  if (kind === undefined) throw invalidArgument(`"${name}" is no kind of criteria.`);
  return comparedRule(kind, criteria);
}

function ruleJson(rule: ValidationRule): JsonObject {
  switch (rule.kind) {
    case 'List':
      return { list: { inCellDropDown: rule.inCellDropDown, source: rule.source } };
    case 'Custom':
      return { custom: { formula: rule.formula } };
    default: {
      const { operator, formula1, formula2 } = rule;
      return { [camelCase(rule.kind)]: { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) } };
    }
  }
}

function stateOf({ sheet, area }: RangeRef): ValidationState | undefined {
  const rules = rulesOf(sheet, area);
  return rules.kind === 'one' ? rules.state : undefined;
}

function typeOf({ sheet, area }: RangeRef): string {
  const rules = rulesOf(sheet, area);
  if (rules.kind === 'one') return rules.state.rule.kind;
  return rules.kind === 'none' ? 'None' : rules.kind;
}

/** A part of the state; cells without one rule of their own have none to change. */
function part<K extends keyof ValidationManners>(
  key: K,
  json: (value: ValidationManners[K]) => Json,
  read: (given: Arguments) => ValidationManners[K],
): Property<RangeRef> {
  return {
    get: (range) => {
      const manners: ValidationManners = stateOf(range) ?? NEW_VALIDATION;
      return json(manners[key]);
    },
    set: (range, given) => {
      const state = stateOf(range);
      if (state === undefined) throw invalidArgument('These cells have no rule in common.');
      setValidation(range.sheet, range.area, { ...state, [key]: read(given) });
    },
  };
}

function objectGiven(given: Arguments): JsonObject {
  const value = given.value(0);
  if (value === undefined || !isObject(value)) throw invalidArgument('This is an object.');
  return value;
}

/** Cells of the range that break their rules; blank cells outside what is in use are not looked at. */
function invalidCells({ sheet, area }: RangeRef, { workbook }: Session): readonly Area[] {
  const areas: Area[] = [];
  for (const own of sheet.validations.flatMap((validation) => validation.areas)) {
    const inside = intersection(own, area);
    const used = sheet.grid.cells.bounds();
    const looked = inside && used && intersection(inside, used);
    if (looked === undefined) continue;
    for (let column = looked.column; column < endColumn(looked); column++) {
      for (let row = looked.row; row < endRow(looked); row++) {
        if (isValidCell({ workbook, sheet, row, column })) continue;
        const last = areas.at(-1);
        if (last?.column === column && endRow(last) === row) areas[areas.length - 1] = { ...last, rows: last.rows + 1 };
        else areas.push({ row, column, rows: 1, columns: 1 });
      }
    }
  }
  return areas;
}

/** "Returns true if all cell values are valid, false if all cell values are invalid, and null if there are both." */
function validity(range: RangeRef, session: Session): boolean | null {
  const invalid = invalidCells(range, session).reduce((sum, { rows }) => sum + rows, 0);
  if (invalid === 0) return true;
  return invalid === range.area.rows * range.area.columns ? false : null;
}

const areasObject = (ref: RangeAreasRef): HostObject => bind(RANGE_AREAS, ref);

/** `Excel.DataValidation`. What the object model writes is not held to the rules, as in Excel. */
export const DATA_VALIDATION: HostClass<RangeRef> = {
  name: 'DataValidation',
  properties: {
    ErrorAlert: part(
      'errorAlert',
      (alert) => ({ ...alert }),
      (given) => {
        const alert = objectGiven(given);
        const style = ALERT_STYLES.find((known) => known === (field(alert, 'style') ?? 'Stop'));
        if (style === undefined) throw invalidArgument('The style is Stop, Warning or Information.');
        const showAlert = flagIn(alert, 'showAlert', true);
        return { style, title: textIn(alert, 'title'), message: textIn(alert, 'message'), showAlert };
      },
    ),
    IgnoreBlanks: part(
      'ignoreBlanks',
      (value) => value,
      (given) => given.boolean(0),
    ),
    Prompt: part(
      'prompt',
      (prompt) => ({ ...prompt }),
      (given) => {
        const prompt = objectGiven(given);
        const showPrompt = flagIn(prompt, 'showPrompt', true);
        return { title: textIn(prompt, 'title'), message: textIn(prompt, 'message'), showPrompt };
      },
    ),
    Rule: {
      get: (range) => {
        const state = stateOf(range);
        return state === undefined ? {} : ruleJson(state.rule);
      },
      set: (range, given) => {
        const rule = ruleOf(given.value(0));
        setValidation(range.sheet, range.area, { ...(stateOf(range) ?? NEW_VALIDATION), rule });
      },
    },
    Type: { get: typeOf },
    Valid: { get: validity },
  },
  finders: {
    GetInvalidCells: (range, _given, session) => {
      const areas = invalidCells(range, session);
      if (areas.length === 0) throw itemNotFound('invalid cells');
      return areasObject({ sheet: range.sheet, areas });
    },
    GetInvalidCellsOrNullObject: (range, _given, session) => {
      const areas = invalidCells(range, session);
      return areas.length === 0 ? null : areasObject({ sheet: range.sheet, areas });
    },
  },
  methods: {
    Clear: ({ sheet, area }) => {
      clearValidation(sheet, area);
      return undefined;
    },
  },
};
