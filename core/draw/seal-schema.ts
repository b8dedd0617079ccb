import * as v from 'valibot';
import {
  decodeWith,
  hex32Schema,
  integerFrom,
  listUpTo,
  type MalformedFault,
  type Schema,
  textUpTo,
} from '../encoding/decoding.ts';
import { MAX_ENTITIES, MAX_NAME, MAX_NAMED_PLACES, MAX_NOTE, MAX_TYPED_TEXT, MAX_WITNESSES } from '../model/bounds.ts';
import {
  departmentCodeSchema,
  districtCodeSchema,
  drawNumberSchema,
  drawRulesSchema,
  entityIdSchema,
  inspectorIdSchema,
  instantSchema,
} from '../model/schemas.ts';
import type { Result } from '../result.ts';
import type { Seal } from './seal.ts';
import type { SeedEvidence } from './seed-evidence.ts';

const rosterRoot = v.strictObject({ root: hex32Schema, size: integerFrom(1, MAX_ENTITIES) });
const name = textUpTo(MAX_NAME);

const publicSource = v.strictObject({
  kind: v.picklist(['dice', 'lottery', 'drand', 'nist-beacon']),
  name,
  notBefore: instantSchema,
  entropyTenths: integerFrom(0, 100_000),
});

const witness = v.strictObject({
  department: departmentCodeSchema,
  person: inspectorIdSchema,
  name,
  form: v.picklist(['typed', 'committed']),
});

const exclusion = v.strictObject({
  id: entityIdSchema,
  reason: v.picklist(['frequency-cap', 'recent-result-reused', 'listed']),
  note: textUpTo(MAX_NOTE),
});

/** A seal. */
export const sealSchema: Schema<Seal> = v.strictObject({
  format: v.literal('ssj-seal-1'),
  drawNumber: drawNumberSchema,
  sealedAt: instantSchema,
  itemListVersion: name,
  entities: rosterRoot,
  inspectors: rosterRoot,
  rules: drawRulesSchema,
  exclusions: listUpTo(MAX_ENTITIES, exclusion),
  departments: listUpTo(MAX_NAMED_PLACES, v.strictObject({ code: departmentCodeSchema, name })),
  districts: listUpTo(MAX_NAMED_PLACES, v.strictObject({ code: districtCodeSchema, name })),
  witnesses: listUpTo(MAX_WITNESSES, witness),
  secretHash: hex32Schema,
  publicSource: v.nullable(publicSource),
  contributionsUntil: instantSchema,
  revealsUntil: instantSchema,
  withheldRule: v.picklist(['void', 'leave-out']),
  leastAssurance: v.picklist([1, 2, 3]),
  replaces: v.nullable(v.strictObject({ drawNumber: drawNumberSchema, reason: textUpTo(MAX_NOTE) })),
});

const contribution = v.variant('form', [
  v.strictObject({
    department: departmentCodeSchema,
    form: v.literal('typed'),
    text: textUpTo(MAX_TYPED_TEXT),
    at: instantSchema,
  }),
  v.strictObject({
    department: departmentCodeSchema,
    form: v.literal('committed'),
    commitment: hex32Schema,
    value: v.nullable(hex32Schema),
    at: instantSchema,
    revealedAt: v.nullable(instantSchema),
  }),
]);

/** Seed evidence. */
export const seedEvidenceSchema: Schema<SeedEvidence> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('protocol'),
    secret: hex32Schema,
    contributions: listUpTo(MAX_WITNESSES, contribution),
    publicValue: v.nullable(v.strictObject({ value: textUpTo(MAX_TYPED_TEXT), at: instantSchema })),
  }),
  v.strictObject({ kind: v.literal('given'), seed: hex32Schema }),
]);

/** A seal from outside, when it has the form of one; whether it makes sense is asked by `sealFault`. */
export const decodeSeal = (value: unknown): Result<Seal, MalformedFault> => decodeWith(sealSchema, value);

/** Seed evidence from outside. */
export const decodeSeedEvidence = (value: unknown): Result<SeedEvidence, MalformedFault> =>
  decodeWith(seedEvidenceSchema, value);
