import type { CappedEntity, FrequencyCap, Visit } from '../draw/frequency.ts';
import type { CeilingFault } from '../draw/item-limits.ts';
import type { PreviewFault } from '../draw/pool.ts';
import type { ContributionFault } from '../draw/round.ts';
import type { SealFault } from '../draw/seal-check.ts';
import type { Seal } from '../draw/seal.ts';
import type { Declaration } from '../roster/declarations.ts';
import type { RosterFault } from '../roster/roster-fault.ts';
import type { ListVersion } from '../lists/list-version.ts';
import type { DrawRules } from '../model/draw-rules.ts';
import type { Entity } from '../model/entity.ts';
import type { DepartmentCode, DrawNumber, EntityId, Hex32, InspectorId, Instant, IsoDate } from '../model/ids.ts';
import type { InspectionItem } from '../model/inspection-item.ts';
import type { Contact, Inspector, RecusalReason, RequestReason, SealedInspector } from '../model/inspector.ts';
import type { AssuranceLevel } from '../draw/seal.ts';

/**
 * What the task pane and the server say to each other, over HTTPS under {@link API_ROOT}.
 * Every answer is JSON; a refusal is `{fault: {code, …}}` with a 4xx status. A session travels as
 * `Authorization: Bearer …`. Requests are decoded by `core/wire/requests.ts` and answers by `core/wire/answers.ts`, strictly.
 *
 * | call | request | answer |
 * |---|---|---|
 * | `POST pairings` | {@link PairingRequest} | {@link SessionGrant} |
 * | `GET session` | | {@link Session} |
 * | `DELETE session` | | 204 |
 * | `GET directory` | | {@link Directory} |
 * | `GET lists` | | newest {@link ListVersion} of every department's lists |
 * | `GET lists/:department/:kind` | | {@link ListVersion}[], newest first, at most {@link MAX_LISTED_VERSIONS} |
 * | `GET lists/:department/:kind/:number` | | {@link ListContent} |
 * | `POST lists` | {@link KeepListRequest} | {@link KeepListReceipt} |
 * | `GET people` | | {@link PersonReach}[] of the asker's department, of all for the joint office |
 * | `POST offers` | | {@link SealOffer} |
 * | `GET declarations` | | {@link Declaration}[], for who may seal |
 * | `POST visit-caps` | {@link VisitCapsRequest} | {@link VisitCaps} |
 * | `POST visits` | {@link VisitRequest} | {@link VisitReceipt} |
 * | `POST draws` | {@link SealRequest} | {@link SealReceipt} |
 * | `GET draws` | | {@link DrawSummary}[] |
 * | `GET draws/:number` | | {@link DrawStatus} |
 * | `POST draws/:number/draw` | | {@link DrawReceipt} |
 * | `GET draws/:number/transcript` | | the newest full transcript (canonical JSON) |
 * | `GET draws/:number/transcripts/:hash` | | an earlier one, by its hash or that of its public copy |
 * | `GET draws/:number/input` | | everything that decided the draw, after it |
 * | `POST recomputations` | such a document, or a transcript with a replacement | the transcript (canonical JSON) |
 * | `POST draws/:number/void` | {@link VoidRequest} | {@link DrawStatus} |
 * | `POST draws/:number/reminders` | | {@link ReminderReceipt} |
 * | `POST draws/:number/contributions` | {@link ContributionRequest} | {@link DrawStatus} |
 * | `POST draws/:number/public-value` | {@link PublicValueRequest} | {@link DrawStatus} |
 */
export const API_ROOT = '/api/v1';

/** Largest request: rosters of a province are drawn at the command line, not through this door. */
export const MAX_REQUEST_BYTES = 128 * 1024 * 1024;

