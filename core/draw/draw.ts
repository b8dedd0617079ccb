import { solve } from '../matching/base-plan.ts';
import type { BasePlan, MatchingProblem, Plan } from '../matching/problem.ts';
import { shuffleStream } from '../matching/shuffle-stream.ts';
import { shuffle } from '../matching/shuffle.ts';
import type { Entity } from '../model/entity.ts';
import type { Hex32 } from '../model/ids.ts';
import type { SealedInspector } from '../model/inspector.ts';
import { fail, ok, type Result } from '../result.ts';
import { type EntityRoster, entityRoster } from '../roster/entity-roster.ts';
import { inspectorOf, type OfficerRoster, officerRoster } from '../roster/officer-roster.ts';
import type { RosterFault } from '../roster/roster-fault.ts';
import { Cancelled, cancellable } from './cancellation.ts';
import { makePool, type PoolFault } from './draw-pool.ts';
import { type Eligibility, eligibility } from './eligibility.ts';
import { matchingProblem, sizeFault, type SizeFault } from './matching-problem.ts';
import { type NoPlanAnswer, noPlanAnswer } from './no-plan-answer.ts';
import type { Progress } from './progress.ts';
import { purposeKey } from './purpose-key.ts';
import type { QuotaFault } from './quota.ts';
import { drawSample, type Sample } from './sample.ts';
import { sealFault, type SealFault } from './seal-check.ts';
import type { RosterRoot, Seal } from './seal.ts';
import { computeSeed, type SeedFault } from './seed.ts';
import type { SeedEvidence } from './seed-evidence.ts';
import { makeTeams } from './teams.ts';
import { assembleTranscript } from './transcript-assembly.ts';
import type { TeamRecord, Transcript } from './transcript.ts';

/** Everything that decides a draw. Nothing else does: no clock, no order of rows, no other randomness. */
export interface DrawInput {
  readonly seal: Seal;
  readonly entities: readonly Entity[];
  readonly officers: readonly SealedInspector[];
  readonly evidence: SeedEvidence;
}

/** Why there is no draw. */
export type DrawFault =
  | { readonly code: 'seal'; readonly cause: SealFault }
  | { readonly code: 'roster'; readonly list: 'entities' | 'inspectors'; readonly cause: RosterFault }
  | {
      readonly code: 'roster-mismatch';
      readonly list: 'entities' | 'inspectors';
      readonly expected: RosterRoot;
      readonly found: RosterRoot;
    }
  | { readonly code: 'seed'; readonly cause: SeedFault }
  | { readonly code: 'pool'; readonly cause: PoolFault }
  | { readonly code: 'quota'; readonly cause: QuotaFault }
  | { readonly code: 'no-plan'; readonly answer: NoPlanAnswer }
  | { readonly code: 'too-large'; readonly cause: SizeFault }
  | { readonly code: 'cancelled' };

/** Draws: seed, tickets, sample, who may go where, base plan, shuffle, transcript. */
export function draw(input: DrawInput, progress?: Progress): Result<Transcript, DrawFault> {
  try {
    return drawSteps(input, cancellable(progress));
  } catch (error) {
    if (error instanceof Cancelled) return fail({ code: 'cancelled' });
    throw error;
  }
}

function drawSteps(input: DrawInput, progress: Progress): Result<Transcript, DrawFault> {
  const rosters = openSealed(input, progress);
  if (!rosters.ok) return rosters;
  const { entities, officers } = rosters.value;

  const seed = computeSeed(input.seal, input.evidence);
  if (!seed.ok) return fail({ code: 'seed', cause: seed.fault });

  const pool = makePool(entities.table, input.seal.rules, input.seal.exclusions);
  if (!pool.ok) return fail({ code: 'pool', cause: pool.fault });

  const sample = drawSample(pool.value, input.seal.rules, seed.value, progress);
  if (!sample.ok) return fail({ code: 'quota', cause: sample.fault });

  const staffing = staffTeams(input.seal, entities, officers, sample.value, seed.value, progress);
  if (!staffing.ok) return staffing;

  progress.report('transcript', 0, 1);
  return ok(
    assembleTranscript({
      ...input,
      ...rosters.value,
      seed: seed.value,
      pool: pool.value,
      sample: sample.value,
      ...staffing.value,
    }),
  );
}

/** Rosters that are exactly the sealed ones, under a seal that does not contradict itself. */
function openSealed(
  { seal, entities: rows, officers: people }: DrawInput,
  progress: Progress,
): Result<{ readonly entities: EntityRoster; readonly officers: OfficerRoster }, DrawFault> {
  const cause = sealFault(seal);
  if (cause) return fail({ code: 'seal', cause });
  progress.report('roster', 0, rows.length);
  const entities = entityRoster(rows);
  if (!entities.ok) return fail({ code: 'roster', list: 'entities', cause: entities.fault });
  const officers = officerRoster(people);
  if (!officers.ok) return fail({ code: 'roster', list: 'inspectors', cause: officers.fault });
  const mismatch =
    rootFault('entities', seal.entities, entities.value.root) ??
    rootFault('inspectors', seal.inspectors, officers.value.root);
  return mismatch ? fail(mismatch) : ok({ entities: entities.value, officers: officers.value });
}

function rootFault(list: 'entities' | 'inspectors', expected: RosterRoot, found: RosterRoot): DrawFault | null {
  const same = expected.root === found.root && expected.size === found.size;
  return same ? null : { code: 'roster-mismatch', list, expected, found };
}

/** Who goes where. */
export interface Staffing {
  readonly teams: readonly TeamRecord[];
  readonly eligible: Eligibility;
  readonly base: BasePlan;
  readonly plan: Plan;
}

function staffTeams(
  seal: Seal,
  entities: EntityRoster,
  { records }: OfficerRoster,
  sample: Sample,
  seed: Hex32,
  progress: Progress,
): Result<Staffing, DrawFault> {
  const { rules } = seal;
  const drawn = sample.drawn.flatMap(({ row }) => entities.entities[row] ?? []);
  const teams = makeTeams(drawn, rules.team.routeLength);
  const officers = records.map(inspectorOf);
  progress.report('eligibility', 0, teams.length);
  const eligible = eligibility({ drawn, teams, officers, rules });
  const tooLarge = sizeFault(eligible);
  if (tooLarge) return fail({ code: 'too-large', cause: tooLarge });
  const routes = teams.flatMap((team) => drawn[team.entities[0] ?? -1]?.id ?? []);
  const problem = matchingProblem({ seed, officers, loadCap: rules.team.loadCap, routes, ...eligible });
  const base = solve(problem, (done, total) => {
    progress.report('plan', done, total);
  });
  if (!base.ok) {
    return fail({ code: 'no-plan', answer: noPlanAnswer(base.fault, { places: eligible.places, teams, officers }) });
  }
  return ok({ teams, eligible, base: base.value, plan: shufflePlan(problem, base.value, seed, progress) });
}

/** The base plan, moved by random switches so that no legal balanced plan is preferred. */
function shufflePlan(problem: MatchingProblem, base: BasePlan, seed: Hex32, progress: Progress): Plan {
  const below = shuffleStream(purposeKey(seed, 'shuffle'));
  return shuffle(problem, base.officerOf, below, (done, total) => {
    progress.report('shuffle', done, total);
  });
}
