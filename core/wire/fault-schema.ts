import * as v from 'valibot';
import { integerFrom, listUpTo, type Schema, textUpTo } from '../encoding/decoding.ts';
import type { CappedEntity } from '../draw/frequency.ts';
import type { ContributionFault } from '../draw/round.ts';
import type { PreviewFault } from '../draw/pool.ts';
import type { SealFault } from '../draw/seal-check.ts';
import { MAX_ENTITIES, MAX_ID_BYTES, MAX_NAME } from '../model/bounds.ts';
import {
  departmentCodeSchema,
  drawNumberSchema,
  entityIdSchema,
  inspectorIdSchema,
  instantSchema,
  itemCodeSchema,
  ratioSchema,
} from '../model/schemas.ts';
import type { RosterFault } from '../roster/roster-fault.ts';
import { listVersionSchema } from './list-schema.ts';
import type { ApiFault, CodedFault, SealRefusal } from './api.ts';
import { DRAW_PHASES, MAX_LIMIT_EXAMPLES, ROLES } from './api.ts';

/** Forms of refusals. */

const MAX_PATH = 4_000;

const text = textUpTo(MAX_PATH);
const waitingFor = v.picklist(['contributions', 'public-value']);
const level = v.picklist([1, 2, 3]);

const isCoded = (value: unknown): value is CodedFault =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

/**
 * A fault of the engine with its evidence. The engine's faults are many and nested, and nothing is decided by them here:
 * they are only put into words, so the code is checked and the evidence is taken as it comes.
 */
const engineFault = <T extends { readonly code: string }>(): Schema<T> =>
  v.pipe(
    v.unknown(),
    v.guard((value: unknown): value is T => isCoded(value)),
  );

const count = integerFrom(0, MAX_ENTITIES);

const cappedEntity: Schema<CappedEntity> = v.strictObject({
  id: entityIdSchema,
  counted: integerFrom(0, Number.MAX_SAFE_INTEGER),
  most: integerFrom(0, Number.MAX_SAFE_INTEGER),
  from: text,
  until: text,
});

const sealRefusal: Schema<SealRefusal> = v.variant('code', [
  v.strictObject({
    code: v.literal('roster-refused'),
    roster: v.picklist(['entities', 'inspectors']),
    fault: engineFault<RosterFault>(),
  }),
  v.strictObject({ code: v.literal('contradiction'), fault: engineFault<SealFault>() }),
  v.strictObject({ code: v.literal('undrawable'), fault: engineFault<PreviewFault>() }),
  v.strictObject({
    code: v.literal('ratio-above-ceiling'),
    item: itemCodeSchema,
    ratio: ratioSchema,
    living: count,
    drawn: count,
    most: count,
  }),
  v.strictObject({
    code: v.literal('capped-in-pool'),
    found: count,
    entities: listUpTo(MAX_LIMIT_EXAMPLES, cappedEntity),
  }),
  v.strictObject({
    code: v.literal('cap-unfounded'),
    found: count,
    ids: listUpTo(MAX_LIMIT_EXAMPLES, textUpTo(MAX_ID_BYTES)),
  }),
  v.strictObject({
    code: v.literal('deadline-past'),
    field: v.picklist(['contributionsUntil', 'inspectionUntil']),
    found: text,
    now: instantSchema,
  }),
  v.strictObject({ code: v.literal('item-list-outdated'), expected: text, found: text }),
  v.strictObject({
    code: v.literal('witness-unknown'),
    person: inspectorIdSchema,
    department: departmentCodeSchema,
  }),
  v.strictObject({ code: v.literal('assurance-below-office'), expected: level, found: level }),
  v.strictObject({ code: v.literal('replaced-draw-not-void'), drawNumber: drawNumberSchema }),
  v.strictObject({ code: v.literal('declaration-missing'), person: inspectorIdSchema, name: textUpTo(MAX_NAME) }),
]);

/** A refusal's fault. */
export const apiFaultSchema: Schema<ApiFault> = v.variant('code', [
  v.strictObject({ code: v.literal('unauthorised') }),
  v.strictObject({ code: v.literal('session-expired') }),
  v.strictObject({ code: v.literal('forbidden'), role: v.picklist(ROLES) }),
  v.strictObject({
    code: v.literal('pairing-refused'),
    cause: v.picklist(['unknown', 'expired', 'too-many-attempts']),
  }),
  v.strictObject({ code: v.literal('not-found') }),
  v.strictObject({ code: v.literal('too-large'), limit: integerFrom(0, Number.MAX_SAFE_INTEGER) }),
  v.strictObject({ code: v.literal('malformed'), path: text, expected: text }),
  v.strictObject({ code: v.literal('offer-lapsed') }),
  v.strictObject({ code: v.literal('list-moved'), newest: listVersionSchema }),
  v.strictObject({ code: v.literal('list-repeats'), id: textUpTo(MAX_ID_BYTES) }),
  v.strictObject({ code: v.literal('seal-mismatch'), field: textUpTo(MAX_NAME), expected: text, found: text }),
  v.strictObject({ code: v.literal('seal-refused'), fault: sealRefusal }),
  v.strictObject({ code: v.literal('contribution-refused'), fault: engineFault<ContributionFault>() }),
  v.strictObject({ code: v.literal('illegal-transition'), phase: v.picklist(DRAW_PHASES), wanted: text }),
  v.strictObject({ code: v.literal('not-ready'), waitingFor }),
  v.strictObject({ code: v.literal('draw-refused'), fault: engineFault<CodedFault>() }),
  v.strictObject({ code: v.literal('too-many-requests'), retryAfterSeconds: integerFrom(0, 86_400) }),
  v.strictObject({ code: v.literal('busy') }),
  v.strictObject({ code: v.literal('internal'), reference: textUpTo(MAX_NAME) }),
]);
