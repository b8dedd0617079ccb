import { checkUscc, type UsccFault } from '../../core/model/uscc.ts';
import type { Result } from '../../core/result.ts';
import type { CellInput } from './tickets.ts';

/** Checks a unified social credit code with both of its check characters (GB 32100, GB 11714). */
export const creditCode = (cell: CellInput): Result<unknown, UsccFault> => checkUscc(String(cell ?? ''));
