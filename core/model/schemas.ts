import * as v from 'valibot';
import { branded, hex32Schema, integerFrom, listUpTo, type Schema, textUpTo } from '../encoding/decoding.ts';
import { isWellFormed } from '../encoding/utf8.ts';
import {
  MAX_ATTRIBUTE_NAME,
  MAX_ATTRIBUTE_VALUE,
  MAX_CONFLICTS,
  MAX_FACTS,
  MAX_FILTER_VALUES,
  MAX_FILTERS,
  MAX_FORMER_EMPLOYERS,
  MAX_ITEMS,
  MAX_LEAVES,
  MAX_LOAD,
  MAX_LONG_TEXT,
  MAX_NAME,
  MAX_NOTE,
  MAX_PARTICIPANTS,
  MAX_QUALIFICATIONS,
  MAX_RATIO_TERM,
  MAX_STRATA,
  MAX_STRATUM_ATTRIBUTES,
  MAX_WEIGHT,
} from './bounds.ts';
import type { DrawRules, PoolFilter, Ratio, TeamRules, WeightRule } from './draw-rules.ts';
import { ENTITY_STATUSES, type Entity } from './entity.ts';
import type { InspectionItem } from './inspection-item.ts';
import { type Inspector, MAX_CERTIFICATES, RECUSAL_REASONS, type SealedInspector } from './inspector.ts';
import {
  isDepartmentCode,
  isDistrictCode,
  isDrawNumber,
  isEntityId,
  isInspectorId,
  isInstant,
  isIsoDate,
  isItemCode,
} from './normalise.ts';

/** Forms of the model's values, for everything that comes from outside. */

export const entityIdSchema = branded(isEntityId);
export const inspectorIdSchema = branded(isInspectorId);
export const departmentCodeSchema = branded(isDepartmentCode);
export const districtCodeSchema = branded(isDistrictCode);
export const drawNumberSchema = branded(isDrawNumber);
export const itemCodeSchema = branded(isItemCode);
export const isoDateSchema = branded(isIsoDate);
export const instantSchema = branded(isInstant);

const isFacts = (value: unknown): value is Readonly<Record<string, string>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members: readonly [string, unknown][] = Object.entries(value);
  return members.length <= MAX_FACTS && members.every(([name, text]) => isFactName(name) && isFactValue(text));
};
const isFactName = (name: string): boolean =>
  name !== '' && name.length <= MAX_ATTRIBUTE_NAME && isWellFormed(name) && name !== '__proto__';
const isFactValue = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= MAX_ATTRIBUTE_VALUE && isWellFormed(value);

/** Attributes by name. */
export const factsSchema: Schema<Entity['facts']> = v.pipe(v.unknown(), v.guard(isFacts));

/** A line of the entity roster. */
export const entitySchema: Schema<Entity> = v.strictObject({
  id: entityIdSchema,
  name: textUpTo(MAX_NAME),
  status: v.picklist(ENTITY_STATUSES),
  district: v.union([v.literal(''), districtCodeSchema]),
  address: textUpTo(MAX_NOTE),
  facts: factsSchema,
});

const hiddenOfficerEntries = {
  district: v.union([v.literal(''), districtCodeSchema]),
  certificates: listUpTo(MAX_CERTIFICATES, v.strictObject({ number: textUpTo(MAX_NAME), validUntil: isoDateSchema })),
  qualifications: listUpTo(MAX_QUALIFICATIONS, textUpTo(MAX_NAME)),
  leave: listUpTo(MAX_LEAVES, v.strictObject({ from: isoDateSchema, to: isoDateSchema })),
  conflicts: listUpTo(MAX_CONFLICTS, v.strictObject({ entity: entityIdSchema, reason: v.picklist(RECUSAL_REASONS) })),
  formerEmployers: listUpTo(MAX_FORMER_EMPLOYERS, textUpTo(MAX_NAME)),
};

/** What an officer's record hides in the public copy. */
export const hiddenOfficerSchema: Schema<Omit<Inspector, 'id' | 'name' | 'department' | 'carriedLoad'>> =
  v.strictObject(hiddenOfficerEntries);

