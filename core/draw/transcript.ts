import type { ExclusionReason } from '../model/draw-rules.ts';
import type { Entity } from '../model/entity.ts';
import type { DepartmentCode, DrawNumber, EntityId, Hex32, InspectorId } from '../model/ids.ts';
import type { Inspector } from '../model/inspector.ts';
import type { AssuranceLevel, Seal } from './seal.ts';
import type { EntropySource, SeedEvidence } from './seed-evidence.ts';

/** Version tag of the transcript's form; a change of meaning makes a new one. */
export const TRANSCRIPT_FORMAT = 'ssj-transcript-1';

/**
 * The whole entity roster as columns, sorted by id bytes, so that the roster root, every exclusion, every stratum and
 * every ticket can be recomputed from the transcript alone. Row i of each column belongs to the i-th id.
 */
export interface RosterColumns {
  /** Ids joined by `\n`. */
  readonly ids: string;
  /** Dictionary-coded attributes; `status` and `district` are among them. Sorted by attribute name bytes. */
  readonly attributes: readonly AttributeColumn[];
  /** Root of the second tree, over `{address, id, name}` of every row: sealed, but not read by the draw. */
  readonly identityRoot: Hex32;
  /**
   * Base64 of the concatenated 32-byte hashes which, with the rows of the drawn and reserve entities, give
   * `identityRoot`: so their names and addresses are shown to be the sealed ones. Order in the spec, "Partial tree".
   */
  readonly identityProof: string;
}

/** One attribute of every entity: `values[codes[i]]`. */
export interface AttributeColumn {
  readonly attribute: string;
  /** Distinct values in order of bytes. */
  readonly values: readonly string[];
  /** Index into `values` for each row, decimal, joined by `,`; runs are written `index*count`. */
  readonly codes: string;
}

/** One stratum with its numbers. */
export interface StratumRecord {
  /** Values of `rules.stratifyBy`, in that order. */
  readonly stratum: readonly string[];
  /** Entities with these values that the filters keep, dead and excluded ones included. */
  readonly population: number;
  /** Those of them that are alive, excluded ones included: what a ratio is a ratio of. */
  readonly living: number;
  /** Entities that got a ticket. */
  readonly pool: number;
  readonly drawn: number;
  readonly reserve: number;
  /** Ticket of the last drawn entity, or null when none was drawn: a ticket up to it was drawn. */
  readonly cutoff: Hex32 | null;
}

/** How many entities left the pool, and why. */
export interface ExclusionCount {
  readonly reason: ExclusionReason;
  readonly count: number;
}

/** A drawn or reserve entity. */
export interface TicketRecord {
  readonly entity: Entity;
  readonly ticket: Hex32;
  /** 1-based rank within its stratum. */
  readonly rank: number;
  /** Index into {@link Transcript.strata}. */
  readonly stratum: number;
}

/**
 * An officer of the sealed roster. What the law publishes is open; the rest is committed with a salted hash, so the
 * public copy verifies too and an auditor can open it (`draw-engine.md` §9).
 */
export interface OfficerRecord {
  readonly id: InspectorId;
  readonly name: string;
  readonly department: DepartmentCode;
  /** Teams carried over from earlier tasks; open, because the balance can't be checked without it. */
  readonly carriedLoad: number;
  /** SHA-256 of salt and canonical JSON of the hidden part. */
  readonly hiddenHash: Hex32;
  /** Null in the public copy. */
  readonly opened: { readonly salt: Hex32; readonly hidden: HiddenOfficerPart } | null;
}

/** What the public copy does not show. */
export type HiddenOfficerPart = Omit<Inspector, 'id' | 'name' | 'department' | 'carriedLoad'>;

/** Who may fill a place in a team. */
export type SlotRole = 'lead' | 'department' | 'member';

/** One place in one team. */
export interface SlotRecord {
  /** 0-based index of the team. */
  readonly team: number;
  readonly role: SlotRole;
  /** The department that the officer must belong to, or `''` for any department of the task. */
  readonly department: DepartmentCode | '';
  /** Index into {@link MatchingRecord.eligibleSets}: who may fill such a place, the entities left aside. */
  readonly eligible: number;
  /** Officers of that set who must keep away from an entity of this team, ascending. */
  readonly without: readonly number[];
  /** In a linked transcript only: who held the place before. */
  readonly previous?: number;
  /** Officer of the base plan. */
  readonly base: number;
  /** Officer after the shuffle: who goes. */
  readonly officer: number;
}

