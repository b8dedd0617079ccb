import type { IneligibilityReason } from '../draw/transcript.ts';
import { CapacitySearch, type DeadEnd } from './capacity-search.ts';
import { byte, int, item } from './elements.ts';
import { Flow } from './flow.ts';
import { slotsByClass, type Network } from './network.ts';
import { MAX_REASON_PAIRS, type NoPlanReport, type ReasonCount, type Shortage } from './no-plan.ts';
import type { MatchingProblem } from './problem.ts';
import { remediesFor } from './remedies.ts';

/**
 * Explains why a problem has no plan (`draw-engine.md` §7). Fills the slots in draw order as far as they can be
 * filled; what the search for an empty slot reaches is a violator of Hall's condition.
 * @throws Error when the problem does have a plan.
 */
export function explainShortage(problem: MatchingProblem, network: Network): NoPlanReport {
  const search = new CapacitySearch(new Flow(network), network.caps);
  const slotsOf = slotsByClass(network);
  const filled = new Uint8Array(network.classOfSlot.length);
  const failed: number[] = [];
  const all: number[][] = [];
  let smallest: Cut | null = null;
  for (let s = 0; s < filled.length; s++) {
    const deadEnd = search.fill(int(network.classOfSlot, s));
    filled[s] = 1;
    if (deadEnd === null) continue;
    const soFar = (c: number): number[] => item(slotsOf, c).filter((slot) => byte(filled, slot) === 1);
    smallest = smaller(smallest, cutOf(network, search.flow, deadEnd, soFar));
    failed.push(s);
    all.push([...deadEnd.nodes]);
  }
  if (smallest === null) throw new Error('matching: a plan exists');
  const whole = { nodes: all.flat(), joined: false };
  const total = cutOf(network, search.flow, whole, (c) => item(slotsOf, c)) ?? smallest;
  return {
    smallest: shortageOf(problem, smallest),
    total: shortageOf(problem, total),
    remedies: remediesFor(network, search.flow, failed),
  };
}

/** The slots and what all who may fill them can give. */
type Cut = Pick<Shortage, 'slots' | 'officers' | 'singles'>;

/** Of two reasons the one with fewer slots; the earlier on a tie. */
function smaller(known: Cut | null, found: Cut | null): Cut | null {
  if (known === null || found === null) return known ?? found;
  return found.slots.length < known.slots.length ? found : known;
}

/** The cut that a dead end is, as far as its slots are asked for; null when it is no reason of its own. */
function cutOf(network: Network, flow: Flow, deadEnd: DeadEnd, slotsOf: (c: number) => readonly number[]): Cut | null {
  if (deadEnd.joined) return null;
  const { officers, groupTeam, caps } = network;
  const inside = new Set(deadEnd.nodes);
  const givers = deadEnd.nodes.filter((node) => node < officers).sort((a, b) => a - b);
  const slots: number[] = [];
  const singles: Single[] = [];
  for (const node of deadEnd.nodes) {
    if (node >= officers + groupTeam.length) slots.push(...slotsOf(node - officers - groupTeam.length));
    else if (node >= officers) singles.push(...singlesOf(network, flow, node - officers, inside));
  }
  return {
    slots: slots.sort((a, b) => a - b),
    officers: givers.map((officer) => ({ officer, cap: int(caps, officer) })),
    singles: singles.sort((a, b) => a.team - b.team || a.officer - b.officer),
  };
}

type Single = Shortage['singles'][number];

/** Pairs of the group in use whose officer is not reached: he has room, but is in the team already. */
function singlesOf(network: Network, flow: Flow, g: number, inside: ReadonlySet<number>): Single[] {
  const { groupTeam, members, memberStart, pairStart } = network;
  const shift = int(memberStart, g) - int(pairStart, g);
  const singles: Single[] = [];
  for (let p = int(pairStart, g); p < int(pairStart, g + 1); p++) {
    const officer = int(members, p + shift);
    if (byte(flow.used, p) === 1 && !inside.has(officer)) singles.push({ team: int(groupTeam, g), officer });
  }
  return singles;
}

function shortageOf(problem: MatchingProblem, { slots, officers, singles }: Cut): Shortage {
  const room = officers.reduce((sum, { cap }) => sum + cap, 0) + singles.length;
  return { slots, officers, singles, missing: slots.length - room, reasons: reasonsOf(problem, slots) };
}

function reasonsOf(problem: MatchingProblem, slots: readonly number[]): readonly ReasonCount[] | null {
  const byTeam = new Map<number, number[]>();
  for (const s of slots) {
    const { team } = item(problem.slots, s);
    byTeam.set(team, [...(byTeam.get(team) ?? []), s]);
  }
  if (byTeam.size * problem.officers > MAX_REASON_PAIRS) return null;
  const counts = new Map<IneligibilityReason, number>();
  for (const ofTeam of byTeam.values()) countReasons(problem, ofTeam, counts);
  return Array.from(counts, ([reason, pairs]) => ({ reason, pairs }));
}

/** Counts the officers who may fill none of these slots of one team, by their reason for the first of them. */
function countReasons(problem: MatchingProblem, slots: readonly number[], counts: Map<IneligibilityReason, number>) {
  const able = new Uint8Array(problem.officers);
  for (const s of slots) for (const j of item(problem.slots, s).eligible) able[j] = 1;
  for (let j = 0; j < problem.officers; j++) {
    const reason = byte(able, j) === 1 ? null : problem.missingReason(item(slots, 0), j);
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
}
