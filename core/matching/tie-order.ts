import { int, num } from './elements.ts';
import type { Network } from './network.ts';
import { pairIn, type Placement } from './placement.ts';
import { classNode, groupNode, type Prices } from './prices.ts';
import type { MatchingProblem, Plan } from './problem.ts';
import type { TightArcs } from './residual.ts';
import { adjacencyOf, strongComponents, type Adjacency } from './strong-components.ts';
import { TieCluster, type TieCandidate } from './tie-cluster.ts';

/**
 * Among all optimal plans, the one that comes first: slot by slot in draw order, the officer with the smallest ticket
 * for the team, then the smallest index; where a plan in force is kept, first who fills the slot now, then who is new
 * to the team, then who changes place within it. Nearly always this only settles who of a team takes which of its
 * slots, which costs nothing either way; it settles equal sums of tickets too, so the base plan is one plan.
 */
export function firstOptimalPlan(
  problem: MatchingProblem,
  network: Network,
  placement: Placement,
  prices: Prices,
  tight: TightArcs,
): Plan {
  const adjacency = adjacencyOf(tight.nodes, tight.from, tight.to);
  const component = strongComponents(adjacency);
  const plan = placement.officerOf.slice();
  const load = placement.load.slice();
  const finder = new CandidateFinder(problem, network, placement, prices, adjacency, component);
  const circle = int(component, tight.nodes - 1);
  const officersOf = officerCounts(network, component);
  for (const [k, slots] of slotsByComponent(network, component)) {
    if (slots.length === 1 && int(officersOf, k) === 0) continue;
    const throughSink = k === circle ? officersIn(network, component, k) : [];
    new TieCluster(network, prices, load, slots, finder, throughSink).settle(plan);
  }
  return plan;
}

/** The slots of each component that has any, ascending. */
function slotsByComponent(network: Network, component: Int32Array): Map<number, number[]> {
  const slots = new Map<number, number[]>();
  network.classOfSlot.forEach((c, s) => {
    const k = int(component, classNode(network, c));
    const known = slots.get(k);
    if (known === undefined) slots.set(k, [s]);
    else known.push(s);
  });
  return slots;
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
class CandidateFinder {
  readonly #problem: MatchingProblem;
  readonly #network: Network;
  readonly #placement: Placement;
  readonly #prices: Prices;
  readonly #adjacency: Adjacency;
  readonly #component: Int32Array;
  readonly #teamSlots: Map<number, number[]>;

  constructor(
    problem: MatchingProblem,
    network: Network,
    placement: Placement,
    prices: Prices,
    adjacency: Adjacency,
    component: Int32Array,
  ) {
    this.#problem = problem;
    this.#network = network;
    this.#placement = placement;
    this.#prices = prices;
    this.#adjacency = adjacency;
    this.#component = component;
    this.#teamSlots = new Map();
    problem.slots.forEach(({ team }, s) => {
      const known = this.#teamSlots.get(team);
      if (known === undefined) this.#teamSlots.set(team, [s]);
      else known.push(s);
    });
  }

  /** The pair and group that fill the slot at first. */
  first(s: number): { readonly pair: number; readonly group: number } {
    return { pair: int(this.#placement.pairOf, s), group: int(this.#placement.groupOf, s) };
  }

  /** In the order of preference that makes the plan unique. */
  candidates(s: number): TieCandidate[] {
    const c = int(this.#network.classOfSlot, s);
    const node = classNode(this.#network, c);
    const found: TieCandidate[] = [];
    for (const g of this.#placement.groupsFor(c)) {
      const of = groupNode(this.#network, g);
      const same = int(this.#component, of) === int(this.#component, node) && this.#samePrice(of, node);
      if (same) found.push(...this.#ofGroup(s, g));
    }
    return found.sort((a, b) => a.rank - b.rank || a.ticket - b.ticket || a.officer - b.officer);
  }

  #samePrice(a: number, b: number): boolean {
    const { load, ticket } = this.#prices;
    return num(load, a) === num(load, b) && num(ticket, a) === num(ticket, b);
  }

  /** Officers of the group who are in the team, and those whom a tight arc of the same component would bring in. */
  #ofGroup(s: number, g: number): TieCandidate[] {
    const node = groupNode(this.#network, g);
    const team = int(this.#network.groupTeam, g);
    const { start, to } = this.#adjacency;
    const found: TieCandidate[] = [];
    for (const other of this.#teamSlots.get(team) ?? []) {
      if (int(this.#placement.groupOf, other) !== g) continue;
      found.push(this.#candidate(s, g, int(this.#placement.officerOf, other)));
    }
    for (let i = int(start, node); i < int(start, node + 1); i++) {
      const j = int(to, i);
      const inside = j < this.#network.officers && int(this.#component, j) === int(this.#component, node);
      if (inside) found.push(this.#candidate(s, g, j));
    }
    return found;
  }

  #candidate(s: number, g: number, officer: number): TieCandidate {
    const pair = pairIn(this.#network, g, officer);
    return { pair, group: g, officer, ticket: num(this.#network.tickets, pair), rank: this.#rank(s, g, officer) };
  }

  #rank(s: number, g: number, officer: number): number {
    const { kept } = this.#problem;
    if (kept === undefined || int(kept, s) === officer) return 0;
    return num(this.#network.groupCost, g) === 0 ? 2 : 1;
  }
}

/** What {@link TieCluster} asks about slots. */
export type TieSource = Pick<CandidateFinder, 'first' | 'candidates'>;
