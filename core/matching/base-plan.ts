import { fail, ok, type Result } from '../result.ts';
import { certificateOf } from './certificate.ts';
import { components } from './components.ts';
import { int } from './elements.ts';
import { Flow } from './flow.ts';
import { buildNetwork, type Network } from './network.ts';
import type { NoPlanReport } from './no-plan.ts';
import { StoredTickets } from './pair-tickets.ts';
import { PathSearch } from './path-search.ts';
import { Placement } from './placement.ts';
import { smallestPrices } from './prices.ts';
import type { BasePlan, MatchingProblem, MatchingProgress, Plan } from './problem.ts';
import { inspectArcs } from './residual.ts';
import { explainShortage } from './shortage.ts';
import { firstOptimalPlan } from './tie-order.ts';

/** Slots between two reports of progress. */
const PROGRESS_EVERY = 256;

/**
 * The base plan: of all legal plans the one with the smallest (Σ load, Σ pair tickets), the k-th task of an officer
 * counting k; of those the first in slot order. Or the reason why there is none. See the spec, "The base plan".
 */
export function solve(problem: MatchingProblem, progress?: MatchingProgress): Result<BasePlan, NoPlanReport> {
  const network = buildNetwork(problem);
  const tickets = new StoredTickets(problem, network);
  const flow = new Flow(network);
  const search = new PathSearch(flow, tickets.all);
  if (!fillSlots(network, search, progress)) return fail(explainShortage(problem, network));
  const placement = placementOf(network, flow.plan());
  const prices = smallestPrices(network, placement, search.prices, tickets.all);
  const priced = { problem, network, placement, prices, tickets };
  const tight = inspectArcs(priced);
  if ('kind' in tight) throw new Error(`matching: a price broke the law ${tight.kind}`);
  return ok({ officerOf: firstOptimalPlan(priced, tight), certificate: certificateOf(network, prices) });
}

/** Fills all slots, component by component. */
function fillSlots(network: Network, search: PathSearch, progress: MatchingProgress | undefined): boolean {
  const total = network.classOfSlot.length;
  let done = 0;
  for (const { slots, officers } of components(network)) {
    search.enter(officers);
    for (const s of slots) {
      if (done % PROGRESS_EVERY === 0) progress?.(done, total);
      if (!search.fill(int(network.classOfSlot, s))) return false;
      done++;
    }
  }
  progress?.(total, total);
  return true;
}

function placementOf(network: Network, plan: Plan): Placement {
  const placement = Placement.of(network, plan);
  if (placement instanceof Placement) return placement;
  throw new Error(`matching: the flow made an illegal plan, ${placement.kind}`);
}
