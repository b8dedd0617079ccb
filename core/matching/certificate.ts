import type { MatchingCertificate } from '../draw/transcript.ts';
import { byte, int, item, num } from './elements.ts';
import { buildNetwork, serves, type Network } from './network.ts';
import { AskedTickets } from './pair-tickets.ts';
import { Placement, type PlanFault } from './placement.ts';
import { EXACT_LIMIT, classNode, groupNode, nodeCount, zeroPrices, type Prices } from './prices.ts';
import type { MatchingProblem } from './problem.ts';
import { inspectArcs, type PricedPlan, type PriceFault, type TightArcs } from './residual.ts';
import { adjacencyOf, reachableFrom } from './strong-components.ts';
import { firstOptimalPlan } from './tie-order.ts';

/** What a certificate check found wrong, in the order of the checks; a later check needs the earlier ones. */
export type CertificateFault =
  | { readonly check: 'legal'; readonly plan: PlanFault }
  | { readonly check: 'form'; readonly expected: readonly [number, number]; readonly found: readonly [number, number] }
  | { readonly check: 'range'; readonly officer: number; readonly slotClass: number }
  | { readonly check: 'optimal'; readonly price: PriceFault }
  | { readonly check: 'smallest'; readonly officer: number; readonly slotClass: number }
  | { readonly check: 'first'; readonly slot: number; readonly expected: number; readonly found: number };

/** The answer of {@link checkCertificate}. */
export interface CertificateReport {
  readonly ok: boolean;
  /** The first fault; null when the plan is the base plan and the prices prove it. */
  readonly fault: CertificateFault | null;
}

/**
 * Checks that a plan is the base plan of the problem, without solving anything: every slot is filled legally, the
 * prices prove that no plan has smaller (load, ticket) sums, they are the smallest such prices, and of all plans with
 * the same sums this one comes first. So exactly one plan and one certificate pass. O(pairs).
 *
 * Plan and certificate may come from a stranger: any numbers are answered with a fault, none with an exception.
 */
export function checkCertificate(
  problem: MatchingProblem,
  plan: ArrayLike<number>,
  certificate: MatchingCertificate,
): CertificateReport {
  const network = buildNetwork(problem);
  const placement = Placement.of(
    network,
    Int32Array.from(plan, (j) => (isOfficer(problem, j) ? j : -1)),
  );
  if (!(placement instanceof Placement)) return refused({ check: 'legal', plan: placement });
  const prices = pricesOf(network, certificate);
  if ('check' in prices) return refused(prices);
  const tickets = new AskedTickets(problem, network);
  const priced = { problem, network, placement, prices, tickets };
  const tight = inspectArcs(priced);
  if ('kind' in tight) return refused({ check: 'optimal', price: tight });
  const fault = notSmallest(network, prices, tight) ?? notFirst(priced, tight);
  return fault === null ? { ok: true, fault: null } : refused(fault);
}

/** The certificate of prices: those of classes and officers; the groups' follow from them. */
export function certificateOf(network: Network, { load, ticket }: Prices): MatchingCertificate {
  const at = (node: number): readonly [number, number] => [num(load, node), num(ticket, node)];
  return {
    classes: Array.from(network.classTeam, (_, c) => at(classNode(network, c))),
    officers: Array.from(network.caps, (_, j) => at(j)),
  };
}

/** Anything else would be bent into some officer's index by the conversion to 32 bits. */
function isOfficer(problem: MatchingProblem, j: number): boolean {
  return Number.isInteger(j) && j >= 0 && j < problem.officers;
}

function refused(fault: CertificateFault): CertificateReport {
  return { ok: false, fault };
}

/** Prices of all nodes: a group's price is the greatest of its classes'. */
function pricesOf(network: Network, { classes, officers }: MatchingCertificate): Prices | CertificateFault {
  const expected = [network.classTeam.length, network.officers] as const;
  const found = [classes.length, officers.length] as const;
  if (expected[0] !== found[0] || expected[1] !== found[1]) return { check: 'form', expected, found };
  const badOfficer = officers.findIndex((price) => !isPrice(price));
  const badClass = classes.findIndex((price) => !isPrice(price));
  if (badOfficer >= 0 || badClass >= 0) return { check: 'range', officer: badOfficer, slotClass: badClass };
  const prices = zeroPrices(nodeCount(network));
  officers.forEach((price, j) => {
    setPrice(prices, j, price);
  });
  classes.forEach((price, c) => {
    setPrice(prices, classNode(network, c), price);
  });
  priceGroups(network, classes, prices);
  return prices;
}

function isPrice([load, ticket]: readonly [number, number]): boolean {
  return isExact(load) && isExact(ticket);
}

function isExact(part: number): boolean {
  return Number.isInteger(part) && Math.abs(part) <= EXACT_LIMIT;
}

function setPrice(prices: Prices, node: number, [load, ticket]: readonly [number, number]): void {
  prices.load[node] = load;
  prices.ticket[node] = ticket;
}

function priceGroups(network: Network, classes: MatchingCertificate['classes'], prices: Prices): void {
  const { groupTeam, teamClassStart, teamClasses } = network;
  for (let g = 0; g < groupTeam.length; g++) {
    const first = int(teamClassStart, int(groupTeam, g));
    const end = int(teamClassStart, int(groupTeam, g) + 1);
    let best: readonly [number, number] = [-Infinity, 0];
    for (let k = first; k < end; k++) {
      if (!serves(network, g, int(teamClasses, k))) continue;
      const price = item(classes, int(teamClasses, k));
      if (price[0] > best[0] || (price[0] === best[0] && price[1] > best[1])) best = price;
    }
    setPrice(prices, groupNode(network, g), best);
  }
}

/** Prices are the smallest when each is tied to the way out by tight arcs; officers whom no slot can use have 0. */
function notSmallest(network: Network, prices: Prices, tight: TightArcs): CertificateFault | null {
  const reached = reachableFrom(adjacencyOf(tight.nodes, tight.from, tight.to), tight.nodes - 1);
  const usable = usableOfficers(network);
  for (let j = 0; j < network.officers; j++) {
    const free = byte(usable, j) === 0;
    const fits = free ? num(prices.load, j) === 0 && num(prices.ticket, j) === 0 : byte(reached, j) === 1;
    if (!fits) return { check: 'smallest', officer: j, slotClass: -1 };
  }
  for (let c = 0; c < network.classTeam.length; c++) {
    if (byte(reached, classNode(network, c)) === 0) return { check: 'smallest', officer: -1, slotClass: c };
  }
  return null;
}

function usableOfficers(network: Network): Uint8Array {
  const usable = new Uint8Array(network.officers);
  for (const j of network.members) usable[j] = 1;
  return usable;
}

function notFirst(priced: PricedPlan, tight: TightArcs): CertificateFault | null {
  const found = priced.placement.officerOf;
  const first = firstOptimalPlan(priced, tight);
  const slot = found.findIndex((officer, s) => officer !== int(first, s));
  return slot < 0 ? null : { check: 'first', slot, expected: int(first, slot), found: int(found, slot) };
}
