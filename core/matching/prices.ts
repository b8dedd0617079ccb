import { byte, int, num } from './elements.ts';
import type { Network } from './network.ts';
import { NodeQueue } from './node-queue.ts';
import type { Placement } from './placement.ts';

/** Prices and distances beyond this are refused, so that every sum of a few of them is exact in a double. */
export const EXACT_LIMIT = 2 ** 50;

/**
 * The price, when sums of a few like it are exact.
 * @throws RangeError when they are not.
 */
export function exactPrice(price: number): number {
  if (Math.abs(price) > EXACT_LIMIT) throw new RangeError('matching: sums are not exact');
  return price;
}

/**
 * A price for each node of the network: what one more slot would cost if it had to be filled from there, as a pair
 * (load, ticket). Nodes are numbered officers first, then groups, then classes. The way out of the network costs 0.
 */
export interface Prices {
  readonly load: Float64Array;
  readonly ticket: Float64Array;
}

/** The node of a group. */
export const groupNode = (network: Network, group: number): number => network.officers + group;

/** The node of a class. */
export const classNode = (network: Network, c: number): number => network.officers + network.groupTeam.length + c;

/** Number of nodes that have a price. */
export const nodeCount = (network: Network): number => classNode(network, network.classTeam.length);

/** All prices zero. */
export const zeroPrices = (nodes: number): Prices => ({
  load: new Float64Array(nodes),
  ticket: new Float64Array(nodes),
});

/** A way round through the residual network along which the cost falls: the flow is not optimal. */
export interface GainfulCycle {
  /**
   * The nodes in order. From the last it goes on to the first, or, for officers at both ends whose loads change by it,
   * through the way out.
   */
  readonly cycle: readonly number[];
}

/**
 * The smallest feasible prices of an optimal plan, given any that are nearly feasible: the negated distances from the
 * way out to each node through the residual network. They are unique, which makes the certificate canonical. Officers
 * that no slot can use have price 0. Or a cycle that makes the plan better.
 *
 * One Dijkstra over all arcs, O(pairs · log nodes) when the given prices are feasible; where they are not, nodes are
 * looked at again, and a node that would become its own ancestor shows a cycle.
 */
export function smallestPrices(
  network: Network,
  placement: Placement,
  near: Prices,
  tickets: Float64Array,
): Prices | GainfulCycle {
  const queue = new NodeQueue(nodeCount(network));
  const walk = new PriceWalk(network, placement, near, tickets, queue);
  walk.leaveSink();
  for (let node = queue.pop(); node >= 0; node = queue.pop()) {
    walk.visit(node);
    if (walk.cycle !== null) return { cycle: walk.cycle };
  }
  const smallest = zeroPrices(nodeCount(network));
  for (let i = 0; i < queue.reachedCount; i++) {
    const node = queue.reached(i);
    smallest.load[node] = num(near.load, node) - num(queue.load, node);
    smallest.ticket[node] = num(near.ticket, node) - num(queue.ticket, node);
  }
  return smallest;
}

/** In place of a node: the way out. */
const OUT = -1;

/** Walks the residual network from the way out, in reduced costs. */
class PriceWalk {
  cycle: readonly number[] | null = null;
  readonly #network: Network;
  readonly #placement: Placement;
  readonly #prices: Prices;
  readonly #tickets: Float64Array;
  readonly #queue: NodeQueue;
  readonly #parent: Int32Array;
  /** 1 for nodes that have been visited: only these can be ancestors. */
  readonly #visited: Uint8Array;

  constructor(network: Network, placement: Placement, prices: Prices, tickets: Float64Array, queue: NodeQueue) {
    this.#network = network;
    this.#placement = placement;
    this.#prices = prices;
    this.#tickets = tickets;
    this.#queue = queue;
    this.#parent = new Int32Array(nodeCount(network));
    this.#visited = new Uint8Array(nodeCount(network));
  }

  leaveSink(): void {
    const { officers, carried } = this.#network;
    for (let j = 0; j < officers; j++) {
      const load = int(this.#placement.load, j);
      if (load > 0) this.#offer(OUT, j, -(int(carried, j) + load), 0);
    }
  }

  visit(node: number): void {
    const { officers, groupTeam } = this.#network;
    const load = num(this.#queue.load, node) - num(this.#prices.load, node);
    const ticket = num(this.#queue.ticket, node) - num(this.#prices.ticket, node);
    this.#visited[node] = 1;
    if (node < officers) this.#visitOfficer(node, load, ticket);
    else if (node < officers + groupTeam.length) this.#visitGroup(node - officers, load, ticket);
    else this.#visitClass(node - officers - groupTeam.length, load, ticket);
  }

  #visitOfficer(j: number, load: number, ticket: number): void {
    const { carried, caps } = this.#network;
    const { slotsOf, slotStart, pairOf, groupOf } = this.#placement;
    const own = int(this.#placement.load, j);
    const out = load + int(carried, j) + own + 1;
    if (own < int(caps, j) && (out < 0 || (out === 0 && ticket < 0))) this.cycle = this.#pathFrom(OUT, j);
    for (let i = int(slotStart, j); i < int(slotStart, j + 1); i++) {
      const s = int(slotsOf, i);
      const g = int(groupOf, s);
      const cost = num(this.#network.groupCost, g);
      this.#offer(j, groupNode(this.#network, g), load - cost, ticket - num(this.#tickets, int(pairOf, s)));
    }
  }

  #visitGroup(g: number, load: number, ticket: number): void {
    const { members, memberStart, pairStart, groupCost, groupTeam, teamClassStart, teamClasses } = this.#network;
    const node = groupNode(this.#network, g);
    const team = int(groupTeam, g);
    for (let k = int(teamClassStart, team); k < int(teamClassStart, team + 1); k++) {
      const c = int(teamClasses, k);
      if (this.#placement.uses(c, g)) this.#offer(node, classNode(this.#network, c), load, ticket);
    }
    const cost = num(groupCost, g);
    const shift = int(memberStart, g) - int(pairStart, g);
    for (let p = int(pairStart, g); p < int(pairStart, g + 1); p++) {
      if (byte(this.#placement.used, p) === 0) {
        this.#offer(node, int(members, p + shift), load + cost, ticket + num(this.#tickets, p));
      }
    }
  }

  #visitClass(c: number, load: number, ticket: number): void {
    const node = classNode(this.#network, c);
    for (const g of this.#placement.groupsFor(c)) this.#offer(node, groupNode(this.#network, g), load, ticket);
  }

  /** `load` and `ticket`: the price-free distance; the node's own price makes it a reduced one. */
  #offer(from: number, node: number, load: number, ticket: number): void {
    const reducedLoad = load + num(this.#prices.load, node);
    const reducedTicket = ticket + num(this.#prices.ticket, node);
    if (!this.#queue.improves(node, reducedLoad, reducedTicket)) return;
    if (byte(this.#visited, node) === 1) this.cycle ??= this.#pathFrom(node, from);
    this.#parent[node] = from;
    this.#queue.push(node, reducedLoad, reducedTicket);
  }

  /** The nodes on the way from one to the other, both included where they are nodes; null when it is not on the way. */
  #pathFrom(first: number, last: number): readonly number[] | null {
    const path: number[] = [];
    for (let node = last; node !== OUT; node = int(this.#parent, node)) {
      path.push(node);
      if (node === first) return path.reverse();
    }
    return first === OUT ? path.reverse() : null;
  }
}
