import { selectionTable } from '../../../core/draw/pool.ts';
import type { NoPlanAnswer } from '../../../core/draw/no-plan-answer.ts';
import {
  canBePlanned,
  type RehearsalFault,
  type RehearsedPlan,
  rehearsePlan,
  rehearseSample,
} from '../../../core/draw/rehearsal.ts';
import { compareUtf8 } from '../../../core/encoding/bytes.ts';
import { sha256Text } from '../../../core/encoding/sha256.ts';
import type { DistrictName, DrawRules, ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Hex32, InspectorId } from '../../../core/model/ids.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { type Declaration, withDeclarations } from '../../../core/roster/declarations.ts';
import type { SelectionTable } from '../../../core/roster/selection-table.ts';

/** What a remedy changes of the rules. */
export type RulesPatch = Partial<
  Pick<DrawRules, 'participants' | 'quota' | 'team' | 'inspectionUntil' | 'deadlineProvisional'>
>;

/** Changes of one kind, the least first: each gives at least as many ways as those before it, as a rule. */
export type RemedyLadder = readonly RulesPatch[];

/** The least change of a ladder with which every rehearsal finds a plan. */
export interface FoundRung {
  readonly ladder: number;
  readonly rung: number;
}

/** What is to be rehearsed, beside the entities. */
export interface RehearsalOrder {
  readonly rules: DrawRules;
  readonly exclusions: readonly ListedExclusion[];
  readonly inspectors: readonly Inspector[];
  /** What officers declared in chat, which counts as if it stood in their rows. */
  readonly declarations: readonly Declaration[];
  readonly districts: readonly DistrictName[];
  /** Tried only when some rehearsal finds no plan. */
  readonly ladders: readonly RemedyLadder[];
}

/** From one rehearsal to the next. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** One officer's load over the rehearsals that found a plan. */
export interface RehearsedLoad extends Span {
  readonly id: InspectorId;
  readonly name: string;
  readonly carried: number;
  /** Mean of what this task gives. */
  readonly mean: number;
}

/** What several rehearsals come to, each with a seed of its own. */
export interface Rehearsal {
  readonly rounds: number;
  /** Rounds that found a plan. */
  readonly planned: number;
  /** Null when no round found a plan. */
  readonly teams: Span | null;
  readonly places: Span | null;
  readonly loads: readonly RehearsedLoad[];
  /** Why the first round without a plan has none; null when all have one. */
  readonly noPlan: NoPlanAnswer | null;
  readonly remedies: readonly FoundRung[];
}

/** Hears how far the rehearsals, and the search for remedies after them, have come. */
export type RehearsalListener = (step: 'rounds' | 'remedies', done: number, total: number) => void;

/** The entities as a rehearsal wants them; made once for each list. */
export interface RehearsalPool {
  readonly table: SelectionTable;
  readonly entities: readonly Entity[];
}

/** Most rehearsals; fewer where each takes long. */
const MOST_ROUNDS = 5;
const PLACES_FOR_ALL_ROUNDS = 3_000;
const PLACES_FOR_TWO_ROUNDS = 15_000;
/** Ladders up to this length are climbed rung by rung: short ones need not be monotone. */
const CLIMBED_RUNGS = 12;

/** Fixed, so that the numbers stand still while a clerk turns the controls; no draw ever uses them. */
const SEEDS: readonly Hex32[] = Array.from({ length: MOST_ROUNDS }, (_, n) => sha256Text(`rehearsal ${String(n)}`));

/** Sorts the entities as a roster has them. */
export function rehearsalPool(rows: readonly Entity[]): RehearsalPool {
  const entities = [...rows].sort((a, b) => compareUtf8(a.id, b.id));
  return { entities, table: selectionTable(entities) };
}

