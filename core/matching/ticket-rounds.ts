import { byte, int, item, num } from './elements.ts';
import { DueLoads } from './due-loads.ts';
import type { Flow } from './flow.ts';
import type { Network } from './network.ts';
import { exactPrice, groupNode, type Prices } from './prices.ts';
import { TeamWays } from './team-ways.ts';

/** How many times nearer the best each round comes. */
const SLACK_STEP = 8;

/** The slack of the first round is an eighth of the largest ticket, 2^33, that of the last 1. */
const ROUNDS = 12;

/** In place of an officer: the way out, where officers trade slots with one another. */
const OUT = -1;

/**
 * Makes the tickets of a flow small, the sum of loads being as small as it can be and staying so: an auction in rounds
 * (Goldberg and Tarjan 1990, cost scaling; Bertsekas 1988). Officers have prices. Whoever has a slot too many gives up
 * the one that is placed elsewhere most cheaply, and becomes as dear as the next. In each round no move is left that
 * would gain more than the round's slack, which shrinks to 1.
 *
 * What is left to gain after the last round, if anything, is found by {@link smallestPrices}.
 */
export class TicketRounds {
  /** Price of each officer in tickets; that of the way out is 0. */
  readonly prices: Float64Array;
  readonly #flow: Flow;
  readonly #network: Network;
  readonly #tickets: Float64Array;
  readonly #loadPrices: Float64Array;
  readonly #ways: TeamWays;
  readonly #due: DueLoads;
  /** A price below which no officer of the group can be replaced. */
  readonly #replaceable: Float64Array;
  /** Officers of the component at hand. */
  #officers: readonly number[] = [];
  /** Officers with a slot too many, or {@link OUT}; each once. */
  #queue: number[] = [];
  readonly #queued: Uint8Array;

  /** `loadPrices`: of all nodes; they prove that the flow has the least sum of loads. */
  constructor(flow: Flow, tickets: Float64Array, loadPrices: Float64Array) {
    const network = flow.network;
    this.#flow = flow;
    this.#network = network;
    this.#tickets = tickets;
    this.#loadPrices = loadPrices;
    this.prices = new Float64Array(network.officers);
    this.#ways = new TeamWays(flow, tickets, loadPrices, this.prices);
    this.#due = new DueLoads(flow, loadPrices, this.prices);
    this.#replaceable = new Float64Array(network.groupTeam.length).fill(-Infinity);
    this.#queued = new Uint8Array(network.officers);
  }

  /** Settles the officers of one component. `progress` is told after each of the rounds. */
  settle(officers: readonly number[], progress: (done: number, rounds: number) => void): void {
    this.#officers = officers;
    this.#due.enter(officers);
    for (let round = 0; round < ROUNDS; round++) {
      this.#round(SLACK_STEP ** (ROUNDS - 1 - round));
      progress(round + 1, ROUNDS);
    }
    for (const j of officers) this.prices[j] = num(this.prices, j) - this.#due.outPrice;
  }

