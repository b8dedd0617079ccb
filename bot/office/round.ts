import { assurance } from '../../core/draw/assurance.ts';
import type { ClosedRound, Submission } from '../../core/draw/round.ts';
import { closeRound, contribute as contributeToRound } from '../../core/draw/round.ts';
import type { SeedEvidence } from '../../core/draw/seed-evidence.ts';
import type { Activity } from '../../core/journal/activity.ts';
import { DRAW_TRANSITIONS, next, stageOf } from '../../core/journal/lifecycle.ts';
import { roundOf, waitingFor } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import type { DrawNumber, InspectorId, Instant } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Decision } from '../journal/journal.ts';
import { authoriseDraw } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { requiredText } from './text.ts';
import { assuranceReason, withheldReason } from './void-reasons.ts';

/** What a witness hands in; who the witness is, the office knows. */
export type Handed =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'commit'; readonly commitment: Extract<Submission, { kind: 'commit' }>['commitment'] }
  | { readonly kind: 'reveal'; readonly value: Extract<Submission, { kind: 'reveal' }>['value'] };

/** Longest public value: a drand beacon in hexadecimal has 192 characters. */
const MAX_PUBLIC_VALUE = 500;

/** Takes a witness's value. The last one closes the round in the same breath. */
export async function contribute(
  parts: OfficeParts,
  actor: InspectorId,
  draw: DrawNumber,
  handed: Handed,
): Promise<Result<null, OfficeFault>> {
  const now = parts.clock.now();
  const written = await parts.journal.transact(now, (state) => decideContribution(state, actor, draw, handed, now));
  if (!written.ok) return written;
  await closeRoundIfOver(parts, draw);
  return ok(null);
}

function decideContribution(
  state: OfficeState,
  actor: InspectorId,
  number: DrawNumber,
  handed: Handed,
  now: Instant,
): Decision<null, OfficeFault> {
  const found = authoriseDraw(state, actor, 'contribute', number, { person: actor });
  if (!found.ok) return found;
  const draw = found.value;
  const department = draw.seal.witnesses.find(({ person }) => person === actor)?.department;
  if (department === undefined) {
    const own = state.people.get(actor)?.department;
    if (own === undefined) return fail({ code: 'person-unknown' });
    return fail({ code: 'contribution-refused', fault: { code: 'foreign', department: own, person: actor } });
  }
  const submission: Submission = { ...handed, department, person: actor };
  // also when the round was closed by this very value and its answer was lost
  if (isRepetition(draw, submission)) return ok({ activities: [], answer: null });
  if (next(DRAW_TRANSITIONS, stageOf(draw), 'contribute') === null) {
    return fail({ code: 'illegal-transition', phase: draw.phase, wanted: 'contribute' });
  }
  const taken = contributeToRound(roundOf(draw), submission, now);
  if (!taken.ok) return fail({ code: 'contribution-refused', fault: taken.fault });
  return ok({ activities: [contributionActivity(number, submission)], answer: null });
}

/** The same value a second time, sent again because the first answer was lost. */
function isRepetition(draw: DrawState, submission: Submission): boolean {
  const given = draw.contributions.get(submission.department);
  switch (submission.kind) {
    case 'type':
      return given?.form === 'typed' && given.text === submission.text;
    case 'commit':
      return given?.form === 'committed' && given.commitment === submission.commitment;
    case 'reveal':
      return given?.form === 'committed' && given.revealed?.value === submission.value;
  }
}

function contributionActivity(draw: DrawNumber, submission: Submission): Activity {
  const { department, person } = submission;
  switch (submission.kind) {
    case 'type':
      return { type: 'ContributionTyped', draw, department, person, text: submission.text };
    case 'commit':
      return { type: 'ContributionCommitted', draw, department, person, commitment: submission.commitment };
    case 'reveal':
      return { type: 'ContributionRevealed', draw, department, person, value: submission.value };
  }
}

