import type { PlannedColumn } from '../../workbook/sheet-plan.ts';

/** A column of a sheet that we write. */
export const plannedColumn = (
  header: string,
  width: number,
  kind: PlannedColumn['kind'],
  wrap = false,
): PlannedColumn => ({ header, width, kind, wrap });
