import type { Visit } from '../draw/frequency.ts';
import type { Seal } from '../draw/seal.ts';
import type { PublicValue } from '../draw/seed-evidence.ts';
import type { Predecessor } from '../draw/transcript.ts';
import type { KeptList, ListVersion } from '../lists/list-version.ts';
import type { DepartmentCode, DrawNumber, Hex32, InspectorId, Instant } from '../model/ids.ts';
import { type AssignmentState, type DeliveryFailure, type DrawPhase, MAX_LISTED_VERSIONS } from '../wire/api.ts';
import type { Leave, RequestReason } from '../model/inspector.ts';
import type { DeclaredConflict } from '../roster/declarations.ts';
import type { DrawOutcome, Person, VacancyCause, VacancyReason } from './activity.ts';
import { SortedMap } from './sorted-map.ts';

/**
 * What is so in an office after some number of journal entries: a value, made by `fold` alone.
 * Maps share structure between states, so holding an old state is cheap and it never changes under its reader.
 */
export interface OfficeState {
  /** Entries folded; the sequence of the last one, 0 before the first. */
  readonly sequence: number;
  /** Hash of the last entry, {@link GENESIS} before the first. */
  readonly head: Hex32;
  readonly people: SortedMap<InspectorId, PersonState>;
  readonly personByOpenId: SortedMap<string, InspectorId>;
  /** What people declared of themselves; who declared nothing is absent. */
  readonly declarations: SortedMap<InspectorId, DeclarationState>;
  /** By hash of the code; only those that were not redeemed. */
  readonly pairingCodes: SortedMap<Hex32, PairingCodeState>;
  /** Instants of refused pairings, oldest first, at most {@link REFUSALS_KEPT}. */
  readonly pairingRefusals: readonly Instant[];
  /** By hash of the token. */
  readonly sessions: SortedMap<Hex32, SessionState>;
  /** Every number ever offered, used or lapsed, so that none is given twice. */
  readonly offers: SortedMap<DrawNumber, OfferState>;
  readonly draws: SortedMap<DrawNumber, DrawState>;
  /** Visits outside of the office's own draws, by `visitKey`. */
  readonly visits: SortedMap<string, RecordedVisit>;
  /** Versions of the lists that departments keep here, by {@link listKey}: newest first, at most {@link VERSIONS_KEPT}. */
  readonly lists: SortedMap<string, readonly KeptVersion[]>;
  /** Team groups and other chats that were opened, by message key. */
  readonly chats: SortedMap<string, string>;
  /** Messages by key. */
  readonly deliveries: SortedMap<string, Delivery>;
  /** Chat events that were handled, with the instant; those older than {@link EVENT_MEMORY_HOURS} are forgotten. */
  readonly seenEvents: SortedMap<string, Instant>;
  /** The same events, oldest first, as `instant event`. */
  readonly seenEventsByAge: SortedMap<string, string>;
}

/** `previous` of the first entry. */
export const GENESIS = '0'.repeat(64) as Hex32;

/** Refused pairings that the state remembers, for the limit on attempts. */
export const REFUSALS_KEPT = 100;

/** Versions of one list that the state remembers; older ones are in the journal alone. */
export const VERSIONS_KEPT = MAX_LISTED_VERSIONS;

/** Feishu sends an unanswered event again for 7.1 hours (`feishu.md`, "Delivery"). */
export const EVENT_MEMORY_HOURS = 8;

/** One who works with the office, and whether Feishu knows them. */
export interface PersonState extends Person {
  /** Feishu's id of the person for this bot, or null. */
  readonly openId: string | null;
  /** Feishu was asked and knows nobody with the contact data on file. */
  readonly notFound: boolean;
  /** Departments whose newest list of officers names the person as one of theirs. */
  readonly listedBy: readonly DepartmentCode[];
}

/** One version of a kept list, with the salt that covers its root. */
export interface KeptVersion extends ListVersion {
  readonly salt: Hex32;
}

/** Leave and firms to keep away from, as declared in chat. Leave that was over at the last declaration is dropped. */
export interface DeclarationState {
  /** By first day. */
  readonly leave: readonly Leave[];
  /** In order of declaration. */
  readonly conflicts: readonly DeclaredConflict[];
}

