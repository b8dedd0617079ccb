import type { Certificate, Conflict, Leave } from '../model/inspector.ts';
import type { Entity } from '../model/entity.ts';
import { sameDocument } from '../encoding/same-document.ts';
import type { KeptList, KeptRows } from './list-version.ts';

/** A value of a field: plain data, compared by its content. */
export type FieldValue =
  string | number | boolean | readonly string[] | readonly Certificate[] | readonly Leave[] | readonly Conflict[];

/** What the name of an entity's attribute is put behind, so that no attribute passes for a field of the row. */
export const FACT_PREFIX = 'facts.';

type Fields = readonly (readonly [string, FieldValue])[];

const FIELDS: { readonly [K in KeptList]: (row: KeptRows[K]) => Fields } = {
  items: (item) => [
    ['name', item.name],
    ['department', item.department],
    ['objectType', item.objectType],
    ['basis', item.basis],
    ['content', item.content],
    ['method', item.method],
    ['ratioText', item.ratioText],
    ['frequencyText', item.frequencyText],
    ['weight', item.weight],
    ['fullCoverage', item.fullCoverage],
    ['guidance', item.guidance],
  ],
  entities: (entity) => [
    ['name', entity.name],
    ['status', entity.status],
    ['district', entity.district],
    ['address', entity.address],
    ...factNames(entity).map((name) => [`${FACT_PREFIX}${name}`, entity.facts[name] ?? ''] as const),
  ],
  inspectors: (officer) => [
    ['name', officer.name],
    ['department', officer.department],
    ['district', officer.district],
    ['certificates', officer.certificates],
    ['qualifications', officer.qualifications],
    ['leave', officer.leave],
    ['conflicts', officer.conflicts],
    ['formerEmployers', officer.formerEmployers],
    ['carriedLoad', officer.carriedLoad],
  ],
};

/** In an order that does not depend on who wrote the row. */
const factNames = ({ facts }: Entity): readonly string[] => Object.keys(facts).sort();

/** Everything of a row but its id, field by field; an entity's attributes under {@link FACT_PREFIX}. */
export const rowFields = <K extends KeptList>(kind: K, row: KeptRows[K]): ReadonlyMap<string, FieldValue> =>
  new Map(FIELDS[kind](row));

/** A field of a row; an attribute that is not there is `''`, which means the same (`core/model/entity`). */
export const fieldOf = (fields: ReadonlyMap<string, FieldValue>, field: string): FieldValue => fields.get(field) ?? '';

/** Names of the fields that either has, those of the first before the others. */
export const fieldsOfBoth = (
  one: ReadonlyMap<string, FieldValue>,
  other: ReadonlyMap<string, FieldValue>,
): ReadonlySet<string> => new Set([...one.keys(), ...other.keys()]);

/** Whether two values of a field are the same. */
export const sameValue = (one: FieldValue, other: FieldValue): boolean => sameDocument(one, other);

/** The row `into` with some of its fields as the row `from` has them. */
export function takeFields<K extends KeptList>(
  into: KeptRows[K],
  from: KeptRows[K],
  isTaken: (field: string) => boolean,
): KeptRows[K] {
  const taken = Object.entries(from).filter(([name]) => name !== 'facts' && isTaken(name));
  const row = { ...into, ...Object.fromEntries(taken) };
  if (!isEntity(row) || !isEntity(from)) return row;
  return { ...row, facts: takeFacts(row, from, isTaken) };
}

const isEntity = (row: object): row is Entity => 'facts' in row;

function takeFacts(into: Entity, from: Entity, isTaken: (field: string) => boolean): Entity['facts'] {
  const isFactTaken = (name: string): boolean => isTaken(`${FACT_PREFIX}${name}`);
  const own = Object.entries(into.facts).filter(([name]) => !isFactTaken(name));
  const others = Object.entries(from.facts).filter(([name]) => isFactTaken(name));
  return Object.fromEntries([...own, ...others]);
}
