import { item } from './elements.ts';
import type { Flow } from './flow.ts';
import { pairIn } from './placement.ts';

/**
 * Moves one slot along each arc of a cycle of the residual network: officers give up pairs and take others, classes
 * are filled from other groups. A cycle through the way out begins and ends with an officer.
 */
export function turnCycle(flow: Flow, cycle: readonly number[]): void {
  const { officers } = flow.network;
  for (let i = 0; i < cycle.length; i++) {
    const from = item(cycle, i);
    const to = item(cycle, (i + 1) % cycle.length);
    if (from < officers && to < officers) continue;
    if (from < officers) giveUp(flow, from, to - officers);
    else if (to < officers) take(flow, to, from - officers);
    else shift(flow, from - officers, to - officers);
  }
}

function giveUp(flow: Flow, officer: number, g: number): void {
  flow.leave(officer, pairIn(flow.network, g, officer));
}

function take(flow: Flow, officer: number, g: number): void {
  flow.use(officer, pairIn(flow.network, g, officer), g);
}

/** Between a group and a class of its team, numbered on after the groups. */
function shift(flow: Flow, from: number, to: number): void {
  const groups = flow.network.groupTeam.length;
  if (from < groups) flow.shift(to - groups, from, -1);
  else flow.shift(from - groups, to, 1);
}
