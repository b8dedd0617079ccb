import { describe, expect, test } from '@jest/globals';
import { isValidCell, listItems } from '../../../../excel-addin/workbench/formula/validation-check.ts';
import { typeCell } from '../../../../excel-addin/workbench/grid/edits.ts';
import { cellArea, type Area } from '../../../../excel-addin/workbench/model/area.ts';
import {
  NEW_VALIDATION,
  rulesOf,
  setValidation,
  type Comparison,
  type ValidationRule,
} from '../../../../excel-addin/workbench/model/data-validation.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import { EntryFault } from '../../../../excel-addin/workbench/model/excel-fault.ts';
import { rowsArea, type Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';

function book(): { workbook: Workbook; sheet: Sheet } {
  const workbook = new Workbook('试验', () => 2025);
  const sheet = workbook.addSheet('名单');
  const lists = workbook.addSheet('区县');
  for (const [row, name] of ['曾都区', '随县', 'ABC'].entries()) {
    enterEntries(lists, cellArea(row, 0), () => name, workbook.rules('person'));
  }
  return { workbook, sheet };
}

/** Whether a person may type a text into a cell with a rule. */
function takes(rule: ValidationRule, text: string, place = { row: 4, column: 1 }): boolean {
  const { workbook, sheet } = book();
  setValidation(sheet, { row: 4, column: 1, rows: 9, columns: 2 }, { ...NEW_VALIDATION, rule });
  try {
    typeCell(workbook, sheet, place, text);
    return true;
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error;
    expect(sheet.grid.content(place.row, place.column)).toBeUndefined();
    return false;
  }
}

const compared = (
  kind: 'WholeNumber' | 'Decimal' | 'Date' | 'TextLength',
  operator: Comparison,
  formula1: string | number,
  formula2?: string | number,
): ValidationRule => ({ kind, operator, formula1, formula2 });
const listOf = (source: string): ValidationRule => ({ kind: 'List', source, inCellDropDown: true });

describe('what a person types', () => {
  // "Apply data validation to cells" and "Create a drop-down list", Microsoft Support
  test.each<readonly [ValidationRule, readonly string[], readonly string[]]>([
    [listOf('合格, 不合格'), ['合格', '不合格'], ['不 合格', '待定', '0']],
    [listOf('A,B'), ['A'], ['a']],
    [listOf('=区县!$A$1:$A$3'), ['曾都区', 'abc'], ['广水市']],
    [compared('WholeNumber', 'Between', 1, 10), ['1', '10'], ['0', '10.5', '文字', '11']],
    [compared('WholeNumber', 'NotBetween', 1, 10), ['0', '11'], ['5']],
    [compared('Decimal', 'GreaterThan', '=1+1'), ['2.5'], ['2', '文字']],
    [compared('Decimal', 'LessThanOrEqualTo', 0.03), ['3%'], ['3.5%']],
    [compared('Date', 'GreaterThanOrEqualTo', '2025-03-01'), ['2025-3-1', '2025/12/31'], ['2025-2-28', '文字']],
    [compared('Date', 'LessThan', '2025-03-01T00:00:00.000Z'), ['2025-2-28'], ['2025-3-1']],
    [compared('TextLength', 'EqualTo', 18), ['9142130000000000AB'], ['91421300']],
    [{ kind: 'Custom', formula: '=COUNTIF($B$5:$B$9,B5)=1' }, ['甲'], []],
    [{ kind: 'Custom', formula: '=LEN(B5)=2' }, ['随县'], ['曾都区']],
  ])('is held to %j', (rule, fine, wrong) => {
    for (const text of fine) expect([text, takes(rule, text)]).toEqual([text, true]);
    for (const text of wrong) expect([text, takes(rule, text)]).toEqual([text, false]);
  });

  test('is held to a relative rule as seen from its own cell', () => {
    const rule: ValidationRule = { kind: 'Custom', formula: '=LEN(B5)=2' };
    expect(takes(rule, '随县', { row: 8, column: 2 })).toBe(true);
    expect(takes(rule, '曾都区', { row: 8, column: 2 })).toBe(false);
  });

  test('may be empty where blanks are ignored, is not held where no alert is shown, and may be insisted on', () => {
    const { workbook, sheet } = book();
    const rule = listOf('合格');
    setValidation(sheet, cellArea(0, 0), { ...NEW_VALIDATION, rule });
    typeCell(workbook, sheet, { row: 0, column: 0 }, '合格');
    typeCell(workbook, sheet, { row: 0, column: 0 }, '');
    typeCell(workbook, sheet, { row: 0, column: 0 }, '其他', true);
    expect(sheet.grid.content(0, 0)).toBe('其他');
    const errorAlert = { ...NEW_VALIDATION.errorAlert, showAlert: false };
    setValidation(sheet, cellArea(0, 1), { ...NEW_VALIDATION, rule, errorAlert });
    typeCell(workbook, sheet, { row: 0, column: 1 }, '其他');
    expect(isValidCell({ workbook, sheet, row: 0, column: 1 })).toBe(false);
  });

  test('the object model writes as it likes, and finds what is invalid afterwards', () => {
    const { workbook, sheet } = book();
    setValidation(sheet, cellArea(0, 0), { ...NEW_VALIDATION, rule: listOf('合格') });
    enterEntries(sheet, cellArea(0, 0), () => '其他', workbook.rules('add-in'));
    expect(isValidCell({ workbook, sheet, row: 0, column: 0 })).toBe(false);
  });
});

describe('the rules of a sheet', () => {
  const area: Area = { row: 4, column: 1, rows: 6, columns: 2 };
  const rule: ValidationRule = { kind: 'Custom', formula: '=$A5>B$1' };

  test('are cut where others are set, and go on as they were around them', () => {
    const { sheet } = book();
    setValidation(sheet, area, { ...NEW_VALIDATION, rule });
    setValidation(sheet, { row: 4, column: 1, rows: 1, columns: 2 }, { ...NEW_VALIDATION, rule: listOf('甲') });
    expect(rulesOf(sheet, { row: 7, column: 2, rows: 1, columns: 1 })).toMatchObject({
      kind: 'one',
      state: { rule: { formula: '=$A8>C$1' } },
    });
    expect(rulesOf(sheet, area).kind).toBe('Inconsistent');
    expect(rulesOf(sheet, { ...area, columns: 3 }).kind).toBe('MixedCriteria');
    expect(rulesOf(sheet, cellArea(0, 0)).kind).toBe('none');
  });

  test('follow their cells and what they refer to, and come back with a step back', () => {
    const { workbook, sheet } = book();
    setValidation(sheet, area, { ...NEW_VALIDATION, rule });
    setValidation(sheet, cellArea(0, 0), { ...NEW_VALIDATION, rule: listOf('=区县!$A$1:$A$3') });
    workbook.history.edit('person', '改', () => {
      sheet.insert(rowsArea(0, 1), 'Down');
      workbook.findSheet('区县')?.delete(rowsArea(0, 1), 'Up');
    });
    expect(sheet.validations.map(({ areas, state }) => [areas[0]?.row, state.rule])).toEqual([
      [5, { kind: 'Custom', formula: '=$A6>B$2' }],
      [1, listOf('=区县!$A$1:$A$2')],
    ]);
    expect(listItems({ workbook, sheet, row: 1, column: 0 })).toEqual(['随县', 'ABC']);
    workbook.history.undo();
    expect(sheet.validations.map(({ areas, state }) => [areas[0]?.row, state.rule])).toEqual([
      [4, rule],
      [0, listOf('=区县!$A$1:$A$3')],
    ]);
  });
});
