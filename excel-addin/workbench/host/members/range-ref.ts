import type { Area } from '../../model/area.ts';
import { onSheet } from '../../model/area.ts';
import type { Anchor } from '../../model/anchor.ts';
import { ExcelFault, invalidArgument } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Session } from '../session.ts';

/** A range in the eyes of the add-in: cells of a sheet, which move with the sheet once the range is kept. */
export class RangeRef {
  readonly sheet: Sheet;
  readonly #anchor: Anchor;
  #reference: string | undefined;

  constructor(sheet: Sheet, place: Area | Anchor, reference?: string) {
    this.sheet = sheet;
    this.#anchor = 'area' in place ? place : { area: place };
    this.#reference = reference;
  }

  /** @throws ExcelFault `InvalidReference` once its cells are deleted. */
  get area(): Area {
    if (this.#anchor.area === undefined) throw new ExcelFault('InvalidReference', 'This reference is no longer valid.');
    return this.#anchor.area;
  }

  get reference(): string | undefined {
    return this.#reference;
  }

  /** `track()` and the automatic tracking of `Excel.run`. */
  keep(session: Session): void {
    this.#reference ??= session.keep(this.sheet, this.area);
  }
}

/** A range at an area. @throws ExcelFault `InvalidArgument` when it would leave the sheet. */
export function rangeAt(sheet: Sheet, area: Area): RangeRef {
  if (!onSheet(area)) throw invalidArgument('The range would leave the worksheet.');
  return new RangeRef(sheet, area);
}
