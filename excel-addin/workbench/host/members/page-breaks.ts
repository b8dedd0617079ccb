import { itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import { bind, type HostClass } from '../host-class.ts';
import { rangeArgument } from './places.ts';

interface PageBreakRef {
  readonly sheet: Sheet;
  readonly row: number;
}

/** `Excel.PageBreak` before a row. */
export const PAGE_BREAK: HostClass<PageBreakRef> = {
  name: 'PageBreak',
  properties: {
    ColumnIndex: { get: () => 0 },
    RowIndex: { get: ({ row }) => row },
  },
  methods: {
    Delete: ({ sheet, row }) => {
      sheet.layOut({ pageBreaks: sheet.state.pageBreaks.filter((other) => other !== row) });
      return undefined;
    },
  },
};

/** `Excel.PageBreakCollection` of a sheet's horizontal breaks. */
export const PAGE_BREAKS: HostClass<Sheet> = {
  name: 'PageBreakCollection',
  items: (sheet) => sheet.state.pageBreaks.map((row) => bind(PAGE_BREAK, { sheet, row })),
  finders: {
    Add: (sheet, given, session) => {
      const { row } = rangeArgument(given, 0, sheet, session).area;
      if (row === 0) throw itemNotFound('nothing comes before the first row');
      const rows = new Set([...sheet.state.pageBreaks, row]);
      sheet.layOut({ pageBreaks: [...rows].sort((a, b) => a - b) });
      return bind(PAGE_BREAK, { sheet, row });
    },
  },
  methods: {
    GetCount: ({ state }) => state.pageBreaks.length,
    RemovePageBreaks: (sheet) => {
      sheet.layOut({ pageBreaks: [] });
      return undefined;
    },
  },
};
