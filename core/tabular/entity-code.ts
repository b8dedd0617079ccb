import type { EntityId } from '../model/ids.ts';
import { entityId } from '../model/normalise.ts';
import { checkUscc, isRegistrationNumber, USCC_LENGTH, type UsccFault } from '../model/uscc.ts';
import type { RowFaultCode } from './row-fault.ts';
import { hasLostDigits, type RowReader } from './row-reader.ts';

/** An id, and whether only a clerk's decision lets it in. */
export interface EntityCode {
  readonly id: EntityId;
  readonly held: boolean;
}

const FAULT_OF: Readonly<Record<UsccFault['code'], RowFaultCode>> = {
  length: 'code-length',
  character: 'code-character',
  'check-character': 'code-check-character',
  'organisation-check': 'code-organisation-check',
};

/** Letters that GB 32100 leaves out because they are misread, and what was probably meant. */
const MISREAD: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['I', '1'],
  ['Z', '2'],
  ['S', '5'],
]);

/**
 * Reads the code of an entity: a credit code whose check characters hold, an old registration number (15 digits), or
 * the list's own code (a short one without any mark is pointed out). A code of 18 characters that fails, or one of another length made of digits and letters in a
 * column of credit codes, is held with what it should be. Null when there is no usable code.
 */
export function entityCode(reader: RowReader<'entities'>): EntityCode | null {
  if (hasLostDigits(reader.cell('id'))) {
    reader.fault('code-precision-lost', 'id');
    return null;
  }
  const text = reader.code('id');
  if (text === '') {
    reader.fault('missing-id', 'id');
    return null;
  }
  const checked = checkUscc(text);
  if (checked.ok) {
    reader.repairCode('id', checked.value);
    return { id: checked.value, held: false };
  }
  const own = entityId(text);
  if (!own.ok) {
    reader.fault('id-malformed', 'id');
    return null;
  }
  if (isRegistrationNumber(text)) {
    reader.repairCode('id', own.value);
    reader.fault('registration-number', 'id');
    return { id: own.value, held: false };
  }
  if (isOwnNumbering(text)) {
    if (isBareShortCode(text)) reader.fault('short-code', 'id', { expected: String(USCC_LENGTH) });
    return { id: own.value, held: false };
  }
  const expected = expectation(text, checked.fault);
  reader.fault(FAULT_OF[checked.fault.code], 'id', expected === null ? {} : { expected });
  return { id: own.value, held: true };
}

/** The office's own numbering (`XM-2026-001`, 项目 3): marks or characters that no credit code has, or few characters. */
const isOwnNumbering = (text: string): boolean => text.length <= 10 || !/^[0-9A-Z]+$/.test(text);

/** Begins like a code and has no marks, so it may as well be what is left of one that was cut off: worth a look. */
const isBareShortCode = (text: string): boolean => /^[0-9][0-9A-Z]*$/.test(text);

/** What the code should be, as far as one character can tell. */
function expectation(text: string, fault: UsccFault): string | null {
  if (fault.code === 'length') return String(USCC_LENGTH);
  if (fault.code !== 'character') return fault.expected;
  const corrected = text.replace(/[OIZS]/g, (letter) => MISREAD.get(letter) ?? letter);
  return corrected !== text && checkUscc(corrected).ok ? corrected : null;
}
