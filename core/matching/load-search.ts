import { byte, int, item, num } from './elements.ts';
import type { Flow } from './flow.ts';
import { serves, type Network } from './network.ts';
import { NodeQueue } from './node-queue.ts';
import { PathTree } from './path-tree.ts';
import { classNode, exactPrice, groupNode, nodeCount } from './prices.ts';

/** The least price is looked for again after one fill for so many officers. */
const LEAST_SHARE = 32;

/**
 * Successive shortest paths by load alone: each call of {@link LoadSearch.fill} finds the way to fill one more slot of
 * a class that adds least to the sum of loads, moving others where that helps, and raises the prices so that all
 * reduced costs stay ≥ 0. Loads are small whole numbers that often tie, so a search is nearly always over at once.
 */
export class LoadSearch {
  /** Price of each node, in loads. */
  readonly prices: Float64Array;
  readonly #flow: Flow;
  readonly #network: Network;
  readonly #queue: NodeQueue;
  readonly #tree: PathTree;
  /** 1 for groups whose price is set. */
  readonly #isOpen: Uint8Array;
  /** Officers of the component at hand, and a price that none of them is below. */
  #officers: readonly number[] = [];
  #least = 0;
  #leastAge = 0;
  /** Nearest way out found so far. */
  #bound = Infinity;
  #boundOfficer = -1;

  constructor(flow: Flow) {
    const network = flow.network;
    this.#flow = flow;
    this.#network = network;
    this.#queue = new NodeQueue(nodeCount(network));
    this.#tree = new PathTree(network);
    this.#isOpen = new Uint8Array(network.groupTeam.length);
    this.prices = new Float64Array(nodeCount(network));
    for (let j = 0; j < network.officers; j++) this.prices[j] = int(network.carried, j) + 1;
  }

  /** Begins a component: its officers are all whom the slots filled from now on can reach. */
  enter(officers: readonly number[]): void {
    this.#officers = officers;
    this.#findLeast();
  }

  /** Fills one more slot of the class; false, with nothing changed, when there is no way. */
  fill(c: number): boolean {
    if (this.#leastAge++ > this.#officers.length / LEAST_SHARE) this.#findLeast();
    this.#openClass(c);
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
    this.#leastAge = 0;
    this.#least = Infinity;
    for (const j of this.#officers) this.#least = Math.min(this.#least, num(this.prices, j));
  }

  /** Sets the price of a class nobody has asked for yet, and of its groups, as high as its officers' prices allow. */
  #openClass(c: number): void {
    const { classTeam, teamGroupStart } = this.#network;
    const team = int(classTeam, c);
    const node = classNode(this.#network, c);
    if (num(this.prices, node) > 0) return;
    let price = Infinity;
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (!serves(this.#network, g, c)) continue;
      if (byte(this.#isOpen, g) === 0) this.#openGroup(g);
      price = Math.min(price, num(this.prices, groupNode(this.#network, g)));
    }
    this.prices[node] = price;
  }

  #openGroup(g: number): void {
    const { members, memberStart, pairStart, groupCost } = this.#network;
    const first = int(memberStart, g);
    const end = first + int(pairStart, g + 1) - int(pairStart, g);
    let price = Infinity;
    for (let m = first; m < end; m++) price = Math.min(price, num(this.prices, int(members, m)));
    this.prices[groupNode(this.#network, g)] = price + num(groupCost, g);
    this.#isOpen[g] = 1;
  }

  #search(c: number): void {
    const { officers, groupTeam } = this.#network;
    const queue = this.#queue;
    this.#bound = Infinity;
    this.#boundOfficer = -1;
    this.#tree.root(c);
    queue.push(classNode(this.#network, c), 0, 0);
    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      const load = num(queue.load, node);
      if (load >= this.#bound) return;
      if (node < officers) this.#visitOfficer(node);
      else if (node < officers + groupTeam.length) this.#visitGroup(node - officers);
      else this.#visitClass(node - officers - groupTeam.length);
    }
  }

  #visitClass(c: number): void {
    const { classTeam, teamGroupStart } = this.#network;
    const node = classNode(this.#network, c);
    const team = int(classTeam, c);
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (!serves(this.#network, g, c)) continue;
      if (this.#relax(node, groupNode(this.#network, g), 0)) this.#tree.groupFromClass(g, c);
    }
  }

  #visitOfficer(j: number): void {
    const pairs = item(this.#flow.pairsOf, j);
    const groups = item(this.#flow.groupsOf, j);
    for (let i = 0; i < pairs.length; i++) {
      const g = item(groups, i);
      const cost = -num(this.#network.groupCost, g);
      if (this.#relax(j, groupNode(this.#network, g), cost)) this.#tree.groupFromPair(g, item(pairs, i));
    }
  }

  /** Offers the way `from` → `to` of the given cost; true when it is the nearest so far. */
  #relax(from: number, to: number, cost: number): boolean {
    const queue = this.#queue;
    const load = num(queue.load, from) - num(this.prices, from) + cost + num(this.prices, to);
    if (load >= this.#bound || load >= num(queue.load, to)) return false;
    queue.push(to, load, 0);
    return true;
  }

  /** Leaves off where even the cheapest of all officers would be too far. */
  #visitGroup(g: number): void {
    this.#visitClassesOf(g);
    const { members, memberStart, pairStart, groupCost } = this.#network;
    const queue = this.#queue;
    const node = groupNode(this.#network, g);
    const from = num(queue.load, node) - num(this.prices, node) + num(groupCost, g);
    const shift = int(memberStart, g) - int(pairStart, g);
    const end = int(pairStart, g + 1);
    for (let p = int(pairStart, g); p < end && from + this.#least < this.#bound; p++) {
      const j = int(members, p + shift);
      const load = from + num(this.prices, j);
      if (load >= this.#bound || load >= num(queue.load, j)) continue;
      if (byte(this.#flow.used, p) === 0) this.#reachOfficer(j, p, g, load);
    }
  }

  /** From a group back to the classes that it fills: their slots may be filled from elsewhere instead. */
  #visitClassesOf(g: number): void {
    const { groupTeam, teamClassStart, teamClasses } = this.#network;
    const team = int(groupTeam, g);
    for (let k = int(teamClassStart, team); k < int(teamClassStart, team + 1); k++) {
      const c = int(teamClasses, k);
      if (this.#flow.count(c, g) === 0) continue;
      if (this.#relax(groupNode(this.#network, g), classNode(this.#network, c), 0)) this.#tree.classFromGroup(c, g);
    }
  }

  #reachOfficer(j: number, p: number, g: number, load: number): void {
    const { carried, caps } = this.#network;
    this.#tree.officer(j, p, g);
    const own = int(this.#flow.load, j);
    if (own < int(caps, j)) {
      const out = load + int(carried, j) + own + 1 - num(this.prices, j);
      if (out < this.#bound) {
        this.#bound = out;
        this.#boundOfficer = j;
      }
    }
    this.#queue.push(j, load, 0);
  }

  /** Each node nearer than the way out gets dearer by the difference. */
  #raisePrices(): void {
    const queue = this.#queue;
    for (let i = 0; i < queue.reachedCount; i++) {
      const node = queue.reached(i);
      const short = this.#bound - num(queue.load, node);
      if (short > 0) this.prices[node] = exactPrice(num(this.prices, node) + short);
    }
  }
}
