import { compareUtf8, concatBytes } from '../encoding/bytes.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { bytesOfHex32, hex32 } from '../encoding/hex.ts';
import { sha256 } from '../encoding/sha256.ts';
import { utf8OfDecoded } from '../encoding/utf8.ts';
import type { RosterRoot } from '../draw/seal.ts';
import type { HiddenOfficerPart, OfficerRecord } from '../draw/transcript.ts';
import { MAX_INSPECTORS, MAX_NAME } from '../model/bounds.ts';
import type { Hex32 } from '../model/ids.ts';
import type { Inspector, SealedInspector } from '../model/inspector.ts';
import { fail, ok, type Result } from '../result.ts';
import { findDuplicates } from './entity-roster.ts';
import { hashLeaves, merkleTree, rootHex } from './merkle.ts';
import { officerFault } from './officer-check.ts';
import type { RosterFault } from './roster-fault.ts';

/** An inspector roster made ready for a seal. */
export interface OfficerRoster {
  /** Sorted by id bytes, opened. */
  readonly records: readonly OpenedOfficer[];
  readonly root: RosterRoot;
}

/** An officer whose hidden part is shown. */
export type OpenedOfficer = OfficerRecord & { readonly opened: NonNullable<OfficerRecord['opened']> };

/** Why officers can't be given their salts. */
export interface SaltFault {
  readonly code: 'salt-count' | 'salt-repeated';
  readonly expected: number;
  readonly found: number;
}

/** Joins officers with their 32-byte salts, which the caller takes from a machine's randomness: one each, all distinct. */
export function sealOfficers(
  inspectors: readonly Inspector[],
  salts: readonly Hex32[],
): Result<readonly SealedInspector[], SaltFault> {
  const expected = inspectors.length;
  if (salts.length !== expected) return fail({ code: 'salt-count', expected, found: salts.length });
  const distinct = new Set(salts).size;
  if (distinct !== expected) return fail({ code: 'salt-repeated', expected, found: distinct });
  const sealed: SealedInspector[] = [];
  for (const [index, inspector] of inspectors.entries()) {
    const salt = salts[index];
    if (salt !== undefined) sealed.push({ inspector, salt });
  }
  return ok(sealed);
}

/** Checks, sorts and hashes a list of any order. */
export function officerRoster(rows: readonly SealedInspector[]): Result<OfficerRoster, RosterFault> {
  if (rows.length === 0) return fail({ code: 'empty-roster' });
  if (rows.length > MAX_INSPECTORS) return fail({ code: 'too-many-rows', found: rows.length, limit: MAX_INSPECTORS });
  for (const [index, { inspector }] of rows.entries()) {
    const fault = officerFault(inspector, index);
    if (fault) return fail(fault);
  }
  const duplicates = findDuplicates(rows.map(({ inspector }) => inspector));
  if (duplicates.length > 0) return fail({ code: 'duplicate-ids', duplicates });
  const records = rows.map(openedRecord).sort((a, b) => compareUtf8(a.id, b.id));
  return ok({ records, root: officerRoot(records) });
}

/** Root over the open parts: a leaf is the canonical JSON of `{carriedLoad, department, hiddenHash, id, name}`. */
export function officerRoot(records: readonly OfficerRecord[]): RosterRoot {
  const row = (index: number): string => {
    const record = records[index];
    return canonicalJson({
      carriedLoad: record?.carriedLoad,
      department: record?.department,
      hiddenHash: record?.hiddenHash,
      id: record?.id,
      name: record?.name,
    });
  };
  return { root: rootHex(merkleTree(hashLeaves(records.length, row, 6 * (MAX_NAME + 200)))), size: records.length };
}

/** SHA-256 of the salt's 32 bytes and the canonical JSON of the hidden part. */
export const hiddenHash = (salt: Hex32, hidden: HiddenOfficerPart): Hex32 =>
  hex32(sha256(concatBytes(bytesOfHex32(salt), utf8OfDecoded(canonicalJson(hidden)))));

/** The officer again, from an opened record. */
export function inspectorOf(record: OpenedOfficer): Inspector {
  const { id, name, department, carriedLoad } = record;
  return { id, name, department, carriedLoad, ...record.opened.hidden };
}

function openedRecord({ inspector, salt }: SealedInspector): OpenedOfficer {
  const { id, name, department, carriedLoad, ...rest } = inspector;
  const hidden: HiddenOfficerPart = {
    district: rest.district,
    certificates: rest.certificates,
    qualifications: rest.qualifications,
    leave: rest.leave,
    conflicts: rest.conflicts,
    formerEmployers: rest.formerEmployers,
  };
  return { id, name, department, carriedLoad, hiddenHash: hiddenHash(salt, hidden), opened: { salt, hidden } };
}
