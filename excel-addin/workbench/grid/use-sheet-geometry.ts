import type { GridColumn } from '@glideapps/glide-data-grid';
import { useMemo } from 'react';
import type { Sheet } from '../model/sheet.ts';
import { columnsOf, heightOfFirst, heightsOf, markerWidth, widthOfFirst, type RowHeights } from './grid-geometry.ts';
import { Projection } from './projection.ts';

/** Where the cells of a sheet stand, in pixels. */
export interface SheetGeometry {
  readonly projection: Projection;
  readonly columns: readonly GridColumn[];
  readonly rowHeight: RowHeights;
  /** Of the rows and columns that stay in view. */
  readonly frozenHeight: number;
  readonly frozenWidth: number;
  /** Width of the row numbers. */
  readonly markerWidth: number;
}

/**
 * The geometry of a sheet, made anew when the sheet changes.
 *
 * @param version - stands for everything of the sheet that it is made from.
 * @param reach - row as far as which there must be rows.
 */
export function useSheetGeometry(sheet: Sheet, version: number, reach: number): SheetGeometry {
  return useMemo(() => {
    const projection = new Projection(sheet, reach);
    const columns = columnsOf(sheet, projection);
    const rowHeight = heightsOf(sheet, projection);
    return {
      projection,
      columns,
      rowHeight,
      frozenHeight: heightOfFirst(rowHeight, sheet.state.frozenRows),
      frozenWidth: widthOfFirst(columns, sheet.state.frozenColumns),
      markerWidth: markerWidth(projection.rows),
    };
  }, [sheet, version, reach]);
}
