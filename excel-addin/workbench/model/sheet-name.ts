import { invalidArgument } from './excel-fault.ts';

/** Characters of a sheet's name, from "Rename a worksheet", Microsoft Support. */
export const MAX_SHEET_NAME = 31;

/**
 * Refuses what Excel refuses as a sheet's name: blank, longer than 31 characters, with any of `/ \ ? * : [ ]`, with an
 * apostrophe at either end, or the reserved word History.
 *
 * @throws ExcelFault `InvalidArgument`
 */
export function checkSheetName(name: string): void {
  const isFine =
    name.trim() !== '' &&
    name.length <= MAX_SHEET_NAME &&
    !/[/\\?*:[\]]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    name.toLowerCase() !== 'history';
  if (!isFine) throw invalidArgument(`"${name.slice(0, MAX_SHEET_NAME)}" is no valid worksheet name.`);
}