/** What a person may do follows from the role (`design.md`, "Who may do what"; table in `core/access`). */
export const ROLES = ['clerk', 'joint-office', 'inspector', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** A one-time code that the bot gave in a private chat after 配对. */
export interface PairingRequest {
  readonly code: string;
}

/** Who is working. */
export interface Session {
  readonly person: InspectorId;
  readonly name: string;
  readonly department: DepartmentCode;
  readonly role: Role;
  readonly expiresAt: Instant;
}

/** Answer to a good pairing code: the only time the token is shown. */
export interface SessionGrant {
  readonly token: string;
  readonly session: Session;
}

/** Departments, districts and people who may witness, as this office keeps them. */
export interface Directory {
  readonly departments: readonly { readonly code: DepartmentCode; readonly name: string }[];
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  readonly witnesses: readonly {
    readonly person: InspectorId;
    readonly name: string;
    readonly department: DepartmentCode;
  }[];
  readonly itemListVersion: string;
  readonly leastAssurance: AssuranceLevel;
  /** Root of the public site, for the QR code. */
  readonly publicUrl: string;
}

/** Versions that a list's history tells. */
export const MAX_LISTED_VERSIONS = 100;

/** Rows by kind of list, as the wire carries them. */
export type RowsOfKind =
  | { readonly kind: 'items'; readonly rows: readonly InspectionItem[] }
  | { readonly kind: 'entities'; readonly rows: readonly Entity[] }
  | { readonly kind: 'inspectors'; readonly rows: readonly Inspector[] };

/**
 * One version with its rows, in the order of their ids. To a clerk of another department officers' rows come without
 * `leave`, `conflicts` and `formerEmployers` (empty): a joint task needs to know who may come, not who is whose cousin.
 * `withheld` says so; such rows don't make the version's root, and nobody may take them for the whole truth.
 */
export type ListContent = { readonly version: ListVersion; readonly withheld: boolean } & RowsOfKind;

/**
 * Puts a list of the asker's own department in place of version `base` (0 when there is none yet). When somebody else has
 * put a newer one there meanwhile, nothing is written (`list-moved`); `not-found` when the office has no version at all to
 * which `base` could belong. The same rows as the newest are no new version, whatever `base` is; contact data is taken
 * over all the same.
 */
export type KeepListRequest = {
  readonly base: number;
  /** How officers are found in Feishu; empty for the other lists. Stored apart, shown to nobody. */
  readonly contacts: readonly Contact[];
} & RowsOfKind;

/** The version that stands now, and how many people became known or changed by it. */
export interface KeepListReceipt {
  readonly version: ListVersion;
  readonly registered: number;
}

/** Whether somebody can be reached in Feishu. `sought` means that the search is under way. */
export const REACH_STATES = ['found', 'sought', 'not-found', 'without-contact', 'unreachable'] as const;
export type ReachState = (typeof REACH_STATES)[number];

/**
 * One of the office's people, and whether chat reaches them. Told of are staff in every role, and officers whom the newest
 * list of their department names; where a department keeps no list of officers, all whom a seal ever named.
 */
export interface PersonReach {
  readonly person: InspectorId;
  readonly name: string;
  readonly department: DepartmentCode;
  readonly state: ReachState;
  /** Why the newest card did not reach the person, or null. */
  readonly reason: DeliveryFailure | null;
}

/** The server's half of a seal: the number, and the commitment to a secret that stays on the server until the draw. */
export interface SealOffer {
  readonly drawNumber: DrawNumber;
  readonly secretHash: Hex32;
  /** Becomes `sealedAt`. */
  readonly issuedAt: Instant;
  /** The offer lapses then. */
  readonly expiresAt: Instant;
  /** What officers declared in chat; to be merged into their rows before sealing, and the server looks whether it was. */
  readonly declarations: readonly Declaration[];
}

export type { SealedInspector } from '../model/inspector.ts';

/** The one request that seals: the pane has computed `sealHash`; the server recomputes it from the rows. */
export interface SealRequest {
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly entities: readonly Entity[];
  readonly inspectors: readonly SealedInspector[];
  /** How officers are found in Feishu; stored apart, never sealed. */
  readonly contacts: readonly Contact[];
}

/** Proof that the seal was written to the journal before anything was answered. */
export interface SealReceipt {
  readonly drawNumber: DrawNumber;
  readonly sealHash: Hex32;
  /** Position and hash of the journal entry. */
  readonly journal: { readonly sequence: number; readonly hash: Hex32 };
  readonly publicUrl: string;
}

/** Phase of a draw; legal transitions in `docs/lifecycle.md`. */
export const DRAW_PHASES = ['sealed', 'ready', 'drawn', 'void'] as const;
export type DrawPhase = (typeof DRAW_PHASES)[number];

/** Line of the list of draws. */
export interface DrawSummary {
  readonly drawNumber: DrawNumber;
  readonly title: string;
  readonly lead: DepartmentCode;
  readonly phase: DrawPhase;
  readonly sealedAt: Instant;
  readonly inspectionUntil: IsoDate;
  readonly assurance: AssuranceLevel | null;
  readonly pool: number | null;
  readonly drawn: number | null;
}

/** State of one witness's contribution. */
export interface WitnessStatus {
  readonly department: DepartmentCode;
  readonly person: InspectorId;
  readonly name: string;
  readonly form: 'typed' | 'committed';
  readonly state: 'awaited' | 'committed' | 'revealed' | 'absent';
  /** Whether the card reached the person in chat. */
  readonly card: DeliveryState;
}

/** Whether a message reached its reader. */
export type DeliveryState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'delivered'; readonly at: Instant }
  | { readonly kind: 'failed'; readonly at: Instant; readonly reason: DeliveryFailure };

