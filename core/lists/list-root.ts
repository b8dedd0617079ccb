import { compareUtf8 } from '../encoding/bytes.ts';
import { sha256Document } from '../encoding/sha256.ts';
import type { Hex32 } from '../model/ids.ts';
import { type KeptList, type KeptRows, rowId } from './list-version.ts';

/** Rows in the order of their ids' UTF-8 bytes: how a version keeps them. */
export const inOrder = <K extends KeptList>(kind: K, rows: readonly KeptRows[K][]): readonly KeptRows[K][] =>
  [...rows].sort((a, b) => compareUtf8(rowId(kind, a), rowId(kind, b)));

/** What tells one content of a list from another (`root` of a version); the order of rows does not matter. */
export const listRoot = <K extends KeptList>(kind: K, rows: readonly KeptRows[K][]): Hex32 =>
  sha256Document(inOrder(kind, rows));
