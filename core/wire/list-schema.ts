import * as v from 'valibot';
import { hex32Schema, integerFrom, listUpTo, type Schema, textUpTo } from '../encoding/decoding.ts';
import { KEPT_LISTS, type ListVersion } from '../lists/list-version.ts';
import { MAX_ENTITIES, MAX_INSPECTORS, MAX_NAME } from '../model/bounds.ts';
import {
  departmentCodeSchema,
  entitySchema,
  inspectionItemSchema,
  inspectorIdSchema,
  inspectorSchema,
  instantSchema,
} from '../model/schemas.ts';

/** Forms of the lists that departments keep at the office. */

/** Rows of an item list: the lists in force have some hundred. */
export const MAX_LIST_ITEMS = 10_000;

const MAX_VERSION = 1_000_000_000;
/** A version's number; 0 stands for no version. */
export const versionNumber = integerFrom(0, MAX_VERSION);
const count = integerFrom(0, MAX_ENTITIES);

/** What is told of a version. */
export const listVersionSchema: Schema<ListVersion> = v.strictObject({
  department: departmentCodeSchema,
  kind: v.picklist(KEPT_LISTS),
  number: integerFrom(1, MAX_VERSION),
  root: hex32Schema,
  rows: count,
  by: inspectorIdSchema,
  byName: textUpTo(MAX_NAME),
  at: instantSchema,
  changes: v.strictObject({ added: count, changed: count, removed: count }),
});

/** Rows by kind, as members of an object with further ones. */
export const rowsOfKind = {
  items: { kind: v.literal('items'), rows: listUpTo(MAX_LIST_ITEMS, inspectionItemSchema) },
  entities: { kind: v.literal('entities'), rows: listUpTo(MAX_ENTITIES, entitySchema) },
  inspectors: { kind: v.literal('inspectors'), rows: listUpTo(MAX_INSPECTORS, inspectorSchema) },
};

/** Who can be reached in chat. */
export const personReachEntries = {
  person: inspectorIdSchema,
  name: textUpTo(MAX_NAME),
  department: departmentCodeSchema,
};
