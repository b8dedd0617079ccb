import { int } from './elements.ts';
import type { Network } from './network.ts';

/**
 * All slots, ordered by connected component of teams and officers, within a component in draw order. Components share
 * nobody, so each is a problem of its own. Near O(pairs).
 */
export function slotsByComponent(network: Network): Int32Array {
  const { classOfSlot, classTeam, officers } = network;
  const parent = joinTeams(network);
  const root = Int32Array.from(classOfSlot, (c) => find(parent, officers + int(classTeam, c)));
  const first = new Int32Array(parent.length).fill(-1);
  root.forEach((r, s) => {
    if (int(first, r) < 0) first[r] = s;
  });
  const slots = Int32Array.from(classOfSlot, (_, s) => s);
  return slots.sort((a, b) => int(first, int(root, a)) - int(first, int(root, b)) || a - b);
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
