import type { DepartmentCode, DistrictCode, EntityId, Hex32, InspectorId, IsoDate } from './ids.ts';

/** A law-enforcement certificate (执法证). It counts on its last day of validity. */
export interface Certificate {
  readonly number: string;
  readonly validUntil: IsoDate;
}

/** Days on which an officer is not at work, both included. */
export interface Leave {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** 与当事人有利害关系, 近亲属, 曾任职, 其他. */
export const RECUSAL_REASONS = ['interest', 'relative', 'former-employer', 'other'] as const;

/** Why an officer must keep away from an entity (回避; 行政处罚法 §43). */
export type RecusalReason = (typeof RECUSAL_REASONS)[number];

/** Why an officer asks to be relieved of a place: a conflict of interest, or leave that bars from it. */
export const REQUEST_REASONS = [...RECUSAL_REASONS, 'leave'] as const;
export type RequestReason = (typeof REQUEST_REASONS)[number];

/** A declared conflict of interest. */
export interface Conflict {
  readonly entity: EntityId;
  readonly reason: RecusalReason;
}

/** At most two certificates an officer (`regulation.md` §1). */
export const MAX_CERTIFICATES = 2;

/** One line of the inspector roster (执法检查人员名录库) after decoding. Contact data is kept apart, see {@link Contact}. */
export interface Inspector {
  readonly id: InspectorId;
  readonly name: string;
  readonly department: DepartmentCode;
  /** Empty for officers of the city, who may go anywhere. */
  readonly district: DistrictCode | '';
  readonly certificates: readonly Certificate[];
  /** Expertise and qualifications, for example `食品`, `特种设备`. */
  readonly qualifications: readonly string[];
  readonly leave: readonly Leave[];
  readonly conflicts: readonly Conflict[];
  /** Names of firms the officer worked for; matching is by exact entity name. */
  readonly formerEmployers: readonly string[];
  /** Teams carried over from earlier tasks, counted in balancing. Integer ≥ 0. */
  readonly carriedLoad: number;
}

/** How an officer is found in Feishu. Never sealed, never published, never logged. */
export interface Contact {
  readonly id: InspectorId;
  readonly mobile?: string;
  readonly email?: string;
}

/** An officer with the 32-byte salt that hides the unpublished part. */
export interface SealedInspector {
  readonly inspector: Inspector;
  readonly salt: Hex32;
}
