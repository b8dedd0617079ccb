import { solve } from '../matching/base-plan.ts';
import type { BasePlan } from '../matching/problem.ts';
import type { EntityId, InspectorId } from '../model/ids.ts';
import type { Inspector } from '../model/inspector.ts';
import { fail, ok, type Result } from '../result.ts';
import { inspectorOf } from '../roster/officer-roster.ts';
import { Cancelled, cancellable } from './cancellation.ts';
import { type Eligibility, eligibility } from './eligibility.ts';
import {
  applyEntityChanges,
  type ChangedSample,
  type EntityChangeFault,
  originallyDrawn,
  repeatedChange,
} from './entity-changes.ts';
import { matchingProblem, sizeFault, type SizeFault } from './matching-problem.ts';
import { type NoPlanAnswer, noPlanAnswer } from './no-plan-answer.ts';
import type { Progress } from './progress.ts';
import { publicCopy } from './redaction.ts';
import { transcriptHash } from './transcript-decoder.ts';
import type { PlanChange, Predecessor, SlotRecord, TicketRecord, Transcript } from './transcript.ts';

/** What a replacement is asked for: the new changes only, those of earlier links are carried on. */
export type ReplacementRequest = Pick<Predecessor, 'reason' | 'note' | 'changes'>;

/** Why a plan can't be changed so. */
export type ReplacementFault =
  | { readonly code: 'redacted' }
  | { readonly code: 'no-changes' }
  | { readonly code: 'repeated-change'; readonly change: PlanChange }
  | { readonly code: 'unknown-team'; readonly team: number }
  | { readonly code: 'unknown-officer'; readonly officer: InspectorId }
  | EntityChangeFault
  | { readonly code: 'no-plan'; readonly answer: NoPlanAnswer }
  | { readonly code: 'too-large'; readonly cause: SizeFault }
  | { readonly code: 'cancelled' };

/**
 * A linked transcript after an accepted recusal, a leave or a dead firm (`draw-engine.md` §8): the legal plan that
 * changes the fewest pairs, then the most balanced, then by the original pair tickets. No new randomness enters, so
 * nobody can draw again by inventing a leave. Needs the full copy, for who may go where.
 */
export function replaceInPlan(
  before: Transcript,
  request: ReplacementRequest,
  progress?: Progress,
): Result<Transcript, ReplacementFault> {
  const officers = openedOfficers(before);
  const fault = officers === null ? { code: 'redacted' as const } : requestFault(before, request);
  if (officers === null || fault) return fail(fault ?? { code: 'redacted' });
  const sample = changedSample(before, request.changes);
  if (!sample.ok) return sample;
  const changes = [...(before.predecessor?.changes ?? []), ...request.changes];
  try {
    const replan = planAnew(before, officers, sample.value.drawn, changes, cancellable(progress));
    return replan.ok ? ok(linked(before, request, changes, sample.value, replan.value)) : replan;
  } catch (error) {
    if (error instanceof Cancelled) return fail({ code: 'cancelled' });
    throw error;
  }
}

/** The entity that takes an unreachable one's place: the next in reserve of its stratum, or null when none is left. */
export function nextInReserve({ drawn, reserve }: Transcript, entity: EntityId): TicketRecord | null {
  const gone = drawn.find((record) => record.entity.id === entity);
  return reserve.find(({ stratum }) => stratum === gone?.stratum) ?? null;
}

function openedOfficers({ officers }: Transcript): readonly Inspector[] | null {
  const opened: Inspector[] = [];
  for (const record of officers) {
    if (record.opened === null) return null;
    opened.push(inspectorOf({ ...record, opened: record.opened }));
  }
  return opened;
}

