import type { DepartmentName, DistrictName } from '../model/draw-rules.ts';
import type { EntityId, IsoDate } from '../model/ids.ts';
import type { TownName } from './place-names.ts';
import type { Repair, RowFault } from './row-fault.ts';

/** What rows are checked against. */
export interface DecodingContext {
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
  /** Towns by which a district is found in an address; may be empty. */
  readonly towns: readonly TownName[];
  /** Whether a district that the column does not give may be taken from the address or the credit code, marked as such. */
  readonly inferDistricts: boolean;
  /** The day on which the list is checked, in China. */
  readonly today: IsoDate;
  /** Ids by exact name, for 回避企业 given by name; empty when no entity list was read. */
  readonly entityIds: ReadonlyMap<string, EntityId>;
}

/** A value and the row of the sheet (from 0) that it came from. */
export interface DecodedRow<T> {
  readonly row: number;
  readonly value: T;
}

/** What a list's rows gave. Nothing is dropped silently: a row is in `rows` or in `held`, or has an error. */
export interface DecodedList<T> {
  /** Usable as they are. */
  readonly rows: readonly DecodedRow<T>[];
  /** Usable only by a clerk's decision; each has a keepable error. */
  readonly held: readonly DecodedRow<T>[];
  readonly faults: readonly RowFault[];
  readonly repairs: readonly Repair[];
  /** Rows that hold anything, footers not counted. */
  readonly filledRows: number;
}
