import { daysBetween } from '../calendar/civil-date.ts';
import {
  MAX_ATTRIBUTE_VALUE,
  MAX_CONFLICTS,
  MAX_FORMER_EMPLOYERS,
  MAX_LOAD,
  MAX_NAME,
  MAX_QUALIFICATIONS,
} from '../model/bounds.ts';
import type { DepartmentCode, DistrictCode, InspectorId } from '../model/ids.ts';
import type { Certificate, Conflict, Contact, Inspector, Leave, RecusalReason } from '../model/inspector.ts';
import { inspectorId } from '../model/normalise.ts';
import { checkUscc } from '../model/uscc.ts';
import type { CellBlock } from './cell.ts';
import { halfWidth, listedParts } from './cell-text.ts';
import type { ColumnMapping } from './column-match.ts';
import type { DecodedList, DecodingContext } from './decoding.ts';
import { departmentNames, type DepartmentNames } from './department-names.ts';
import type { HeaderRow } from './header-row.ts';
import { leaveSpans } from './leave-spans.ts';
import type { InspectorField } from './list-kind.ts';
import { decodeBlock, listDecoder, type ListDecoder, type RowValue } from './list-decoder.ts';
import { placeNames, type PlaceNames } from './place-names.ts';
import { hasLostDigits, type RowReader } from './row-reader.ts';

type Reader = RowReader<'inspectors'>;

/** One officer with what Feishu needs to find them; the contact is kept apart from everything that is sealed. */
export interface RosterOfficer {
  readonly inspector: Inspector;
  readonly contact: Contact;
}

interface Names {
  readonly departments: DepartmentNames;
  readonly places: PlaceNames;
}

/** Decodes 执法检查人员名录库 row by row. */
export function inspectorDecoder(
  header: HeaderRow,
  mapping: ColumnMapping<'inspectors'>,
  context: DecodingContext,
): ListDecoder<RosterOfficer> {
  const names: Names = {
    departments: departmentNames(
      context.departments,
      context.districts.map(({ name }) => name),
    ),
    places: placeNames(context.districts, context.towns),
  };
  return listDecoder(header, mapping, {
    idField,
    nameField: 'name',
    decode: (reader) => decodeOfficer(reader, names, context),
  });
}

/** Decodes a whole 执法检查人员名录库. */
export const decodeInspectors = (
  block: CellBlock,
  header: HeaderRow,
  mapping: ColumnMapping<'inspectors'>,
  context: DecodingContext,
): DecodedList<RosterOfficer> => decodeBlock(inspectorDecoder(header, mapping, context), block);

/** Officers without a staff number are known by their certificate. */
const idField = (reader: Reader): InspectorField => (reader.has('id') ? 'id' : 'certificate');

function decodeOfficer(reader: Reader, names: Names, context: DecodingContext): RowValue<RosterOfficer> {
  const name = reader.text('name', MAX_NAME).replace(/\s+/g, '');
  const id = readId(reader);
  const department = readDepartment(reader, names.departments);
  const certificates = readCertificates(reader, context);
  const leave = readLeave(reader);
  if (name === '') reader.fault('missing-name', 'name');
  if (name === '' || id === null || department === null) return null;
  const inspector: Inspector = {
    id,
    name,
    department,
    district: readDistrict(reader, names.places),
    certificates,
    qualifications: readParts(reader, 'qualifications', MAX_QUALIFICATIONS),
    leave,
    conflicts: readConflicts(reader, context),
    formerEmployers: readParts(reader, 'formerEmployers', MAX_FORMER_EMPLOYERS),
    carriedLoad: readLoad(reader),
  };
  return { value: { inspector, contact: readContact(reader, id) }, id, held: false };
}

function readId(reader: Reader): InspectorId | null {
  const field = idField(reader);
  const text = hasLostDigits(reader.cell(field)) ? '' : reader.code(field);
  if (text === '') {
    reader.fault(hasLostDigits(reader.cell(field)) ? 'code-precision-lost' : 'missing-id', field);
    return null;
  }
  const id = inspectorId(text);
  if (!id.ok) {
    reader.fault('id-malformed', field);
    return null;
  }
  reader.repairCode(field, id.value);
  return id.value;
}

function readDepartment(reader: Reader, names: DepartmentNames): DepartmentCode | null {
  const text = reader.text('department', MAX_NAME);
  const code = text === '' ? null : names.read(text);
  if (code === null) reader.fault(text === '' ? 'department-missing' : 'department-unknown', 'department');
  return code;
}