function requestFault(before: Transcript, { changes }: ReplacementRequest): ReplacementFault | null {
  const { teams, officers, predecessor } = before;
  if (changes.length === 0) return { code: 'no-changes' };
  const change = repeatedChange([...(predecessor?.changes ?? []), ...changes]);
  if (change) return { code: 'repeated-change', change };
  const known = new Set(officers.map(({ id }) => id));
  for (const change of changes) {
    if (change.kind !== 'unavailable' && change.team > teams.length) return { code: 'unknown-team', team: change.team };
    if (change.kind !== 'entity-replaced' && !known.has(change.officer)) {
      return { code: 'unknown-officer', officer: change.officer };
    }
  }
  return null;
}

/** A record under its entity's id. */
interface RankedRecord {
  readonly id: EntityId;
  readonly stratum: number;
  readonly record: TicketRecord;
}

function changedSample(
  { drawn, reserve, replaced = [] }: Transcript,
  changes: readonly PlanChange[],
): Result<ChangedSample<TicketRecord>, EntityChangeFault> {
  const ranked = (records: readonly TicketRecord[]): readonly RankedRecord[] =>
    records.map((record) => ({ id: record.entity.id, stratum: record.stratum, record }));
  const sample = { drawn: ranked(drawn), reserve: ranked(reserve), replaced: ranked(replaced) };
  const changed = applyEntityChanges(sample, changes);
  if (!changed.ok) return changed;
  const plain = (entries: readonly RankedRecord[]): readonly TicketRecord[] => entries.map(({ record }) => record);
  const { value } = changed;
  return ok({ drawn: plain(value.drawn), reserve: plain(value.reserve), replaced: plain(value.replaced) });
}

/** Who may go where now, and the plan that changes least. */
interface Replan {
  readonly eligible: Eligibility;
  readonly plan: BasePlan;
}

function planAnew(
  before: Transcript,
  officers: readonly Inspector[],
  records: readonly TicketRecord[],
  changes: readonly PlanChange[],
  progress: Progress,
): Result<Replan, ReplacementFault> {
  const { teams, seed, seal, matching } = before;
  const { loadCap } = seal.rules.team;
  const drawn = records.map(({ entity }) => entity);
  progress.report('eligibility', 0, teams.length);
  const eligible = eligibility({ drawn, teams, officers, rules: seal.rules, changes });
  const tooLarge = sizeFault(eligible);
  if (tooLarge) return fail({ code: 'too-large', cause: tooLarge });
  const routes = teams.flatMap(({ entities }) => {
    const first = drawn[entities[0] ?? -1];
    return first ? [originallyDrawn(first.id, changes)] : [];
  });
  const kept = Int32Array.from(matching.slots, ({ officer }) => officer);
  const problem = matchingProblem({ seed, officers, loadCap, routes, ...eligible, kept });
  const plan = solve(problem, (done, total) => {
    progress.report('plan', done, total);
  });
  if (plan.ok) return ok({ eligible, plan: plan.value });
  const { leadQualification } = seal.rules.team;
  const context = { places: eligible.places, drawn, districts: seal.districts, leadQualification, teams, officers };
  return fail({ code: 'no-plan', answer: noPlanAnswer(plan.fault, context) });
}

function linked(
  before: Transcript,
  { reason, note }: ReplacementRequest,
  changes: readonly PlanChange[],
  { drawn, reserve, replaced }: ChangedSample<TicketRecord>,
  { eligible, plan }: Replan,
): Transcript {
  const slots = eligible.places.map(({ team, role, department, set, without }, i): SlotRecord => {
    const officer = plan.officerOf[i] ?? -1;
    const previous = before.matching.slots[i]?.officer ?? -1;
    return { team, role, department, eligible: set, without, previous, base: officer, officer };
  });
  return {
    ...before,
    predecessor: { transcriptHash: transcriptHash(publicCopy(before)), kind: 'replacement', reason, note, changes },
    drawn,
    reserve,
    ...(replaced.length > 0 && { replaced }),
    matching: { eligibleSets: eligible.sets, slots, certificate: plan.certificate, shuffleSteps: 0 },
  };
}
