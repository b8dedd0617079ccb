import { int, num } from './elements.ts';

/**
 * A priority queue of network nodes by distance, a pair (load, ticket) compared lexicographically. A binary heap that
 * knows where each node is, so that a distance can be lowered in place. `load` and `ticket` hold the distances of all
 * nodes reached since the last {@link NodeQueue.clear}, Infinity for the others.
 */
export class NodeQueue {
  readonly load: Float64Array;
  readonly ticket: Float64Array;
  /** Nodes reached, in order of first reaching. */
  readonly #reached: Int32Array;
  #reachedCount = 0;
  readonly #heap: Int32Array;
  readonly #place: Int32Array;
  #size = 0;

  constructor(nodes: number) {
    this.load = new Float64Array(nodes).fill(Infinity);
    this.ticket = new Float64Array(nodes);
    this.#reached = new Int32Array(nodes);
    this.#heap = new Int32Array(nodes);
    this.#place = new Int32Array(nodes).fill(-1);
  }

  get reachedCount(): number {
    return this.#reachedCount;
  }

  /** The i-th node reached. */
  reached(i: number): number {
    return int(this.#reached, i);
  }

  /** Whether a distance would be nearer than the one the node has. */
  improves(node: number, load: number, ticket: number): boolean {
    const known = num(this.load, node);
    return load < known || (load === known && ticket < num(this.ticket, node));
  }

  /** Gives the node a nearer distance and queues it. */
  push(node: number, load: number, ticket: number): void {
    if (num(this.load, node) === Infinity) this.#reached[this.#reachedCount++] = node;
    this.load[node] = load;
    this.ticket[node] = ticket;
    let at = int(this.#place, node);
    if (at < 0) at = this.#size++;
    this.#rise(node, at);
  }

  /** Takes the nearest node off, or −1 when none is left. */
  pop(): number {
    if (this.#size === 0) return -1;
    const top = int(this.#heap, 0);
    this.#place[top] = -1;
    this.#size--;
    if (this.#size > 0) this.#sink(int(this.#heap, this.#size));
    return top;
  }

  /** Forgets every node. Time in proportion to the nodes reached. */
  clear(): void {
    for (let i = 0; i < this.#reachedCount; i++) {
      const node = int(this.#reached, i);
      this.load[node] = Infinity;
      this.#place[node] = -1;
    }
    this.#reachedCount = 0;
    this.#size = 0;
  }

  #nearer(a: number, b: number): boolean {
    const loadA = num(this.load, a);
    const loadB = num(this.load, b);
    return loadA < loadB || (loadA === loadB && num(this.ticket, a) < num(this.ticket, b));
  }

  #rise(node: number, from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = int(this.#heap, above);
      if (!this.#nearer(node, other)) break;
      this.#put(other, at);
      at = above;
    }
    this.#put(node, at);
  }

  #sink(node: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#nearer(int(this.#heap, below + 1), int(this.#heap, below))) below++;
      const other = int(this.#heap, below);
      if (!this.#nearer(other, node)) break;
      this.#put(other, at);
      at = below;
    }
    this.#put(node, at);
  }

  #put(node: number, at: number): void {
    this.#heap[at] = node;
    this.#place[node] = at;
  }
}