/** Why a message can't be delivered and is not tried again. */
export const DELIVERY_FAILURES = [
  'person-not-found',
  'bot-unavailable-to-person',
  'resigned',
  'blocked-by-person',
  'content-refused',
  'no-permission',
  /** The team's group was dissolved, or the bot is no longer in it. */
  'chat-gone',
  /** The organisation's urgent notices are used up; the message itself was delivered. */
  'quota-used-up',
  /** The chat said no with a code that has no words of its own. */
  'refused',
  /** Nobody knows whether it arrived. */
  'other',
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

/** Why a place is taken from an officer without a recusal. */
export const RELEASE_CAUSES = ['leave', 'no-response'] as const;
export type ReleaseCause = (typeof RELEASE_CAUSES)[number];

/** Where one assignment stands. */
export type AssignmentState =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'accepted'; readonly at: Instant }
  /** Asked to be relieved, for a conflict of interest or for leave. */
  | { readonly kind: 'recusal-asked'; readonly at: Instant; readonly reason: RequestReason; readonly note: string }
  /** Approved, and not yet replaced: nobody could be found, or the new matching is being computed. */
  | { readonly kind: 'recusal-approved'; readonly at: Instant; readonly reason: RecusalReason; readonly note: string }
  | { readonly kind: 'recusal-refused'; readonly at: Instant }
  /** Taken back, and not yet given to somebody else. */
  | { readonly kind: 'released'; readonly at: Instant; readonly cause: ReleaseCause }
  | { readonly kind: 'replaced'; readonly at: Instant };

/** One officer's place in a team, with card and answer. */
export interface AssignmentStatus {
  readonly team: number;
  readonly person: InspectorId;
  readonly name: string;
  readonly department: DepartmentCode;
  readonly lead: boolean;
  readonly card: DeliveryState;
  readonly state: AssignmentState;
}

/** What was found at one firm, from filing to publication. */
export interface FindingStatus {
  readonly team: number;
  readonly entity: EntityId;
  /** Who filed it. */
  readonly by: InspectorId;
  /** In the words of the trade (未发现问题, …). */
  readonly result: string;
  readonly note: string;
  readonly filedAt: Instant;
  /** The lead's review, or null before it. */
  readonly accepted: boolean | null;
  readonly publishedAt: Instant | null;
}

/** Everything the pane shows of a draw while it runs and afterwards. */
export interface DrawStatus extends DrawSummary {
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly witnesses: readonly WitnessStatus[];
  /** Why the draw can't be made yet, or null when it can. */
  readonly waitingFor: 'contributions' | 'public-value' | null;
  readonly transcriptHash: Hex32 | null;
  readonly assignments: readonly AssignmentStatus[];
  /** By entity id; only firms of which something was filed. */
  readonly findings: readonly FindingStatus[];
  readonly voidReason: string | null;
  /** Server's clock, for countdowns. */
  readonly now: Instant;
  readonly publicUrl: string;
}

/** Answer to the draw: where the transcript is. */
export interface DrawReceipt {
  readonly drawNumber: DrawNumber;
  readonly transcriptHash: Hex32;
}

/** Voids a sealed draw that was not drawn; stays in the log with its reason. */
export interface VoidRequest {
  readonly reason: string;
}

/** A witness's value from the witness's own machine: first the commitment, later what is behind it. */
export type ContributionRequest =
  { readonly kind: 'commit'; readonly commitment: Hex32 } | { readonly kind: 'reveal'; readonly value: Hex32 };

/** The public value named in the seal, as its source announced it. */
export interface PublicValueRequest {
  readonly value: string;
}

/** How many officers were reminded. */
export interface ReminderReceipt {
  readonly reminded: number;
}

/** What of the rules decides how often an entity may be visited. */
export type VisitCapsRequest = Pick<DrawRules, 'items' | 'lead' | 'participants'>;

/**
 * Caps on visits, and the visits that may count towards them: the pane works out with `cappedBy` who may not be visited
 * once more, and so does the office again when it seals.
 */
