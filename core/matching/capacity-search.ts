import { byte, int, item } from './elements.ts';
import type { Flow } from './flow.ts';
import { serves, type Network } from './network.ts';
import { PathTree } from './path-tree.ts';
import { classNode, groupNode, nodeCount } from './prices.ts';

/** The nodes that a search reached when it found no way out: nothing that they need is free. */
export interface DeadEnd {
  readonly nodes: readonly number[];
  /** Whether the search ran against earlier dead ends; then this one is not a reason of its own. */
  readonly joined: boolean;
}

/**
 * Fills slots as long as there is room, costs aside, and keeps what it reached where there is none. Nothing ever gets
 * out of a dead end again, so no later search enters one: all failures together cost O(pairs).
 */
export class CapacitySearch {
  readonly flow: Flow;
  readonly #network: Network;
  readonly #tree: PathTree;
  readonly #caps: Int32Array;
  readonly #dead: Uint8Array;
  readonly #seen: Int32Array;
  #round = 0;
  #queue: number[] = [];
  #joined = false;

  /** Caps may differ from those of the network; they are read at each search. */
  constructor(flow: Flow, caps: Int32Array) {
    this.flow = flow;
    this.#network = flow.network;
    this.#tree = new PathTree(flow.network);
    this.#caps = caps;
    this.#dead = new Uint8Array(nodeCount(flow.network));
    this.#seen = new Int32Array(nodeCount(flow.network));
  }

  /** Fills one more slot of the class, or says what stands in the way; the flow is then as before. */
  fill(c: number): DeadEnd | null {
    const found = this.#walk(c, (j) => int(this.flow.load, j) < int(this.#caps, j));
    if (found >= 0) {
      this.#tree.augment(this.flow, found);
      return null;
    }
    for (const node of this.#queue) this.#dead[node] = 1;
    return { nodes: this.#queue, joined: this.#joined };
  }

  /**
   * Fills one more slot of the class though it exceed a cap: of the nearest officers, the one who is least over his.
   * False when there is no officer at all.
   */
  overfill(c: number): boolean {
    if (this.#walk(c, () => true) < 0) return false;
    const near = this.#queue.filter((node) => node < this.#network.officers);
    const over = (j: number): number => int(this.flow.load, j) - int(this.#caps, j);
    this.#tree.augment(
      this.flow,
      near.reduce((best, j) => (over(j) < over(best) ? j : best)),
    );
    return true;
  }

  /** Forgets a dead end, because flow that it rested on has been taken back. */
  revive(deadEnd: DeadEnd): void {
    for (const node of deadEnd.nodes) this.#dead[node] = 0;
  }

  /** Breadth first to the nearest officer who will do, or −1. `#queue` then holds all nodes reached. */
  #walk(c: number, accepts: (officer: number) => boolean): number {
    const { officers, groupTeam } = this.#network;
    this.#round++;
    this.#queue = [];
    this.#joined = false;
    this.#tree.root(c);
    this.#reach(classNode(this.#network, c));
    for (let at = 0; at < this.#queue.length; at++) {
      const node = item(this.#queue, at);
      if (node >= officers + groupTeam.length) this.#visitClass(node - officers - groupTeam.length);
      else if (node >= officers) this.#visitGroup(node - officers);
      else if (accepts(node)) return node;
      else this.#visitOfficer(node);
    }
    return -1;
  }

  #reach(node: number): boolean {
    if (byte(this.#dead, node) === 1) this.#joined = true;
    if (byte(this.#dead, node) === 1 || int(this.#seen, node) === this.#round) return false;
    this.#seen[node] = this.#round;
    this.#queue.push(node);
    return true;
  }

  #visitClass(c: number): void {
    const { classTeam, teamGroupStart } = this.#network;
    const team = int(classTeam, c);
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (!serves(this.#network, g, c)) continue;
      if (this.#reach(groupNode(this.#network, g))) this.#tree.groupFromClass(g, c);
    }
  }

  #visitGroup(g: number): void {
    const { groupTeam, teamClassStart, teamClasses, members, memberStart, pairStart } = this.#network;
    const team = int(groupTeam, g);
    for (let k = int(teamClassStart, team); k < int(teamClassStart, team + 1); k++) {
      const c = int(teamClasses, k);
      if (this.flow.count(c, g) === 0) continue;
      if (this.#reach(classNode(this.#network, c))) this.#tree.classFromGroup(c, g);
    }
    const shift = int(memberStart, g) - int(pairStart, g);
    for (let p = int(pairStart, g); p < int(pairStart, g + 1); p++) {
      const j = int(members, p + shift);
      if (byte(this.flow.used, p) === 0 && this.#reach(j)) this.#tree.officer(j, p, g);
    }
  }

  #visitOfficer(j: number): void {
    const pairs = item(this.flow.pairsOf, j);
    const groups = item(this.flow.groupsOf, j);
    pairs.forEach((p, i) => {
      const g = item(groups, i);
      if (this.#reach(groupNode(this.#network, g))) this.#tree.groupFromPair(g, p);
    });
  }
}
