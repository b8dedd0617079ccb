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

test('conditional formats and charts come back with what they lie over', () => {
  const workbook = new Workbook('试', () => 2026);
  const sheet = workbook.addSheet('表');
  const area = { row: 1, column: 1, rows: 3, columns: 1 };
  const format = workbook.addConditionalFormat(sheet, [area]);
  format.update({ formula: '=B2>2' });
  format.dress({ fill: '#FDE7E9' });
  const chart = workbook.addChart(sheet, 'BarClustered', area, { row: 0, column: 4, rows: 9, columns: 5 });
  chart.update({ title: '图' });
  chart.move(chart.labels, { ...area, column: 0 });
  const back = restoreWorkbook(structuredClone(saveWorkbook(workbook, undefined)), () => 2026).sheets[0];
  expect(back?.conditionalFormats.map(({ state, areas }) => [state, areas])).toEqual([[format.state, [area]]]);
  expect(back?.charts.map(({ state, values, labels, place }) => [state, values.area, labels.area, place.area])).toEqual(
    [[chart.state, area, { ...area, column: 0 }, { row: 0, column: 4, rows: 9, columns: 5 }]],
  );
});