export interface VisitCaps {
  readonly caps: readonly FrequencyCap[];
  readonly visits: readonly Visit[];
}

/** Visits recorded in one request at most. */
export const MAX_RECORDED_VISITS = 500;

/** Visits that were not drawn here: followed-up complaints, accidents, other systems' draws. */
export interface VisitRequest {
  readonly visits: readonly (Visit & { readonly note: string })[];
}

/** How many visits were new. */
export interface VisitReceipt {
  readonly recorded: number;
}

/** Entities that a refusal names at most; how many there are is said beside them. */
export const MAX_LIMIT_EXAMPLES = 20;

/** Why a seal whose hashes are right is refused all the same. */
export type SealRefusal =
  | { readonly code: 'roster-refused'; readonly roster: 'entities' | 'inspectors'; readonly fault: RosterFault }
  /** The seal could never be drawn. */
  | { readonly code: 'contradiction'; readonly fault: SealFault }
  /** Nobody, or not as many as wanted, can be drawn from the list. */
  | { readonly code: 'undrawable'; readonly fault: PreviewFault }
  /** More than an ordinary item's ratio allows. */
  | CeilingFault
  /** The pool holds entities that were visited as often as a cap allows. */
  | { readonly code: 'capped-in-pool'; readonly found: number; readonly entities: readonly CappedEntity[] }
  /** Entities are left out as visited often enough, which the journal does not bear out. */
  | { readonly code: 'cap-unfounded'; readonly found: number; readonly ids: readonly string[] }
  | {
      readonly code: 'deadline-past';
      readonly field: 'contributionsUntil' | 'inspectionUntil';
      readonly found: string;
      readonly now: Instant;
    }
  | { readonly code: 'item-list-outdated'; readonly expected: string; readonly found: string }
  /** No such person in this department, by this name, works with the office. */
  | { readonly code: 'witness-unknown'; readonly person: InspectorId; readonly department: DepartmentCode }
  /** The office asks for at least this level, the seal for less. */
  | { readonly code: 'assurance-below-office'; readonly expected: AssuranceLevel; readonly found: AssuranceLevel }
  | { readonly code: 'replaced-draw-not-void'; readonly drawNumber: DrawNumber }
  /** The officer declared leave or a conflict in chat that the row lacks: after the offer, or it was not merged. */
  | { readonly code: 'declaration-missing'; readonly person: InspectorId; readonly name: string };

/** A code with its evidence. */
export type CodedFault = { readonly code: string } & Readonly<Record<string, unknown>>;

/** A refusal, with what offended. */
export type ApiFault =
  | { readonly code: 'unauthorised' }
  | { readonly code: 'session-expired' }
  | { readonly code: 'forbidden'; readonly role: Role }
  | { readonly code: 'pairing-refused'; readonly cause: 'unknown' | 'expired' | 'too-many-attempts' }
  | { readonly code: 'not-found' }
  | { readonly code: 'too-large'; readonly limit: number }
  /** `path` is a JSON pointer into the request, `''` for the whole of it. */
  | { readonly code: 'malformed'; readonly path: string; readonly expected: string }
  | { readonly code: 'offer-lapsed' }
  /** Somebody put a newer version there; it is the one to merge with. */
  | { readonly code: 'list-moved'; readonly newest: ListVersion }
  /** Two rows have one id. */
  | { readonly code: 'list-repeats'; readonly id: string }
  | { readonly code: 'seal-mismatch'; readonly field: string; readonly expected: string; readonly found: string }
  | { readonly code: 'seal-refused'; readonly fault: SealRefusal }
  | { readonly code: 'contribution-refused'; readonly fault: ContributionFault }
  | { readonly code: 'illegal-transition'; readonly phase: DrawPhase; readonly wanted: string }
  | { readonly code: 'not-ready'; readonly waitingFor: 'contributions' | 'public-value' }
  /** The engine's fault (`DrawFault` of `core/draw/draw`) with its evidence. */
  | { readonly code: 'draw-refused'; readonly fault: CodedFault }
  | { readonly code: 'too-many-requests'; readonly retryAfterSeconds: number }
  /** The server is stopping or at its limit: try again in a moment. */
  | { readonly code: 'busy' }
  /** A bug or a failing disk; `reference` finds it in the server's log. */
  | { readonly code: 'internal'; readonly reference: string };

/** Body of every refusal. */
export interface ApiRefusal {
  readonly fault: ApiFault;
}
