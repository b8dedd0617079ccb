import { formatAbsolute, parseReference, quoteSheet } from './address.ts';
import type { Anchor } from './anchor.ts';
import { invalidArgument } from './excel-fault.ts';
import type { Sheet } from './sheet.ts';

/** What a name stands for: cells, or a formula that is kept as it was written. */
export type NameTarget =
  | { readonly kind: 'cells'; readonly sheet: Sheet; readonly anchor: Anchor }
  | { readonly kind: 'formula'; readonly formula: string };

/** A defined name of the workbook, or of one sheet when {@link NamedItem.scope} names it. */
export interface NamedItem {
  readonly name: string;
  readonly scope: Sheet | undefined;
  /** Changed by the book of names alone, which records it. */
  target: NameTarget;
  readonly comment: string;
  readonly visible: boolean;
}

/** Longest name, from "Names in formulas", Microsoft Support. */
const MAX_NAME = 255;

/**
 * Refuses what Excel refuses as a name: spaces, a leading digit, or the look of a cell address.
 *
 * @throws ExcelFault `InvalidArgument`
 */
export function checkName(name: string): void {
  const isWord = name.length <= MAX_NAME && /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name);
  if (!isWord || parseReference(name) !== undefined || /^[rc]$/i.test(name)) {
    throw invalidArgument(`"${name.slice(0, MAX_NAME)}" is no valid name.`);
  }
}

/** The formula behind a name: `=名单!$A$1:$C$9`, or `#REF!` once its cells are deleted. */
export function nameFormula({ target }: NamedItem): string {
  if (target.kind === 'formula') return target.formula;
  const { area } = target.anchor;
  return area === undefined ? '=#REF!' : `=${quoteSheet(target.sheet.name)}!${formatAbsolute(area)}`;
}
