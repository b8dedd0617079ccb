import { CapacitySearch } from './capacity-search.ts';
import { Flow } from './flow.ts';
import { buildNetwork } from './network.ts';
import type { MatchingProblem } from './problem.ts';

/**
 * Whether a problem has a plan: what `solve` would say, without looking for the best one. Costs and pair tickets are not
 * asked for, so it takes a small part of the time.
 */
export function hasPlan(problem: MatchingProblem): boolean {
  const network = buildNetwork(problem);
  const search = new CapacitySearch(new Flow(network), network.caps);
  return network.classOfSlot.every((c) => search.fill(c) === null);
}
