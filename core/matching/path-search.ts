import { byte, int, item, num } from './elements.ts';
import type { Flow } from './flow.ts';
import { serves, type Network } from './network.ts';
import { NodeQueue } from './node-queue.ts';
import { Openings, PLACES } from './openings.ts';
import { PathTree } from './path-tree.ts';
import { EXACT_LIMIT, classNode, groupNode, nodeCount, zeroPrices, type Prices } from './prices.ts';

/** The least price is looked for again after one fill for so many officers. */
const LEAST_SHARE = 32;

/**
 * Successive shortest paths: each call of {@link PathSearch.fill} finds the cheapest way to fill one more slot of a
 * class, moving others where that helps, and raises the prices so that all reduced costs stay ≥ 0. Costs are pairs
 * (load, ticket) compared lexicographically; a Dijkstra in reduced costs stops at the first way out.
 */
export class PathSearch {
  readonly prices: Prices;
  readonly #flow: Flow;
  readonly #network: Network;
  readonly #tickets: Float64Array;
  readonly #queue: NodeQueue;
  readonly #openings: Openings;
  readonly #tree: PathTree;
  /** Officers of the component at hand, and a price that none of them is below. */
  #officers: readonly number[] = [];
  #leastLoad = 0;
  #leastTicket = 0;
  #leastAge = 0;
  /** Nearest way out found so far. */
  #boundLoad = Infinity;
  #boundTicket = 0;
  #boundOfficer = -1;

  /** `tickets`: those of all pairs. */
  constructor(flow: Flow, tickets: Float64Array) {
    const network = flow.network;
    this.#flow = flow;
    this.#tickets = tickets;
    this.#network = network;
    this.#queue = new NodeQueue(nodeCount(network));
    this.prices = zeroPrices(nodeCount(network));
    this.#tree = new PathTree(network);
    for (let j = 0; j < network.officers; j++) this.prices.load[j] = int(network.carried, j) + 1;
    this.#openings = new Openings(network, this.prices, tickets);
  }

  /** Begins a component: its officers are all whom the slots filled from now on can reach. */
  enter(officers: readonly number[]): void {
    this.#officers = officers;
    this.#findLeast();
  }

