import * as v from 'valibot';
import { canonicalJson } from '../encoding/canonical-json.ts';
import {
  decodeWith,
  hashesUpTo,
  hex32Schema,
  integerFrom,
  listUpTo,
  type MalformedFault,
  type Schema,
  textUpTo,
} from '../encoding/decoding.ts';
import { sha256Text } from '../encoding/sha256.ts';
import { MAX_OFFICERS, MAX_SLOTS } from '../matching/problem.ts';
import {
  MAX_ATTRIBUTE_NAME,
  MAX_ATTRIBUTE_VALUE,
  MAX_ENTITIES,
  MAX_FACTS,
  MAX_ID_BYTES,
  MAX_INSPECTORS,
  MAX_LOAD,
  MAX_NAME,
  MAX_NOTE,
  MAX_ROUTE_LENGTH,
  MAX_STRATA,
  MAX_STRATUM_ATTRIBUTES,
  MAX_WITNESSES,
} from '../model/bounds.ts';
import type { Hex32 } from '../model/ids.ts';
import {
  departmentCodeSchema,
  drawNumberSchema,
  entityIdSchema,
  entitySchema,
  hiddenOfficerSchema,
  inspectorIdSchema,
} from '../model/schemas.ts';
import type { Result } from '../result.ts';
import { EXCLUSION_REASONS } from './draw-pool.ts';
import { sealSchema, seedEvidenceSchema } from './seal-schema.ts';
import {
  type MatchingRecord,
  type OfficerRecord,
  type Predecessor,
  type RosterColumns,
  type StratumRecord,
  type TicketRecord,
  TRANSCRIPT_FORMAT,
  type Transcript,
} from './transcript.ts';

const count = integerFrom(0, MAX_ENTITIES);
const officerIndex = integerFrom(0, MAX_OFFICERS - 1);
const teamNumber = integerFrom(1, MAX_ENTITIES);
const MAX_CHANGES = 100_000;

const attributeColumn = v.strictObject({
  attribute: textUpTo(MAX_ATTRIBUTE_NAME),
  values: listUpTo(MAX_ENTITIES, textUpTo(MAX_ATTRIBUTE_VALUE)),
  codes: textUpTo(MAX_ENTITIES * 8),
});

const rosterColumns: Schema<RosterColumns> = v.strictObject({
  ids: textUpTo(MAX_ENTITIES * (MAX_ID_BYTES + 1)),
  attributes: listUpTo(MAX_FACTS * MAX_FACTS, attributeColumn),
  identityRoot: hex32Schema,
  identityProof: hashesUpTo(2 * MAX_ENTITIES),
});

const stratum: Schema<StratumRecord> = v.strictObject({
  stratum: listUpTo(MAX_STRATUM_ATTRIBUTES, textUpTo(MAX_ATTRIBUTE_VALUE)),
  population: count,
  living: count,
  pool: count,
  drawn: count,
  reserve: count,
  cutoff: v.nullable(hex32Schema),
});

const ticket: Schema<TicketRecord> = v.strictObject({
  entity: entitySchema,
  ticket: hex32Schema,
  rank: integerFrom(1, MAX_ENTITIES),
  stratum: integerFrom(0, MAX_STRATA - 1),
});

const officer: Schema<OfficerRecord> = v.strictObject({
  id: inspectorIdSchema,
  name: textUpTo(MAX_NAME),
  department: departmentCodeSchema,
  carriedLoad: integerFrom(0, MAX_LOAD),
  hiddenHash: hex32Schema,
  opened: v.nullable(v.strictObject({ salt: hex32Schema, hidden: hiddenOfficerSchema })),
});

const change: Schema<Predecessor['changes'][number]> = v.variant('kind', [
  v.strictObject({ kind: v.literal('recused'), team: teamNumber, officer: inspectorIdSchema }),
  v.strictObject({ kind: v.literal('unavailable'), officer: inspectorIdSchema }),
  v.strictObject({
    kind: v.literal('entity-replaced'),
    team: teamNumber,
    entity: entityIdSchema,
    by: entityIdSchema,
  }),
]);

