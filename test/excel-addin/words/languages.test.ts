import { afterEach, describe, expect, test } from '@jest/globals';
import { FAULT_RULES, type RowFaultCode } from '../../../core/tabular/row-fault.ts';
import { LIST_KINDS } from '../../../core/tabular/list-kind.ts';
import { chinese, type Words } from '../../../excel-addin/words/chinese.ts';
import { english } from '../../../excel-addin/words/en/english.ts';
import { FIELD_NAMES } from '../../../excel-addin/words/field-names.ts';
import { capsAppliedAdvice } from '../../../excel-addin/words/en/limit-faults.ts';
import { speak, words } from '../../../excel-addin/words/words.ts';
import * as samples from './fault-samples.ts';

/** Ideographs, and the punctuation and letters of full width. */
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** Names that stand in the office's sheets and chat are quoted as they are. */
const unquoted = (text: string): string => text.replace(/“[^”]*”/g, '');

/** Values for functions that take something else than numbers; all others are called with numbers. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  'common.listed': [['A', 'B', 'C', 'D']],
  'common.joined': [['A', 'B']],
  'plan.day': ['2027-12-20', '2026-03-01'],
  'seal.day': ['2026-12-20'],
  'seal.period': ['2026-12-20', '2027-01-20'],
};
const NUMBERS = [1234, 3, 2, 1];

/** Every text below a node with its path; functions are called. */
function textsOf(node: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const answer: unknown = Reflect.apply(node, undefined, GIVEN[path] ?? NUMBERS);
    return textsOf(answer, `${path}()`);
  }
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is no text`);
  return Object.entries(node).flatMap(([key, below]) => textsOf(below, path === '' ? key : `${path}.${key}`));
}

/** All that a language says, fault by fault and field by field. */
function everything(language: Words): readonly (readonly [string, string])[] {
  const { rowFaults, faults, names, ...rest } = language;
  const department = (code: string): string => code;
  const rows = (Object.keys(FAULT_RULES) as RowFaultCode[]).map((code) => {
    const fault = { code, field: 'id', row: 4, column: 2, value: 'X', expected: 'Y', otherRow: 7 } as const;
    const { title, say, remedy } = rowFaults[code];
    return { title, remedy, said: say(fault), blank: say({ ...fault, value: '' }) };
  });
  const fields = LIST_KINDS.flatMap((kind) => Object.keys(FIELD_NAMES[kind]).map((field) => names.field(kind, field)));
  const told = {
    api: samples.apiFaults.map((fault) => faults.api(fault, department)),
    checkSheet: samples.checkSheetFaults.map(faults.checkSheet),
    window: samples.windowFaults.map(faults.window),
    preview: samples.previewFaults.map(faults.preview),
    roster: samples.rosterFaults.map(faults.roster),
    capsApplied: [faults.capsApplied({ added: 1, removed: 2 })],
    list: LIST_KINDS.flatMap((kind) => samples.listFaults.map((fault) => faults.list(fault, kind))),
    seal: samples.sealFaults.map((fault) => faults.seal(fault, department)),
    noPlan: [faults.noPlan(samples.noPlan, department)],
    workbook: samples.workbookFaults.map(faults.workbook),
    functions: samples.functionFaults.map(faults.customFunction),
  };
  return textsOf({ ...rest, rows, fields, lists: { ...rest.lists, names: names.lists }, told }, '');
}

describe('English', () => {
  test('has no Chinese but in quotation marks', () => {
    const texts = everything(english);
    expect(texts.length).toBeGreaterThan(550);
    expect(texts.filter(([, text]) => CHINESE.test(unquoted(text)))).toEqual([]);
  });

  test('leaves nothing undefined, and no text blank but two of the sentence', () => {
    const blank = everything(english).filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object/.test(text));
    // a space between two blanks; and no word follows the department that leads
    expect(blank.map(([path]) => path)).toEqual(['plan.sentenceItems', 'plan.leads']);
  });

  test('has as many texts as Chinese, for the same places', () => {
    expect(
      everything(english)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      everything(chinese)
        .map(([path]) => path)
        .sort(),
    );
  });

  test('tells one from many', () => {
    expect(english.common.rows(1)).toBe('1 row');
    expect(english.common.rows(1204)).toBe('1,204 rows');
    expect(english.common.people(1)).toBe('1 person');
    expect(english.lists.leaveAll(1)).toBe('Leave this row out');
    expect(capsAppliedAdvice({ added: 0, removed: 1 }).what).toBe(
      '1 firm may be visited again and left the exclusions. The pool has changed, and nothing is sealed yet.',
    );
  });

  test('names days with the year when it is another', () => {
    expect(english.plan.day('2026-12-20', '2026-03-01')).toBe('20 Dec');
    expect(english.seal.period('2026-12-20', '2027-01-05')).toBe('20 Dec to 5 Jan 2027');
  });
});

describe('the language of the pane', () => {
  afterEach(() => {
    speak('zh-CN');
  });

  test.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['EN-gb', 'en'],
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['fr-FR', 'zh-CN'],
    ['enm', 'zh-CN'],
    ['', 'zh-CN'],
  ])('of an Excel in %s is %s', (displayLanguage, language) => {
    speak(displayLanguage);
    expect(words.common.language).toBe(language);
  });

  test('is Chinese until one is chosen', () => {
    expect(words).toBe(chinese);
  });
});