  /**
   * Prices of all nodes that come from the officers' once every component is settled: nearly those of an optimal flow.
   * A group's is that of whoever could replace one of its officers, a class's that of whoever could fill one more slot.
   */
  nodePrices(): Prices {
    const { officers, groupTeam, classTeam } = this.#network;
    const ticket = new Float64Array(this.#loadPrices.length);
    ticket.set(this.prices);
    for (let g = 0; g < groupTeam.length; g++) {
      const found = this.#ways.fromGroup(g);
      if (found < Infinity) ticket[officers + g] = found;
    }
    for (let c = 0; c < classTeam.length; c++) {
      const found = this.#ways.fromClass(c);
      if (found < Infinity) ticket[officers + groupTeam.length + c] = found;
    }
    return { load: this.#loadPrices, ticket };
  }

  #round(slack: number): void {
    for (const c of this.#release(slack)) {
      if (this.#ways.fromClass(c) === Infinity) throw new Error('matching: nobody is left for a slot that was filled');
      const officer = this.#ways.take();
      this.#forget(int(this.#network.classTeam, c), Infinity);
      this.#enqueue(officer);
    }
    let at = 0;
    for (; this.#queue.length > at; at++) {
      const next = item(this.#queue, at);
      if (next === OUT) this.#tradeLoads(slack);
      else {
        this.#queued[next] = 0;
        while (this.#excess(next) > 0) this.#giveUp(next, slack);
      }
    }
    this.#queue = [];
  }

  /** Frees what keeps within no smaller slack; the class of each slot that is unfilled now. */
  #release(slack: number): number[] {
    const unfilled: number[] = [];
    for (const j of this.#officers) {
      this.#due.adjust(j, slack);
      const pairs = item(this.#flow.pairsOf, j);
      const groups = item(this.#flow.groupsOf, j);
      for (let i = pairs.length - 1; i >= 0; i--) {
        const p = item(pairs, i);
        const g = item(groups, i);
        if (!this.#isFree(j, g) || this.#keeps(j, p, g, slack)) continue;
        this.#flow.leave(j, p);
        unfilled.push(this.#unfill(g));
      }
      this.#enqueue(j);
    }
    if (this.#due.isOver) this.#queue.push(OUT);
    return unfilled;
  }

  #keeps(j: number, p: number, g: number, slack: number): boolean {
    const wanted = num(this.prices, j) + num(this.#tickets, p) - slack;
    if (num(this.#replaceable, g) >= wanted) return true;
    const found = this.#ways.fromGroup(g);
    this.#replaceable[g] = found;
    return found >= wanted;
  }

  /** Takes one slot of any of its classes from the group. */
  #unfill(g: number): number {
    const { groupTeam, teamClassStart, teamClasses } = this.#network;
    let k = int(teamClassStart, int(groupTeam, g));
    while (this.#flow.count(int(teamClasses, k), g) === 0) k++;
    this.#flow.shift(int(teamClasses, k), g, -1);
    return int(teamClasses, k);
  }

  /** Whether giving the pair up, or taking it, costs no load. */
  #isFree(j: number, g: number): boolean {
    const { groupCost } = this.#network;
    return num(this.#loadPrices, j) + num(groupCost, g) === num(this.#loadPrices, groupNode(this.#network, g));
  }

  #excess(j: number): number {
    return int(this.#flow.load, j) - this.#due.of(j);
  }

  #enqueue(j: number): void {
    if (this.#excess(j) <= 0 || byte(this.#queued, j) === 1) return;
    this.#queued[j] = 1;
    this.#queue.push(j);
  }

  /** The officer gives up one slot in the cheapest way, and gets as dear as the next cheapest would be. */
  #giveUp(j: number, slack: number): void {
    const pairs = item(this.#flow.pairsOf, j);
    const groups = item(this.#flow.groupsOf, j);
    for (;;) {
      let best = this.#due.mayRise(j) ? this.#due.outPrice : Infinity;
      let next = Infinity;
      let at = -1;
      for (let i = 0; i < pairs.length; i++) {
        const cost = this.#costOfGivingUp(j, item(pairs, i), item(groups, i));
        if (cost < best) {
          next = best;
          best = cost;
          at = i;
        } else if (cost < next) next = cost;
      }
      if (best === Infinity) throw new Error('matching: an officer has a slot too many that nobody can take');
      if (at >= 0 && !this.#handOver(j, item(pairs, at), item(groups, at), next)) continue;
      if (at < 0) this.#keepOneMore(j);
      this.prices[j] = exactPrice(Math.max(num(this.prices, j), (next === Infinity ? best : next) + slack));
      return;
    }
  }

  #costOfGivingUp(j: number, p: number, g: number): number {
    if (!this.#isFree(j, g)) return Infinity;
    if (num(this.#replaceable, g) === -Infinity) this.#replaceable[g] = this.#ways.fromGroup(g);
    return num(this.#replaceable, g) - num(this.#tickets, p);
  }

  /** Hands the pair over unless that costs more than `limit`, now that it is looked at closely. */
  #handOver(j: number, p: number, g: number, limit: number): boolean {
    const found = this.#ways.fromGroup(g);
    this.#replaceable[g] = found;
    if (found - num(this.#tickets, p) > limit || found === Infinity) return false;
    const taker = this.#ways.take();
    this.#flow.leave(j, p);
    this.#forget(int(this.#network.groupTeam, g), num(this.#tickets, p) + num(this.prices, j));
    this.#enqueue(taker);
    return true;
  }

  /**
   * What was known of a team that has changed is known no more. In a team of one group it still holds, but for the
   * officer who left it at the given price.
   */
  #forget(team: number, left: number): void {
    const { teamGroupStart } = this.#network;
    const first = int(teamGroupStart, team);
    const end = int(teamGroupStart, team + 1);
    if (end - first === 1) this.#replaceable[first] = Math.min(num(this.#replaceable, first), left);
    else this.#replaceable.fill(-Infinity, first, end);
  }

  /** The officer may keep the slot after all; then somebody else has to have one less. */
  #keepOneMore(j: number): void {
    const wasOver = this.#due.isOver;
    this.#due.rise(j);
    if (this.#due.isOver && !wasOver) this.#queue.push(OUT);
  }

  #tradeLoads(slack: number): void {
    while (this.#due.isOver) this.#enqueue(this.#due.lowerCheapest(slack));
  }
}
