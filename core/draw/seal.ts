import type { DepartmentName, DistrictName, DrawRules, ListedExclusion } from '../model/draw-rules.ts';
import type { DepartmentCode, DrawNumber, Hex32, InspectorId, Instant } from '../model/ids.ts';

/** Root of a Merkle tree over canonical rows (RFC 6962 §2.1) and the number of rows; made by `core/roster`. */
export interface RosterRoot {
  readonly root: Hex32;
  readonly size: number;
}

/** How a witness gives a value: typed into a card, or committed from the witness's own machine and revealed later. */
export type ContributionForm = 'typed' | 'committed';

/** One who contributes to the seed. The list is sealed, so nobody can be added or dropped afterwards. */
export interface Witness {
  readonly department: DepartmentCode;
  readonly person: InspectorId;
  readonly name: string;
  readonly form: ContributionForm;
}

/** A value that nobody knows at sealing, named in advance (`draw-engine.md` §3). */
export interface PublicSource {
  readonly kind: 'dice' | 'lottery' | 'drand' | 'nist-beacon';
  /** What exactly, for example `福彩双色球 2026135 期`. */
  readonly name: string;
  /** Not before this instant. */
  readonly notBefore: Instant;
  /** Declared entropy in tenths of a bit. */
  readonly entropyTenths: number;
}

/** What happens when a committed value is not revealed in time: the round is void, or the value is left out. */
export type WithheldRule = 'void' | 'leave-out';

/** 一级 operator only; 二级 witnesses typed; 三级 a commitment from a witness’s own machine, or a public value (`draw-engine.md` §3). */
export type AssuranceLevel = 1 | 2 | 3;

/**
 * All that is fixed before any of the randomness is known (`draw-engine.md` §1.1, §2).
 * `sealHash` is SHA-256 of its canonical JSON (RFC 8785).
 */
export interface Seal {
  readonly format: 'ssj-seal-1';
  readonly drawNumber: DrawNumber;
  readonly sealedAt: Instant;
  readonly itemListVersion: string;
  readonly entities: RosterRoot;
  readonly inspectors: RosterRoot;
  readonly rules: DrawRules;
  /** Sorted by id bytes. */
  readonly exclusions: readonly ListedExclusion[];
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
  /** Sorted by department code bytes; at most one a department. */
  readonly witnesses: readonly Witness[];
  /** SHA-256 of the operator's 32-byte secret with its domain tag. */
  readonly secretHash: Hex32;
  readonly publicSource: PublicSource | null;
  /** Typed values and commitments are taken until then (inclusive). */
  readonly contributionsUntil: Instant;
  /**
   * Committed values may be opened until then (inclusive), once every witness has given something or
   * `contributionsUntil` has passed. Not before `contributionsUntil`; equal to it when nobody commits.
   */
  readonly revealsUntil: Instant;
  readonly withheldRule: WithheldRule;
  readonly leastAssurance: AssuranceLevel;
  /** The void draw that this one replaces, or null. */
  readonly replaces: { readonly drawNumber: DrawNumber; readonly reason: string } | null;
}
