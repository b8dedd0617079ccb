import type { KeptList, ListVersion } from '../../core/lists/list-version.ts';
import type { DepartmentCode, DrawNumber, Hex32, InspectorId } from '../../core/model/ids.ts';
import type { Person } from '../../core/journal/activity.ts';
import type { Contact, Leave, RecusalReason } from '../../core/model/inspector.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import type { Result } from '../../core/result.ts';
import type { Declaration, DeclaredConflict } from '../../core/roster/declarations.ts';
import type {
  Directory,
  DrawReceipt,
  DrawStatus,
  DrawSummary,
  KeepListReceipt,
  PersonReach,
  ReleaseCause,
  ReminderReceipt,
  SealOffer,
  SealReceipt,
  Session,
  SessionGrant,
  VisitCaps,
  VisitCapsRequest,
  VisitReceipt,
  VisitRequest,
} from '../../core/wire/api.ts';
import type { Place } from './assignments.ts';
import { acceptAssignment, decideRecusal, requestRecusal } from './assignments.ts';
import { declareConflict, declareLeave, withdrawConflict, withdrawLeave } from './declarations.ts';
import type { DrawsUnderWay } from './drawing.ts';
import { draw } from './drawing.ts';
import type { OfficeFault } from './faults.ts';
import { listContent, listHeads, listHistory, type NamedVersion } from './list-answers.ts';
import type { ReadListFault } from './list-reading.ts';
import { keepList, type ListSource } from './lists.ts';
import { declarationsFor, offerSeal } from './offers.ts';
import type { IssuedCode } from './pairing.ts';
import { issuePairingCode, redeemPairing, resolveSession, revokeSession, revokeSessionsOf } from './pairing.ts';
import type { OfficeParts } from './parts.ts';
import type { Registrar } from './people.ts';
import { registerPeople } from './people.ts';
import { peopleFor } from './people-reach.ts';
import { directoryFor, drawInputFor, drawsFor, recomputed, statusFor, transcriptFor } from './reading.ts';
import { askReminders } from './reminders.ts';
import { releasePlace } from './releases.ts';
import type { ResultPlace, Review } from './results.ts';
import { fileResult, publishResult, reviewResult } from './results.ts';
import type { Handed } from './round.ts';
import { closeDueRounds, contribute, recordPublicValue } from './round.ts';
import type { ReadSealFault } from './seal-reading.ts';
import { seal, type SealSource } from './sealing.ts';
import { recordVisits, visitCaps } from './visits.ts';
import { voidDraw } from './voiding.ts';

type Outcome<T> = Promise<Result<T, OfficeFault>>;

/**
 * What people can do with the office, whether they come through the pane or the chat. Each command checks rights, then
 * the lifecycle, then writes, then answers; each may be repeated when an answer was lost.
 */
export interface Office {
  registerPeople(
    by: Registrar,
    people: readonly Person[],
    contacts: readonly Contact[],
  ): Outcome<{ readonly registered: number }>;

  issuePairingCode(actor: InspectorId): Outcome<IssuedCode>;
  redeemPairing(code: string): Outcome<SessionGrant>;
  resolveSession(token: string): Session | 'unknown' | 'expired';
  revokeSession(token: string): Promise<void>;
  revokeSessionsOf(person: InspectorId): Promise<number>;

  directory(actor: InspectorId): Result<Directory, OfficeFault>;
  draws(actor: InspectorId): Result<readonly DrawSummary[], OfficeFault>;
  status(actor: InspectorId, draw: DrawNumber): Result<DrawStatus, OfficeFault>;
  /** The newest transcript, or the one with this hash: full copy, canonical JSON. */
  transcript(actor: InspectorId, draw: DrawNumber, hash?: Hex32): Outcome<Buffer>;

  /** What officers declared in chat, as the next offer will say it. */
  declarations(actor: InspectorId): Result<readonly Declaration[], OfficeFault>;
  visitCaps(actor: InspectorId, rules: VisitCapsRequest): Result<VisitCaps, OfficeFault>;
  recordVisits(actor: InspectorId, request: VisitRequest): Outcome<VisitReceipt>;

  /** The newest version of every department's lists. */
  listHeads(actor: InspectorId): Result<readonly ListVersion[], OfficeFault>;
  listHistory(
    actor: InspectorId,
    department: DepartmentCode,
    kind: KeptList,
  ): Result<readonly ListVersion[], OfficeFault>;
  /** One version with its rows: JSON of a `ListContent`. */
  listContent(actor: InspectorId, named: NamedVersion): Outcome<Buffer>;
  keepList(actor: InspectorId, source: ListSource): Promise<Result<KeepListReceipt, OfficeFault | ReadListFault>>;
  /** Whether chat reaches the people whom the asker answers for. */
  people(actor: InspectorId): Result<readonly PersonReach[], OfficeFault>;

  /** Everything that decided a draw, for those who may read its full copy. */
  drawInput(actor: InspectorId, draw: DrawNumber): Outcome<Buffer>;
  recompute(actor: InspectorId, body: Uint8Array): Promise<Result<Uint8Array, OfficeFault | MalformedFault>>;

