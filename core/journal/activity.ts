import type { Visit } from '../draw/frequency.ts';
import type { Predecessor } from '../draw/transcript.ts';
import type { PublicValue } from '../draw/seed-evidence.ts';
import type { Seal } from '../draw/seal.ts';
import type { ChangeCounts, KeptList } from '../lists/list-version.ts';
import type { DepartmentCode, DrawNumber, Hex32, InspectorId, Instant } from '../model/ids.ts';
import type { Leave, RequestReason } from '../model/inspector.ts';
import type { DeclaredConflict } from '../roster/declarations.ts';
import type { DeliveryFailure, ReleaseCause, Role } from '../wire/api.ts';

/**
 * Everything that happens, as typed facts appended to one hash-chained journal before anybody is told
 * (`design.md`, "The journal"). State is a fold over them; messages to send are derived from that state.
 * Bulk (rosters, transcripts) lives in stores addressed by hash; secrets and contact data never enter the journal.
 */
export type Activity =
  // people and access
  | { readonly type: 'PersonRegistered'; readonly person: Person }
  | { readonly type: 'PersonLinked'; readonly person: InspectorId; readonly openId: string }
  | { readonly type: 'PersonNotFound'; readonly person: InspectorId }
  | {
      readonly type: 'PairingCodeIssued';
      readonly person: InspectorId;
      readonly codeHash: Hex32;
      readonly expiresAt: Instant;
    }
  | { readonly type: 'PairingRefused'; readonly codeHash: Hex32 }
  | {
      readonly type: 'SessionOpened';
      readonly person: InspectorId;
      readonly tokenHash: Hex32;
      readonly codeHash: Hex32;
      readonly expiresAt: Instant;
    }
  | { readonly type: 'SessionRevoked'; readonly tokenHash: Hex32 }
  // what people declare of themselves, for draws to come; the public log shows the entry's hash, and the salt keeps
  // anybody from guessing who is away or whose cousin owns a restaurant
  | { readonly type: 'LeaveDeclared'; readonly person: InspectorId; readonly leave: Leave; readonly salt: Hex32 }
  | { readonly type: 'LeaveWithdrawn'; readonly person: InspectorId; readonly leave: Leave; readonly salt: Hex32 }
  | {
      readonly type: 'ConflictDeclared';
      readonly person: InspectorId;
      readonly conflict: DeclaredConflict;
      readonly salt: Hex32;
    }
  | { readonly type: 'ConflictWithdrawn'; readonly person: InspectorId; readonly firm: string; readonly salt: Hex32 }
  // seal and seed
  | {
      readonly type: 'SealOffered';
      readonly draw: DrawNumber;
      readonly secretHash: Hex32;
      readonly by: InspectorId;
      readonly expiresAt: Instant;
    }
  | {
      readonly type: 'DrawSealed';
      readonly draw: DrawNumber;
      readonly seal: Seal;
      readonly sealHash: Hex32;
      readonly by: InspectorId;
    }
  | {
      readonly type: 'ContributionTyped';
      readonly draw: DrawNumber;
      readonly department: DepartmentCode;
      readonly person: InspectorId;
      readonly text: string;
    }
  | {
      readonly type: 'ContributionCommitted';
      readonly draw: DrawNumber;
      readonly department: DepartmentCode;
      readonly person: InspectorId;
      readonly commitment: Hex32;
    }
  | {
      readonly type: 'ContributionRevealed';
      readonly draw: DrawNumber;
      readonly department: DepartmentCode;
      readonly person: InspectorId;
      readonly value: Hex32;
    }
  | { readonly type: 'PublicValueRecorded'; readonly draw: DrawNumber; readonly value: PublicValue }
  | {
      readonly type: 'RoundClosed';
      readonly draw: DrawNumber;
      /** Witnesses who gave nothing. */
      readonly absent: readonly DepartmentCode[];
      /** Witnesses who committed and did not open. */
      readonly withheld: readonly DepartmentCode[];
    }
  | {
      readonly type: 'DrawVoided';
      readonly draw: DrawNumber;
      readonly reason: string;
      readonly by: InspectorId | 'rule';
    }
  // the draw and what follows
  | {
      readonly type: 'DrawCompleted';
      readonly draw: DrawNumber;
      readonly transcriptHash: Hex32;
      /** Hash of the public copy, so that whoever downloads it can find it in the public log. */
      readonly publicHash: Hex32;
      readonly summary: DrawOutcome;
      readonly by: InspectorId;
    }
  | {
      readonly type: 'DrawRelinked';
      readonly draw: DrawNumber;
      readonly transcriptHash: Hex32;
      readonly publicHash: Hex32;
      readonly predecessor: Predecessor;
      readonly summary: DrawOutcome;
    }
  | {
      readonly type: 'AssignmentAccepted';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly person: InspectorId;
    }
  | {
      readonly type: 'RecusalRequested';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly person: InspectorId;
      /** `leave` is asked by declaring leave; everything else is a recusal. */
      readonly reason: RequestReason;
      readonly note: string;
      /** Keeps the hash in the public log from being guessed, as that of a declaration. */
      readonly salt: Hex32;
    }
  | {
      /** Leave was taken back before anybody decided on what it asked for. */
      readonly type: 'RecusalWithdrawn';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly person: InspectorId;
      readonly salt: Hex32;
    }
  | {
      readonly type: 'RecusalApproved';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly person: InspectorId;
      readonly by: InspectorId;
    }
  | {
      readonly type: 'RecusalRefused';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly person: InspectorId;
      readonly by: InspectorId;
      /** A refusal that can be guessed would tell that somebody asked. */
      readonly salt: Hex32;
    }
  | {
      readonly type: 'PlaceReleased';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly person: InspectorId;
      readonly cause: ReleaseCause;
      readonly by: InspectorId | 'rule';
    }
  | {
      /** The engine found nobody for places that are open; they stay so. */
      readonly type: 'ReplacementFailed';
      readonly draw: DrawNumber;
      readonly reason: VacancyReason;
      readonly cause: VacancyCause;
      readonly places: readonly { readonly team: number; readonly person: InspectorId }[];
    }
  | { readonly type: 'RemindersAsked'; readonly draw: DrawNumber; readonly by: InspectorId }
  // results
  | {
      readonly type: 'ResultFiled';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly entity: string;
      readonly by: InspectorId;
      readonly result: string;
      readonly note: string;
    }
  | {
      readonly type: 'ResultReviewed';
      readonly draw: DrawNumber;
      readonly entity: string;
      readonly by: InspectorId;
      readonly accepted: boolean;
      /** Why it is returned, for whoever filed it; `''` when it is accepted. */
      readonly note: string;
    }
  | { readonly type: 'ResultPublished'; readonly draw: DrawNumber; readonly entity: string }
  // visits outside of the office's own draws, for the caps on visits
  | { readonly type: 'VisitRecorded'; readonly visit: Visit; readonly note: string; readonly by: InspectorId }
  // lists that departments keep here
  | ListKeptActivity
  // chat
  | { readonly type: 'ChatOpened'; readonly key: string; readonly chatId: string }
  | { readonly type: 'DeliveryAttempted'; readonly key: string }
  | { readonly type: 'MessageDelivered'; readonly key: string; readonly messageId: string; readonly version: Hex32 }
  | { readonly type: 'MessageUpdated'; readonly key: string; readonly version: Hex32 }
  | {
      readonly type: 'DeliveryFailed';
      readonly key: string;
      readonly reason: DeliveryFailure;
      readonly detail: string;
      /** The chat's own code, where it gave one. */
      readonly answer?: number;
    }
  | {
      /** A team's group is gone: dissolved, or the bot was put out of it. Another takes its place. */
      readonly type: 'TeamGroupLost';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly chatId: string;
    }
  | { readonly type: 'ChatEventSeen'; readonly eventId: string };

