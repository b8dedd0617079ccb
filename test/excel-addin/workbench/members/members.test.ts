import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { coverageReport, REPORT_PATH, unanswered } from './report.ts';
import { addInProgram, programOf, usedMembers, type UsedMember } from './used-members.ts';

const used = usedMembers(addInProgram());

/** The members that one source would use if it were part of the add-in. */
const usedBy = (source: string): readonly string[] => named(usedMembers(programOf(source)));

const named = (members: readonly UsedMember[]): readonly string[] =>
  members.map(({ className, member }) => `${className}.${member}`);

describe('members of Excel that the add-in uses', () => {
  test('are all answered by the workbench', () => {
    expect(named(unanswered(used))).toEqual([]);
    expect(named(used)).toEqual(
      expect.arrayContaining(['Range.values', 'ConditionalFormatRule.formula', 'Worksheet.tables']),
    );
  });

  test('are reported as they are', async () => {
    expect(await readFile(REPORT_PATH, 'utf8')).toBe(coverageReport(used));
  });

  test('are found where they are called, loaded by name, set and taken apart', () => {
    const source = `
      const PLACE = ['rowIndex', 'format/fill/color'];
      export async function probe(context: Excel.RequestContext): Promise<void> {
        const { worksheets } = context.workbook;
        const sheet = worksheets.getItem('x');
        sheet.shapes.load('items/name');
        const range = sheet.getRange('A1').load(PLACE);
        range.set({ format: { font: { bold: true } } });
        range.load({ values: true });
        await context.sync();
      }`;
    const names = usedBy(source);
    expect(names).toEqual(
      expect.arrayContaining([
        'Workbook.worksheets',
        'WorksheetCollection.getItem',
        'Worksheet.shapes',
        'ShapeCollection.items',
        'Shape.name',
        'Range.rowIndex',
        'RangeFill.color',
        'RangeFont.bold',
        'Range.values',
      ]),
    );
    expect(names).not.toContain('Range.load');
  });

  test('that the workbench lacks make the first of these tests fail', () => {
    const lacking = [{ className: 'Worksheet', member: 'shapes', files: [] }];
    expect(unanswered([...used, ...lacking])).toEqual(lacking);
    expect(() =>
      usedBy('export const probe = (range: Excel.Range, what: string): unknown => range.load(what);'),
    ).toThrow("can't be told from the source");
  });
});
