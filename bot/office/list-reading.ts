import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Person } from '../../core/journal/activity.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import { changeCounts } from '../../core/lists/change-counts.ts';
import {
  canonicalPieces,
  type CanonicalRow,
  canonicalRows,
  listRootPrefix,
  type RepeatedRow,
} from '../../core/lists/list-root.ts';
import { type ChangeCounts, type KeptList, type KeptRows, rowId } from '../../core/lists/list-version.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { Contact } from '../../core/model/inspector.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { KeepListRequest } from '../../core/wire/api.ts';
import { decodeKeepListRequest } from '../../core/wire/requests.ts';

/** A list that came to be kept: its form is right, no id repeats. */
export interface ReadList {
  readonly kind: KeptList;
  readonly base: number;
  readonly root: Hex32;
  readonly rows: number;
  /** The officers on it; none on other lists. */
  readonly officers: readonly Omit<Person, 'role'>[];
  readonly contacts: readonly Contact[];
  /** The rows as the list store keeps them. */
  readonly packed: Uint8Array;
}

/** Why a list can't be read. */
export type ReadListFault = MalformedFault | RepeatedRow;

/** Two lists of one kind as the list store keeps them; null stands for none. */
export interface ListPair {
  readonly kind: KeptList;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
}

/** Reads a request to keep a list from its JSON, orders its rows and works out its root. */
export function readList(body: Uint8Array): Result<ReadList, ReadListFault> {
  const json = parse(body);
  if (!json.ok) return json;
  const decoded = decodeKeepListRequest(json.value);
  if (!decoded.ok) return decoded;
  const request = decoded.value;
  const rows = canonicalRows<KeptList>(request.kind, request.rows);
  if (!rows.ok) return rows;
  const text = Buffer.concat([...canonicalPieces(rows.value)].map((piece) => Buffer.from(piece)));
  return ok({
    kind: request.kind,
    base: request.base,
    root: rootOfText(request.kind, text),
    rows: rows.value.length,
    officers: officersOf(request),
    contacts: request.contacts,
    packed: gzipSync(text),
  });
}

function officersOf(request: KeepListRequest): ReadList['officers'] {
  if (request.kind !== 'inspectors') return [];
  return request.rows.map(({ id, name, department }) => ({ id, name, department }));
}

function parse(body: Uint8Array): Result<unknown, ReadListFault> {
  try {
    return ok(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return fail({ code: 'malformed', path: '', expected: 'JSON' });
  }
}

/** How many rows came, changed and went. */
export function countChanges({ kind, before, after }: ListPair): ChangeCounts {
  return changeCounts(before === null ? [] : storedRows(kind, before), storedRows(kind, after));
}

/**
 * Stored rows for comparing with others: they are in order, and rows that were read from the same canonical JSON are
 * written the same way again.
 */
function storedRows(kind: KeptList, packed: Uint8Array): readonly CanonicalRow[] {
  // written by us alone
  const rows = JSON.parse(gunzipSync(packed).toString('utf8')) as readonly KeptRows[KeptList][];
  return rows.map((row) => ({ id: rowId(kind, row), text: JSON.stringify(row) }));
}

/** As `listRoot`, of the list's whole canonical JSON: the machine's own hash is many times as fast. */
const rootOfText = (kind: KeptList, text: Uint8Array): Hex32 =>
  createHash('sha256').update(listRootPrefix(kind)).update(text).digest('hex') as Hex32; // SHA-256 in hexadecimal

/** @throws when stored rows no longer have their root: the disk or somebody changed them. */
export function checkStoredRows(kind: KeptList, root: Hex32, rows: Uint8Array): void {
  if (rootOfText(kind, rows) !== root) throw new Error(`list ${kind}-${root} was changed on the disk`);
}
