import type { WorkCalendar } from '../../core/calendar/working-days.ts';
import type { Result } from '../../core/result.ts';
import { creditCodeWords } from '../words/functions.ts';
import { words } from '../words/words.ts';
import { creditCode } from './credit-code.ts';
import type { FunctionsHost } from './functions-host.ts';
import type { FunctionFault } from './refusal.ts';
import { drawKey, rank, ticket, type CellInput } from './tickets.ts';
import { workingDay } from './working-day.ts';

/** Ids of the functions, as `functions.json` names them. */
export const FUNCTION_IDS = ['TICKET', 'RANK', 'KEY', 'USCC', 'WORKDAY'] as const;

/** Ties the functions of `functions.json` to what they compute. A refusal is an error in the cell, with its sentence. */
export function registerFunctions(host: FunctionsHost, calendar: WorkCalendar): void {
  const given = <T extends string | number>(result: Result<T, FunctionFault>): T => {
    if (result.ok) return result.value;
    const isUnknown = result.fault.code === 'holidays-unknown' || result.fault.code === 'id-not-among';
    const code = isUnknown ? host.ErrorCode.notAvailable : host.ErrorCode.invalidValue;
    throw new host.Error(code, words.faults.customFunction(result.fault));
  };
  host.associate('TICKET', (key: CellInput, id: CellInput) => given(ticket(key, id)));
  host.associate('KEY', (seed: CellInput) => given(drawKey(seed)));
  host.associate('RANK', (key: CellInput, id: CellInput, ids: CellInput[][], strata: CellInput[][] | null) =>
    given(rank(key, id, ids, strata)),
  );
  host.associate('USCC', (code: CellInput) => creditCodeWords(creditCode(code)));
  host.associate('WORKDAY', (day: CellInput, count: CellInput) => given(workingDay(calendar, day, count)));
}
