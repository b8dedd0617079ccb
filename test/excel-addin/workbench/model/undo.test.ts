import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellArea, type Area } from '../../../../excel-addin/workbench/model/area.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import { NEW_VALIDATION, setValidation } from '../../../../excel-addin/workbench/model/data-validation.ts';
import { ExcelFault } from '../../../../excel-addin/workbench/model/excel-fault.ts';
import {
  addSheetFilter,
  filterColumn,
  filterRanges,
  reapplyFilters,
  removeSheetFilter,
  type ColumnFilter,
} from '../../../../excel-addin/workbench/model/filter.ts';
import { columnsArea, rowsArea, type Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import {
  addTableColumn,
  addTableRows,
  convertToRange,
  deleteTable,
  deleteTableRows,
  growTableForTyping,
} from '../../../../excel-addin/workbench/model/table-edit.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';
import { describeWorkbook, newWorkbook } from './sheet-content.ts';

/** Something a person or the add-in does to the workbook. */
type Edit = (workbook: Workbook, sheet: Sheet) => void;

const small = fc.nat(11);
const areas = fc
  .tuple(small, fc.nat(7), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .map(([row, column, rows, columns]): Area => ({ row, column, rows, columns }));
const texts = fc.constantFrom(
  '甲',
  '乙',
  '12',
  '2025-1-2',
  '=A1',
  '=SUM($B$2:D9)',
  '=名单!C3',
  '=Sheet2!$A:$B',
  '',
  '3%',
  "'007",
);

const filters = fc.constantFrom<ColumnFilter>(
  { on: 'Values', values: ['甲', ''] },
  { on: 'Custom', criterion1: '>10', criterion2: '=乙', operator: 'Or' },
  { on: 'TopItems', count: 2 },
);

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(areas, texts).map(([area, text]): Edit => (workbook, sheet) => {
    enterEntries(sheet, area, () => text, workbook.rules('person'));
  }),
  fc.tuple(small, fc.nat(7), texts).map(([row, column, text]): Edit => (workbook, sheet) => {
    growTableForTyping(sheet, row, column);
    enterEntries(sheet, cellArea(row, column), () => text, workbook.rules('person'));
  }),
  areas.map((area): Edit => (_workbook, sheet) => {
    sheet.grid.format(area, { bold: true, fill: '#FFF2CC' });
  }),
  areas.map((area): Edit => (_workbook, sheet) => {
    sheet.grid.merge(area);
  }),
  areas.map((area): Edit => (_workbook, sheet) => {
    sheet.grid.unmerge(area);
  }),
  areas.map((area): Edit => (_workbook, sheet) => {
    sheet.insert(area, area.rows % 2 === 0 ? 'Down' : 'Right');
  }),
  areas.map((area): Edit => (_workbook, sheet) => {
    sheet.delete(area, area.rows % 2 === 0 ? 'Up' : 'Left');
  }),
  areas.map(({ row, rows }): Edit => (_workbook, sheet) => {
    sheet.insert(rowsArea(row, rows), 'Down');
  }),
  areas.map(({ row, rows }): Edit => (_workbook, sheet) => {
    sheet.delete(rowsArea(row, rows), 'Up');
  }),
  areas.map(({ column, columns }): Edit => (_workbook, sheet) => {
    sheet.insert(columnsArea(column, columns), 'Right');
  }),
  areas.map(({ column, columns }): Edit => (_workbook, sheet) => {
    sheet.delete(columnsArea(column, columns), 'Left');
  }),
  fc.tuple(small, fc.integer({ min: 10, max: 90 })).map(([index, points]): Edit => (_workbook, sheet) => {
    sheet.grid.resize(index % 2 === 0 ? 'row' : 'column', index, 2, { points, hidden: points > 80 });
  }),
  fc.tuple(areas, fc.boolean()).map(([area, hasHeaders]): Edit => (workbook, sheet) => {
    workbook.addTable(sheet, area, hasHeaders);
  }),
  fc.tuple(small, fc.nat(5)).map(([index, kind]): Edit => (workbook, sheet) => {
    const table = sheet.tables[index % Math.max(1, sheet.tables.length)];
    if (table === undefined) return;
    if (kind === 0) addTableRows(sheet, table, index % (table.body.rows + 1), 2);
    if (kind === 1) deleteTableRows(sheet, table, 0, 1);
    if (kind === 2) addTableColumn(sheet, table, table.area.columns, '新列');
    if (kind === 3) convertToRange(sheet, table);
    if (kind === 4) deleteTable(sheet, table);
    if (kind === 5) workbook.renameTable(table, `表格${index}`);
  }),
  fc.tuple(areas, fc.constantFrom('=$A3>1', '=名单!B2=C$4')).map(([area, formula]): Edit => (workbook, sheet) => {
    workbook.addConditionalFormat(sheet, [area]).update({ formula });
  }),
  areas.map((area): Edit => (workbook, sheet) => {
    const { page } = sheet.state;
    sheet.layOut({ page: { ...page, printArea: area }, pageBreaks: [area.row + 1] });
    workbook.names.add(`合计${area.row}`, { kind: 'formula', formula: '=SUM(名单!$A$1:$B$4)' }, '');
  }),
  fc.nat(3).map((kind): Edit => (workbook, sheet) => {
    if (kind === 0) workbook.addSheet();
    if (kind === 1) workbook.deleteSheet(sheet);
    if (kind === 2) workbook.renameSheet(sheet, `改名${workbook.sheets.length}`);
    if (kind === 3) workbook.moveSheet(sheet, workbook.sheets.length - 1);
  }),
  areas.map((area): Edit => (_workbook, sheet) => {
    addSheetFilter(sheet, area);
  }),
  fc.tuple(small, filters).map(([index, filter]): Edit => (_workbook, sheet) => {
    const ranges = filterRanges(sheet);
    const range = ranges[index % Math.max(1, ranges.length)];
    if (range === undefined) return;
    if (index === 0) reapplyFilters(range);
    else if (index === 1) removeSheetFilter(sheet);
    else filterColumn(range, index % range.area.columns, index === 2 ? undefined : filter);
  }),
  fc.tuple(areas, fc.constantFrom('=$A3>1', '=名单!B2=C$4')).map(([area, formula]): Edit => (_workbook, sheet) => {
    setValidation(sheet, area, { ...NEW_VALIDATION, rule: { kind: 'Custom', formula } });
  }),
  areas.map((area): Edit => (workbook, sheet) => {
    workbook.names.add(`区域${area.row}`, { kind: 'cells', sheet, anchor: sheet.keep(area) }, '');
  }),
);

/** Makes an edit as a person does. An edit that is refused leaves everything as it was. */
function attempt(workbook: Workbook, edit: Edit): boolean {
  const before = describeWorkbook(workbook);
  try {
    workbook.history.edit('person', '试验', () => {
      edit(workbook, workbook.activeSheet);
    });
    return true;
  } catch (error) {
    if (!(error instanceof ExcelFault)) throw error;
    expect(describeWorkbook(workbook)).toEqual(before);
    return false;
  }
}

/** What is seen one after the other; a step that changes nothing one can see is none. */
function stages(workbook: Workbook, step: () => boolean): string[] {
  const seen = [JSON.stringify(describeWorkbook(workbook))];
  while (step()) {
    const next = JSON.stringify(describeWorkbook(workbook));
    if (next !== seen.at(-1)) seen.push(next);
  }
  return seen;
}

test('law: undoing gives back what was, redoing what became, step by step, and refused edits leave no trace', () => {
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 14 }), (all) => {
      const workbook = newWorkbook(Workbook);
      const remaining = [...all];
      const done = stages(workbook, () => {
        const edit = remaining.shift();
        if (edit !== undefined) attempt(workbook, edit);
        return edit !== undefined;
      });
      const undone = stages(workbook, () => workbook.history.undo());
      expect(undone).toEqual([...done].reverse());
      expect(stages(workbook, () => workbook.history.redo())).toEqual(done);
      expect(stages(workbook, () => workbook.history.undo())).toEqual(undone);
    }),
    { seed: 20_250_101, numRuns: 300 },
  );
});
