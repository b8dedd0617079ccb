import { byte, int, item } from './elements.ts';
import { cellOf, slotsByClass, type Network } from './network.ts';
import type { Plan } from './problem.ts';

/**
 * A growing flow: so far some slots of each class are filled through groups by officers. Changed only along paths that
 * a search has found.
 */
export class Flow {
  readonly network: Network;
  /** Slots of each officer, carried load not included. */
  readonly load: Int32Array;
  /** 1 for each pair that fills a slot. */
  readonly used: Uint8Array;
  /** Used pairs of each officer, and the group of each. */
  readonly pairsOf: number[][];
  readonly groupsOf: number[][];
  /** Slots of a class filled from a group, by cell. */
  readonly #counts: Int32Array;

  constructor(network: Network) {
    this.network = network;
    this.load = new Int32Array(network.officers);
    this.used = new Uint8Array(network.pairs);
    this.pairsOf = Array.from({ length: network.officers }, () => []);
    this.groupsOf = Array.from({ length: network.officers }, () => []);
    this.#counts = new Int32Array(network.serves.length);
  }

  /** Slots of the class that are filled from the group. */
  count(c: number, g: number): number {
    return int(this.#counts, cellOf(this.network, c, g));
  }

  /** Fills one slot more, or with `by` −1 one less, of the class from the group. */
  shift(c: number, g: number, by: 1 | -1): void {
    const at = cellOf(this.network, c, g);
    this.#counts[at] = int(this.#counts, at) + by;
  }

  /** The officer begins to fill a slot through the pair. */
  use(officer: number, p: number, g: number): void {
    this.used[p] = 1;
    this.load[officer] = int(this.load, officer) + 1;
    item(this.pairsOf, officer).push(p);
    item(this.groupsOf, officer).push(g);
  }

  /** The officer gives up the slot that he fills through the pair. */
  leave(officer: number, p: number): void {
    this.used[p] = 0;
    this.load[officer] = int(this.load, officer) - 1;
    const pairs = item(this.pairsOf, officer);
    const groups = item(this.groupsOf, officer);
    const at = pairs.indexOf(p);
    pairs[at] = item(pairs, pairs.length - 1);
    groups[at] = item(groups, groups.length - 1);
    pairs.pop();
    groups.pop();
  }

  /** Some plan with this flow; all slots must be filled. Which slot of a team each officer gets is arbitrary. */
  plan(): Plan {
    const { teamGroupStart, pairStart, members, memberStart, classOfSlot, classTeam } = this.network;
    const free = slotsByClass(this.network);
    const plan = new Int32Array(classOfSlot.length);
    for (let c = 0; c < classTeam.length; c++) {
      const team = int(classTeam, c);
      for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
        const shift = int(memberStart, g) - int(pairStart, g);
        for (const p of this.#usedPairs(g, c, this.count(c, g)))
          plan[item(free, c).pop() ?? -1] = int(members, p + shift);
      }
    }
    return plan;
  }

  /** `wanted` used pairs of the group that no earlier class of the team has taken. */
  #usedPairs(g: number, c: number, wanted: number): number[] {
    if (wanted === 0) return [];
    let skip = 0;
    const { teamClassStart, teamClasses, classTeam, pairStart } = this.network;
    for (let k = int(teamClassStart, int(classTeam, c)); int(teamClasses, k) !== c; k++) {
      skip += this.count(int(teamClasses, k), g);
    }
    const found: number[] = [];
    for (let p = int(pairStart, g); found.length < wanted; p++) {
      if (byte(this.used, p) === 0) continue;
      if (skip > 0) skip--;
      else found.push(p);
    }
    return found;
  }
}
