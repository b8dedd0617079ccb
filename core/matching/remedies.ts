import { CapacitySearch, type DeadEnd } from './capacity-search.ts';
import { byte, int, item } from './elements.ts';
import { Flow } from './flow.ts';
import type { Network } from './network.ts';
import type { Remedies } from './no-plan.ts';

/**
 * What would make a plan possible. `flow` fills as many slots as can be filled, `failed` are the others; the flow is
 * used up.
 */
export function remediesFor(network: Network, flow: Flow, failed: readonly number[]): Remedies {
  return {
    raiseCaps: raisedCaps(network, flow, failed),
    dropTeams: teamsToDrop(network),
    addPlaces: failed.length,
  };
}

/** Fills the empty slots over the caps, as far as anybody at all could fill them. */
function raisedCaps(network: Network, flow: Flow, failed: readonly number[]): Remedies['raiseCaps'] {
  const search = new CapacitySearch(flow, network.caps);
  let left = 0;
  for (const s of failed) if (!search.overfill(int(network.classOfSlot, s))) left++;
  const officers: { officer: number; by: number }[] = [];
  for (let officer = 0; officer < network.officers; officer++) {
    const by = int(flow.load, officer) - int(network.caps, officer);
    if (by > 0) officers.push({ officer, by });
  }
  return { total: failed.length - left, officers, left };
}

/** Keeps each team in draw order that can be served beside those kept before it. */
function teamsToDrop(network: Network): number[] {
  const search = new CapacitySearch(new Flow(network), network.caps);
  const dropped: number[] = [];
  classesByTeam(network).forEach((classes, team) => {
    const deadEnd = fillTeam(search, classes);
    if (deadEnd === null) return;
    if (takeBack(network, search.flow, team)) search.revive(deadEnd);
    dropped.push(team);
  });
  return dropped;
}

/** The class of each slot of each team. */
function classesByTeam(network: Network): number[][] {
  const classes: number[][] = Array.from({ length: network.teamClassStart.length - 1 }, () => []);
  network.classOfSlot.forEach((c) => item(classes, int(network.classTeam, c)).push(c));
  return classes;
}

function fillTeam(search: CapacitySearch, classes: readonly number[]): DeadEnd | null {
  for (const c of classes) {
    const deadEnd = search.fill(c);
    if (deadEnd !== null) return deadEnd;
  }
  return null;
}

/** Empties all slots of a team; true when there were any filled. */
function takeBack(network: Network, flow: Flow, team: number): boolean {
  const { teamGroupStart, teamClassStart, teamClasses, pairStart, members, memberStart } = network;
  let any = false;
  for (let g = int(teamGroupStart, team); g < int(teamGroupStart, team + 1); g++) {
    const shift = int(memberStart, g) - int(pairStart, g);
    for (let p = int(pairStart, g); p < int(pairStart, g + 1); p++) {
      if (byte(flow.used, p) === 0) continue;
      flow.leave(int(members, p + shift), p);
      any = true;
    }
    for (let k = int(teamClassStart, team); k < int(teamClassStart, team + 1); k++) {
      while (flow.count(int(teamClasses, k), g) > 0) flow.shift(int(teamClasses, k), g, -1);
    }
  }
  return any;
}