/** City officers have no district; their unit's name may carry one (曾都区市场监管局). */
function readDistrict(reader: Reader, places: PlaceNames): DistrictCode | '' {
  const text = reader.text('district', MAX_NAME);
  const unit = reader.text('department', MAX_NAME);
  if (text === '') return places.inAddress(unit)?.code ?? '';
  const reading = places.read(text);
  if (reading.kind === 'unknown') reader.fault('district-unknown', 'district');
  if (reading.kind !== 'district') return '';
  if (reading.retired) reader.fault('district-retired', 'district', { expected: places.nameOf(reading.code) });
  return reading.code;
}

/** At most two certificates; one without a readable last day never counts, so it is left out with a warning. */
function readCertificates(reader: Reader, context: DecodingContext): readonly Certificate[] {
  const certificates = (
    [
      ['certificate', 'certificateUntil'],
      ['certificate2', 'certificate2Until'],
    ] as const
  ).flatMap(([numberField, untilField]) => readCertificate(reader, numberField, untilField));
  if (certificates.length === 0) {
    if (reader.code('certificate') === '') reader.fault('certificate-missing', 'certificate');
    return certificates;
  }
  if (certificates.every(({ validUntil }) => daysBetween(context.today, validUntil) < 0)) {
    reader.fault('certificate-expired', 'certificateUntil');
  }
  return certificates;
}

function readCertificate(
  reader: Reader,
  numberField: 'certificate' | 'certificate2',
  untilField: 'certificateUntil' | 'certificate2Until',
): readonly Certificate[] {
  const number = reader.code(numberField);
  if (number === '') return [];
  reader.repairCode(numberField, number);
  const validUntil = reader.date(untilField);
  if (validUntil !== null) return [{ number, validUntil }];
  if (reader.text(untilField, MAX_NAME) === '') reader.fault('certificate-date-missing', untilField);
  return [];
}

function readLeave(reader: Reader): readonly Leave[] {
  const spans: Leave[] = [];
  const listed = leaveSpans(reader.text('leave', MAX_ATTRIBUTE_VALUE));
  if (listed === null) reader.fault('leave-unreadable', 'leave');
  else spans.push(...listed);
  const [from, to] = [reader.date('leaveFrom'), reader.date('leaveTo')];
  if (from !== null && to !== null && from <= to) spans.push({ from, to });
  else if (from !== null || to !== null) reader.fault('leave-unreadable', from === null ? 'leaveTo' : 'leaveFrom');
  return spans;
}

/** Firms to keep away from, by code or by the name that the entity list gives. */
function readConflicts(reader: Reader, context: DecodingContext): readonly Conflict[] {
  const reason = recusalReason(reader.text('conflictReason', MAX_ATTRIBUTE_VALUE));
  const conflicts: Conflict[] = [];
  for (const part of readParts(reader, 'conflicts', MAX_CONFLICTS)) {
    const code = checkUscc(halfWidth(part).replace(/\s+/g, ''));
    const entity = code.ok ? code.value : context.entityIds.get(part);
    if (entity === undefined) reader.fault('conflict-unknown', 'conflicts', { value: part });
    else conflicts.push({ entity, reason });
  }
  return conflicts;
}

const REASONS: readonly (readonly [RecusalReason, RegExp])[] = [
  ['relative', /亲属|配偶|父母|子女|兄弟|姐妹/],
  ['former-employer', /任职|就职|工作过|从业/],
  ['interest', /利害|利益|股|投资|持有|借贷/],
];

const recusalReason = (text: string): RecusalReason => REASONS.find(([, words]) => words.test(text))?.[0] ?? 'other';

function readParts(reader: Reader, field: InspectorField, most: number): readonly string[] {
  const text = reader.text(field, MAX_CONFLICTS * MAX_NAME);
  return [...new Set(listedParts(text))].slice(0, most);
}

function readLoad(reader: Reader): number {
  const text = halfWidth(reader.text('carriedLoad', MAX_NAME)).replace(/\s+/g, '');
  if (text === '') return 0;
  const load = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (load <= MAX_LOAD) return load;
  reader.fault('load-unreadable', 'carriedLoad');
  return 0;
}

function readContact(reader: Reader, id: InspectorId): Contact {
  const mobile = reader
    .code('mobile')
    .replace(/[-\s]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  const email = halfWidth(reader.text('email', MAX_NAME)).toLowerCase();
  const goodMobile = /^1[3-9]\d{9}$/.test(mobile);
  const goodEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
  if (mobile !== '' && !goodMobile) reader.fault('mobile-malformed', 'mobile');
  if (email !== '' && !goodEmail) reader.fault('email-malformed', 'email');
  if (mobile === '' && email === '' && (reader.has('mobile') || reader.has('email'))) {
    reader.fault('contact-missing', reader.has('mobile') ? 'mobile' : 'email');
  }
  return { id, ...(goodMobile ? { mobile } : {}), ...(goodEmail ? { email } : {}) };
}