/** Writes down the public value that was named in the seal. */
export async function recordPublicValue(
  parts: OfficeParts,
  actor: InspectorId,
  number: DrawNumber,
  typed: string,
): Promise<Result<null, OfficeFault>> {
  const now = parts.clock.now();
  const text = requiredText('value', typed, MAX_PUBLIC_VALUE);
  if (!text.ok) return text;
  await closeRoundIfOver(parts, number);
  const written = await parts.journal.transact(now, (state) =>
    decidePublicValue(state, actor, number, text.value, now),
  );
  return written.ok ? ok(null) : written;
}

function decidePublicValue(
  state: OfficeState,
  actor: InspectorId,
  number: DrawNumber,
  value: string,
  now: Instant,
): Decision<null, OfficeFault> {
  const found = authoriseDraw(state, actor, 'record-public-value', number);
  if (!found.ok) return found;
  const draw = found.value;
  if (draw.publicValue?.value === value) return ok({ activities: [], answer: null });
  if (stageOf(draw) === 'collecting') return fail({ code: 'not-ready', waitingFor: 'contributions' });
  if (next(DRAW_TRANSITIONS, stageOf(draw), 'record-value') === null) {
    return fail({ code: 'illegal-transition', phase: draw.phase, wanted: 'record-public-value' });
  }
  const notBefore = draw.seal.publicSource?.notBefore;
  if (notBefore === undefined || now < notBefore) return fail({ code: 'not-ready', waitingFor: 'public-value' });
  const activity = { type: 'PublicValueRecorded', draw: number, value: { value, at: now } } as const;
  return ok({ activities: [activity], answer: null });
}

/**
 * Closes a round when everybody has contributed or its time is over; voids the draw where the sealed rule says so.
 * Does nothing when there is nothing to close, so it may be called at any time.
 */
export async function closeRoundIfOver(parts: OfficeParts, number: DrawNumber): Promise<void> {
  const now = parts.clock.now();
  await parts.journal.transact<null, never>(now, (state) => {
    const draw = state.draws.get(number);
    const activities = draw === undefined ? [] : closingActivities(draw, now);
    return ok({ activities, answer: null });
  });
}

/** Closes every round whose time is over. */
export async function closeDueRounds(parts: OfficeParts): Promise<void> {
  const now = parts.clock.now();
  await parts.journal.transact<null, never>(now, (state) => {
    const activities = [...state.draws.values()].flatMap((draw) => closingActivities(draw, now));
    return ok({ activities, answer: null });
  });
}

function closingActivities(draw: DrawState, now: Instant): readonly Activity[] {
  if (waitingFor(draw) !== 'contributions') return [];
  const closed = closeRound(roundOf(draw), now);
  if (closed.ok) {
    const { absent, withheld } = closed.value;
    return [{ type: 'RoundClosed', draw: draw.number, absent, withheld }, ...tooFewWitnesses(draw, closed.value)];
  }
  if (closed.fault.code === 'still-open') return [];
  const reason = withheldReason(draw.seal, closed.fault.withheld);
  return [{ type: 'DrawVoided', draw: draw.number, reason, by: 'rule' }];
}

/** Without a public value to follow, what came in must reach the sealed level, or no seed can ever be computed. */
function tooFewWitnesses(draw: DrawState, closed: ClosedRound): readonly Activity[] {
  if (draw.seal.publicSource !== null) return [];
  // the level doesn't depend on what the secret is
  const evidence: SeedEvidence = {
    kind: 'protocol',
    secret: draw.seal.secretHash,
    contributions: closed.contributions,
    publicValue: null,
  };
  const found = assurance(draw.seal, evidence);
  if (found >= draw.seal.leastAssurance) return [];
  const reason = assuranceReason(draw.seal, found, [...closed.absent, ...closed.withheld]);
  return [{ type: 'DrawVoided', draw: draw.number, reason, by: 'rule' }];
}
