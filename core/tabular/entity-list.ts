import { LICENCE_FROM, LICENCE_UNTIL } from '../draw/item-limits.ts';
import { MAX_ATTRIBUTE_VALUE, MAX_NAME, MAX_NOTE } from '../model/bounds.ts';
import type { Entity, EntityStatus } from '../model/entity.ts';
import type { DistrictCode } from '../model/ids.ts';
import type { CellBlock } from './cell.ts';
import type { ColumnMapping } from './column-match.ts';
import { creditClass } from './credit-classes.ts';
import type { DecodedList, DecodingContext } from './decoding.ts';
import { entityCode } from './entity-code.ts';
import type { HeaderRow } from './header-row.ts';
import { decodeBlock, listDecoder, type ListDecoder, type RowValue } from './list-decoder.ts';
import { placeNames, type PlaceNames } from './place-names.ts';
import type { RowReader } from './row-reader.ts';
import { entityStatus } from './status-words.ts';

type Reader = RowReader<'entities'>;

/** Attributes that become facts of an entity, by which a pool may be filtered and stratified. */
export const ENTITY_FACTS = ['creditClass', 'industry', 'entityType', 'objectType'] as const;

/** Days between which the entity's licence is valid: what 许可有效期内不超过2次 is counted over. */
const LICENCE_FACTS = [LICENCE_FROM, LICENCE_UNTIL] as const;

/** Decodes 检查对象名录库 row by row. */
export function entityDecoder(
  header: HeaderRow,
  mapping: ColumnMapping<'entities'>,
  context: DecodingContext,
): ListDecoder<Entity> {
  const places = placeNames(context.districts, context.towns);
  return listDecoder(header, mapping, {
    idField: () => 'id',
    nameField: 'name',
    decode: (reader) => decodeEntity(reader, places, context),
  });
}

/** Decodes a whole 检查对象名录库. */
export const decodeEntities = (
  block: CellBlock,
  header: HeaderRow,
  mapping: ColumnMapping<'entities'>,
  context: DecodingContext,
): DecodedList<Entity> => decodeBlock(entityDecoder(header, mapping, context), block);

function decodeEntity(reader: Reader, places: PlaceNames, context: DecodingContext): RowValue<Entity> {
  const name = reader.text('name', MAX_NAME);
  const code = entityCode(reader);
  const status = readStatus(reader);
  const address = reader.text('address', MAX_NOTE);
  if (name === '') reader.fault('missing-name', 'name');
  if (name === '' || code === null) return null;
  const district = readDistrict(reader, places, address, code.id, context);
  const value: Entity = { id: code.id, name, status: status.status, district, address, facts: readFacts(reader) };
  // the same name under another code is often a branch, sometimes a mistake: shown, not refused
  return { value, id: code.id, held: code.held || status.held, name };
}

/** Without a status column every firm counts as alive; in a list that has one, a blank or strange status must be decided. */
function readStatus(reader: Reader): { readonly status: EntityStatus; readonly held: boolean } {
  if (!reader.has('status')) return { status: 'active', held: false };
  const text = reader.text('status', MAX_ATTRIBUTE_VALUE);
  const status = entityStatus(text);
  if (status === null) {
    reader.fault(text === '' ? 'status-missing' : 'status-unknown', 'status');
    return { status: 'active', held: true };
  }
  if (status !== 'active') reader.fault('not-active', 'status');
  return { status, held: false };
}

/** The column's district, else the one that the address or the credit code gives, marked as inferred. */
function readDistrict(
  reader: Reader,
  places: PlaceNames,
  address: string,
  id: string,
  context: DecodingContext,
): DistrictCode | '' {
  const text = reader.text('district', MAX_NAME);
  const reading = text === '' ? null : places.read(text);
  if (reading?.kind === 'district') {
    if (reading.retired) reader.fault('district-retired', 'district', { expected: places.nameOf(reading.code) });
    return reading.code;
  }
  if (reading?.kind === 'unknown') reader.fault('district-unknown', 'district');
  const inferred = context.inferDistricts ? inferDistrict(places, address, id) : null;
  if (inferred === null) {
    if (context.districts.length > 0 && reading?.kind !== 'unknown') reader.fault('district-missing', 'district');
    return '';
  }
  const source = inferred.basis === 'code' ? 'id' : 'address';
  reader.fault('district-inferred', source, { expected: places.nameOf(inferred.code), basis: inferred.basis });
  return inferred.code;
}

function inferDistrict(
  places: PlaceNames,
  address: string,
  id: string,
): { readonly code: DistrictCode; readonly basis: 'address' | 'town' | 'code' } | null {
  const found = places.inAddress(address);
  if (found !== null) return found;
  const issuer = places.inCreditCode(id);
  return issuer === null ? null : { code: issuer, basis: 'code' };
}

function readFacts(reader: Reader): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const fact of ENTITY_FACTS) {
    const text = reader.text(fact, MAX_ATTRIBUTE_VALUE);
    if (text !== '') facts[fact] = fact === 'creditClass' ? creditClass(text) : text;
  }
  for (const fact of LICENCE_FACTS) {
    const day = reader.date(fact);
    if (day !== null) facts[fact] = day;
  }
  return facts;
}
