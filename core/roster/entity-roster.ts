import { compareUtf8 } from '../encoding/bytes.ts';
import { bytesOfHex32, hex32 } from '../encoding/hex.ts';
import type { RosterRoot } from '../draw/seal.ts';
import { MAX_ENTITIES, MAX_NAME, MAX_NOTE } from '../model/bounds.ts';
import type { Entity } from '../model/entity.ts';
import type { Hex32 } from '../model/ids.ts';
import { fail, ok, type Result } from '../result.ts';
import { attributeTables } from './attribute-table.ts';
import { entityFault } from './entity-check.ts';
import { hashLeaves, type HashColumn, type MerkleTree, merkleTree, nodeHash, rootHex } from './merkle.ts';
import { type DuplicateId, MAX_REPORTED_DUPLICATES, type RosterFault } from './roster-fault.ts';
import { selectionLeaves, type SelectionTable } from './selection-table.ts';

/**
 * An entity roster made ready for a seal. Two trees: one over what the draw reads, one over names and addresses, so
 * that a transcript can carry the first whole and prove the second for the drawn entities only.
 */
export interface EntityRoster {
  /** Sorted by id bytes. */
  readonly entities: readonly Entity[];
  readonly table: SelectionTable;
  readonly identityTree: MerkleTree;
  readonly selectionRoot: Hex32;
  readonly identityRoot: Hex32;
  /** What the seal holds: the Merkle node above the two roots, and the number of rows. */
  readonly root: RosterRoot;
}

/** Checks, sorts and hashes a list of any order. */
export function entityRoster(rows: readonly Entity[]): Result<EntityRoster, RosterFault> {
  const fault = listFault(rows);
  if (fault) return fail(fault);
  const entities = [...rows].sort((a, b) => compareUtf8(a.id, b.id));
  const table: SelectionTable = { ids: entities.map(({ id }) => id), attributes: attributeTables(entities) };
  const selectionRoot = rootHex(merkleTree(selectionLeaves(table)));
  const identityTree = merkleTree(identityLeaves(entities));
  const identityRoot = rootHex(identityTree);
  const root = { root: joinRoots(selectionRoot, identityRoot), size: entities.length };
  return ok({ entities, table, identityTree, selectionRoot, identityRoot, root });
}

/** Root that the seal holds, from the roots of the two trees. */
export const joinRoots = (selectionRoot: Hex32, identityRoot: Hex32): Hex32 =>
  hex32(nodeHash(bytesOfHex32(selectionRoot), bytesOfHex32(identityRoot)));

/** Leaf hashes of the identity tree, in the given order. A leaf is the canonical JSON of `{address, id, name}`. */
export function identityLeaves(entities: readonly Pick<Entity, 'id' | 'name' | 'address'>[]): HashColumn {
  // canonical JSON written out: three texts, keys in order; several times as fast as the general writer
  const row = (index: number): string => {
    const { address, id, name } = entities[index] ?? { address: '', id: '', name: '' };
    return `{"address":${JSON.stringify(address)},"id":${JSON.stringify(id)},"name":${JSON.stringify(name)}}`;
  };
  // an escaped UTF-16 unit takes up to six characters
  return hashLeaves(entities.length, row, 6 * (MAX_NAME + MAX_NOTE + 100));
}

function listFault(rows: readonly Entity[]): RosterFault | null {
  if (rows.length === 0) return { code: 'empty-roster' };
  if (rows.length > MAX_ENTITIES) return { code: 'too-many-rows', found: rows.length, limit: MAX_ENTITIES };
  for (const [index, row] of rows.entries()) {
    const fault = entityFault(row, index);
    if (fault) return fault;
  }
  const duplicates = findDuplicates(rows);
  return duplicates.length > 0 ? { code: 'duplicate-ids', duplicates } : null;
}

/** Rows whose id an earlier row has already. */
export function findDuplicates(rows: readonly { readonly id: string }[]): readonly DuplicateId[] {
  const places = new Map<string, number>();
  const duplicates: DuplicateId[] = [];
  for (const [second, { id }] of rows.entries()) {
    const first = places.get(id);
    if (first === undefined) places.set(id, second);
    else if (duplicates.length < MAX_REPORTED_DUPLICATES) duplicates.push({ id, first, second });
  }
  return duplicates;
}
