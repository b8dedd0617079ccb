import type { MatchingProblem, MatchingSlot } from '../matching/problem.ts';
import type { EntityId, Hex32, InspectorId } from '../model/ids.ts';
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
  readonly routes: readonly EntityId[];
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
    const known = reduced.get(key) ?? members.filter((officer) => !without.includes(officer));
    reduced.set(key, known);
    return { team, eligible: known };
  });
}

/** Most seats of the shuffle's table, officers × largest load: 512 MB. */
const MAX_SEATS = 2 ** 27;

/** Whether loads carried over are so unequal that the shuffle's table would not fit. */
export function isTooUnequal(
  officers: readonly { readonly carriedLoad: number }[],
  loadCap: number,
  teams: number,
): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const { carriedLoad } of officers) {
    least = Math.min(least, carriedLoad);
    most = Math.max(most, carriedLoad);
  }
  return officers.length * (most - least + Math.min(loadCap, teams)) > MAX_SEATS;
}