  offerSeal(actor: InspectorId): Outcome<SealOffer>;
  seal(actor: InspectorId, source: SealSource): Promise<Result<SealReceipt, OfficeFault | ReadSealFault>>;
  contribute(actor: InspectorId, draw: DrawNumber, handed: Handed): Outcome<null>;
  recordPublicValue(actor: InspectorId, draw: DrawNumber, value: string): Outcome<null>;
  /** Closes rounds whose time is over; to be called from time to time. */
  closeDueRounds(): Promise<void>;
  draw(actor: InspectorId, draw: DrawNumber): Outcome<DrawReceipt>;
  voidDraw(actor: InspectorId, draw: DrawNumber, reason: string): Outcome<null>;

  /** Leave and firms to keep away from, for draws to come; each may be taken back. */
  declareLeave(actor: InspectorId, leave: Leave): Outcome<null>;
  withdrawLeave(actor: InspectorId, leave: Leave): Outcome<null>;
  declareConflict(actor: InspectorId, conflict: DeclaredConflict): Outcome<null>;
  withdrawConflict(actor: InspectorId, firm: string): Outcome<null>;

  acceptAssignment(actor: InspectorId, place: Place): Outcome<null>;
  requestRecusal(actor: InspectorId, place: Place, reason: RecusalReason, note: string): Outcome<null>;
  decideRecusal(actor: InspectorId, place: Place, approved: boolean): Outcome<null>;
  /** Takes a place back from an officer who is on leave or does not answer. */
  releasePlace(actor: InspectorId, place: Place, cause: ReleaseCause): Outcome<null>;
  askReminders(actor: InspectorId, draw: DrawNumber): Outcome<ReminderReceipt>;

  fileResult(
    actor: InspectorId,
    place: ResultPlace,
    found: { readonly result: string; readonly note: string },
  ): Outcome<null>;
  reviewResult(actor: InspectorId, place: ResultPlace, review: Review): Outcome<null>;
  publishResult(actor: InspectorId, place: ResultPlace): Outcome<null>;
}

/** The office over its parts. */
export function buildOffice(parts: OfficeParts): Office {
  const underWay: DrawsUnderWay = new Map();
  return {
    registerPeople: (by, people, contacts) => registerPeople(parts, by, people, contacts),

    issuePairingCode: (actor) => issuePairingCode(parts, actor),
    redeemPairing: (code) => redeemPairing(parts, code),
    resolveSession: (token) => resolveSession(parts, token),
    revokeSession: (token) => revokeSession(parts, token),
    revokeSessionsOf: (person) => revokeSessionsOf(parts, person),

    directory: (actor) => directoryFor(parts, actor),
    draws: (actor) => drawsFor(parts, actor),
    status: (actor, number) => statusFor(parts, actor, number),
    transcript: (actor, number, hash) => transcriptFor(parts, actor, number, hash),

    declarations: (actor) => declarationsFor(parts, actor),
    visitCaps: (actor, rules) => visitCaps(parts, actor, rules),
    recordVisits: (actor, request) => recordVisits(parts, actor, request),

    listHeads: (actor) => listHeads(parts, actor),
    listHistory: (actor, department, kind) => listHistory(parts, actor, department, kind),
    listContent: (actor, named) => listContent(parts, actor, named),
    keepList: (actor, source) => keepList(parts, actor, source),
    people: (actor) => peopleFor(parts, actor),

    drawInput: (actor, number) => drawInputFor(parts, actor, number),
    recompute: (actor, body) => recomputed(parts, actor, body),

    offerSeal: (actor) => offerSeal(parts, actor),
    seal: (actor, source) => seal(parts, actor, source),
    contribute: (actor, number, handed) => contribute(parts, actor, number, handed),
    recordPublicValue: (actor, number, value) => recordPublicValue(parts, actor, number, value),
    closeDueRounds: () => closeDueRounds(parts),
    draw: (actor, number) => draw(parts, underWay, actor, number),
    voidDraw: (actor, number, reason) => voidDraw(parts, actor, number, reason),

    declareLeave: (actor, leave) => declareLeave(parts, actor, leave),
    withdrawLeave: (actor, leave) => withdrawLeave(parts, actor, leave),
    declareConflict: (actor, conflict) => declareConflict(parts, actor, conflict),
    withdrawConflict: (actor, firm) => withdrawConflict(parts, actor, firm),

    acceptAssignment: (actor, place) => acceptAssignment(parts, actor, place),
    requestRecusal: (actor, place, reason, note) => requestRecusal(parts, actor, place, reason, note),
    decideRecusal: (actor, place, approved) => decideRecusal(parts, actor, place, approved),
    releasePlace: (actor, place, cause) => releasePlace(parts, actor, place, cause),
    askReminders: (actor, number) => askReminders(parts, actor, number),

    fileResult: (actor, place, found) => fileResult(parts, actor, place, found),
    reviewResult: (actor, place, review) => reviewResult(parts, actor, place, review),
    publishResult: (actor, place) => publishResult(parts, actor, place),
  };
}
