import * as v from 'valibot';
import { hex32Schema, integerFrom, textUpTo } from '../../../core/encoding/decoding.ts';
import { MAX_ENTITIES, MAX_NAME } from '../../../core/model/bounds.ts';
import { instantSchema } from '../../../core/model/schemas.ts';
import type { DepartmentCode } from '../../../core/model/ids.ts';
import type { DrawList } from '../state/list-state.ts';
import type { InStep } from '../state/sync-state.ts';

/** Key of the setting in the workbook: it travels with the file, so a copy knows what it was made from. */
export const SYNC_KEY = 'double-random.sync';

const inStep = v.object({
  number: integerFrom(1, Number.MAX_SAFE_INTEGER),
  root: hex32Schema,
  at: instantSchema,
  byName: textUpTo(MAX_NAME),
  rows: integerFrom(0, MAX_ENTITIES),
  own: v.nullable(hex32Schema),
});

const schema = v.record(v.string(), inStep);

/** Whose list it is: a workbook may know several offices and departments. */
const nameOf = (office: string, department: DepartmentCode, kind: DrawList): string =>
  `${office} ${department} ${kind}`;

/** The version with which a list was last in step; whatever another version left in the setting counts as none. */
export function rememberedVersion(
  setting: unknown,
  office: string,
  department: DepartmentCode,
  kind: DrawList,
): InStep | null {
  const parsed = v.safeParse(schema, setting);
  return parsed.success ? (parsed.output[nameOf(office, department, kind)] ?? null) : null;
}

/** The setting with one list's version in it. */
export function withVersion(
  setting: unknown,
  office: string,
  department: DepartmentCode,
  kind: DrawList,
  version: InStep,
): Readonly<Record<string, InStep>> {
  const parsed = v.safeParse(schema, setting);
  return { ...(parsed.success ? parsed.output : {}), [nameOf(office, department, kind)]: version };
}
