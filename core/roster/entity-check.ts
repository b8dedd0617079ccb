import { isWellFormed } from '../encoding/utf8.ts';
import { MAX_ATTRIBUTE_NAME, MAX_ATTRIBUTE_VALUE, MAX_FACTS, MAX_NAME, MAX_NOTE } from '../model/bounds.ts';
import { type Entity, ENTITY_STATUSES } from '../model/entity.ts';
import { idFault, isDistrictCode } from '../model/normalise.ts';
import type { FieldFault, RosterFault } from './roster-fault.ts';

/** Attribute names that facts may not have: two are columns of their own, one is JavaScript's. */
const RESERVED = new Set(['status', 'district', '__proto__']);

/** The first thing that keeps a row from being sealed, or null. `index` is the row's place in the given list. */
export function entityFault(entity: Entity, index: number): RosterFault | null {
  const cause = idFault(entity.id);
  if (cause) return { code: 'bad-id', index, cause };
  const bad = fieldFaults(entity);
  return bad ? { code: 'bad-field', index, field: bad[0], cause: bad[1] } : null;
}

function fieldFaults(entity: Entity): readonly [string, FieldFault] | null {
  const name = textFault(entity.name, MAX_NAME);
  if (name) return ['name', name];
  const address = textFault(entity.address, MAX_NOTE);
  if (address) return ['address', address];
  if (!ENTITY_STATUSES.includes(entity.status)) return ['status', 'malformed'];
  if (entity.district !== '' && !isDistrictCode(entity.district)) return ['district', 'malformed'];
  const facts = Object.entries(entity.facts);
  if (facts.length > MAX_FACTS) return ['facts', 'too-many'];
  for (const [key, value] of facts) {
    const fault = RESERVED.has(key) || key === '' ? 'reserved' : textFault(key, MAX_ATTRIBUTE_NAME);
    const worse = fault ?? textFault(value, MAX_ATTRIBUTE_VALUE);
    if (worse) return [key, worse];
  }
  return null;
}

/** What keeps a text from being sealed, or null. */
export function textFault(text: string, limit: number): FieldFault | null {
  if (text.length > limit) return 'too-long';
  return isWellFormed(text) ? null : 'lone-surrogate';
}
