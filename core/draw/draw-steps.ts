import { solve } from '../matching/base-plan.ts';
import type { BasePlan, MatchingProblem, Plan } from '../matching/problem.ts';
import { shuffleStream } from '../matching/shuffle-stream.ts';
import { shuffle } from '../matching/shuffle.ts';
import type { Entity } from '../model/entity.ts';
import type { Hex32 } from '../model/ids.ts';
import type { Inspector } from '../model/inspector.ts';
import { fail, ok, type Result } from '../result.ts';
import { type EntityRoster, entityRoster } from '../roster/entity-roster.ts';
import { inspectorOf, type OfficerRoster, officerRoster } from '../roster/officer-roster.ts';
import type { DrawFault, DrawInput } from './draw-input.ts';
import { makePool, type Pool } from './draw-pool.ts';
import { type Eligibility, eligibility } from './eligibility.ts';
import { matchingProblem, sizeFault } from './matching-problem.ts';
import { noPlanAnswer } from './no-plan-answer.ts';
import type { Progress } from './progress.ts';
import { purposeKey } from './purpose-key.ts';
import { drawSample, type Sample } from './sample.ts';
import { sealFault } from './seal-check.ts';
import type { RosterRoot, Seal } from './seal.ts';
import { computeSeed } from './seed.ts';
import { makeTeams } from './teams.ts';
import type { TeamRecord } from './transcript.ts';

/*
 * The steps of a draw, one after the other as `draw` calls them. Each takes what the ones before it made, and answers
 * with what it made or with the reason why there is no draw.
 */

/** The two lists of a draw, ready to be drawn from. */
export interface OpenLists {
  readonly entities: EntityRoster;
  readonly officers: OfficerRoster;
}

/** The lists, which are exactly the sealed ones, under a seal that does not contradict itself. */
export function openLists(
  { seal, entities: rows, officers: people }: DrawInput,
  progress: Progress,
): Result<OpenLists, DrawFault> {
  const cause = sealFault(seal);
  if (cause) return fail({ code: 'seal', cause });
  progress.report('roster', 0, rows.length);
  const entities = entityRoster(rows);
  if (!entities.ok) return fail({ code: 'roster', list: 'entities', cause: entities.fault });
  const officers = officerRoster(people);
  if (!officers.ok) return fail({ code: 'roster', list: 'inspectors', cause: officers.fault });
  const mismatch =
    mismatchOf('entities', seal.entities, entities.value.root) ??
    mismatchOf('inspectors', seal.inspectors, officers.value.root);
  return mismatch ? fail(mismatch) : ok({ entities: entities.value, officers: officers.value });
}

function mismatchOf(list: 'entities' | 'inspectors', expected: RosterRoot, found: RosterRoot): DrawFault | null {
  const same = expected.root === found.root && expected.size === found.size;
  return same ? null : { code: 'roster-mismatch', list, expected, found };
}

/** The seed, from evidence that is complete and fits the seal. */
export function fixSeed({ seal, evidence }: DrawInput): Result<Hex32, DrawFault> {
  const seed = computeSeed(seal, evidence);
  return seed.ok ? seed : fail({ code: 'seed', cause: seed.fault });
}

/** The pool: everybody in the list but who is filtered, dead or excluded. */
export function leaveOut({ entities }: OpenLists, { rules, exclusions }: Seal): Result<Pool, DrawFault> {
  const pool = makePool(entities.table, rules, exclusions);
  return pool.ok ? pool : fail({ code: 'pool', cause: pool.fault });
}

/** The smallest tickets of each stratum, as many as the rules say, and the reserve after them. */
export function drawEntities(pool: Pool, { rules }: Seal, seed: Hex32, progress: Progress): Result<Sample, DrawFault> {
  const sample = drawSample(pool, rules, seed, progress);
  return sample.ok ? sample : fail({ code: 'quota', cause: sample.fault });
}

/** Which teams visit which of the drawn. */
export interface FormedTeams {
  readonly drawn: readonly Entity[];
  readonly records: readonly TeamRecord[];
}

/** Routes through the drawn entities, district by district; one team visits each. */
export function formTeams({ entities }: OpenLists, { rules }: Seal, sample: Sample): FormedTeams {
  const drawn = sample.drawn.flatMap(({ row }) => entities.entities[row] ?? []);
  return { drawn, records: makeTeams(drawn, rules.team.routeLength) };
}

/** The places of every team, and who may take each: by department, district, certificate, leave and recusal. */
export function setOut(
  { officers }: OpenLists,
  { rules }: Seal,
  { drawn, records: teams }: FormedTeams,
  progress: Progress,
): Result<Eligibility, DrawFault> {
  progress.report('eligibility', 0, teams.length);
  const eligible = eligibility({ drawn, teams, officers: peopleOf(officers), rules });
  const tooLarge = sizeFault(eligible);
  return tooLarge ? fail({ code: 'too-large', cause: tooLarge }) : ok(eligible);
}

/** Who goes where: before the shuffle, with its proof, and after it. */
export interface Plans {
  readonly base: BasePlan;
  readonly plan: Plan;
}

/** The most even plan there is; then by chance, so that no legal and balanced plan is preferred. */
export function assignOfficers(
  { officers: { records } }: OpenLists,
  { rules, districts }: Pick<Seal, 'rules' | 'districts'>,
  { drawn, records: teams }: FormedTeams,
  eligible: Eligibility,
  seed: Hex32,
  progress: Progress,
): Result<Plans, DrawFault> {
  const officers = peopleOf({ records });
  const routes = teams.flatMap((team) => drawn[team.entities[0] ?? -1]?.id ?? []);
  const problem = matchingProblem({ seed, officers, loadCap: rules.team.loadCap, routes, ...eligible });
  const base = solve(problem, (done, total) => {
    progress.report('plan', done, total);
  });
  if (!base.ok) {
    const { leadQualification } = rules.team;
    const context = { places: eligible.places, drawn, districts, leadQualification, teams, officers };
    return fail({ code: 'no-plan', answer: noPlanAnswer(base.fault, context) });
  }
  return ok({ base: base.value, plan: shufflePlan(problem, base.value, seed, progress) });
}

function shufflePlan(problem: MatchingProblem, base: BasePlan, seed: Hex32, progress: Progress): Plan {
  const below = shuffleStream(purposeKey(seed, 'shuffle'));
  return shuffle(problem, base.officerOf, below, (done, total) => {
    progress.report('shuffle', done, total);
  });
}

const peopleOf = ({ records }: Pick<OfficerRoster, 'records'>): readonly Inspector[] => records.map(inspectorOf);