/** A department's list has a new version. Its rows are in the list store, under their root. */
export interface ListKeptActivity {
  readonly type: 'ListKept';
  readonly department: DepartmentCode;
  readonly kind: KeptList;
  /** From 1, without gaps. */
  readonly number: number;
  readonly root: Hex32;
  /** Keeps officers' rows from being guessed from this entry's hash or the covered root. */
  readonly salt: Hex32;
  readonly rows: number;
  readonly changes: ChangeCounts;
  /** Officers of the department who came onto its list and who are no longer on it; empty for other lists. */
  readonly listed: readonly InspectorId[];
  readonly unlisted: readonly InspectorId[];
  readonly by: InspectorId;
}

/** Why a place is open. */
export type VacancyReason = 'recusal' | ReleaseCause;

/** Why nobody can take it: those who may are at their caps, nobody else may, or the engine gave another answer. */
export type VacancyCause = 'caps' | 'nobody' | 'other';

/** One who works with the office. Contact data is stored apart. */
export interface Person {
  readonly id: InspectorId;
  readonly name: string;
  readonly department: DepartmentCode;
  readonly role: Role;
}

/** What the fold needs of a transcript, so that state is rebuilt from the journal alone. */
export interface DrawOutcome {
  readonly assurance: 1 | 2 | 3;
  readonly pool: number;
  readonly teams: readonly OutcomeTeam[];
}

/** One team as the cards and lists need it. */
export interface OutcomeTeam {
  readonly number: number;
  readonly members: readonly {
    readonly person: InspectorId;
    readonly name: string;
    readonly department: DepartmentCode;
    readonly lead: boolean;
  }[];
  readonly entities: readonly { readonly id: string; readonly name: string; readonly address: string }[];
}

/** A journal entry: `hash` = SHA-256 of canonical JSON of the other fields; `previous` chains to the entry before. */
export interface JournalEntry {
  /** 1-based, without gaps. */
  readonly sequence: number;
  readonly at: Instant;
  readonly previous: Hex32;
  readonly activity: Activity;
  readonly hash: Hex32;
}
