import { int } from './elements.ts';
import type { Flow } from './flow.ts';
import type { Network } from './network.ts';

/** Parent of the class that a search starts from. */
const ROOT = -1;

/** How a search reached each node, and the change of flow along the path to one of them. */
export class PathTree {
  readonly #network: Network;
  readonly #officerPair: Int32Array;
  readonly #officerGroup: Int32Array;
  /** A class, or −2 − pair for a pair that is to be given up. */
  readonly #groupParent: Int32Array;
  readonly #classParent: Int32Array;

  constructor(network: Network) {
    this.#network = network;
    this.#officerPair = new Int32Array(network.officers);
    this.#officerGroup = new Int32Array(network.officers);
    this.#groupParent = new Int32Array(network.groupTeam.length);
    this.#classParent = new Int32Array(network.classTeam.length);
  }

  root(c: number): void {
    this.#classParent[c] = ROOT;
  }

  /** The officer may take a slot of the group's team through the pair. */
  officer(j: number, p: number, g: number): void {
    this.#officerPair[j] = p;
    this.#officerGroup[j] = g;
  }

  /** The class may be served from the group. */
  groupFromClass(g: number, c: number): void {
    this.#groupParent[g] = c;
  }

  /** Somebody else of the group may take what its officer holds through the pair. */
  groupFromPair(g: number, p: number): void {
    this.#groupParent[g] = -2 - p;
  }

  /** A slot of the class that the group fills may be filled from another group. */
  classFromGroup(c: number, g: number): void {
    this.#classParent[c] = g;
  }

  /** Moves one unit of flow along the path that ends with one slot more for the officer. */
  augment(flow: Flow, last: number): void {
    const { members, memberStart, pairStart } = this.#network;
    let g = int(this.#officerGroup, last);
    flow.use(last, int(this.#officerPair, last), g);
    for (;;) {
      const parent = int(this.#groupParent, g);
      if (parent >= 0) {
        flow.shift(parent, g, 1);
        g = int(this.#classParent, parent);
        if (g === ROOT) return;
        flow.shift(parent, g, -1);
      } else {
        const p = -2 - parent;
        const j = int(members, p + int(memberStart, g) - int(pairStart, g));
        flow.leave(j, p);
        g = int(this.#officerGroup, j);
        flow.use(j, int(this.#officerPair, j), g);
      }
    }
  }
}
