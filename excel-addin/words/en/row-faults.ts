import type { RowFault, RowFaultCode } from '../../../core/tabular/row-fault.ts';
import { rowNumber } from '../numbers.ts';
import type { FaultWords } from '../row-faults.ts';
import { quotedText } from '../their-text.ts';

const valued = (fault: RowFault): string => (fault.value === '' ? '(blank)' : `“${quotedText(fault.value)}”`);
const expected = (fault: RowFault): string => fault.expected ?? '';
const otherRow = (fault: RowFault): string => rowNumber(fault.otherRow ?? 0);

const BASIS = { address: 'address', town: 'township', code: 'registration office' } as const;

/** Words for every fault of a row; values that lists write in Chinese are quoted as they are written. */
export const ROW_FAULT_WORDS: Readonly<Record<RowFaultCode, FaultWords>> = {
  'missing-name': {
    title: 'No name',
    say: () => 'The name is blank',
    remedy: 'Fill in the name; the row cannot be used without it.',
  },
  'missing-id': {
    title: 'No code',
    say: () => 'The code is blank',
    remedy: 'Fill in a code or number; the row cannot be used without it.',
  },
  'id-malformed': {
    title: 'Unusable code',
    say: (fault) => `${valued(fault)} cannot be a code`,
    remedy: 'A code has at most 55 bytes; codes of departments and districts have only letters, digits and “-”.',
  },
  'duplicate-id': {
    title: 'Repeated code',
    say: (fault) => `${valued(fault)} is also in row ${otherRow(fault)}`,
    remedy: 'Keep one of the two rows; for now the upper one is used.',
  },
  'code-precision-lost': {
    title: 'Long code stored as a number',
    say: () => 'A number of more than 15 digits has lost its last ones',
    remedy: 'Format the column as text, then enter the codes again.',
  },
  'code-length': {
    title: 'Credit code of a wrong length',
    say: (fault) => `${valued(fault)} does not have 18 characters`,
    remedy: 'Correct it by the business licence; if there is no other number, you can decide to keep it.',
  },
  'code-character': {
    title: 'Credit code with a character that is not allowed',
    say: (fault) =>
      `${valued(fault)} has a character that no code has${fault.expected === undefined ? '' : ` (should it be ${fault.expected}?)`}`,
    remedy: 'Often 0 was written as O, or 1 as I; check and correct.',
  },
  'code-check-character': {
    title: 'Check character of the credit code does not fit',
    say: (fault) => `Check character of ${valued(fault)} does not fit (the last should be ${expected(fault)})`,
    remedy: 'Most likely one character was copied wrongly; correct it by the business licence, or decide to keep it.',
  },
  'code-organisation-check': {
    title: 'Check character of the organisation code does not fit',
    say: (fault) => `Character 17 of ${valued(fault)} does not fit (it should be ${expected(fault)})`,
    remedy: 'Most likely one character was copied wrongly; correct it by the business licence, or decide to keep it.',
  },
  'registration-number': {
    title: 'Old registration number',
    say: (fault) => `${valued(fault)} is a registration number of 15 digits`,
    remedy: 'It can be used; replace it once there is a unified social credit code.',
  },
  'short-code': {
    title: 'Short code',
    say: (fault) => `${valued(fault)} is no credit code of ${expected(fault)} characters; used as a number of your own`,
    remedy: 'Leave it if it is your own number; complete it if it is part of a credit code.',
  },
  'duplicate-name': {
    title: 'Same name, other code',
    say: (fault) => `${valued(fault)} is also the name in row ${otherRow(fault)}`,
    remedy: 'Keep one row if it is the same firm; leave branches as they are.',
  },
  'cell-error': {
    title: 'Error of a formula',
    say: (fault) => `The cell shows ${fault.value}`,
    remedy: 'Repair the formula or enter the value.',
  },
  'text-too-long': {
    title: 'Text too long',
    say: (fault) => `More than ${expected(fault)} characters; only the first are used`,
    remedy: 'Shorten it, or accept that it is cut.',
  },
  'date-unreadable': {
    title: 'Unreadable date',
    say: (fault) => `${valued(fault)} cannot be read as a date`,
    remedy: 'Write 2026-01-31 or 2026/1/31.',
  },
  'status-unknown': {
    title: 'Unknown registration status',
    say: (fault) => `${valued(fault)} is no known status`,
    remedy: 'Write “存续”, “注销”, “吊销”, “迁出” or the like; for now it is left out, you can decide to keep it.',
  },
  'status-missing': {
    title: 'Registration status is blank',
    say: () => 'No registration status',
    remedy: 'Fill in the status; for now the row is left out, you can decide to keep it.',
  },
  'not-active': {
    title: 'No longer in business',
    say: (fault) => `The status is ${valued(fault)}`,
    remedy: 'It stays in the list and is left out of every draw.',
  },
  'district-unknown': {
    title: 'District is not in the list',
    say: (fault) => `${valued(fault)} is no district of this place`,
    remedy: 'Use a name of the list, or add it to the sheet of districts (“县市区”).',
  },
  'district-missing': {
    title: 'No district',
    say: () => 'No district is given, and the address does not tell',
    remedy: 'Fill in the district; without it the firm can be drawn, but not chosen or stratified by district.',
  },
  'district-inferred': {
    title: 'District is inferred',
    say: (fault) => `Taken to be ${expected(fault)} by the ${BASIS[fault.basis ?? 'address']}`,
    remedy: 'Look at some rows; if you do not agree, turn off “Infer districts from addresses”.',
  },
  'district-retired': {
    title: 'Old district code',
    say: (fault) => `${valued(fault)} is no longer in use, taken as ${expected(fault)}`,
    remedy: 'Change it to the present code when convenient.',
  },
  'department-missing': {
    title: 'No department',
    say: () => 'The department is blank',
    remedy: 'Fill in the department; the row cannot be used without it.',
  },
  'department-unknown': {
    title: 'Department is not in the list',
    say: (fault) => `${valued(fault)} is no department of the list`,
    remedy: 'Use a name or code of the list, or add it to the sheet of departments (“成员单位”).',
  },
  'certificate-missing': {
    title: 'No enforcement certificate',
    say: () => 'No certificate number',
    remedy: 'The person may stay in the list but does not count as one of the two inspectors.',
  },
  'certificate-date-missing': {
    title: 'Certificate without an expiry date',
    say: () => 'The expiry date is blank, so the certificate does not count',
    remedy: 'Fill in the expiry date.',
  },
  'certificate-expired': {
    title: 'Certificate has expired',
    say: (fault) => `It was valid until ${valued(fault)}`,
    remedy: 'Enter the new date once it is renewed; until then the person is not sent.',
  },
  'leave-unreadable': {
    title: 'Unreadable leave',
    say: (fault) => `${valued(fault)} cannot be read as a period`,
    remedy: 'Write “2026-03-01至2026-03-10”, several periods with semicolons between.',
  },
  'conflict-unknown': {
    title: 'Firm to keep away from is not in the list',
    say: (fault) => `There is no ${valued(fault)} among the firms`,
    remedy: 'Write the full name or the unified social credit code.',
  },
  'load-unreadable': {
    title: 'Unreadable number of tasks',
    say: (fault) => `${valued(fault)} is no whole number; taken as 0`,
    remedy: 'Enter 0 or a larger whole number.',
  },
  'mobile-malformed': {
    title: 'Wrong mobile number',
    say: () => 'Not a mobile number of 11 digits',
    remedy: 'Correct it, so that Feishu can find the person.',
  },
  'email-malformed': {
    title: 'Wrong email',
    say: () => 'Not an email address',
    remedy: 'Correct it, so that Feishu can find the person.',
  },
  'contact-missing': {
    title: 'Neither mobile number nor email',
    say: () => 'No way to reach the person',
    remedy: 'Fill in a mobile number or email, or the person cannot be told in Feishu.',
  },
  'basis-missing': {
    title: 'No legal basis',
    say: () => 'The basis is blank',
    remedy: 'Fill in the articles of law.',
  },
  'guidance-missing': {
    title: 'No guidance',
    say: () => 'The guidance is blank',
    remedy: 'Once filled in, it is sent to the inspectors with the task.',
  },
  'ratio-unreadable': {
    title: 'Unreadable ratio or frequency',
    say: (fault) => `${valued(fault)} cannot be read`,
    remedy: 'Write “不低于3%”, “不超过2%”, “每年不超过2次” or the like.',
  },
  'ratio-out-of-range': {
    title: 'Ratio is not between 0 and 100%',
    say: (fault) => `${valued(fault)} is out of range`,
    remedy: 'Use a ratio above 0 and not above 100%.',
  },
  'weight-unknown': {
    title: 'Unknown category of item',
    say: (fault) => `${valued(fault)} is neither “一般” (ordinary) nor “重点” (key); taken as ordinary`,
    remedy: 'Write “一般” or “重点”.',
  },
  'full-coverage': {
    title: 'Item of full coverage',
    say: () => 'All firms are to be inspected',
    remedy: 'It cannot be drawn at random; where it must be, state the basis.',
  },
  'footer-row': {
    title: 'End of the sheet',
    say: (fault) => `${valued(fault)} is no row of the list and was skipped`,
    remedy: 'Nothing to do.',
  },
};
