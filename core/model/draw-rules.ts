import type { DepartmentCode, DistrictCode, IsoDate, ItemCode } from './ids.ts';
import type { InspectionItem } from './inspection-item.ts';

/** An exact fraction; `den` is positive, both are integers below 2^31. */
export interface Ratio {
  readonly num: number;
  readonly den: number;
}

/** 不低于 rounds up, 不超过 rounds down; a fixed total over strata uses largest remainders (`draw-engine.md` §4). */
export type RatioRounding = 'up' | 'down';

/** How many entities are drawn. */
export type Quota =
  | { readonly kind: 'ratio'; readonly ratio: Ratio; readonly rounding: RatioRounding }
  | { readonly kind: 'ratio-per-stratum'; readonly rates: readonly StratumRate[]; readonly rounding: RatioRounding }
  | { readonly kind: 'count'; readonly count: number };

/** The rate of one stratum, for example credit class D at 20%. */
export interface StratumRate {
  /** Values of the attributes in `stratifyBy`, in that order. */
  readonly stratum: readonly string[];
  readonly ratio: Ratio;
}

/** Keeps only entities whose attribute has one of the values. `district` and `status` are attributes too. */
export interface PoolFilter {
  readonly attribute: string;
  readonly values: readonly string[];
}

/** Integer weights by an attribute's value: weight w is w tickets, of which the best counts (successive sampling ∝ w). */
export interface WeightRule {
  readonly attribute: string;
  /** Distinct values, each with a weight of 1 … `MAX_WEIGHT`; a value that is not named weighs 1. */
  readonly weights: readonly { readonly value: string; readonly weight: number }[];
}

/** Which officers may go where: `own` only their district (city officers anywhere), `never-own`, or `any`. */
export type DistrictRule = 'own' | 'never-own' | 'any';

/** How teams are made. Every number is the office's; the defaults cite their source. */
export interface TeamRules {
  /** Officers a team, at least 2 (行政处罚法 §42). */
  readonly size: number;
  /** Entities that one team visits; entities of one district in draw order form a route. */
  readonly routeLength: number;
  /** Most teams one officer may be in for this task. */
  readonly loadCap: number;
  readonly districtRule: DistrictRule;
  /** Qualification that at least the lead must hold, or `''`. */
  readonly leadQualification: string;
}

/** Everything that a draw obeys. Part of the seal, so fixed before any randomness is known. */
export interface DrawRules {
  readonly title: string;
  /** The provincial platform's number, or `''`, which is flagged (`regulation.md` §3, 一). */
  readonly provincialTaskNumber: string;
  readonly lead: DepartmentCode;
  readonly participants: readonly DepartmentCode[];
  readonly items: readonly InspectionItem[];
  /** Written basis for drawing full-coverage items at random, by item. */
  readonly fullCoverageBasis: readonly { readonly item: ItemCode; readonly basis: string }[];
  /** Problem and reason of the ratio in a directed draw (定向抽查), or `''`. */
  readonly directedReason: string;
  readonly filters: readonly PoolFilter[];
  /** Names of the attributes that make the strata; empty for one stratum. */
  readonly stratifyBy: readonly string[];
  readonly quota: Quota;
  /** Absent when every entity of a stratum has the same chance, which is the rule. */
  readonly weighting?: WeightRule;
  /** Reserve ranks a stratum. */
  readonly reserve: number;
  readonly team: TeamRules;
  readonly inspectionFrom: IsoDate;
  readonly inspectionUntil: IsoDate;
  /** True when no holiday table covers the deadline's year yet, so that its working days are provisional. */
  readonly deadlineProvisional: boolean;
}

/** Reasons for which an entity leaves the pool before ticketing. */
export type ExclusionReason = 'not-active' | 'filtered' | 'frequency-cap' | 'recent-result-reused' | 'listed';

/** An entity left out by decision, with the words of the reason; found reasons (`not-active`, `filtered`) are derived. */
export interface ListedExclusion {
  readonly id: string;
  readonly reason: Exclude<ExclusionReason, 'not-active' | 'filtered'>;
  readonly note: string;
}

/** Names of a district for people; sealed so that a printed result needs no other table. */
export interface DistrictName {
  readonly code: DistrictCode;
  readonly name: string;
}

/** Names of a department for people. */
export interface DepartmentName {
  readonly code: DepartmentCode;
  readonly name: string;
}
