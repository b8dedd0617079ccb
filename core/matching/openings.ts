import { byte, int, num } from './elements.ts';
import { serves, type Network } from './network.ts';
import { classNode, groupNode, type Prices } from './prices.ts';

/** More than the officers of any group; times a ticket of 36 bits still exact. */
export const PLACES = 2 ** 17;

/** Gets classes and their groups ready when their first slot is to be filled. */
export class Openings {
  /** Pairs of each open group by ticket: `ticket · PLACES + place in the group`, ascending. */
  readonly byTicket: Float64Array;
  readonly #network: Network;
  readonly #prices: Prices;
  readonly #tickets: Float64Array;
  /** 1 for groups whose price is set. */
  readonly #isOpen: Uint8Array;

  constructor(network: Network, prices: Prices, tickets: Float64Array) {
    this.byTicket = new Float64Array(network.pairs);
    this.#tickets = tickets;
    this.#network = network;
    this.#prices = prices;
    this.#isOpen = new Uint8Array(network.groupTeam.length);
  }

  /** Sets the prices of a class nobody has asked for yet, and of its groups, as high as its officers' prices allow. */
  open(c: number): void {
    const { classTeam, teamGroupStart } = this.#network;
    const { load, ticket } = this.#prices;
    const team = int(classTeam, c);
    const node = classNode(this.#network, c);
    if (num(load, node) > 0) return;
    load[node] = Infinity;
    for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
      if (!serves(this.#network, g, c)) continue;
      if (byte(this.#isOpen, g) === 0) this.#openGroup(g);
      const from = groupNode(this.#network, g);
      const nearer = num(load, from) < num(load, node);
      if (nearer || (num(load, from) === num(load, node) && num(ticket, from) < num(ticket, node))) {
        load[node] = num(load, from);
        ticket[node] = num(ticket, from);
      }
    }
  }

  #openGroup(g: number): void {
    const { members, memberStart, pairStart, groupCost } = this.#network;
    const prices = this.#prices;
    const shift = int(memberStart, g) - int(pairStart, g);
    let load = Infinity;
    let ticket = 0;
    for (let p = int(pairStart, g); p < int(pairStart, g + 1); p++) {
      const j = int(members, p + shift);
      this.byTicket[p] = num(this.#tickets, p) * PLACES + p - int(pairStart, g);
      const priceLoad = num(prices.load, j);
      const priceTicket = num(prices.ticket, j) + num(this.#tickets, p);
      if (priceLoad < load || (priceLoad === load && priceTicket < ticket)) {
        load = priceLoad;
        ticket = priceTicket;
      }
    }
    prices.load[groupNode(this.#network, g)] = load + num(groupCost, g);
    prices.ticket[groupNode(this.#network, g)] = ticket;
    this.byTicket.subarray(int(pairStart, g), int(pairStart, g + 1)).sort();
    this.#isOpen[g] = 1;
  }
}
