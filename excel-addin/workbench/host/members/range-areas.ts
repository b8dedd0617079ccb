import { formatArea, parseReference } from '../../model/address.ts';
import { cellCount, onSheet, type Area } from '../../model/area.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import { quoteSheet } from '../../model/address.ts';
import type { Sheet } from '../../model/sheet.ts';
import { bind, type HostClass } from '../host-class.ts';
import { CONDITIONAL_FORMATS } from './conditional-formats.ts';

/** Longest address that `getRanges` takes: "limited to 8,192 characters". */
const MAX_ADDRESS = 8_192;

/** Several ranges of one sheet. */
export interface RangeAreasRef {
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

/** Reads `A1:B2,D4`. @throws ExcelFault `InvalidArgument` */
export function areasOfText(sheet: Sheet, text: string): RangeAreasRef {
  if (text.length > MAX_ADDRESS) throw invalidArgument('The address is longer than 8,192 characters.');
  const areas = text.split(',').map((part) => {
    const reference = parseReference(part);
    if (reference?.sheet !== undefined || reference === undefined || !onSheet(reference.area)) {
      throw invalidArgument(`"${part.slice(0, 40)}" is no address.`);
    }
    return reference.area;
  });
  return { sheet, areas };
}

/** `Excel.RangeAreas` */
export const RANGE_AREAS: HostClass<RangeAreasRef> = {
  name: 'RangeAreas',
  properties: {
    Address: {
      get: ({ sheet, areas }) => areas.map((area) => `${quoteSheet(sheet.name)}!${formatArea(area)}`).join(','),
    },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0) },
  },
  objects: {
    ConditionalFormats: ({ sheet, areas }) => bind(CONDITIONAL_FORMATS, { sheet, areas }),
  },
  methods: {
    // areas are found again by their address, so there is nothing to keep
    _KeepReference: () => undefined,
  },
};
