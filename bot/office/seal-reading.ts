import { gzipSync } from 'node:zlib';
import type { Person } from '../../core/journal/activity.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import type { Hex32, InspectorId } from '../../core/model/ids.ts';
import type { Contact } from '../../core/model/inspector.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type Declaration, undeclaredOfficer } from '../../core/roster/declarations.ts';
import { decodeSealRequest } from '../../core/wire/requests.ts';
import { checkDrawable, checkHashes, type SealCheckFault } from './seal-checks.ts';
import type { SealedPool } from './seal-pool.ts';

/** A seal request that was read: its form is right, every hash is that of the rows, and it can be drawn. */
export interface ReadSeal {
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly pool: SealedPool;
  readonly officers: readonly Omit<Person, 'role'>[];
  readonly contacts: readonly Contact[];
  /** The first officer whose row lacks what was declared in chat, or null. */
  readonly undeclared: { readonly person: InspectorId; readonly name: string } | null;
  /** Both lists as the roster store keeps them. */
  readonly entities: Uint8Array;
  readonly inspectors: Uint8Array;
}

/** Why a seal request can't be read. */
export type ReadSealFault = MalformedFault | SealCheckFault;

/**
 * Reads a seal request from its JSON, decodes it, recomputes everything that the pane hashed, and looks whether the rows
 * hold what officers declared.
 */
export function readSeal(body: Uint8Array, declarations: readonly Declaration[]): Result<ReadSeal, ReadSealFault> {
  const json = parse(body);
  if (!json.ok) return json;
  const decoded = decodeSealRequest(json.value);
  if (!decoded.ok) return decoded;
  const request = decoded.value;
  const roster = checkHashes(request);
  if (!roster.ok) return roster;
  const pool = checkDrawable(request.seal, roster.value);
  if (!pool.ok) return pool;
  const officers = request.inspectors.map(({ inspector }) => inspector);
  const lacking = undeclaredOfficer(officers, declarations, request.entities);
  return ok({
    seal: request.seal,
    sealHash: request.sealHash,
    pool: pool.value,
    officers: officers.map(({ id, name, department }) => ({ id, name, department })),
    contacts: request.contacts,
    undeclared: lacking === null ? null : { person: lacking.id, name: lacking.name },
    entities: packRows(request.entities),
    inspectors: packRows(request.inspectors),
  });
}

function parse(body: Uint8Array): Result<unknown, ReadSealFault> {
  try {
    return ok(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return fail({ code: 'malformed', path: '', expected: 'JSON' });
  }
}

/** Rows of a list as the roster store keeps them: compressed JSON. */
export const packRows = (rows: readonly unknown[]): Uint8Array => gzipSync(JSON.stringify(rows));
