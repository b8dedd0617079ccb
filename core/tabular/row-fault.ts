import type { CellPlace } from './cell.ts';
import type { AnyField } from './list-kind.ts';

/** `error`: the row can't be used as it is. `warning`: it can, but something is off. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** How a fault is treated. */
interface FaultRule {
  readonly severity: Severity;
  /** Whether a clerk may decide to keep a row with this error. */
  readonly keepable: boolean;
}

const error = (keepable = false): FaultRule => ({ severity: 'error', keepable });
const warning: FaultRule = { severity: 'warning', keepable: false };
const info: FaultRule = { severity: 'info', keepable: false };

/** Everything that can be wrong with a row: the closed union is the keys. */
export const FAULT_RULES = {
  'missing-name': error(),
  'missing-id': error(),
  'id-malformed': error(),
  'duplicate-id': error(),
  /** A number longer than 15 digits: Excel has dropped the rest for good. */
  'code-precision-lost': error(),
  'code-length': error(true),
  'code-character': error(true),
  'code-check-character': error(true),
  'code-organisation-check': error(true),
  'registration-number': info,
  /** Too short for any code of the state: the list's own number, or what is left of a code. */
  'short-code': warning,
  'duplicate-name': info,
  'cell-error': warning,
  'text-too-long': warning,
  'date-unreadable': warning,
  'status-unknown': error(true),
  'status-missing': error(true),
  'not-active': info,
  'district-unknown': warning,
  'district-missing': warning,
  'district-inferred': info,
  'district-retired': info,
  'department-missing': error(),
  'department-unknown': error(),
  'certificate-missing': warning,
  'certificate-date-missing': warning,
  'certificate-expired': warning,
  'leave-unreadable': warning,
  'conflict-unknown': warning,
  'load-unreadable': warning,
  'mobile-malformed': warning,
  'email-malformed': warning,
  'contact-missing': warning,
  'basis-missing': warning,
  'guidance-missing': info,
  'ratio-unreadable': warning,
  'ratio-out-of-range': warning,
  'weight-unknown': info,
  'full-coverage': info,
  'footer-row': info,
} as const satisfies Readonly<Record<string, FaultRule>>;

/** Code of a fault of a row. */
export type RowFaultCode = keyof typeof FAULT_RULES;

/** Severity of a code. */
export const severityOf = (code: RowFaultCode): Severity => FAULT_RULES[code].severity;

/** Whether a row with this fault may be kept by decision. */
export const isKeepable = (code: RowFaultCode): boolean => FAULT_RULES[code].keepable;

/** How a district was found when its column gave none. */
export type InferenceBasis = 'address' | 'town' | 'code';

/** Something wrong in one cell, with what is needed to say so. */
export interface RowFault extends CellPlace {
  readonly code: RowFaultCode;
  readonly field: AnyField;
  /** What the cell holds, at most {@link MAX_SHOWN} characters. */
  readonly value: string;
  /** What it should hold or was taken as; absent when that can't be said. */
  readonly expected?: string;
  /** The other row of a pair (duplicates), from 0. */
  readonly otherRow?: number;
  /** For `district-inferred`. */
  readonly basis?: InferenceBasis;
}

/** Longest part of a value that a fault carries. */
export const MAX_SHOWN = 120;

/** What a safe repair does. */
export type RepairKind = 'full-width' | 'blanks' | 'case' | 'number-to-text';

/** A change that loses nothing: the decoder already read the cell this way. Applied only on the clerk's word. */
export interface Repair extends CellPlace {
  readonly kind: RepairKind;
  readonly field: AnyField;
  readonly from: string | number;
  readonly to: string;
}
