import { resultError } from '../../formula/custom-functions.ts';
import { errorOf, type CellValue } from '../../model/cell-content.ts';
import { invalidArgument } from '../../model/excel-fault.ts';
import { excelNumber } from '../../model/entered-number.ts';
import type { Workbook } from '../../model/workbook.ts';
import type { HostClass } from '../host-class.ts';
import { field, isList, isObject, type Json } from '../json.ts';

/** One result: id, whether it succeeded, value or message, and the number of the error. */
function takeResult(workbook: Workbook, result: Json): void {
  const [id, succeeded, value, code] = isList(result) ? result : [];
  if (typeof id !== 'number') throw invalidArgument('A result has the number of its call.');
  const given = succeeded === true ? valueOfResult(value) : resultError(typeof code === 'number' ? code : 0);
  workbook.calculation.revisit(workbook.functions.answer(id, given));
}

/** Texts, numbers and truth values; of a block its first cell, for nothing spills here. */
function valueOfResult(value: Json | undefined): CellValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return excelNumber(value);
  if (isList(value)) return valueOfResult(value[0]);
  const text = isObject(value) ? field(value, 'code') : undefined;
  return (typeof text === 'string' ? errorOf(text) : undefined) ?? resultError(0);
}

/** The service through which office.js says that functions can be called, and answers the calls. */
export const CUSTOM_FUNCTIONS: HostClass<Workbook> = {
  name: 'CustomFunctions',
  methods: {
    SetInvocationArrayResults: (workbook, given) => {
      const results = given.value(0);
      for (const result of isList(results) ? results : []) takeResult(workbook, result);
      return undefined;
    },
    _SetOsfControlContainerReadyForCustomFunctions: (workbook, _given, session) => {
      workbook.functions.connect(session.invoke);
      workbook.calculation.revisitCustom();
      return undefined;
    },
  },
};
