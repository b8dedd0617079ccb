import { int } from './elements.ts';
import type { Network } from './network.ts';

/** A part of the problem that shares nobody with the rest. */
export interface Component {
  /** Ascending. */
  readonly slots: readonly number[];
  readonly officers: readonly number[];
}

/** The connected components of teams and officers that have slots, by first slot. Near O(pairs). */
export function components(network: Network): Component[] {
  const { classOfSlot, classTeam, officers } = network;
  const parent = joinTeams(network);
  const byRoot = new Map<number, { slots: number[]; officers: number[] }>();
  classOfSlot.forEach((c, s) => {
    const root = find(parent, officers + int(classTeam, c));
    const known = byRoot.get(root);
    if (known === undefined) byRoot.set(root, { slots: [s], officers: [] });
    else known.slots.push(s);
  });
  for (let j = 0; j < officers; j++) byRoot.get(find(parent, j))?.officers.push(j);
  return Array.from(byRoot.values());
}

/** Union-find over officers, then teams. Teams that share a list of members join it through its first member. */
function joinTeams(network: Network): Int32Array {
  const { groupTeam, memberStart, pairStart, members, officers, teamClassStart } = network;
  const parent = Int32Array.from({ length: officers + teamClassStart.length - 1 }, (_, node) => node);
  const joined = new Uint8Array(members.length);
  for (let g = 0; g < groupTeam.length; g++) {
    const from = int(memberStart, g);
    const first = int(members, from);
    join(parent, officers + int(groupTeam, g), first);
    if (joined[from] === 1) continue;
    joined[from] = 1;
    for (let k = int(pairStart, g + 1) - int(pairStart, g) - 1; k > 0; k--) join(parent, first, int(members, from + k));
  }
  return parent;
}

function join(parent: Int32Array, a: number, b: number): void {
  parent[find(parent, a)] = find(parent, b);
}

/** Root of a node; halves the path on the way. */
function find(parent: Int32Array, node: number): number {
  let at = node;
  while (int(parent, at) !== at) {
    const above = int(parent, int(parent, at));
    parent[at] = above;
    at = above;
  }
  return at;
}
