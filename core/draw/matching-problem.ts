import { MAX_PAIRS, MAX_SLOTS, type MatchingProblem, type MatchingSlot } from '../matching/problem.ts';
import type { Hex32, InspectorId } from '../model/ids.ts';
import type { EligiblePlace } from './eligibility.ts';
import { purposeKey } from './purpose-key.ts';
import { TicketMaker } from './ticket.ts';
import type { IneligibilityReason } from './transcript.ts';

/** What the matching is made of, from a draw under way or from a transcript. */
export interface ProblemInput {
  readonly seed: Hex32;
  /** In order of id bytes. */
  readonly officers: readonly { readonly id: InspectorId; readonly carriedLoad: number }[];
  readonly loadCap: number;
  /** For each team the id of its first entity in draw order: it stands for the route in pair tickets. */
  readonly routes: readonly string[];
  readonly places: readonly Pick<EligiblePlace, 'team' | 'set' | 'without'>[];
  readonly sets: readonly (readonly number[])[];
  readonly reasonAgainst: (place: number, officer: number) => IneligibilityReason | null;
  /** The officer of each place in the plan in force, or −1. */
  readonly kept?: Int32Array;
}

/** The numeric problem. */
export function matchingProblem(input: ProblemInput): MatchingProblem {
  const { officers, routes, loadCap } = input;
  const maker = new TicketMaker(purposeKey(input.seed, 'pair'));
  return {
    officers: officers.length,
    caps: new Int32Array(officers.length).fill(loadCap),
    carried: Int32Array.from(officers, ({ carriedLoad }) => carriedLoad),
    teams: routes.length,
    slots: matchingSlots(input),
    pairTicket: (team, officer) => maker.pair(routes[team] ?? '', officers[officer]?.id ?? ''),
    missingReason: input.reasonAgainst,
    ...(input.kept && { kept: input.kept }),
  };
}

/** Slots of one set share one array, as the solver likes it. */
function matchingSlots({ places, sets }: ProblemInput): readonly MatchingSlot[] {
  const whole = sets.map((set) => Int32Array.from(set));
  const reduced = new Map<string, Int32Array>();
  return places.map(({ team, set, without }) => {
    const members = whole[set] ?? new Int32Array();
    if (without.length === 0) return { team, eligible: members };
    const key = `${set}:${without.join()}`;
    const away = new Set(without);
    const known = reduced.get(key) ?? members.filter((officer) => !away.has(officer));
    reduced.set(key, known);
    return { team, eligible: known };
  });
}

/** Why a matching is not tried: it would not fit into memory. */
export interface SizeFault {
  readonly code: 'too-many-pairs' | 'too-many-places';
  readonly found: number;
  readonly limit: number;
}

/** Whether the matching fits into its bounds; called before {@link matchingProblem}, on numbers that may be a stranger's. */
export function sizeFault({ places, sets }: Pick<ProblemInput, 'places' | 'sets'>): SizeFault | null {
  if (places.length > MAX_SLOTS) return { code: 'too-many-places', found: places.length, limit: MAX_SLOTS };
  const own = places.reduce((sum, { set, without }) => sum + (without.length > 0 ? (sets[set]?.length ?? 0) : 0), 0);
  const pairs = Math.max(own, pairsAtMost(places, sets));
  return pairs > MAX_PAIRS ? { code: 'too-many-pairs', found: pairs, limit: MAX_PAIRS } : null;
}

/** Pairs of a team and an officer, those who must keep away counted in. */
function pairsAtMost(places: ProblemInput['places'], sets: ProblemInput['sets']): number {
  const sizes = new Map<string, number>();
  let pairs = 0;
  let from = 0;
  for (let to = 1; to <= places.length; to++) {
    if (places[to]?.team === places[from]?.team) continue;
    const used = Array.from(new Set(places.slice(from, to).map(({ set }) => set)));
    const key = used.join();
    const size = sizes.get(key) ?? new Set(used.flatMap((set) => sets[set] ?? [])).size;
    sizes.set(key, size);
    pairs += size;
    from = to;
  }
  return pairs;
}
