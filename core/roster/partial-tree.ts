import { concatBytes } from '../encoding/bytes.ts';
import { bytesOfWords, wordsOfBytes } from '../encoding/sha256-stream.ts';
import { hashNode, type MerkleTree } from './merkle.ts';

/**
 * A proof for many leaves at once: the roots of the largest subtrees that hold none of them, from left to right.
 * Whoever has the leaves and these hashes can compute the root; 10,000 of 200,000 take about 43,000 hashes.
 */

/** Levels of the tallest tree, with room to spare: sizes are below 2^53. */
const DEEPEST = 64;

/** A leaf that the reader has. */
export interface KnownLeaf {
  readonly index: number;
  readonly hash: Uint8Array;
}

/** The hashes that, with the leaves at `indexes` (ascending, distinct), give the root. */
export function partialProof(tree: MerkleTree, indexes: readonly number[]): Uint8Array {
  const hashes: Uint8Array[] = [];
  const visit = (level: number, at: number, from: number, to: number): void => {
    const hash = tree.levels[level]?.subarray(8 * at, 8 * at + 8);
    if (hash === undefined || hash.length === 0) return;
    if (from === to) {
      hashes.push(bytesOfWords(hash));
      return;
    }
    if (level === 0) return;
    const middle = lowerBound(indexes, (2 * at + 1) * 2 ** (level - 1), from, to);
    visit(level - 1, 2 * at, from, middle);
    visit(level - 1, 2 * at + 1, middle, to);
  };
  visit(tree.levels.length - 1, 0, 0, indexes.length);
  return concatBytes(...hashes);
}

/** First place in `indexes[from … to)` whose value is not below `bound`. */
function lowerBound(indexes: readonly number[], bound: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((indexes[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Root of a tree of `size` leaves from the known ones (ascending by index) and the proof, or null when the proof does
 * not have exactly the hashes that are needed.
 */
export function rootFromPartial(size: number, known: readonly KnownLeaf[], proof: Uint8Array): Uint8Array | null {
  if (size === 0 || proof.length % 32 !== 0) return null;
  let usedHashes = 0;
  let usedLeaves = 0;
  // the hash of a subtree at depth d stands at 8·d, that of its right child beside it at 8·(d + 1)
  const words = new Int32Array(8 * DEEPEST);
  const subtree = (start: number, width: number, at: number): boolean => {
    const next = known[usedLeaves];
    if (next === undefined || next.index >= start + width) {
      const from = 32 * usedHashes++;
      if (from >= proof.length) return false;
      wordsOfBytes(proof.subarray(from, from + 32), words, at);
      return true;
    }
    if (width === 1) {
      usedLeaves++;
      wordsOfBytes(next.hash, words, at);
      return next.index === start;
    }
    const split = largestPowerBelow(width);
    if (!subtree(start, split, at) || !subtree(start + split, width - split, at + 8)) return false;
    hashNode(words, at, words, at + 8, words, at);
    return true;
  };
  const complete = subtree(0, size, 0);
  return complete && usedHashes * 32 === proof.length && usedLeaves === known.length ? bytesOfWords(words) : null;
}

/** The largest power of two smaller than `width` (RFC 6962 §2.1), for widths of two and more. */
function largestPowerBelow(width: number): number {
  let power = 1;
  while (power * 2 < width) power *= 2;
  return power;
}