/** A pairing code that may still be redeemed. */
export interface PairingCodeState {
  readonly person: InspectorId;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** A pane's session. Role and department are those of the person now, not of then. */
export interface SessionState {
  readonly person: InspectorId;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

/** A draw number with the commitment to the operator's secret. */
export interface OfferState {
  readonly secretHash: Hex32;
  readonly by: InspectorId;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** A visit that was recorded from elsewhere: a complaint followed up, an accident, another system's draw. */
export interface RecordedVisit {
  readonly visit: Visit;
  readonly note: string;
  readonly by: InspectorId;
  readonly at: Instant;
}

/** Where in the journal something was written. */
export interface JournalPlace {
  readonly sequence: number;
  readonly hash: Hex32;
  readonly at: Instant;
}

/** What one witness gave so far. */
export type ContributionState =
  | { readonly form: 'typed'; readonly person: InspectorId; readonly text: string; readonly at: Instant }
  | {
      readonly form: 'committed';
      readonly person: InspectorId;
      readonly commitment: Hex32;
      readonly at: Instant;
      readonly revealed: { readonly value: Hex32; readonly at: Instant } | null;
    };

/** One transcript of a draw: the first, or one linked to its predecessor by a replacement. */
export interface TranscriptLink {
  readonly transcriptHash: Hex32;
  readonly publicHash: Hex32;
  readonly predecessor: Predecessor | null;
  readonly at: Instant;
}

/** An officer's place in a team, past places included. */
export interface Assignment {
  readonly team: number;
  readonly person: InspectorId;
  readonly name: string;
  readonly department: DepartmentCode;
  readonly lead: boolean;
  readonly state: AssignmentState;
  /** How many times recusal or leave was asked for, for keys of messages about it. */
  readonly recusals: number;
  /** The last of these requests, kept for the cards about it when it is decided; null where none counts any more. */
  readonly request: PlaceRequest | null;
}

/** What an officer asked, to be relieved of a place. */
export interface PlaceRequest {
  readonly reason: RequestReason;
  readonly note: string;
  readonly at: Instant;
}

/** Places that the engine could not fill. */
export interface Vacancy {
  readonly reason: VacancyReason;
  readonly cause: VacancyCause;
  readonly places: readonly { readonly team: number; readonly person: InspectorId }[];
  /** How many transcripts the draw had: with another one the answer may be another. */
  readonly transcripts: number;
  readonly at: Instant;
}

/** A team's group that was dissolved, or that the bot was put out of. */
export interface LostGroup {
  readonly team: number;
  readonly chatId: string;
  readonly at: Instant;
}

/** What was found at one entity, from filing to publication. */
export interface ResultState {
  readonly team: number;
  readonly entity: string;
  readonly by: InspectorId;
  readonly result: string;
  readonly note: string;
  readonly filedAt: Instant;
  readonly review: {
    readonly accepted: boolean;
    readonly by: InspectorId;
    /** Why it was returned; `''` when it was accepted. */
    readonly note: string;
    readonly at: Instant;
  } | null;
  readonly publishedAt: Instant | null;
}

/** A draw from its seal onwards. */
export interface DrawState {
  readonly number: DrawNumber;
  readonly phase: DrawPhase;
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly sealedBy: InspectorId;
  readonly sealed: JournalPlace;
  /** By department. */
  readonly contributions: SortedMap<DepartmentCode, ContributionState>;
  readonly publicValue: PublicValue | null;
  readonly roundClosed: {
    readonly at: Instant;
    readonly absent: readonly DepartmentCode[];
    readonly withheld: readonly DepartmentCode[];
  } | null;
  readonly voided: { readonly at: Instant; readonly reason: string; readonly by: InspectorId | 'rule' } | null;
  readonly drawnBy: InspectorId | null;
  /** Oldest first; empty before the draw. */
  readonly transcripts: readonly TranscriptLink[];
  /** As the newest transcript has it. */
  readonly outcome: DrawOutcome | null;
  /** By {@link assignmentKey}. */
  readonly assignments: SortedMap<string, Assignment>;
  /** Places for which nobody could be found, as it was noticed, oldest first; those filled since included. */
  readonly vacancies: readonly Vacancy[];
  /** Groups of teams that are gone, oldest first. */
  readonly lostGroups: readonly LostGroup[];
  /** Instants at which a clerk asked to remind everybody who is late. */
  readonly remindersAsked: readonly Instant[];
  /** By entity id. */
  readonly results: SortedMap<string, ResultState>;
}

/** A message: tried, delivered, or given up. */
export interface Delivery {
  readonly attempts: number;
  readonly lastAttemptAt: Instant | null;
  readonly message: {
    readonly messageId: string;
    /** Hash of the content last delivered. */
    readonly version: Hex32;
    readonly at: Instant;
    readonly updatedAt: Instant;
  } | null;
  /** Set by a failure for good, cleared by the next attempt or delivery. */
  readonly failure: {
    readonly reason: DeliveryFailure;
    readonly detail: string;
    /** The chat's own code; null where it gave none. */
    readonly answer: number | null;
    readonly at: Instant;
  } | null;
}

/** Key of {@link DrawState.assignments}. */
export const assignmentKey = (team: number, person: InspectorId): string =>
  `${String(team).padStart(6, '0')}/${person}`;

/** Key of {@link OfficeState.lists}. */
export const listKey = (department: DepartmentCode, kind: KeptList): string => `${department}/${kind}`;

/** The state before the first entry. */
export const EMPTY_STATE: OfficeState = {
  sequence: 0,
  head: GENESIS,
  people: SortedMap.empty(),
  personByOpenId: SortedMap.empty(),
  declarations: SortedMap.empty(),
  pairingCodes: SortedMap.empty(),
  pairingRefusals: [],
  sessions: SortedMap.empty(),
  offers: SortedMap.empty(),
  draws: SortedMap.empty(),
  visits: SortedMap.empty(),
  lists: SortedMap.empty(),
  chats: SortedMap.empty(),
  deliveries: SortedMap.empty(),
  seenEvents: SortedMap.empty(),
  seenEventsByAge: SortedMap.empty(),
};
