import { fail, ok, type Result } from '../result.ts';
import { certificateOf } from './certificate.ts';
import { components, type Component } from './components.ts';
import { int } from './elements.ts';
import { turnCycle } from './exchange-cycle.ts';
import { Flow } from './flow.ts';
import { LoadSearch } from './load-search.ts';
import { buildNetwork, type Network } from './network.ts';
import type { NoPlanReport } from './no-plan.ts';
import { StoredTickets } from './pair-tickets.ts';
import { Placement } from './placement.ts';
import { smallestPrices, type Prices } from './prices.ts';
import type { BasePlan, MatchingProblem, MatchingProgress, Plan } from './problem.ts';
import { inspectArcs } from './residual.ts';
import { explainShortage } from './shortage.ts';
import { TicketRounds } from './ticket-rounds.ts';
import { firstOptimalPlan } from './tie-order.ts';

/** Slots between two reports of progress. */
const PROGRESS_EVERY = 256;

/**
 * The base plan: of all legal plans the one with the smallest (Σ load, Σ pair tickets), the k-th task of an officer
 * counting k; of those the first in slot order. Or the reason why there is none. See the spec, "The base plan".
 */
export function solve(problem: MatchingProblem, progress?: MatchingProgress): Result<BasePlan, NoPlanReport> {
  const network = buildNetwork(problem);
  const flow = new Flow(network);
  const parts = components(network);
  const loadPrices = balance(flow, parts, progress);
  if (loadPrices === null) return fail(explainShortage(problem, network));
  const tickets = new StoredTickets(problem, network);
  const { placement, prices } = settle(flow, parts, loadPrices, tickets.all, progress);
  const priced = { problem, network, placement, prices, tickets };
  const tight = inspectArcs(priced);
  if ('kind' in tight) throw new Error(`matching: a price broke the law ${tight.kind}`);
  return ok({ officerOf: firstOptimalPlan(priced, tight), certificate: certificateOf(network, prices) });
}

/** Fills all slots with the least sum of loads; the prices that prove it, or null when there is no way. */
function balance(flow: Flow, parts: readonly Component[], progress: MatchingProgress | undefined): Float64Array | null {
  const search = new LoadSearch(flow);
  const { classOfSlot } = flow.network;
  let done = 0;
  for (const { slots, officers } of parts) {
    search.enter(officers);
    for (const s of slots) {
      if (done++ % PROGRESS_EVERY === 0) progress?.(Math.floor(done / 2), classOfSlot.length);
      if (!search.fill(int(classOfSlot, s))) return null;
    }
  }
  return search.prices;
}

/** Exchanges officers, the sum of loads staying least, until the sum of tickets is least too. */
function settle(
  flow: Flow,
  parts: readonly Component[],
  loadPrices: Float64Array,
  tickets: Float64Array,
  progress: MatchingProgress | undefined,
): { readonly placement: Placement; readonly prices: Prices } {
  const rounds = new TicketRounds(flow, tickets, loadPrices);
  const total = flow.network.classOfSlot.length;
  let done = 0;
  for (const { slots, officers } of parts) {
    rounds.settle(officers, (round, of) =>
      progress?.(Math.floor((total + done + (slots.length * round) / of) / 2), total),
    );
    done += slots.length;
  }
  progress?.(total, total);
  const near = rounds.nodePrices();
  for (;;) {
    const placement = placementOf(flow.network, flow.plan());
    const prices = smallestPrices(flow.network, placement, near, tickets);
    if ('load' in prices) return { placement, prices };
    turnCycle(flow, prices.cycle);
  }
}

function placementOf(network: Network, plan: Plan): Placement {
  const placement = Placement.of(network, plan);
  if (placement instanceof Placement) return placement;
  throw new Error(`matching: the flow made an illegal plan, ${placement.kind}`);
}
