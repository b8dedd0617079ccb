import { areaBetween, endColumn, endRow, MAX_COLUMNS, MAX_ROWS, type Area } from '../../model/area.ts';
import { invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { HostClass } from '../host-class.ts';
import { optionalRange } from './places.ts';
import { rangeObject } from './range.ts';
import { rangeAt } from './range-ref.ts';

/** Most rows or columns that may stay in view; more would leave nothing to scroll. */
const MAX_FROZEN = 100;

function checked(count: number): number {
  if (count < 0 || count > MAX_FROZEN) throw invalidArgument('This many rows or columns cannot be frozen.');
  return count;
}

function frozenArea({ state }: Sheet): Area | undefined {
  const { frozenRows, frozenColumns } = state;
  if (frozenRows === 0 && frozenColumns === 0) return undefined;
  return areaBetween(0, 0, (frozenRows || MAX_ROWS) - 1, (frozenColumns || MAX_COLUMNS) - 1);
}

/** `Excel.WorksheetFreezePanes` */
export const FREEZE_PANES: HostClass<Sheet> = {
  name: 'WorksheetFreezePanes',
  finders: {
    GetLocation: (sheet) => {
      const area = frozenArea(sheet);
      if (area === undefined) throw itemNotFound('nothing is frozen');
      return rangeObject(rangeAt(sheet, area));
    },
    GetLocationOrNullObject: (sheet) => {
      const area = frozenArea(sheet);
      return area === undefined ? null : rangeObject(rangeAt(sheet, area));
    },
  },
  methods: {
    FreezeAt: (sheet, given, session) => {
      const area = optionalRange(given, 0, sheet, session)?.area;
      const rows = area === undefined || area.rows === MAX_ROWS ? 0 : endRow(area);
      const columns = area === undefined || area.columns === MAX_COLUMNS ? 0 : endColumn(area);
      sheet.layOut({ frozenRows: checked(rows), frozenColumns: checked(columns) });
      return undefined;
    },
    FreezeColumns: (sheet, given) => {
      sheet.layOut({ frozenRows: 0, frozenColumns: checked(given.optionalInteger(0) ?? 1) });
      return undefined;
    },
    FreezeRows: (sheet, given) => {
      sheet.layOut({ frozenRows: checked(given.optionalInteger(0) ?? 1), frozenColumns: 0 });
      return undefined;
    },
    Unfreeze: (sheet) => {
      sheet.layOut({ frozenRows: 0, frozenColumns: 0 });
      return undefined;
    },
  },
};
