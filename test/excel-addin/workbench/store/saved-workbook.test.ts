import { expect, test } from '@jest/globals';
import { restoreWorkbook, saveWorkbook } from '../../../../excel-addin/workbench/store/saved-workbook.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';
import { describeWorkbook, newWorkbook } from '../model/sheet-content.ts';

test('a workbook that was kept comes back with its ids, tables, names, looks, settings and front sheet', () => {
  const workbook = newWorkbook(Workbook);
  const sheet = workbook.activeSheet;
  sheet.grid.write({ row: 0, column: 0, rows: 3, columns: 2 }, (row, column) => `${row} ${column}`);
  const table = workbook.addTable(sheet, { row: 0, column: 0, rows: 3, columns: 2 }, true);
  workbook.renameTable(table, '名单表');
  sheet.grid.format({ row: 1, column: 0, rows: 2, columns: 1 }, { bold: true });
  sheet.grid.merge({ row: 5, column: 1, rows: 2, columns: 2 });
  sheet.grid.resize('column', 1, 1, { points: 99 });
  sheet.layOut({ frozenRows: 1, tabColor: '#1F4E8C' });
  workbook.names.add(
    '区域',
    { kind: 'cells', sheet, anchor: sheet.keep({ row: 1, column: 1, rows: 1, columns: 1 }) },
    '',
  );
  workbook.saveSettings([['mapping', '{"企业名称":"B"}']]);
  workbook.describe({ title: '标题' });
  const other = workbook.addSheet('另一个');
  workbook.activate(other);

  const kept = structuredClone(saveWorkbook(workbook, 'GB18030'));
  const again = restoreWorkbook(kept, () => 2025);
  for (const { id, columns } of kept.sheets) {
    for (const column of columns) {
      const state = structuredClone(workbook.sheet(id).grid.cells.exportColumn(column));
      again.sheet(id).grid.cells.importColumn(column, state);
    }
  }
  expect(describeWorkbook(again)).toEqual(describeWorkbook(workbook));
  expect([...again.settings]).toEqual([...workbook.settings]);
  expect([again.activeSheet.id, kept.readAs]).toEqual([other.id, 'GB18030']);
  expect(again.addSheet().id).not.toBe(other.id);
});
