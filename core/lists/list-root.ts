import { sha256 } from '@noble/hashes/sha2.js';
import { compareUtf8 } from '../encoding/bytes.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { hex32 } from '../encoding/hex.ts';
import { utf8OfDecoded } from '../encoding/utf8.ts';
import type { Hex32 } from '../model/ids.ts';
import { fail, ok, type Result } from '../result.ts';
import { type KeptList, type KeptRows, rowId } from './list-version.ts';

/** Two rows have one id. */
export interface RepeatedRow {
  readonly code: 'list-repeats';
  readonly id: string;
}

/** A row's id with its canonical JSON: two rows are the same when these texts are. */
export interface CanonicalRow {
  readonly id: string;
  readonly text: string;
}

/** Each row of a list of any order with its canonical JSON, in the order of their ids' UTF-8 bytes. */
export function canonicalRows<K extends KeptList>(
  kind: K,
  rows: readonly KeptRows[K][],
): Result<readonly CanonicalRow[], RepeatedRow> {
  const ordered = rows
    .map((row) => ({ id: rowId(kind, row), text: canonicalJson(row) }))
    .sort((a, b) => compareUtf8(a.id, b.id));
  const repeated = ordered.find(({ id }, index) => index > 0 && ordered[index - 1]?.id === id);
  return repeated === undefined ? ok(ordered) : fail({ code: 'list-repeats', id: repeated.id });
}

/** Canonical JSON of a whole list in pieces of a bounded number of rows; put together they are the list. */
export function* canonicalPieces(rows: readonly CanonicalRow[]): Generator<string> {
  yield '[';
  for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
    const piece = rows.slice(from, from + ROWS_A_PIECE).map(({ text }) => text);
    yield (from === 0 ? '' : ',') + piece.join(',');
  }
  yield ']';
}

const ROWS_A_PIECE = 1000;

/** What is hashed before a list's canonical JSON: a list's root is no hash of anything else. */
export const listRootPrefix = (kind: KeptList): string => `SSJ1\nlist\n${kind}\n`;

/**
 * Root of a list: SHA-256 of {@link listRootPrefix}, followed by the canonical JSON of the rows in order. No copy of the
 * whole text is made, so a list of 200,000 rows takes little beside its rows.
 */
export function listRoot(kind: KeptList, rows: readonly CanonicalRow[]): Hex32 {
  const hash = sha256.create().update(utf8OfDecoded(listRootPrefix(kind)));
  for (const piece of canonicalPieces(rows)) hash.update(utf8OfDecoded(piece));
  return hex32(hash.digest());
}

/**
 * What stands for a list's root where its rows must not be guessed: SHA-256 of the lines `SSJ1`, `list cover`, salt and
 * root, the last without its line end. An officer's leave has few possible values; whoever knows the rest of a row could
 * try them all against the root. Salt and root together open it.
 */
export const coveredRoot = (root: Hex32, salt: Hex32): Hex32 =>
  hex32(sha256(utf8OfDecoded(`SSJ1\nlist cover\n${salt}\n${root}`)));
