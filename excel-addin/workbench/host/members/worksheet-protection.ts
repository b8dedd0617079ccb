import {
  NOTHING_ALLOWED,
  PROTECTION_FLAGS,
  SELECTION_MODES,
  protectSheet,
  unprotectSheet,
  type ProtectionOptions,
} from '../../model/protection.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { HostClass } from '../host-class.ts';
import { isObject, type Json } from '../json.ts';

/** `Excel.WorksheetProtectionOptions`; what it leaves out is not allowed. */
function optionsOf(given: Json | undefined): ProtectionOptions {
  if (given === undefined) return NOTHING_ALLOWED;
  if (!isObject(given)) throw invalidArgument('The options are an object.');
  let options = NOTHING_ALLOWED;
  for (const [name, value] of Object.entries(given)) {
    const flag = PROTECTION_FLAGS.find((known) => known === name);
    const mode = SELECTION_MODES.find((known) => known === value);
    if (value === null) continue;
    if (flag !== undefined && typeof value === 'boolean') options = { ...options, [flag]: value };
    else if (name === 'selectionMode' && mode !== undefined) options = { ...options, selectionMode: mode };
    else throw invalidArgument(`The option ${name} is not known, or not of this value.`);
  }
  return options;
}

/** `Excel.WorksheetProtection` */
export const WORKSHEET_PROTECTION: HostClass<Sheet> = {
  name: 'WorksheetProtection',
  properties: {
    Options: { get: ({ state }) => ({ ...(state.protection?.options ?? NOTHING_ALLOWED) }) },
    Protected: { get: ({ state }) => state.protection !== undefined },
  },
  methods: {
    Protect: (sheet, given) => {
      protectSheet(sheet, optionsOf(given.value(0)), given.optionalText(1) ?? '');
      return undefined;
    },
    Unprotect: (sheet, given) => {
      unprotectSheet(sheet, given.optionalText(0) ?? '');
      return undefined;
    },
  },
};
