import { byte, int, num } from './elements.ts';
import type { Flow } from './flow.ts';
import { serves, type Network } from './network.ts';
import { classNode, groupNode } from './prices.ts';

/** Where a search began: there is nothing before it. */
const START = -1;

/**
 * Finds who could take a place of a team for the least price: an officer's price and the pair's ticket together. Others
 * of the team may change places on the way, which costs nothing. Only pairs that cost no load count.
 */
export class TeamWays {
  /** The pair and group that the last search found, −1 when it found none. */
  #pair = -1;
  #group = -1;
  #cost = Infinity;
  readonly #flow: Flow;
  readonly #network: Network;
  readonly #tickets: Float64Array;
  readonly #loadPrices: Float64Array;
  readonly #officerPrices: Float64Array;
  /** The class through which the last search came to a group, and the group through which it came to a class. */
  readonly #groupVia: Int32Array;
  readonly #classVia: Int32Array;
  readonly #groupSeen: Int32Array;
  readonly #classSeen: Int32Array;
  #round = 0;
  readonly #open: number[] = [];

  /**
   * @param tickets - of all pairs.
   * @param loadPrices - of all nodes, optimal for the flow.
   * @param officerPrices - of all officers, in tickets; read at each search.
   */
  constructor(flow: Flow, tickets: Float64Array, loadPrices: Float64Array, officerPrices: Float64Array) {
    this.#flow = flow;
    this.#network = flow.network;
    this.#tickets = tickets;
    this.#loadPrices = loadPrices;
    this.#officerPrices = officerPrices;
    this.#groupVia = new Int32Array(flow.network.groupTeam.length);
    this.#classVia = new Int32Array(flow.network.classTeam.length);
    this.#groupSeen = new Int32Array(flow.network.groupTeam.length);
    this.#classSeen = new Int32Array(flow.network.classTeam.length);
  }

  /** Least price at which an officer of the group could be replaced; Infinity when nobody could replace him. */
  fromGroup(g: number): number {
    this.#begin();
    this.#enterGroup(g, START);
    return this.#walk();
  }

  /** Least price at which one more slot of the class could be filled. */
  fromClass(c: number): number {
    this.#begin();
    this.#enterClass(c, START);
    return this.#walk();
  }

  /** Takes the way that the last search found; the officer who has one slot more. */
  take(): number {
    const { members, memberStart, pairStart } = this.#network;
    let g = this.#group;
    const officer = int(members, this.#pair + int(memberStart, g) - int(pairStart, g));
    this.#flow.use(officer, this.#pair, g);
    for (;;) {
      const c = int(this.#groupVia, g);
      if (c === START) return officer;
      this.#flow.shift(c, g, 1);
      g = int(this.#classVia, c);
      if (g === START) return officer;
      this.#flow.shift(c, g, -1);
    }
  }

  #begin(): void {
    this.#round++;
    this.#open.length = 0;
    this.#cost = Infinity;
    this.#pair = -1;
    this.#group = -1;
  }

  #enterGroup(g: number, via: number): void {
    this.#groupSeen[g] = this.#round;
    this.#groupVia[g] = via;
    this.#open.push(g);
  }

  #enterClass(c: number, via: number): void {
    const { classTeam, teamGroupStart } = this.#network;
    const team = int(classTeam, c);
    const price = num(this.#loadPrices, classNode(this.#network, c));
    this.#classSeen[c] = this.#round;
    this.#classVia[c] = via;
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (int(this.#groupSeen, g) === this.#round || !serves(this.#network, g, c)) continue;
      if (num(this.#loadPrices, groupNode(this.#network, g)) === price) this.#enterGroup(g, c);
    }
  }

  #walk(): number {
    const { groupTeam, teamClassStart, teamClasses } = this.#network;
    for (let g = this.#open.pop(); g !== undefined; g = this.#open.pop()) {
      this.#scan(g);
      const team = int(groupTeam, g);
      for (let k = int(teamClassStart, team); k < int(teamClassStart, team + 1); k++) {
        const c = int(teamClasses, k);
        if (int(this.#classSeen, c) !== this.#round && this.#flow.count(c, g) > 0) this.#enterClass(c, g);
      }
    }
    return this.#cost;
  }

  #scan(g: number): void {
    const { members, memberStart, pairStart, groupCost, officers } = this.#network;
    const loadPrices = this.#loadPrices;
    const officerPrices = this.#officerPrices;
    const tickets = this.#tickets;
    const used = this.#flow.used;
    const room = num(loadPrices, officers + g) - num(groupCost, g);
    const shift = int(memberStart, g) - int(pairStart, g);
    const end = int(pairStart, g + 1);
    for (let p = int(pairStart, g); p < end; p++) {
      const j = int(members, p + shift);
      const cost = num(tickets, p) + num(officerPrices, j);
      if (cost >= this.#cost || num(loadPrices, j) !== room || byte(used, p) === 1) continue;
      this.#cost = cost;
      this.#pair = p;
      this.#group = g;
    }
  }
}
