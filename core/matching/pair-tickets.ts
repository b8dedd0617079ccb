import { int, num } from './elements.ts';
import type { Network } from './network.ts';
import { TICKET_LIMIT, type MatchingProblem } from './problem.ts';

/** Gives the ticket of a pair; `group` and `officer` are those of the pair. */
export interface PairTickets {
  of(pair: number, group: number, officer: number): number;
}

/** All tickets, asked once and held: for solving, which looks at each of them many times. 8 bytes a pair. */
export class StoredTickets implements PairTickets {
  readonly all: Float64Array;

  constructor(problem: MatchingProblem, network: Network) {
    const { groupTeam, memberStart, members, pairStart } = network;
    this.all = new Float64Array(network.pairs);
    for (let g = 0; g < groupTeam.length; g++) {
      const team = int(groupTeam, g);
      const shift = int(memberStart, g) - int(pairStart, g);
      for (let p = int(pairStart, g); p < int(pairStart, g + 1); p++) {
        this.all[p] = ticketOf(problem, team, int(members, p + shift));
      }
    }
  }

  of(pair: number): number {
    return num(this.all, pair);
  }
}

/** Tickets asked when they are needed: for checking, which needs only some, and those once. */
export class AskedTickets implements PairTickets {
  readonly #problem: MatchingProblem;
  readonly #groupTeam: Int32Array;

  constructor(problem: MatchingProblem, network: Network) {
    this.#problem = problem;
    this.#groupTeam = network.groupTeam;
  }

  of(_: number, group: number, officer: number): number {
    return ticketOf(this.#problem, int(this.#groupTeam, group), officer);
  }
}

/** @throws RangeError when the problem gives a ticket that is none. */
function ticketOf(problem: MatchingProblem, team: number, officer: number): number {
  const ticket = problem.pairTicket(team, officer);
  if (Number.isInteger(ticket) && ticket >= 0 && ticket < TICKET_LIMIT) return ticket;
  throw new RangeError('matching problem: a pair ticket is no integer of 36 bits');
}
