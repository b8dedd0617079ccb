import { byte, int } from './elements.ts';
import { cellOf, serves, type Network } from './network.ts';
import type { Plan } from './problem.ts';

/** What makes a plan illegal, with the first slot where it shows. */
export type PlanFault =
  | { readonly kind: 'length'; readonly expected: number; readonly found: number }
  | { readonly kind: 'not-eligible' | 'twice-in-team' | 'over-cap'; readonly slot: number; readonly officer: number };

/**
 * A legal plan seen as a flow: which pairs carry a slot, and how many slots each officer has. Immutable.
 */
export class Placement {
  readonly officerOf: Plan;
  /** The pair and the group that fill each slot. */
  readonly pairOf: Int32Array;
  readonly groupOf: Int32Array;
  /** 1 for each pair that fills a slot. */
  readonly used: Uint8Array;
  /** Slots of each officer, carried load not included. */
  readonly load: Int32Array;
  /** Slots of officer j: `slotsOf[slotStart[j]]` …, ascending. */
  readonly slotStart: Int32Array;
  readonly slotsOf: Int32Array;
  readonly #network: Network;
  /** By cell, 1 when a slot of the class is filled from the group. */
  readonly #flow: Uint8Array;

  private constructor(network: Network, plan: Plan) {
    const slots = plan.length;
    this.#network = network;
    this.officerOf = plan;
    this.pairOf = new Int32Array(slots);
    this.groupOf = new Int32Array(slots);
    this.used = new Uint8Array(network.pairs);
    this.load = new Int32Array(network.officers);
    this.slotStart = new Int32Array(network.officers + 1);
    this.slotsOf = new Int32Array(slots);
    this.#flow = new Uint8Array(network.serves.length);
  }

  /** The placement of a plan, or what is illegal in it. */
  static of(network: Network, plan: Plan): Placement | PlanFault {
    const expected = network.classOfSlot.length;
    if (plan.length !== expected) return { kind: 'length', expected, found: plan.length };
    const placement = new Placement(network, plan);
    for (let s = 0; s < expected; s++) {
      const fault = placement.#place(s, int(plan, s));
      if (fault !== null) return fault;
    }
    placement.#listSlots();
    return placement;
  }

  /** Whether a slot of the class is filled from the group; both are of one team. */
  uses(c: number, g: number): boolean {
    return byte(this.#flow, cellOf(this.#network, c, g)) === 1;
  }

  /** Groups of the class's team whose officers may fill its slots. */
  groupsFor(c: number): number[] {
    const team = int(this.#network.classTeam, c);
    const groups: number[] = [];
    for (let g = int(this.#network.teamGroupStart, team); g < int(this.#network.teamGroupStart, team + 1); g++) {
      if (serves(this.#network, g, c)) groups.push(g);
    }
    return groups;
  }

  #place(s: number, j: number): PlanFault | null {
    const { classOfSlot, classTeam, teamGroupStart } = this.#network;
    const c = int(classOfSlot, s);
    const team = int(classTeam, c);
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (!serves(this.#network, g, c)) continue;
      const p = pairIn(this.#network, g, j);
      if (p < 0) continue;
      if (byte(this.used, p) === 1) return { kind: 'twice-in-team', slot: s, officer: j };
      if (int(this.load, j) === int(this.#network.caps, j)) return { kind: 'over-cap', slot: s, officer: j };
      this.used[p] = 1;
      this.load[j] = int(this.load, j) + 1;
      this.pairOf[s] = p;
      this.groupOf[s] = g;
      this.#flow[cellOf(this.#network, c, g)] = 1;
      return null;
    }
    return { kind: 'not-eligible', slot: s, officer: j };
  }

  #listSlots(): void {
    const next = new Int32Array(this.load.length);
    for (let j = 0; j < this.load.length; j++) {
      this.slotStart[j + 1] = int(this.slotStart, j) + int(this.load, j);
      next[j] = int(this.slotStart, j);
    }
    for (let s = 0; s < this.officerOf.length; s++) {
      const j = int(this.officerOf, s);
      this.slotsOf[int(next, j)] = s;
      next[j] = int(next, j) + 1;
    }
  }
}

/** The pair of a group and an officer, or −1; members are ascending. */
export function pairIn(network: Network, g: number, officer: number): number {
  const { members, memberStart, pairStart } = network;
  const start = int(memberStart, g);
  let low = start;
  let high = start + int(pairStart, g + 1) - int(pairStart, g);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (int(members, middle) < officer) low = middle + 1;
    else high = middle;
  }
  const found = low < start + int(pairStart, g + 1) - int(pairStart, g) && int(members, low) === officer;
  return found ? int(pairStart, g) + low - start : -1;
}