/** Rehearses the draw with several seeds; where that fails, finds the least changes with which it does not. */
export function rehearsalTask(
  pool: RehearsalPool,
  order: RehearsalOrder,
  report: RehearsalListener,
): Result<Rehearsal, RehearsalFault> {
  const officers = [...withDeclarations(order.inspectors, order.declarations, pool.entities)].sort((a, b) =>
    compareUtf8(a.id, b.id),
  );
  const plans: RehearsedPlan[] = [];
  let noPlan: NoPlanAnswer | null = null;
  let rounds = MOST_ROUNDS;
  const failing: Hex32[] = [];
  for (let round = 0; round < rounds; round++) {
    report('rounds', round, rounds);
    const seed = seedOf(round);
    const drawn = rehearseSample(pool, order.rules, order.exclusions, seed);
    if (!drawn.ok) return drawn;
    const plan = rehearsePlan(drawn.value, { officers, districts: order.districts }, order.rules, seed);
    if (plan.ok) plans.push(plan.value);
    else if (plan.fault.code === 'no-plan') {
      noPlan ??= plan.fault.answer;
      failing.push(seed);
    } else return fail(plan.fault);
    const places = plan.ok ? plan.value.places : drawn.value.length;
    rounds = Math.min(rounds, roundsFor(places));
  }
  const seeds = Array.from({ length: rounds }, (_, round) => seedOf(round));
  const ordered = [...failing, ...seeds.filter((seed) => !failing.includes(seed))];
  const remedies = noPlan === null ? [] : remediesOf({ pool, officers, order, seeds: ordered }, report);
  return ok({
    rounds,
    planned: plans.length,
    teams: spanOf(plans.map(({ teams }) => teams)),
    places: spanOf(plans.map(({ places }) => places)),
    loads: loadsOf(officers, plans),
    noPlan,
    remedies,
  });
}

function seedOf(round: number): Hex32 {
  const seed = SEEDS[round];
  if (seed === undefined) throw new RangeError(`no seed for round ${String(round)}`);
  return seed;
}

function roundsFor(places: number): number {
  if (places <= PLACES_FOR_ALL_ROUNDS) return MOST_ROUNDS;
  return places <= PLACES_FOR_TWO_ROUNDS ? 2 : 1;
}

const spanOf = (numbers: readonly number[]): Span | null =>
  numbers.length === 0
    ? null
    : {
        least: numbers.reduce((a, b) => Math.min(a, b)),
        most: numbers.reduce((a, b) => Math.max(a, b)),
      };

/** Those who go in some rehearsal, and those who could be expected to and don't: all of the list but who is never sent. */
function loadsOf(officers: readonly Inspector[], plans: readonly RehearsedPlan[]): readonly RehearsedLoad[] {
  return officers.flatMap(({ id, name, carriedLoad }, index) => {
    const given = plans.map(({ loads }) => loads[index] ?? 0);
    const span = spanOf(given);
    if (span === null || span.most === 0) return [];
    const mean = given.reduce((sum, load) => sum + load, 0) / given.length;
    return [{ id, name, carried: carriedLoad, ...span, mean }];
  });
}

/** What the search for remedies is about. Seeds that failed come first: they fail again soonest. */
interface Search {
  readonly pool: RehearsalPool;
  readonly officers: readonly Inspector[];
  readonly order: RehearsalOrder;
  readonly seeds: readonly Hex32[];
}

function remediesOf(search: Search, report: RehearsalListener): readonly FoundRung[] {
  const { ladders } = search.order;
  const samples = new Map<string, readonly Entity[] | null>();
  return ladders.flatMap((rungs, ladder) => {
    report('remedies', ladder, ladders.length);
    const rung = leastRung(rungs, (patch) => helps(search, samples, patch));
    return rung === null ? [] : [{ ladder, rung }];
  });
}

/** Whether every rehearsal finds a plan under the changed rules. */
function helps({ pool, officers, order, seeds }: Search, samples: Samples, patch: RulesPatch): boolean {
  const rules = { ...order.rules, ...patch };
  return seeds.every((seed) => {
    const key = `${seed} ${JSON.stringify(rules.quota)}`;
    const known = samples.get(key);
    const drawn = known === undefined ? sampleOf(pool, rules, order.exclusions, seed) : known;
    samples.set(key, drawn);
    return drawn !== null && canBePlanned(drawn, officers, rules, seed);
  });
}

/** Samples by seed and quota: what else a remedy changes leaves them as they are. */
type Samples = Map<string, readonly Entity[] | null>;

function sampleOf(
  pool: RehearsalPool,
  rules: DrawRules,
  exclusions: readonly ListedExclusion[],
  seed: Hex32,
): readonly Entity[] | null {
  const drawn = rehearseSample(pool, rules, exclusions, seed);
  return drawn.ok ? drawn.value : null;
}

/** The first rung that helps; a long ladder is searched by halves, and what is answered was tried. */
function leastRung(rungs: RemedyLadder, isGood: (patch: RulesPatch) => boolean): number | null {
  if (rungs.length <= CLIMBED_RUNGS) {
    const found = rungs.findIndex(isGood);
    return found < 0 ? null : found;
  }
  const last = rungs.at(-1);
  if (last === undefined || !isGood(last)) return null;
  let [low, high] = [0, rungs.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const patch = rungs[middle];
    if (patch !== undefined && isGood(patch)) high = middle;
    else low = middle + 1;
  }
  return high;
}
