import type { Region } from '../workbook.ts';

/** Where a loaded range lies. */
export const regionOf = (
  range: Pick<Excel.Range, 'rowIndex' | 'columnIndex' | 'rowCount' | 'columnCount'>,
): Region => ({
  top: range.rowIndex,
  left: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

/** The range of a region. */
export const rangeOf = (sheet: Excel.Worksheet, region: Region): Excel.Range =>
  sheet.getRangeByIndexes(region.top, region.left, region.rows, region.columns);