  /** Fills one more slot of the class; false, with nothing changed, when there is no way. */
  fill(c: number): boolean {
    if (this.#leastAge++ > this.#officers.length / LEAST_SHARE) this.#findLeast();
    this.#openings.open(c);
    this.#search(c);
    const found = this.#boundOfficer >= 0;
    if (found) {
      this.#raisePrices();
      this.#tree.augment(this.#flow, this.#boundOfficer);
    }
    this.#queue.clear();
    return found;
  }

  /** Prices only rise, so what is least now is a lower bound for as long as one likes. */
  #findLeast(): void {
    const { load, ticket } = this.prices;
    this.#leastAge = 0;
    this.#leastLoad = Infinity;
    for (const j of this.#officers) {
      const nearer = num(load, j) < this.#leastLoad;
      if (!nearer && (num(load, j) > this.#leastLoad || num(ticket, j) >= this.#leastTicket)) continue;
      this.#leastLoad = num(load, j);
      this.#leastTicket = num(ticket, j);
    }
  }

  #search(c: number): void {
    const { officers, groupTeam } = this.#network;
    const queue = this.#queue;
    this.#boundLoad = Infinity;
    this.#boundTicket = 0;
    this.#boundOfficer = -1;
    this.#tree.root(c);
    queue.push(classNode(this.#network, c), 0, 0);
    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      const load = num(queue.load, node);
      const ticket = num(queue.ticket, node);
      if (!this.#beforeBound(load, ticket)) return;
      if (Math.abs(ticket) > EXACT_LIMIT || load > EXACT_LIMIT) throw new RangeError('matching: sums are not exact');
      if (node < officers) this.#visitOfficer(node);
      else if (node < officers + groupTeam.length) this.#visitGroup(node - officers);
      else this.#visitClass(node - officers - groupTeam.length);
    }
  }

  #beforeBound(load: number, ticket: number): boolean {
    return load < this.#boundLoad || (load === this.#boundLoad && ticket < this.#boundTicket);
  }

  #visitClass(c: number): void {
    const { classTeam, teamGroupStart } = this.#network;
    const node = classNode(this.#network, c);
    const team = int(classTeam, c);
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (!serves(this.#network, g, c)) continue;
      if (this.#relax(node, groupNode(this.#network, g), 0, 0)) this.#tree.groupFromClass(g, c);
    }
  }

  #visitOfficer(j: number): void {
    const pairs = item(this.#flow.pairsOf, j);
    const groups = item(this.#flow.groupsOf, j);
    for (let i = 0; i < pairs.length; i++) {
      const p = item(pairs, i);
      const g = item(groups, i);
      const node = groupNode(this.#network, g);
      if (this.#relax(j, node, -num(this.#network.groupCost, g), -num(this.#tickets, p))) {
        this.#tree.groupFromPair(g, p);
      }
    }
  }

  /** Offers the way `from` → `to` of the given cost; true when it is the nearest so far. */
  #relax(from: number, to: number, costLoad: number, costTicket: number): boolean {
    const { load, ticket } = this.prices;
    const queue = this.#queue;
    const toLoad = num(queue.load, from) - num(load, from) + costLoad + num(load, to);
    const toTicket = num(queue.ticket, from) - num(ticket, from) + costTicket + num(ticket, to);
    if (!this.#beforeBound(toLoad, toTicket) || !queue.improves(to, toLoad, toTicket)) return false;
    queue.push(to, toLoad, toTicket);
    return true;
  }

  /**
   * Goes through the officers of a group by ascending ticket, and leaves off where even the cheapest of all officers
   * would be too far.
   */
  #visitGroup(g: number): void {
    this.#visitClassesOf(g);
    const { members, memberStart, pairStart, groupCost } = this.#network;
    const { load, ticket } = this.prices;
    const { byTicket } = this.#openings;
    const queue = this.#queue;
    const node = groupNode(this.#network, g);
    const fromLoad = num(queue.load, node) - num(load, node) + num(groupCost, g);
    const fromTicket = num(queue.ticket, node) - num(ticket, node);
    const first = int(pairStart, g);
    const end = int(pairStart, g + 1);
    const firstMember = int(memberStart, g);
    const leastLoad = fromLoad + this.#leastLoad;
    const leastTicket = fromTicket + this.#leastTicket;
    for (let i = first; i < end; i++) {
      const key = num(byTicket, i);
      const own = Math.floor(key / PLACES);
      if (!this.#beforeBound(leastLoad, leastTicket + own)) return;
      const place = key - own * PLACES;
      const j = int(members, firstMember + place);
      const toLoad = fromLoad + num(load, j);
      const toTicket = fromTicket + own + num(ticket, j);
      if (!this.#beforeBound(toLoad, toTicket) || !queue.improves(j, toLoad, toTicket)) continue;
      if (byte(this.#flow.used, first + place) === 0) this.#reachOfficer(j, first + place, g, toLoad, toTicket);
    }
  }

  /** From a group back to the classes that it fills: their slots may be filled from elsewhere instead. */
  #visitClassesOf(g: number): void {
    const { groupTeam, teamClassStart, teamClasses } = this.#network;
    const team = int(groupTeam, g);
    for (let k = int(teamClassStart, team); k < int(teamClassStart, team + 1); k++) {
      const c = int(teamClasses, k);
      if (this.#flow.count(c, g) === 0) continue;
      if (this.#relax(groupNode(this.#network, g), classNode(this.#network, c), 0, 0)) this.#tree.classFromGroup(c, g);
    }
  }

  #reachOfficer(j: number, p: number, g: number, load: number, ticket: number): void {
    const { carried, caps } = this.#network;
    this.#tree.officer(j, p, g);
    const own = int(this.#flow.load, j);
    if (own < int(caps, j)) {
      const outLoad = load + int(carried, j) + own + 1 - num(this.prices.load, j);
      const outTicket = ticket - num(this.prices.ticket, j);
      if (this.#beforeBound(outLoad, outTicket)) {
        this.#boundLoad = outLoad;
        this.#boundTicket = outTicket;
        this.#boundOfficer = j;
      }
    }
    this.#queue.push(j, load, ticket);
  }

  /** Each node nearer than the way out gets dearer by the difference. */
  #raisePrices(): void {
    const { load, ticket } = this.prices;
    const queue = this.#queue;
    for (let i = 0; i < queue.reachedCount; i++) {
      const node = queue.reached(i);
      const nodeLoad = num(queue.load, node);
      const nodeTicket = num(queue.ticket, node);
      if (!this.#beforeBound(nodeLoad, nodeTicket)) continue;
      load[node] = num(load, node) + this.#boundLoad - nodeLoad;
      ticket[node] = num(ticket, node) + this.#boundTicket - nodeTicket;
      if (Math.abs(num(ticket, node)) > EXACT_LIMIT) throw new RangeError('matching: sums are not exact');
    }
  }
}
