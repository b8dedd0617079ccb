import type { Round } from '../draw/round.ts';
import type { Contribution } from '../draw/seed-evidence.ts';
import type { Witness } from '../draw/seal.ts';
import type { DepartmentCode, DrawNumber, Hex32, InspectorId, Instant } from '../model/ids.ts';
import type {
  AssignmentState,
  AssignmentStatus,
  DeliveryState,
  DrawStatus,
  DrawSummary,
  FindingStatus,
  Role,
  Session,
  WitnessStatus,
} from '../wire/api.ts';
import { isEntityId } from '../model/normalise.ts';
import { contributionStage, stageOf } from './lifecycle.ts';
import { assignmentCardKey, contributionCardKey } from './message-keys.ts';
import type { Assignment, DrawState, OfficeState, PersonState, ResultState } from './state.ts';
import { assignmentKey } from './state.ts';

/** Questions to a state, asked by the chat side, the API and the public site. */

/** Draws, newest first. */
export function drawsNewestFirst(state: OfficeState): readonly DrawState[] {
  return [...state.draws.values()].sort((a, b) => b.sealed.sequence - a.sealed.sequence);
}

/** Whom a Feishu account belongs to. */
export function personOf(state: OfficeState, openId: string): PersonState | undefined {
  const id = state.personByOpenId.get(openId);
  return id === undefined ? undefined : state.people.get(id);
}

/** People of a role, by id. */
export function peopleOfRole(state: OfficeState, role: Role): readonly PersonState[] {
  return [...state.people.values()].filter((person) => person.role === role);
}

/** Whether a session may be used, and by whom. */
export function sessionOf(state: OfficeState, tokenHash: Hex32, now: Instant): Session | 'unknown' | 'expired' {
  const session = state.sessions.get(tokenHash);
  if (session === undefined || session.revokedAt !== null) return 'unknown';
  if (session.expiresAt <= now) return 'expired';
  const person = state.people.get(session.person);
  if (person === undefined) return 'unknown';
  const { id, name, department, role } = person;
  return { person: id, name, department, role, expiresAt: session.expiresAt };
}

/** The witness of a department in a draw. */
export function witnessOf(draw: DrawState, department: DepartmentCode): Witness | undefined {
  return draw.seal.witnesses.find((witness) => witness.department === department);
}

/** Draws in which a person is asked for a contribution and may still give it. */
export function contributionsAwaitedFrom(state: OfficeState, person: InspectorId): readonly DrawState[] {
  return drawsNewestFirst(state).filter(
    (draw) =>
      stageOf(draw) === 'collecting' &&
      draw.seal.witnesses.some((w) => w.person === person && !isGiven(draw, w.department)),
  );
}

function isGiven(draw: DrawState, department: DepartmentCode): boolean {
  const stage = contributionStage(draw.contributions.get(department));
  return stage === 'typed' || stage === 'revealed';
}

/** The contribution round as `core/draw/round` takes it. */
export function roundOf(draw: DrawState): Round {
  return { seal: draw.seal, sealHash: draw.sealHash, contributions: contributionsOf(draw) };
}

/** What witnesses gave, in order of department code bytes. */
export function contributionsOf(draw: DrawState): readonly Contribution[] {
  return [...draw.contributions].map(([department, given]) =>
    given.form === 'typed'
      ? { department, form: 'typed', text: given.text, at: given.at }
      : {
          department,
          form: 'committed',
          commitment: given.commitment,
          value: given.revealed?.value ?? null,
          at: given.at,
          revealedAt: given.revealed?.at ?? null,
        },
  );
}

/** Why a draw can't be made yet, or null. */
export function waitingFor(draw: DrawState): DrawStatus['waitingFor'] {
  const stage = stageOf(draw);
  if (stage === 'collecting') return 'contributions';
  return stage === 'awaiting-value' ? 'public-value' : null;
}

/** Assignments that a person holds now, over all draws, newest draw first. */
export function assignmentsOf(
  state: OfficeState,
  person: InspectorId,
): readonly { readonly draw: DrawState; readonly assignment: Assignment }[] {
  return drawsNewestFirst(state).flatMap((draw) =>
    currentAssignments(draw)
      .filter((assignment) => assignment.person === person)
      .map((assignment) => ({ draw, assignment })),
  );
}

