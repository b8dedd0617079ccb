import { decodeSeal, decodeSeedEvidence } from '../../core/draw/seal-schema.ts';
import type { RosterRoot, Seal } from '../../core/draw/seal.ts';
import type { SeedEvidence } from '../../core/draw/seed-evidence.ts';
import type { DepartmentName, DistrictName, DrawRules } from '../../core/model/draw-rules.ts';
import type { DrawNumber, Hex32, Instant, IsoDate } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { chinaInstant } from '../../core/calendar/civil-date.ts';
import { sha256Text } from '../../core/encoding/sha256.ts';

/** What a draw at the command line is made from beside its lists and its task. */
export interface DrawGround {
  /** Fields of the seal that lists and task do not give. Unchecked until {@link completeSeal}. */
  readonly frame: Readonly<Record<string, unknown>>;
  readonly evidence: SeedEvidence;
  /** From which the officers' salts follow, so that the same input gives the same bytes. */
  readonly saltKey: Hex32;
}

/** Why an evidence file or a seed can't be used. `path` names the field, or the file when nothing of it can be read. */
export interface GroundFault {
  readonly code: 'not-json' | 'malformed' | 'seed-malformed';
  readonly path: string;
}

/** Fields of a seal that an evidence file gives. */
const FRAME_FIELDS = [
  'drawNumber',
  'sealedAt',
  'itemListVersion',
  'exclusions',
  'witnesses',
  'secretHash',
  'publicSource',
  'contributionsUntil',
  'revealsUntil',
  'withheldRule',
  'leastAssurance',
  'replaces',
] as const;

const HEX32 = /^[0-9a-f]{64}$/;

/**
 * A seed given from outside: a trial, witnessed by nobody. The moment of sealing is the first day of inspection, so the
 * same lists, task and seed always give the same transcript.
 */
export function groundOfSeed(text: string, from: IsoDate): Result<DrawGround, GroundFault> {
  const seed = text.toLowerCase();
  if (!HEX32.test(seed)) return fail({ code: 'seed-malformed', path: '--seed' });
  const sealedAt: Instant = chinaInstant(from, 0, 0);
  const frame = {
    drawNumber: 'TRIAL' as DrawNumber,
    sealedAt,
    itemListVersion: '',
    exclusions: [],
    witnesses: [],
    secretHash: sha256Text(`SSJ-NO-SECRET\n`),
    publicSource: null,
    contributionsUntil: sealedAt,
    revealsUntil: sealedAt,
    withheldRule: 'void',
    leastAssurance: 1,
    replaces: null,
  };
  const given = seed as Hex32; // tested above
  return ok({ frame, evidence: { kind: 'given', seed: given }, saltKey: given });
}

/** Reads `{seal: {…}, evidence: {…}, saltKey}`; comes from a file, so nothing in it is trusted. */
export function groundOfFile(file: string, text: string): Result<DrawGround, GroundFault> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return fail({ code: 'not-json', path: file });
  }
  if (!isRecord(document)) return fail({ code: 'not-json', path: file });
  const { seal, evidence, saltKey } = document;
  if (!isRecord(seal)) return fail({ code: 'malformed', path: 'seal' });
  if (typeof saltKey !== 'string' || !HEX32.test(saltKey)) return fail({ code: 'malformed', path: 'saltKey' });
  const decoded = decodeSeedEvidence(evidence);
  if (!decoded.ok) return fail({ code: 'malformed', path: `evidence.${decoded.fault.path}` });
  const frame = Object.fromEntries(FRAME_FIELDS.map((field) => [field, seal[field]]));
  return ok({ frame, evidence: decoded.value, saltKey: saltKey as Hex32 }); // tested above
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What lists and task add to a seal. */
export interface SealedLists {
  readonly entities: RosterRoot;
  readonly inspectors: RosterRoot;
  readonly rules: DrawRules;
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
}

/** The whole seal, strictly decoded. */
export function completeSeal(frame: DrawGround['frame'], lists: SealedLists): Result<Seal, GroundFault> {
  const seal = decodeSeal({ format: 'ssj-seal-1', ...frame, ...lists });
  return seal.ok ? seal : fail({ code: 'malformed', path: `seal.${seal.fault.path}` });
}

/** The salt that hides one officer's row. */
export const saltOf = (saltKey: Hex32, id: string): Hex32 => sha256Text(`SSJ-SALT-1\n${saltKey}\n${id}\n`);
