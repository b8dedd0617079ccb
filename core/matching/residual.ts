import { byte, int, num } from './elements.ts';
import { serves, type Network } from './network.ts';
import type { PairTickets } from './pair-tickets.ts';
import type { Placement } from './placement.ts';
import { classNode, groupNode, nodeCount, type Prices } from './prices.ts';
import type { MatchingProblem } from './problem.ts';

/** A price that breaks a law of the certificate, see the spec, "Certificate". */
export interface PriceFault {
  readonly kind: 'officer-price' | 'class-price' | 'pair-price';
  readonly officer: number;
  /** The class, numbered in order of first slot, or −1 where none is concerned. */
  readonly slotClass: number;
  readonly team: number;
}

/** The residual arcs whose reduced cost is zero, as parallel lists. The way out is the last node. */
export interface TightArcs {
  readonly nodes: number;
  readonly from: number[];
  readonly to: number[];
}

/** A plan with prices for its network, and what it takes to look into both. */
export interface PricedPlan {
  readonly problem: MatchingProblem;
  readonly network: Network;
  readonly placement: Placement;
  readonly prices: Prices;
  readonly tickets: PairTickets;
}

/**
 * Looks at every residual arc once. With all reduced costs ≥ 0 the plan is optimal, and the tight arcs tell all other
 * optimal plans: each is reached by going round cycles of tight arcs. O(pairs); asks for the tickets only of pairs
 * whose loads leave the question open.
 */
export function inspectArcs(plan: PricedPlan): TightArcs | PriceFault {
  const { officers, classTeam, groupTeam } = plan.network;
  const inspection = new ArcInspection(plan);
  for (let j = 0; j < officers; j++) inspection.officer(j);
  for (let c = 0; c < classTeam.length; c++) inspection.slotClass(c);
  for (let g = 0; g < groupTeam.length; g++) inspection.group(g);
  return inspection.fault ?? inspection.tight;
}

class ArcInspection {
  readonly tight: TightArcs;
  fault: PriceFault | undefined;
  readonly #network: Network;
  readonly #placement: Placement;
  readonly #prices: Prices;
  readonly #tickets: PairTickets;

  constructor({ network, placement, prices, tickets }: PricedPlan) {
    this.#network = network;
    this.#placement = placement;
    this.#prices = prices;
    this.#tickets = tickets;
    this.tight = { nodes: nodeCount(network) + 1, from: [], to: [] };
  }

  /** One slot more costs at least the price, one slot less saves at most the price. */
  officer(j: number): void {
    const { carried, caps } = this.#network;
    const out = this.tight.nodes - 1;
    const own = int(this.#placement.load, j);
    const total = int(carried, j) + own;
    const load = num(this.#prices.load, j);
    const ticket = num(this.#prices.ticket, j);
    if (own < int(caps, j)) this.#arc(j, out, compare(total + 1, 0, load, ticket), 'officer-price', j);
    if (own > 0) this.#arc(out, j, compare(load, ticket, total, 0), 'officer-price', j);
  }

  /** A class has the price of each group that it fills slots from, and no more than that of any group it may use. */
  slotClass(c: number): void {
    const { load, ticket } = this.#prices;
    const { classTeam, teamGroupStart } = this.#network;
    const node = classNode(this.#network, c);
    const team = int(classTeam, c);
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (!serves(this.#network, g, c)) continue;
      const of = groupNode(this.#network, g);
      const order = compare(num(load, of), num(ticket, of), num(load, node), num(ticket, node));
      this.#arc(node, of, order, 'class-price', -1, c);
    }
  }

  group(g: number): void {
    const { load, ticket } = this.#prices;
    const { groupTeam, teamClassStart, teamClasses } = this.#network;
    const node = groupNode(this.#network, g);
    const team = int(groupTeam, g);
    for (let k = int(teamClassStart, team); k < int(teamClassStart, team + 1); k++) {
      const c = int(teamClasses, k);
      if (!this.#placement.uses(c, g)) continue;
      const of = classNode(this.#network, c);
      const order = compare(num(load, of), num(ticket, of), num(load, node), num(ticket, node));
      this.#arc(node, of, order, 'class-price', -1, c);
    }
    this.#pairs(g, node);
  }

  #pairs(g: number, node: number): void {
    const { members, memberStart, pairStart, groupCost } = this.#network;
    const { load, ticket } = this.#prices;
    const used = this.#placement.used;
    const shift = int(memberStart, g) - int(pairStart, g);
    const room = num(load, node) - num(groupCost, g);
    const roomTicket = num(ticket, node);
    const end = int(pairStart, g + 1);
    for (let p = int(pairStart, g); p < end; p++) {
      const j = int(members, p + shift);
      const isUsed = byte(used, p) === 1;
      const overLoad = num(load, j) - room;
      const overTicket = num(ticket, j) - roomTicket;
      if (!isUsed && (overLoad > 0 || (overLoad === 0 && overTicket > 0))) continue;
      const order = overLoad === 0 ? overTicket + this.#tickets.of(p, g, j) : overLoad;
      if (isUsed) this.#arc(j, node, -order, 'pair-price', j, -1, g);
      else this.#arc(node, j, order, 'pair-price', j, -1, g);
    }
  }

  /** `reduced`: sign of the arc's reduced cost. */
  #arc(from: number, to: number, reduced: number, kind: PriceFault['kind'], officer: number, c = -1, g = -1): void {
    if (reduced === 0) {
      this.tight.from.push(from);
      this.tight.to.push(to);
    } else if (reduced < 0 && this.fault === undefined) {
      const team = g >= 0 ? int(this.#network.groupTeam, g) : c >= 0 ? int(this.#network.classTeam, c) : -1;
      this.fault = { kind, officer, slotClass: c, team };
    }
  }
}

/** Sign of (load, ticket) against another pair, lexicographically. */
function compare(load: number, ticket: number, otherLoad: number, otherTicket: number): number {
  return load === otherLoad ? ticket - otherTicket : load - otherLoad;
}
