import type { Entity } from '../model/entity.ts';
import type { DepartmentCode, Hex32, InspectorId, Instant } from '../model/ids.ts';
import type { InspectionItem } from '../model/inspection-item.ts';
import type { Inspector } from '../model/inspector.ts';

/** 一单两库: the lists that a department keeps at the office. */
export const KEPT_LISTS = ['items', 'entities', 'inspectors'] as const;
export type KeptList = (typeof KEPT_LISTS)[number];

/** Rows of a kept list. Contact data of officers is kept apart and belongs to no version. */
export interface KeptRows {
  readonly items: InspectionItem;
  readonly entities: Entity;
  readonly inspectors: Inspector;
}

/** What tells one row from another: the credit code, the officer's number, the item's code. */
export const rowId = <K extends KeptList>(kind: K, row: KeptRows[K]): string => ROW_IDS[kind](row);

const ROW_IDS: { readonly [K in KeptList]: (row: KeptRows[K]) => string } = {
  items: ({ code }) => code,
  entities: ({ id }) => id,
  inspectors: ({ id }) => id,
};

/** How many rows came, changed and went from the version before. */
export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** One version of a department's list: who put it there, when, and how much it changed. Never altered afterwards. */
export interface ListVersion {
  readonly department: DepartmentCode;
  readonly kind: KeptList;
  /** From 1, without gaps. */
  readonly number: number;
  /**
   * SHA-256 over the canonical JSON of its rows in the order of their ids' UTF-8 bytes (`listRoot`). To readers from whom
   * something of the rows is withheld, `coveredRoot`: the same for the same version, and nothing to try guesses on.
   */
  readonly root: Hex32;
  readonly rows: number;
  readonly by: InspectorId;
  readonly byName: string;
  readonly at: Instant;
  readonly changes: ChangeCounts;
}
