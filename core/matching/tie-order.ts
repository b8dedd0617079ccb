import { int, num } from './elements.ts';
import type { Network } from './network.ts';
import { pairIn } from './placement.ts';
import { classNode, groupNode } from './prices.ts';
import type { MatchingProblem, Plan } from './problem.ts';
import type { PricedPlan, TightArcs } from './residual.ts';
import { adjacencyOf, strongComponents, type Adjacency } from './strong-components.ts';
import { TieCluster, type TieCandidate, type TieSource } from './tie-cluster.ts';

/**
 * Among all optimal plans, the one that comes first: slot by slot in draw order, the officer with the smallest ticket
 * for the team, then the smallest index; where a plan in force is kept, first who fills the slot now, then who is new
 * to the team, then who changes place within it. Nearly always this only settles who of a team takes which of its
 * slots, which costs nothing either way; it settles equal sums of tickets too, so the base plan is one plan.
 */
export function firstOptimalPlan(priced: PricedPlan, tight: TightArcs): Plan {
  const { network, placement, prices } = priced;
  const adjacency = adjacencyOf(tight.nodes, tight.from, tight.to);
  const component = strongComponents(adjacency);
  const plan = placement.officerOf.slice();
  const load = placement.load.slice();
  const finder = new CandidateFinder(priced, adjacency, component);
  const circle = int(component, tight.nodes - 1);
  const officersOf = officerCounts(network, component);
  const { start, list } = slotsByComponent(network, component);
  for (let k = 0; k + 1 < start.length; k++) {
    const slots = list.subarray(int(start, k), int(start, k + 1));
    const stays = int(officersOf, k) === 0;
    if (slots.length === 0 || (stays && slots.length === 1)) continue;
    if (stays && isOneClass(priced, slots)) {
      sortOfficers(priced, slots, plan);
      continue;
    }
    const throughSink = k === circle ? officersIn(network, component, k) : [];
    new TieCluster(network, prices, load, Array.from(slots), finder, throughSink).settle(plan);
  }
  return plan;
}

/** Whether slots that keep their officers among them are all alike, as those of most teams are. */
function isOneClass({ problem, network }: PricedPlan, slots: Int32Array): boolean {
  if (problem.kept !== undefined) return false;
  const c = int(network.classOfSlot, int(slots, 0));
  return slots.every((s) => int(network.classOfSlot, s) === c);
}

/** Then the order among them is that of their officers' tickets. */
function sortOfficers({ placement, tickets }: PricedPlan, slots: Int32Array, plan: Plan): void {
  const officers = Array.from(slots, (s) => {
    const officer = int(placement.officerOf, s);
    return { officer, ticket: tickets.of(int(placement.pairOf, s), int(placement.groupOf, s), officer) };
  });
  officers.sort((a, b) => a.ticket - b.ticket || a.officer - b.officer);
  officers.forEach(({ officer }, i) => {
    plan[int(slots, i)] = officer;
  });
}

/** The slots of component k, ascending: `list[start[k]]` … `list[start[k + 1] − 1]`. */
function slotsByComponent(
  network: Network,
  component: Int32Array,
): { readonly start: Int32Array; readonly list: Int32Array } {
  const of = network.classOfSlot.map((c) => int(component, classNode(network, c)));
  const start = new Int32Array(component.length + 1);
  for (const k of of) start[k + 1] = int(start, k + 1) + 1;
  for (let k = 0; k < component.length; k++) start[k + 1] = int(start, k + 1) + int(start, k);
  const next = start.slice();
  const list = new Int32Array(of.length);
  of.forEach((k, s) => {
    list[int(next, k)] = s;
    next[k] = int(next, k) + 1;
  });
  return { start, list };
}

function officerCounts(network: Network, component: Int32Array): Int32Array {
  const count = new Int32Array(component.length);
  for (let j = 0; j < network.officers; j++) {
    const k = int(component, j);
    count[k] = int(count, k) + 1;
  }
  return count;
}

function officersIn(network: Network, component: Int32Array, k: number): number[] {
  const officers: number[] = [];
  for (let j = 0; j < network.officers; j++) if (int(component, j) === k) officers.push(j);
  return officers;
}

/** Finds, for a slot, the pairs that some optimal plan may fill it with. */
class CandidateFinder implements TieSource {
  readonly #priced: PricedPlan;
  readonly #adjacency: Adjacency;
  readonly #component: Int32Array;
  /** Slots by team; made when first asked for, which most plans never do. */
  #teamSlots: Map<number, number[]> | undefined;

  constructor(priced: PricedPlan, adjacency: Adjacency, component: Int32Array) {
    this.#priced = priced;
    this.#adjacency = adjacency;
    this.#component = component;
  }

  /** The pair and group that fill the slot at first. */
  first(s: number): { readonly pair: number; readonly group: number } {
    return { pair: int(this.#priced.placement.pairOf, s), group: int(this.#priced.placement.groupOf, s) };
  }

  /** In the order of preference that makes the plan unique. */
  candidates(s: number): TieCandidate[] {
    const c = int(this.#priced.network.classOfSlot, s);
    const node = classNode(this.#priced.network, c);
    const found: TieCandidate[] = [];
    for (const g of this.#priced.placement.groupsFor(c)) {
      const of = groupNode(this.#priced.network, g);
      const same = int(this.#component, of) === int(this.#component, node) && this.#samePrice(of, node);
      if (same) found.push(...this.#ofGroup(s, g));
    }
    return found.sort((a, b) => a.rank - b.rank || a.ticket - b.ticket || a.officer - b.officer);
  }

  #samePrice(a: number, b: number): boolean {
    const { load, ticket } = this.#priced.prices;
    return num(load, a) === num(load, b) && num(ticket, a) === num(ticket, b);
  }

  /** Officers of the group who are in the team, and those whom a tight arc of the same component would bring in. */
  #ofGroup(s: number, g: number): TieCandidate[] {
    const node = groupNode(this.#priced.network, g);
    const team = int(this.#priced.network.groupTeam, g);
    const { start, to } = this.#adjacency;
    const found: TieCandidate[] = [];
    for (const other of this.#slotsOf(team)) {
      if (int(this.#priced.placement.groupOf, other) !== g) continue;
      found.push(this.#candidate(s, g, int(this.#priced.placement.officerOf, other)));
    }
    for (let i = int(start, node); i < int(start, node + 1); i++) {
      const j = int(to, i);
      const inside = j < this.#priced.network.officers && int(this.#component, j) === int(this.#component, node);
      if (inside) found.push(this.#candidate(s, g, j));
    }
    return found;
  }

  #slotsOf(team: number): readonly number[] {
    this.#teamSlots ??= slotsByTeam(this.#priced.problem);
    return this.#teamSlots.get(team) ?? [];
  }

  #candidate(s: number, g: number, officer: number): TieCandidate {
    const pair = pairIn(this.#priced.network, g, officer);
    const ticket = this.#priced.tickets.of(pair, g, officer);
    return { pair, group: g, officer, ticket, rank: this.#rank(s, g, officer) };
  }

  #rank(s: number, g: number, officer: number): number {
    const { kept } = this.#priced.problem;
    if (kept === undefined || int(kept, s) === officer) return 0;
    return num(this.#priced.network.groupCost, g) === 0 ? 2 : 1;
  }
}

function slotsByTeam({ slots }: MatchingProblem): Map<number, number[]> {
  const byTeam = new Map<number, number[]>();
  slots.forEach(({ team }, s) => {
    const known = byTeam.get(team);
    if (known === undefined) byTeam.set(team, [s]);
    else known.push(s);
  });
  return byTeam;
}
