import { invalidArgument, ExcelFault } from './excel-fault.ts';
import { hashPassword, isPassword, type PasswordHash } from './password-hash.ts';
import type { Sheet } from './sheet.ts';

/**
 * What may be done to a protected sheet beside changing its unlocked cells. Source: "Lock or unlock specific areas of a
 * protected worksheet", Microsoft Support, and `Excel.WorksheetProtectionOptions`.
 */
export const PROTECTION_FLAGS = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
] as const;
export type ProtectionFlag = (typeof PROTECTION_FLAGS)[number];

/** `Excel.ProtectionSelectionMode` */
export const SELECTION_MODES = ['Normal', 'Unlocked', 'None'] as const;
export type SelectionMode = (typeof SELECTION_MODES)[number];

export type ProtectionOptions = Readonly<Record<ProtectionFlag, boolean>> & { readonly selectionMode: SelectionMode };

/** The protection of a sheet. */
export interface Protection {
  readonly options: ProtectionOptions;
  /** Undefined when anybody may take the protection away. */
  readonly password: PasswordHash | undefined;
}

/** Nothing is allowed but to change unlocked cells. */
export const NOTHING_ALLOWED: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
};

/** Longest password of a sheet, from "Protect a worksheet". */
const MAX_PASSWORD = 255;

function setProtection(sheet: Sheet, protection: Protection | undefined): void {
  sheet.update({ protection }, () => ({ kind: 'layout', sheet: sheet.id }));
}

/**
 * Protects a sheet; an empty password is none.
 *
 * @throws ExcelFault `AccessDenied` when it is protected: `WorksheetProtection.protect`, "Fails if the worksheet has
 * already been protected" (its code: OfficeDev/office-js#6784).
 */
export function protectSheet(sheet: Sheet, options: ProtectionOptions, password: string): void {
  if (sheet.state.protection !== undefined) throw new ExcelFault('AccessDenied', 'The worksheet is protected already.');
  if (password.length > MAX_PASSWORD) throw invalidArgument('A password has 255 characters at most.');
  setProtection(sheet, { options, password: password === '' ? undefined : hashPassword(password) });
}

/**
 * Takes the protection away; a sheet without one stays as it is.
 *
 * @throws ExcelFault `InvalidArgument` for another password than that of the sheet: "If the password is incorrect, then
 * this method throws an `InvalidArgument` error" (of `WorksheetProtection.pauseProtection`).
 */
export function unprotectSheet(sheet: Sheet, password: string): void {
  const { protection } = sheet.state;
  if (protection === undefined) return;
  if (protection.password !== undefined && !isPassword(password, protection.password)) {
    throw invalidArgument('The password is not that of the worksheet.');
  }
  setProtection(sheet, undefined);
}
