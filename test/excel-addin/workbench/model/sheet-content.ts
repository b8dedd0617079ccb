import { WHOLE_SHEET } from '../../../../excel-addin/workbench/model/area.ts';
import { nameFormula } from '../../../../excel-addin/workbench/model/named-item.ts';
import type { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';

/** Rows and columns looked at. */
const [ROWS, COLUMNS] = [30, 15];

/** All that a person or an add-in could tell of a workbook, within the first rows and columns. */
export function describeWorkbook(workbook: Workbook): unknown {
  return {
    sheets: workbook.sheets.map((sheet) => ({
      id: sheet.id,
      state: sheet.state,
      cells: grid((row, column) => sheet.grid.content(row, column) ?? null),
      styles: grid((row, column) => sheet.grid.styles.at(row, column)),
      widths: sheet.grid.widths.export(),
      heights: sheet.grid.heights.export(),
      merges: sheet.grid
        .mergesIn(WHOLE_SHEET)
        .map((area) => JSON.stringify(area))
        .sort(),
      rules: sheet.conditionalFormats.map(({ areas, state }) => ({ areas, state })),
      validations: sheet.validations.map(({ areas, state }) => JSON.stringify({ areas, state })).sort(),
      filter: sheet.filter && { area: sheet.filter.anchor.area, filters: sheet.filter.filters },
      tables: sheet.tables.map(({ id, area, state }) => JSON.stringify({ id, area, state })).sort(),
    })),
    names: workbook.names.all().map((item) => [item.name, nameFormula(item)]),
    properties: workbook.properties,
  };
}

function grid<T>(cell: (row: number, column: number) => T): T[][] {
  return Array.from({ length: ROWS }, (_row, row) =>
    Array.from({ length: COLUMNS }, (_column, column) => cell(row, column)),
  );
}

/** A workbook with one empty sheet. */
export function newWorkbook(make: typeof Workbook): Workbook {
  const workbook = new make('试验', () => 2025);
  workbook.addSheet('名单');
  workbook.history.clear();
  return workbook;
}