/** A line of the inspector roster. */
export const inspectorSchema: Schema<Inspector> = v.strictObject({
  id: inspectorIdSchema,
  name: textUpTo(MAX_NAME),
  department: departmentCodeSchema,
  carriedLoad: integerFrom(0, MAX_LOAD),
  ...hiddenOfficerEntries,
});

/** The same with the salt that hides part of it. */
export const sealedInspectorSchema: Schema<SealedInspector> = v.strictObject({
  inspector: inspectorSchema,
  salt: hex32Schema,
});

/** A line of the item list. */
export const inspectionItemSchema: Schema<InspectionItem> = v.strictObject({
  code: itemCodeSchema,
  name: textUpTo(MAX_NAME),
  department: departmentCodeSchema,
  objectType: textUpTo(MAX_NAME),
  basis: textUpTo(MAX_LONG_TEXT),
  content: textUpTo(MAX_LONG_TEXT),
  method: textUpTo(MAX_NAME),
  ratioText: textUpTo(MAX_NAME),
  frequencyText: textUpTo(MAX_NAME),
  weight: v.picklist(['ordinary', 'key']),
  fullCoverage: v.boolean(),
  guidance: textUpTo(MAX_LONG_TEXT),
});

const ratioTerm = integerFrom(1, MAX_RATIO_TERM - 1);
/** An exact fraction. */
export const ratioSchema: Schema<Ratio> = v.strictObject({ num: ratioTerm, den: ratioTerm });
const roundingSchema = v.picklist(['up', 'down']);
const attributeName = textUpTo(MAX_ATTRIBUTE_NAME);
const attributeValue = textUpTo(MAX_ATTRIBUTE_VALUE);

const filterSchema: Schema<PoolFilter> = v.strictObject({
  attribute: attributeName,
  values: listUpTo(MAX_FILTER_VALUES, attributeValue),
});

const weightRuleSchema: Schema<WeightRule> = v.strictObject({
  attribute: attributeName,
  weights: listUpTo(MAX_FILTER_VALUES, v.strictObject({ value: attributeValue, weight: integerFrom(1, MAX_WEIGHT) })),
});

const rateSchema = v.strictObject({ stratum: listUpTo(MAX_STRATUM_ATTRIBUTES, attributeValue), ratio: ratioSchema });

const quotaSchema: Schema<DrawRules['quota']> = v.variant('kind', [
  v.strictObject({ kind: v.literal('ratio'), ratio: ratioSchema, rounding: roundingSchema }),
  v.strictObject({
    kind: v.literal('ratio-per-stratum'),
    rates: listUpTo(MAX_STRATA, rateSchema),
    rounding: roundingSchema,
  }),
  v.strictObject({ kind: v.literal('count'), count: integerFrom(1, MAX_LOAD) }),
]);

const teamSchema: Schema<TeamRules> = v.strictObject({
  size: integerFrom(0, MAX_LOAD),
  routeLength: integerFrom(0, MAX_LOAD),
  loadCap: integerFrom(0, MAX_LOAD),
  districtRule: v.picklist(['own', 'never-own', 'any']),
  leadQualification: textUpTo(MAX_NAME),
});

/** The rules of a draw; whether they make sense is asked by `core/draw/rules-check`. */
export const drawRulesSchema: Schema<DrawRules> = v.strictObject({
  title: textUpTo(MAX_NAME),
  provincialTaskNumber: textUpTo(MAX_NAME),
  lead: departmentCodeSchema,
  participants: listUpTo(MAX_PARTICIPANTS, departmentCodeSchema),
  items: listUpTo(MAX_ITEMS, inspectionItemSchema),
  fullCoverageBasis: listUpTo(MAX_ITEMS, v.strictObject({ item: itemCodeSchema, basis: textUpTo(MAX_LONG_TEXT) })),
  directedReason: textUpTo(MAX_LONG_TEXT),
  filters: listUpTo(MAX_FILTERS, filterSchema),
  stratifyBy: listUpTo(MAX_STRATUM_ATTRIBUTES, attributeName),
  quota: quotaSchema,
  weighting: v.exactOptional(weightRuleSchema),
  reserve: integerFrom(0, MAX_LOAD),
  team: teamSchema,
  inspectionFrom: isoDateSchema,
  inspectionUntil: isoDateSchema,
  deadlineProvisional: v.boolean(),
});
