import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concatBytes } from '../../../core/encoding/bytes.ts';
import { bytesOfHex32, fromHex, hex32, isHex32, toHex } from '../../../core/encoding/hex.ts';
import { bytesOfWords } from '../../../core/encoding/sha256-stream.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import {
  hashLeaves,
  inclusionProof,
  type MerkleTree,
  merkleTree,
  rootFromInclusion,
  rootHex,
} from '../../../core/roster/merkle.ts';
import { partialProof, rootFromPartial } from '../../../core/roster/partial-tree.ts';
import { vectorFile } from '../../support/vectors.ts';

const vectors = vectorFile('merkle') as readonly {
  readonly rows: readonly string[];
  readonly root: string;
  readonly paths: readonly (readonly Hex32[])[];
  readonly partial: readonly { readonly known: readonly number[]; readonly proof: readonly string[] }[];
}[];

const treeOf = (rows: readonly string[]): MerkleTree => merkleTree(hashLeaves(rows.length, (i) => rows[i] ?? '', 100));
const leafOf = (tree: MerkleTree, index: number): Uint8Array =>
  bytesOfWords(tree.levels[0] ?? new Int32Array(), 8 * index);
const rowsOf = (size: number): string[] => Array.from({ length: size }, (_, i) => `row ${i}`);

describe('Merkle trees', () => {
  test('have the roots and audit paths of the second implementation', () => {
    for (const { rows, root, paths } of vectors) {
      const tree = treeOf(rows);
      expect(rootHex(tree)).toBe(root);
      paths.forEach((path, index) => {
        expect(inclusionProof(tree, index)).toEqual(path);
      });
    }
  });

  test('have the roots that RFC 6962 gives for its own test inputs', () => {
    // certificate-transparency's reference vectors: the empty tree, and the tree of the one empty leaf
    expect(rootHex(treeOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootHex(treeOf(['']))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  test('prove each leaf and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (size, pick, otherPick) => {
        const [index, other] = [pick % size, otherPick % size];
        const tree = treeOf(rowsOf(size));
        const path = inclusionProof(tree, index).map(bytesOfHex32);
        const proves = (leaf: Uint8Array, at: number, sibling = path): boolean => {
          const root = rootFromInclusion(leaf, at, size, sibling);
          return root !== null && hex32(root) === rootHex(tree);
        };
        expect(proves(leafOf(tree, index), index)).toBe(true);
        expect(proves(leafOf(tree, other), index)).toBe(other === index);
        expect(proves(leafOf(tree, index), other)).toBe(other === index);
        expect(proves(leafOf(tree, index), index, [...path, new Uint8Array(32)])).toBe(false);
        if (size > 1) expect(proves(leafOf(tree, index), index, path.slice(1))).toBe(false);
      }),
    );
  });
});

describe('partial trees', () => {
  test('have the proofs of the second implementation', () => {
    for (const { rows, partial } of vectors) {
      for (const { known, proof } of partial) {
        expect(toHex(partialProof(treeOf(rows), known))).toBe(proof.join(''));
      }
    }
  });

  test('give the root from the known leaves, and refuse other leaves, places and hashes', () => {
    const sets = fc
      .integer({ min: 1, max: 70 })
      .chain((size) => fc.tuple(fc.constant(size), fc.uniqueArray(fc.nat(size - 1), { maxLength: size })));
    fc.assert(
      fc.property(sets, fc.nat(), ([size, chosen], pick) => {
        const tree = treeOf(rowsOf(size));
        const indexes = chosen.sort((a, b) => a - b);
        const known = indexes.map((index) => ({ index, hash: leafOf(tree, index) }));
        const proof = partialProof(tree, indexes);
        const root = rootFromPartial(size, known, proof);
        expect(root && hex32(root)).toBe(rootHex(tree));
        expect(rootFromPartial(size, known, concatBytes(proof, new Uint8Array(32)))).toBeNull();
        if (proof.length > 0) expect(rootFromPartial(size, known, proof.subarray(32))).toBeNull();
        const at = known[pick % Math.max(1, known.length)];
        if (!at) return;
        const forged = known.map((leaf) => (leaf === at ? { ...leaf, hash: new Uint8Array(32) } : leaf));
        const other = rootFromPartial(size, forged, proof);
        expect(other && hex32(other)).not.toBe(rootHex(tree));
        expect(rootFromPartial(size, [...known, { index: size, hash: at.hash }], proof)).toBeNull();
        expect(rootFromPartial(size, [at, ...known], proof)).toBeNull();
      }),
    );
  });

  test('need no hash when all leaves are known, and one when none is', () => {
    const tree = treeOf(rowsOf(9));
    expect(partialProof(tree, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toHaveLength(0);
    const none = partialProof(tree, []);
    expect(isHex32(toHex(none)) && fromHex(rootHex(tree))).toEqual(none);
  });
});
