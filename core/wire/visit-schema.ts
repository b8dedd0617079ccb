import * as v from 'valibot';
import { integerFrom, listUpTo, type Schema } from '../encoding/decoding.ts';
import { type CapWindow, type FrequencyCap, VISIT_CAUSES, type Visit } from '../draw/frequency.ts';
import { MAX_ITEMS } from '../model/bounds.ts';
import { departmentCodeSchema, entityIdSchema, isoDateSchema, itemCodeSchema } from '../model/schemas.ts';

/** Forms of visits and of the caps on them. */

/** Visits, years or months that a cap counts at most. */
const MAX_CAP = 1_000;

/** Members of a visit. */
export const visitEntries = {
  entity: entityIdSchema,
  on: isoDateSchema,
  department: departmentCodeSchema,
  items: listUpTo(MAX_ITEMS, itemCodeSchema),
  cause: v.picklist(VISIT_CAUSES),
};

/** A visit of the past. */
export const visitSchema: Schema<Visit> = v.strictObject(visitEntries);

const windowSchema: Schema<Exclude<CapWindow, { kind: 'licence' }>> = v.variant('kind', [
  v.strictObject({ kind: v.literal('calendar'), years: integerFrom(1, MAX_CAP) }),
  v.strictObject({ kind: v.literal('rolling'), months: integerFrom(1, MAX_CAP) }),
]);

const capEntries = {
  most: integerFrom(1, MAX_CAP),
  department: v.exactOptional(departmentCodeSchema),
};

/** A cap as an office sets it. */
export const visitLimitSchema = v.strictObject({ ...capEntries, window: windowSchema });

/** Any cap, those over licences included. */
export const frequencyCapSchema: Schema<FrequencyCap> = v.strictObject({
  ...capEntries,
  window: v.union([windowSchema, v.strictObject({ kind: v.literal('licence') })]),
  items: v.exactOptional(listUpTo(MAX_ITEMS, itemCodeSchema)),
});
