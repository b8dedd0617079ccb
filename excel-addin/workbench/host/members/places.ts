import { parseReference } from '../../model/address.ts';
import { invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Workbook } from '../../model/workbook.ts';
import type { Arguments } from '../arguments.ts';
import { selfOf } from '../host-class.ts';
import type { Session } from '../session.ts';
import { RANGE } from './range.ts';
import { RangeRef, rangeAt } from './range-ref.ts';

/** Cells that a name of the sheet or workbook stands for. */
function namedRange(workbook: Workbook, sheet: Sheet, name: string): RangeRef | undefined {
  const target = workbook.names.seenFrom(sheet, name)?.target;
  if (target?.kind === 'cells') return new RangeRef(target.sheet, target.anchor);
  const table = workbook.findTable(name);
  return table && rangeAt(workbook.sheetOf(table), table.body);
}

/**
 * The range an address or a name stands for, seen from a sheet.
 *
 * @throws ExcelFault `InvalidArgument` for what is neither, `ItemNotFound` for a sheet that does not exist.
 */
export function rangeOfText(workbook: Workbook, sheet: Sheet, text: string): RangeRef {
  const reference = parseReference(text);
  if (reference !== undefined) {
    return rangeAt(reference.sheet === undefined ? sheet : workbook.sheet(reference.sheet), reference.area);
  }
  const named = namedRange(workbook, sheet, text);
  if (named === undefined) throw invalidArgument(`"${text.slice(0, 100)}" is no address and no name.`);
  return named;
}

/** An argument that is a range object, an address or a name. */
export function rangeArgument(given: Arguments, index: number, sheet: Sheet, session: Session): RangeRef {
  const object = given.object(index);
  if (object === null) throw itemNotFound('the range is a null object');
  const range = selfOf(RANGE, object);
  if (range !== undefined) return range;
  if (object !== undefined) throw invalidArgument(`Argument ${index + 1} must be a range.`);
  return rangeOfText(session.workbook, sheet, given.text(index));
}

/** The same, where null or nothing may stand for no range. */
export function optionalRange(given: Arguments, index: number, sheet: Sheet, session: Session): RangeRef | undefined {
  const isGiven = given.value(index) !== undefined || given.object(index) !== undefined;
  return isGiven ? rangeArgument(given, index, sheet, session) : undefined;
}
