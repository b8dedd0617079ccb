import type { Area } from './area.ts';
import type { CellValue } from './cell-content.ts';

/** `Excel.DataChangeType`. */
export type DataChange =
  'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted' | 'CellInserted' | 'CellDeleted';

/** `Excel.InsertDeleteCellsShiftDirection`, as the events carry it. */
export type ShiftDirection = 'None' | 'ShiftCellLeft' | 'ShiftCellUp' | 'ShiftCellRight' | 'ShiftCellDown';

/** Before and after of an edit that touched one cell only. */
export interface SingleEdit {
  readonly before: CellValue | undefined;
  readonly after: CellValue | undefined;
}

/** Something that happened to the workbook. Views redraw and the host sends events from these. */
export type Notice =
  | {
      readonly kind: 'data';
      readonly sheet: string;
      readonly area: Area;
      readonly change: DataChange;
      readonly direction: ShiftDirection;
      readonly single?: SingleEdit;
    }
  /** Formulas came to other values. */
  | { readonly kind: 'calculated'; readonly sheet: string; readonly area: Area }
  /** Formulas read otherwise, since what they refer to has moved: no edit of these cells, so no event of Excel. */
  | { readonly kind: 'rewritten'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'format'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'layout'; readonly sheet: string }
  | { readonly kind: 'table-added'; readonly sheet: string; readonly table: string }
  | { readonly kind: 'table-deleted'; readonly sheet: string; readonly table: string; readonly name: string }
  | { readonly kind: 'table-changed'; readonly sheet: string; readonly table: string }
  | { readonly kind: 'sheet-added'; readonly sheet: string }
  | { readonly kind: 'sheet-deleted'; readonly sheet: string }
  | { readonly kind: 'sheet-renamed'; readonly sheet: string; readonly before: string; readonly after: string }
  | { readonly kind: 'sheet-moved'; readonly sheet: string; readonly before: number; readonly after: number }
  | { readonly kind: 'sheet-visibility'; readonly sheet: string; readonly before: string; readonly after: string }
  | { readonly kind: 'sheet-activated'; readonly sheet: string; readonly before: string }
  | { readonly kind: 'selection'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'settings' }
  | { readonly kind: 'names' }
  | { readonly kind: 'properties' };

/** Where the parts of a workbook write what they did: how to take it back, and what to tell. */
export interface ChangeLog {
  /** Registers how to undo a change just made. `weight` is the number of cells kept for it. */
  record(inverse: () => void, weight?: number): void;
  announce(notice: Notice): void;
  /** Whether steps are being taken back or done again, which nothing holds up. */
  readonly isReplaying: boolean;
}
