import type { Hex32 } from '../model/ids.ts';
import { hex32 } from '../encoding/hex.ts';
import { compress, INITIAL_STATE } from '../encoding/sha256-block.ts';
import { bytesOfWords, finish, MessageBuffer, START, wordsOfBytes } from '../encoding/sha256-stream.ts';
import { writeUtf8 } from '../encoding/utf8.ts';

/** Merkle trees of RFC 6962 §2.1: leaves are hashed after a 0x00 byte, nodes after a 0x01 byte. */

/** Hashes in a row, eight words each. */
export type HashColumn = Int32Array;

/** Words of one hash. */
const WORDS = 8;

/** Every level of a tree, leaves first; the last level is the root. An odd node moves up unchanged. */
export interface MerkleTree {
  readonly size: number;
  readonly levels: readonly HashColumn[];
}

/** Hashes rows of text as leaves; `row(i)` is called once for each, in order. */
export function hashLeaves(size: number, row: (index: number) => string, longestRow: number): HashColumn {
  const leaves = new Int32Array(size * WORDS);
  const buffer = new MessageBuffer(1 + 3 * longestRow);
  for (let i = 0; i < size; i++) {
    buffer.bytes[0] = 0;
    const length = writeUtf8(row(i), buffer.bytes, 1);
    if (length < 0) throw new TypeError(`row ${i} holds a lone surrogate and should have been refused`);
    finish(START, buffer, length, leaves, i * WORDS);
  }
  return leaves;
}

/** Builds the tree over leaf hashes. */
export function merkleTree(leaves: HashColumn): MerkleTree {
  const levels: HashColumn[] = [leaves];
  for (let below = leaves; below.length > WORDS;) {
    const pairs = below.length / WORDS;
    const level = new Int32Array(Math.ceil(pairs / 2) * WORDS);
    for (let i = 0; i + 1 < pairs; i += 2) hashNode(below, i * WORDS, below, (i + 1) * WORDS, level, (i / 2) * WORDS);
    if (pairs % 2 === 1) level.set(below.subarray(below.length - WORDS), level.length - WORDS);
    levels.push(level);
    below = level;
  }
  return { size: leaves.length / WORDS, levels };
}

/** Root of a tree, 32 bytes; SHA-256 of nothing for an empty one. */
export function rootOf(tree: MerkleTree): Uint8Array {
  const top = tree.levels.at(-1);
  if (top !== undefined && top.length > 0) return bytesOfWords(top);
  const words = new Int32Array(WORDS);
  finish(START, new MessageBuffer(), 0, words);
  return bytesOfWords(words);
}

/** Root in lower-case hexadecimal. */
export const rootHex = (tree: MerkleTree): Hex32 => hex32(rootOf(tree));

/** The node above two hashes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const words = new Int32Array(2 * WORDS);
  wordsOfBytes(left, words);
  wordsOfBytes(right, words, WORDS);
  hashNode(words, 0, words, WORDS, words, 0);
  return bytesOfWords(words);
}

const first = new Int32Array(16);
const second = new Int32Array(16);
const state = new Int32Array(WORDS);

/**
 * SHA-256(0x01 ‖ left ‖ right) at `into[at]`, which may be one of the two: 65 bytes, so every word is shifted by one
 * byte.
 */
export function hashNode(
  left: HashColumn,
  leftAt: number,
  right: HashColumn,
  rightAt: number,
  into: HashColumn,
  at: number,
): void {
  let carried = 0x01;
  for (let i = 0; i < 16; i++) {
    const word = (i < WORDS ? left[leftAt + i] : right[rightAt + i - WORDS]) ?? 0;
    first[i] = (carried << 24) | (word >>> 8);
    carried = word & 0xff;
  }
  second[0] = (carried << 24) | 0x800000;
  second[15] = 65 * 8;
  compress(INITIAL_STATE, first, state);
  compress(state, second, state);
  into.set(state, at);
}

/** Audit path of one leaf (RFC 6962 §2.1.1), from the leaf upwards. */
export function inclusionProof(tree: MerkleTree, index: number): readonly Hex32[] {
  const path: Hex32[] = [];
  let at = index;
  for (const level of tree.levels.slice(0, -1)) {
    const sibling = at ^ 1;
    if (sibling * WORDS < level.length) path.push(hex32(bytesOfWords(level, sibling * WORDS)));
    at >>= 1;
  }
  return path;
}

/** Root that an audit path leads to, or null when the path has the wrong length for this leaf. */
export function rootFromInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (!(index >= 0 && index < size)) return null;
  let hash = leaf;
  let used = 0;
  for (let at = index, width = size; width > 1; at >>= 1, width = Math.ceil(width / 2)) {
    if ((at ^ 1) >= width) continue;
    const sibling = path[used++];
    if (!sibling) return null;
    hash = at % 2 === 0 ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
  }
  return used === path.length ? hash : null;
}