/** A team and its route. */
export interface TeamRecord {
  /** 1-based number, as people say it: 第 3 组. */
  readonly number: number;
  /** Indexes into {@link Transcript.drawn}, in draw order. */
  readonly entities: readonly number[];
}

/** Why an officer may not fill a place of a team. */
export type IneligibilityReason =
  | 'declared-conflict'
  | 'former-employer'
  | 'on-leave'
  | 'no-certificate'
  | 'certificate-expired'
  | 'qualification'
  | 'district'
  | 'department'
  | 'recused';

/** The matching with the proof that its base plan is the best one. */
export interface MatchingRecord {
  /** Distinct sets of indexes into {@link Transcript.officers}, each ascending, in order of first use by a slot. */
  readonly eligibleSets: readonly (readonly number[])[];
  /** By team, then lead, participating departments in the order of the rules, members. */
  readonly slots: readonly SlotRecord[];
  /** Dual potentials: pairs of (load, ticket) integers; see the spec, "Certificate". */
  readonly certificate: MatchingCertificate;
  /** Switches made by the shuffle: 64 × slots. */
  readonly shuffleSteps: number;
}

/** Two-component integer potentials, one pair a node of the flow network. */
export interface MatchingCertificate {
  /** For each (team, slot class) node in order of first slot: `[load, ticket]`. */
  readonly classes: readonly (readonly [number, number])[];
  /** For each (team, officer signature) node is implied; for each officer: `[load, ticket]`. */
  readonly officers: readonly (readonly [number, number])[];
}

/** A link to the transcript that this one changes. */
export interface Predecessor {
  /** Hash of the predecessor's public copy, so that anybody can follow the chain. */
  readonly transcriptHash: Hex32;
  readonly kind: 'replacement';
  readonly reason: 'recusal' | 'leave' | 'no-response' | 'entity-unreachable';
  readonly note: string;
  /** All that differs from the first transcript of the draw, earlier links' changes included, oldest first. */
  readonly changes: readonly PlanChange[];
}

/** What a replacement was made for. Teams are numbered from 1, as in {@link TeamRecord}. */
export type PlanChange =
  /** The officer must keep away from the team. */
  | { readonly kind: 'recused'; readonly team: number; readonly officer: InspectorId }
  /** The officer leaves every team. */
  | { readonly kind: 'unavailable'; readonly officer: InspectorId }
  /** The next reserve rank of the stratum takes the entity's place. */
  | { readonly kind: 'entity-replaced'; readonly team: number; readonly entity: EntityId; readonly by: EntityId };

/** The whole draw: self-contained, canonical, linked (`draw-engine.md` §9). */
export interface Transcript {
  readonly format: typeof TRANSCRIPT_FORMAT;
  readonly engine: string;
  readonly drawNumber: DrawNumber;
  readonly predecessor: Predecessor | null;
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly evidence: SeedEvidence;
  readonly seed: Hex32;
  readonly entropy: readonly EntropySource[];
  readonly assurance: AssuranceLevel;
  readonly roster: RosterColumns;
  readonly exclusions: readonly ExclusionCount[];
  readonly strata: readonly StratumRecord[];
  /** In draw order: by ticket, then id, over all strata. A replacement stands in the place of the one it replaces. */
  readonly drawn: readonly TicketRecord[];
  /** By stratum, then rank. */
  readonly reserve: readonly TicketRecord[];
  /** In a linked transcript that replaced entities only: those that were drawn or in reserve and are not visited. */
  readonly replaced?: readonly TicketRecord[];
  /** Sorted by id bytes. */
  readonly officers: readonly OfficerRecord[];
  readonly teams: readonly TeamRecord[];
  readonly matching: MatchingRecord;
}

/** One entity's question: was it in the pool, what was its ticket and rank. */
export type EntityAnswer =
  | { readonly kind: 'not-in-roster'; readonly id: string }
  | { readonly kind: 'excluded'; readonly id: EntityId; readonly reason: ExclusionReason; readonly note: string }
  | {
      readonly kind: 'drawn' | 'reserve' | 'not-drawn';
      readonly id: EntityId;
      readonly ticket: Hex32;
      readonly rank: number;
      readonly stratum: readonly string[];
      /** Entities with a ticket in the stratum, and how many of them were drawn. */
      readonly pool: number;
      readonly drawn: number;
    };
