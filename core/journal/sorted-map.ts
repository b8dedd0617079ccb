/**
 * An immutable map from strings, iterated in order of keys (UTF-16 code units). Changing it makes a new map that shares
 * all but O(log n) nodes with the old one, so that each state of the office is a value and folding stays cheap.
 *
 * A treap (Seidel and Aragon 1996) whose priorities are a hash of the key: its shape follows from its content alone,
 * whatever the order of insertion.
 */
export class SortedMap<K extends string, V> implements Iterable<readonly [K, V]> {
  readonly #root: Node<K, V> | null;
  readonly size: number;

  private constructor(root: Node<K, V> | null, size: number) {
    this.#root = root;
    this.size = size;
  }

  static empty<K extends string, V>(): SortedMap<K, V> {
    return new SortedMap<K, V>(null, 0);
  }

  static of<K extends string, V>(entries: Iterable<readonly [K, V]>): SortedMap<K, V> {
    let map = SortedMap.empty<K, V>();
    for (const [key, value] of entries) map = map.set(key, value);
    return map;
  }

  get(key: K): V | undefined {
    return find(this.#root, key)?.value;
  }

  has(key: K): boolean {
    return find(this.#root, key) !== null;
  }

  set(key: K, value: V): SortedMap<K, V> {
    const grown = this.has(key) ? 0 : 1;
    return new SortedMap(insert(this.#root, key, value), this.size + grown);
  }

  delete(key: K): SortedMap<K, V> {
    return this.has(key) ? new SortedMap(remove(this.#root, key), this.size - 1) : this;
  }

  *[Symbol.iterator](): Iterator<readonly [K, V]> {
    yield* walk(this.#root, null);
  }

  /** Entries whose key is not before `from`, in order; the caller stops when it has seen enough. */
  *from(from: K | string): Generator<readonly [K, V]> {
    yield* walk(this.#root, from);
  }

  *values(): Generator<V> {
    for (const [, value] of this) yield value;
  }
}

interface Node<K, V> {
  readonly key: K;
  readonly value: V;
  readonly priority: number;
  readonly left: Node<K, V> | null;
  readonly right: Node<K, V> | null;
}

/** FNV-1a over code units with the finaliser of MurmurHash3, which spreads keys that differ in their last character. */
function priorityOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function above<K extends string, V>(a: Node<K, V>, b: Node<K, V>): boolean {
  return a.priority > b.priority || (a.priority === b.priority && a.key < b.key);
}

function find<K extends string, V>(root: Node<K, V> | null, key: K): Node<K, V> | null {
  let node = root;
  while (node !== null && node.key !== key) node = key < node.key ? node.left : node.right;
  return node;
}

function insert<K extends string, V>(node: Node<K, V> | null, key: K, value: V): Node<K, V> {
  if (node === null) return { key, value, priority: priorityOf(key), left: null, right: null };
  if (key === node.key) return { ...node, value };
  if (key < node.key) {
    const left = insert(node.left, key, value);
    return above(left, node) ? { ...left, right: { ...node, left: left.right } } : { ...node, left };
  }
  const right = insert(node.right, key, value);
  return above(right, node) ? { ...right, left: { ...node, right: right.left } } : { ...node, right };
}

function remove<K extends string, V>(node: Node<K, V> | null, key: K): Node<K, V> | null {
  if (node === null) return null;
  if (key < node.key) return { ...node, left: remove(node.left, key) };
  if (key > node.key) return { ...node, right: remove(node.right, key) };
  return join(node.left, node.right);
}

/** Every key of `left` is before every key of `right`. */
function join<K extends string, V>(left: Node<K, V> | null, right: Node<K, V> | null): Node<K, V> | null {
  if (left === null) return right;
  if (right === null) return left;
  return above(left, right) ? { ...left, right: join(left.right, right) } : { ...right, left: join(left, right.left) };
}

function* walk<K extends string, V>(root: Node<K, V> | null, from: string | null): Generator<readonly [K, V]> {
  const path: Node<K, V>[] = [];
  let node = root;
  while (node !== null || path.length > 0) {
    while (node !== null) {
      const reached = from === null || node.key >= from;
      if (reached) path.push(node);
      node = reached ? node.left : node.right;
    }
    const next = path.pop();
    if (next === undefined) return;
    yield [next.key, next.value];
    node = next.right;
  }
}