/** All changes of a link. */
export const changesSchema: Schema<Predecessor['changes']> = listUpTo(MAX_CHANGES, change);

/** Why a plan may be changed. */
export const REPLACEMENT_REASONS = [
  'recusal',
  'leave',
  'no-response',
  'entity-unreachable',
] as const satisfies readonly Predecessor['reason'][];

const predecessor: Schema<Predecessor> = v.strictObject({
  transcriptHash: hex32Schema,
  kind: v.literal('replacement'),
  reason: v.picklist(REPLACEMENT_REASONS),
  note: textUpTo(MAX_NOTE),
  changes: changesSchema,
});

const slot: Schema<MatchingRecord['slots'][number]> = v.strictObject({
  team: integerFrom(0, MAX_ENTITIES),
  role: v.picklist(['lead', 'department', 'member']),
  department: v.union([v.literal(''), departmentCodeSchema]),
  eligible: integerFrom(0, MAX_SLOTS - 1),
  without: listUpTo(MAX_OFFICERS, officerIndex),
  previous: v.exactOptional(integerFrom(-1, MAX_OFFICERS - 1)),
  base: officerIndex,
  officer: officerIndex,
});

/** Prices are integers that the certificate check bounds further. */
const price = v.strictTuple([
  integerFrom(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  integerFrom(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
]);

const matching: Schema<MatchingRecord> = v.strictObject({
  eligibleSets: listUpTo(MAX_SLOTS, listUpTo(MAX_OFFICERS, officerIndex)),
  slots: listUpTo(MAX_SLOTS, slot),
  certificate: v.strictObject({ classes: listUpTo(MAX_SLOTS, price), officers: listUpTo(MAX_OFFICERS, price) }),
  shuffleSteps: integerFrom(0, 64 * MAX_SLOTS),
});

const entropySource = v.strictObject({
  source: v.union([v.picklist(['operator', 'public-value']), departmentCodeSchema]),
  entropyTenths: integerFrom(0, 100_000),
});

const team = v.strictObject({
  number: teamNumber,
  entities: listUpTo(MAX_ROUTE_LENGTH, integerFrom(0, MAX_ENTITIES - 1)),
});

/** The form of a transcript. */
export const transcriptSchema: Schema<Transcript> = v.strictObject({
  format: v.literal(TRANSCRIPT_FORMAT),
  engine: textUpTo(MAX_NAME),
  drawNumber: drawNumberSchema,
  predecessor: v.nullable(predecessor),
  seal: sealSchema,
  sealHash: hex32Schema,
  evidence: seedEvidenceSchema,
  seed: hex32Schema,
  entropy: listUpTo(MAX_WITNESSES + 2, entropySource),
  assurance: v.picklist([1, 2, 3]),
  roster: rosterColumns,
  exclusions: listUpTo(EXCLUSION_REASONS.length, v.strictObject({ reason: v.picklist(EXCLUSION_REASONS), count })),
  strata: listUpTo(MAX_STRATA, stratum),
  drawn: listUpTo(MAX_ENTITIES, ticket),
  reserve: listUpTo(MAX_ENTITIES, ticket),
  replaced: v.exactOptional(listUpTo(MAX_CHANGES, ticket)),
  officers: listUpTo(MAX_INSPECTORS, officer),
  teams: listUpTo(MAX_ENTITIES, team),
  matching,
});

/**
 * A transcript from outside, when it has the form of one. What it says may still be false: that is what
 * `core/verify` is for.
 */
export const decodeTranscript = (value: unknown): Result<Transcript, MalformedFault> =>
  decodeWith(transcriptSchema, value);

/** The canonical text of a transcript, which is what is stored, published and hashed. */
export const encodeTranscript = (value: Transcript): string => canonicalJson(value);

/** SHA-256 of the canonical text. The public copy of a transcript has a hash of its own. */
export const transcriptHash = (value: Transcript): Hex32 => sha256Text(encodeTranscript(value));
