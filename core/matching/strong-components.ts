import { byte, int, item } from './elements.ts';

/** Adjacency of a directed graph: the arcs of node v lead to `to[start[v]]` … `to[start[v + 1] − 1]`. */
export interface Adjacency {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

/** Groups the arcs of a graph by their first node. O(nodes + arcs). */
export function adjacencyOf(nodes: number, from: readonly number[], to: readonly number[]): Adjacency {
  const start = new Int32Array(nodes + 1);
  for (const v of from) start[v + 1] = int(start, v + 1) + 1;
  for (let v = 0; v < nodes; v++) start[v + 1] = int(start, v + 1) + int(start, v);
  const next = start.slice(0, nodes);
  const heads = new Int32Array(to.length);
  for (let i = 0; i < to.length; i++) {
    const v = item(from, i);
    heads[int(next, v)] = item(to, i);
    next[v] = int(next, v) + 1;
  }
  return { start, to: heads };
}

/**
 * Number of the strongly connected component of each node (Tarjan 1972), without recursion. O(nodes + arcs).
 */
export function strongComponents({ start, to }: Adjacency): Int32Array {
  const nodes = start.length - 1;
  const component = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const onStack = new Uint8Array(nodes);
  const next = start.slice(0, nodes);
  const stack: number[] = [];
  const path: number[] = [];
  let met = 0;
  let components = 0;
  const enter = (v: number): void => {
    order[v] = met;
    low[v] = met++;
    onStack[v] = 1;
    stack.push(v);
    path.push(v);
  };
  const leave = (v: number): void => {
    path.pop();
    const above = path[path.length - 1];
    if (above !== undefined) low[above] = Math.min(int(low, above), int(low, v));
    if (int(low, v) !== int(order, v)) return;
    for (let w = -1; w !== v;) {
      w = stack.pop() ?? v;
      onStack[w] = 0;
      component[w] = components;
    }
    components++;
  };
  for (let root = 0; root < nodes; root++) {
    if (int(order, root) < 0) enter(root);
    for (let v = path[path.length - 1]; v !== undefined; v = path[path.length - 1]) {
      const arc = int(next, v);
      if (arc === int(start, v + 1)) {
        leave(v);
        continue;
      }
      next[v] = arc + 1;
      const w = int(to, arc);
      if (int(order, w) < 0) enter(w);
      else if (byte(onStack, w) === 1) low[v] = Math.min(int(low, v), int(order, w));
    }
  }
  return component;
}

/** Marks the nodes that can be reached from one node. O(nodes + arcs). */
export function reachableFrom({ start, to }: Adjacency, source: number): Uint8Array {
  const reached = new Uint8Array(start.length - 1);
  const open = [source];
  reached[source] = 1;
  for (let v = open.pop(); v !== undefined; v = open.pop()) {
    for (let i = int(start, v); i < int(start, v + 1); i++) {
      const w = int(to, i);
      if (byte(reached, w) === 0) {
        reached[w] = 1;
        open.push(w);
      }
    }
  }
  return reached;
}
