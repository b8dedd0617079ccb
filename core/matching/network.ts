import { byte, int } from './elements.ts';
import { officerGroups, type OfficerGroups } from './officer-groups.ts';
import { assertProblem, type MatchingProblem } from './problem.ts';
import { slotClasses, type SlotClasses } from './slot-classes.ts';

/**
 * The flow network of a problem (spec, "Network"): class → group → officer → load.
 *
 * - A *class* is the slots of one team with one eligible set.
 * - A *group* is the officers of one team that belong to the same of its classes (and, when a plan in force is to be
 *   kept, are alike in being in the team now). Each gives the team at most one slot.
 * - A *pair* is a group and one of its officers. Teams whose classes are the same share the list of members.
 */
export interface Network extends SlotClasses, OfficerGroups {
  readonly officers: number;
  readonly caps: Int32Array;
  readonly carried: Int32Array;
  /** Number of pairs. */
  readonly pairs: number;
}

/** Lays out the network. */
export function buildNetwork(problem: MatchingProblem): Network {
  assertProblem(problem);
  const { officers, caps, carried } = problem;
  const classes = slotClasses(problem);
  const groups = officerGroups(problem, classes);
  return { officers, caps, carried, ...classes, ...groups, pairs: int(groups.pairStart, groups.groupTeam.length) };
}

/** The cell of a class and a group of the same team, see {@link OfficerGroups.cellStart}. */
export function cellOf(network: Network, c: number, g: number): number {
  const { groupTeam, teamGroupStart, cellStart, classIndex } = network;
  const team = int(groupTeam, g);
  const first = int(teamGroupStart, team);
  return int(cellStart, team) + int(classIndex, c) * (int(teamGroupStart, team + 1) - first) + g - first;
}

/** Whether officers of the group may fill slots of the class; both are of one team. */
export function serves(network: Network, g: number, c: number): boolean {
  return byte(network.serves, cellOf(network, c, g)) === 1;
}

/** The slots of each class, ascending. */
export function slotsByClass({ classTeam, classOfSlot }: Network): number[][] {
  const slots: number[][] = Array.from(classTeam, () => []);
  classOfSlot.forEach((c, s) => slots[c]?.push(s));
  return slots;
}