/** One officer's place in a team, a place lost included. */
export function assignmentAt(draw: DrawState, team: number, person: InspectorId): Assignment | undefined {
  return draw.assignments.get(assignmentKey(team, person));
}

/** Places that somebody holds, by team, the lead first as the transcript has it. */
export function currentAssignments(draw: DrawState): readonly Assignment[] {
  return (draw.outcome?.teams ?? []).flatMap((team) =>
    team.members.flatMap((member) => assignmentAt(draw, team.number, member.person) ?? []),
  );
}

/** Places that were lost to a replacement, by team and person. */
export function pastAssignments(draw: DrawState): readonly Assignment[] {
  return [...draw.assignments.values()].filter(({ state }) => state.kind === 'replaced');
}

/** Places of approved recusals and places taken back, which nobody took yet. */
export function replacementsNeeded(draw: DrawState): readonly Assignment[] {
  return currentAssignments(draw).filter(({ state }) => isVacant(state));
}

/** Whether the officer named for a place need not go any more, and nobody else does yet. */
export const isVacant = ({ kind }: AssignmentState): boolean => kind === 'recusal-approved' || kind === 'released';

/** Whether a message reached its reader. */
export function deliveryOf(state: OfficeState, key: string): DeliveryState {
  const delivery = state.deliveries.get(key);
  if (delivery?.message) return { kind: 'delivered', at: delivery.message.at };
  if (delivery?.failure) return { kind: 'failed', at: delivery.failure.at, reason: delivery.failure.reason };
  return { kind: 'waiting' };
}

/** Line of the list of draws. */
export function drawSummary(draw: DrawState): DrawSummary {
  return {
    drawNumber: draw.number,
    title: draw.seal.rules.title,
    lead: draw.seal.rules.lead,
    phase: draw.phase,
    sealedAt: draw.seal.sealedAt,
    inspectionUntil: draw.seal.rules.inspectionUntil,
    assurance: draw.outcome?.assurance ?? null,
    pool: draw.outcome?.pool ?? null,
    drawn: draw.outcome?.teams.reduce((sum, team) => sum + team.entities.length, 0) ?? null,
  };
}

/** Everything the pane shows of a draw. */
export function drawStatus(state: OfficeState, draw: DrawState, now: Instant, publicUrl: string): DrawStatus {
  return {
    ...drawSummary(draw),
    seal: draw.seal,
    sealHash: draw.sealHash,
    witnesses: draw.seal.witnesses.map((witness) => witnessStatus(state, draw, witness)),
    waitingFor: waitingFor(draw),
    transcriptHash: draw.transcripts.at(-1)?.transcriptHash ?? null,
    assignments: [...currentAssignments(draw), ...pastAssignments(draw)].map((place) =>
      assignmentStatus(state, draw.number, place),
    ),
    findings: [...draw.results.values()].map(findingStatus),
    voidReason: draw.voided?.reason ?? null,
    now,
    publicUrl,
  };
}

function findingStatus({ team, entity, by, result, note, filedAt, review, publishedAt }: ResultState): FindingStatus {
  if (!isEntityId(entity)) throw new Error('a result names a firm that was drawn');
  return { team, entity, by, result, note, filedAt, accepted: review?.accepted ?? null, publishedAt };
}

function witnessStatus(state: OfficeState, draw: DrawState, witness: Witness): WitnessStatus {
  const card = deliveryOf(state, contributionCardKey(draw.number, witness.department));
  return { ...witness, state: witnessState(draw, witness.department), card };
}

function witnessState(draw: DrawState, department: DepartmentCode): WitnessStatus['state'] {
  const stage = contributionStage(draw.contributions.get(department));
  if (stage === 'typed' || stage === 'revealed') return 'revealed';
  return draw.roundClosed === null ? stage : 'absent';
}

function assignmentStatus(state: OfficeState, draw: DrawNumber, place: Assignment): AssignmentStatus {
  const { team, person, name, department, lead } = place;
  const card = deliveryOf(state, assignmentCardKey(draw, team, person));
  return { team, person, name, department, lead, card, state: place.state };
}
