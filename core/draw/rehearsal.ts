import { solve } from '../matching/base-plan.ts';
import { hasPlan } from '../matching/feasibility.ts';
import type { MatchingProblem } from '../matching/problem.ts';
import type { DistrictName, DrawRules, ListedExclusion } from '../model/draw-rules.ts';
import type { Entity } from '../model/entity.ts';
import type { Hex32 } from '../model/ids.ts';
import type { Inspector } from '../model/inspector.ts';
import { fail, ok, type Result } from '../result.ts';
import type { SelectionTable } from '../roster/selection-table.ts';
import type { DrawFault } from './draw-input.ts';
import { makePool } from './draw-pool.ts';
import { type Eligibility, eligibility } from './eligibility.ts';
import { matchingProblem, sizeFault } from './matching-problem.ts';
import { noPlanAnswer } from './no-plan-answer.ts';
import type { Progress } from './progress.ts';
import { drawSample } from './sample.ts';
import { makeTeams } from './teams.ts';
import type { TeamRecord } from './transcript.ts';

/*
 * A draw rehearsed before it is sealed, with a seed that decides nothing: the same pool, tickets, teams, eligibility and
 * matching as in `draw`. What the real seed will change is which entities are drawn, so which districts the teams go to,
 * and who of those alike goes where. Numbers of the strata don't change but for ties, and loads stay as even.
 */

/** What is rehearsed with. */
export interface RehearsalLists {
  readonly table: SelectionTable;
  /** The rows of the table, in its order. */
  readonly entities: readonly Entity[];
  /** In order of id bytes. */
  readonly officers: readonly Inspector[];
  /** For the names in an answer. */
  readonly districts: readonly DistrictName[];
}

/** Why a rehearsal comes to nothing. */
export type RehearsalFault = Extract<DrawFault, { readonly code: 'pool' | 'quota' | 'too-large' | 'no-plan' }>;

/** What a rehearsal comes to. */
export interface RehearsedPlan {
  readonly teams: number;
  /** Visits in all. */
  readonly places: number;
  /** Teams that each officer is in, in the order of the officers. */
  readonly loads: Int32Array;
}

/** Whom a seed would draw, in draw order. */
export function rehearseSample(
  { table, entities }: Pick<RehearsalLists, 'table' | 'entities'>,
  rules: DrawRules,
  exclusions: readonly ListedExclusion[],
  seed: Hex32,
  progress?: Progress,
): Result<readonly Entity[], RehearsalFault> {
  const pool = makePool(table, rules, exclusions);
  if (!pool.ok) return fail({ code: 'pool', cause: pool.fault });
  const sample = drawSample(pool.value, rules, seed, progress);
  if (!sample.ok) return fail({ code: 'quota', cause: sample.fault });
  return ok(sample.value.drawn.flatMap(({ row }) => entities[row] ?? []));
}

/** Sends officers to the drawn, as evenly as can be; or why there is no way. */
export function rehearsePlan(
  drawn: readonly Entity[],
  { officers, districts }: Pick<RehearsalLists, 'officers' | 'districts'>,
  rules: DrawRules,
  seed: Hex32,
  progress?: Progress,
): Result<RehearsedPlan, RehearsalFault> {
  const set = setting(drawn, officers, rules);
  const cause = sizeFault(set.eligible);
  if (cause) return fail({ code: 'too-large', cause });
  const base = solve(problemOf(set, officers, rules, seed), (done, total) => progress?.report('plan', done, total));
  const { teams, eligible } = set;
  if (!base.ok) {
    const { leadQualification } = rules.team;
    const context = { places: eligible.places, drawn, districts, leadQualification, teams, officers };
    return fail({ code: 'no-plan', answer: noPlanAnswer(base.fault, context) });
  }
  const loads = new Int32Array(officers.length);
  for (const officer of base.value.officerOf) loads[officer] = (loads[officer] ?? 0) + 1;
  return ok({ teams: teams.length, places: eligible.places.length, loads });
}

/** Whether there is any way at all: what {@link rehearsePlan} would say, sooner. */
export function canBePlanned(
  drawn: readonly Entity[],
  officers: readonly Inspector[],
  rules: DrawRules,
  seed: Hex32,
): boolean {
  const set = setting(drawn, officers, rules);
  return sizeFault(set.eligible) === null && hasPlan(problemOf(set, officers, rules, seed));
}

/** Teams on their routes, and who may take which of their places. */
interface Setting {
  readonly drawn: readonly Entity[];
  readonly teams: readonly TeamRecord[];
  readonly eligible: Eligibility;
}

function setting(drawn: readonly Entity[], officers: readonly Inspector[], rules: DrawRules): Setting {
  const teams = makeTeams(drawn, rules.team.routeLength);
  return { drawn, teams, eligible: eligibility({ drawn, teams, officers, rules }) };
}

function problemOf(
  { drawn, teams, eligible }: Setting,
  officers: readonly Inspector[],
  { team: { loadCap } }: DrawRules,
  seed: Hex32,
): MatchingProblem {
  const routes = teams.flatMap(({ entities }) => drawn[entities[0] ?? -1]?.id ?? []);
  return matchingProblem({ seed, officers, loadCap, routes, ...eligible });
}
