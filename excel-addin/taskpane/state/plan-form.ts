import type { DistrictRule, ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { DepartmentCode, InspectorId, IsoDate, ItemCode } from '../../../core/model/ids.ts';
import type { PublicSource, Seal } from '../../../core/draw/seal.ts';

/** How the clerk says how many. Percent texts are kept as typed until they are understood. */
export type QuotaForm =
  | { readonly kind: 'ratio'; readonly percent: string; readonly rounding: 'up' | 'down' }
  | {
      readonly kind: 'ratio-per-stratum';
      /** By the stratum's values joined with U+001F. */
      readonly percents: Readonly<Record<string, string>>;
      readonly rounding: 'up' | 'down';
    }
  | { readonly kind: 'count'; readonly count: number };

/** A person asked to witness. */
export interface WitnessChoice {
  readonly person: InspectorId;
  readonly form: 'typed' | 'committed';
}

/** A public value named in advance, as the form knows it. */
export interface PublicSourceForm {
  readonly kind: PublicSource['kind'];
  readonly name: string;
  /** `YYYY-MM-DDTHH:MM` of China. */
  readonly notBefore: string;
  readonly entropyTenths: number;
}

/** Attributes by which a pool can be chosen and stratified. */
export const POOL_ATTRIBUTES = ['district', 'objectType', 'industry', 'entityType', 'creditClass'] as const;
export type PoolAttribute = (typeof POOL_ATTRIBUTES)[number];

/** Everything the clerk has said about the task so far. Plain data, kept over a reload. */
export interface PlanForm {
  /** Empty: made from item and year. */
  readonly title: string;
  readonly provincialTaskNumber: string;
  readonly items: readonly ItemCode[];
  readonly lead: DepartmentCode | '';
  readonly participants: readonly DepartmentCode[];
  /** Values chosen by attribute; an attribute without values does not restrict. */
  readonly filters: Readonly<Partial<Record<PoolAttribute, readonly string[]>>>;
  readonly stratifyBy: readonly PoolAttribute[];
  readonly quota: QuotaForm;
  readonly reserve: number;
  readonly teamSize: number;
  readonly routeLength: number;
  readonly loadCap: number;
  readonly districtRule: DistrictRule;
  readonly leadQualification: string;
  readonly from: IsoDate | '';
  readonly until: IsoDate | '';
  readonly fullCoverageBasis: string;
  readonly directedReason: string;
  readonly exclusions: readonly ListedExclusion[];
  readonly witnesses: readonly WitnessChoice[];
  readonly publicSource: PublicSourceForm | null;
  /** Minutes that witnesses have, from sealing. */
  readonly contributionMinutes: number;
  /** The void draw in whose place this one comes, with the reason, or null. */
  readonly replaces: Seal['replaces'];
}

/** What a new task starts with: one stratum, 3%, two officers a team (行政处罚法 §42). */
export const NEW_PLAN: PlanForm = {
  title: '',
  provincialTaskNumber: '',
  items: [],
  lead: '',
  participants: [],
  filters: {},
  stratifyBy: [],
  quota: { kind: 'ratio', percent: '3', rounding: 'up' },
  reserve: 3,
  teamSize: 2,
  routeLength: 3,
  loadCap: 5,
  districtRule: 'any',
  leadQualification: '',
  from: '',
  until: '',
  fullCoverageBasis: '',
  directedReason: '',
  exclusions: [],
  witnesses: [],
  publicSource: null,
  contributionMinutes: 30,
  replaces: null,
};
