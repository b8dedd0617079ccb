import type { NoPlanAnswer } from '../../core/draw/no-plan-answer.ts';

/** Whether evidence of the server has enough of the shape of a no-plan answer to be put into words. */
export function isNoPlanAnswer(value: unknown): value is NoPlanAnswer {
  const isShortage = (part: unknown): boolean =>
    typeof part === 'object' &&
    part !== null &&
    'needs' in part &&
    Array.isArray(part.needs) &&
    'districts' in part &&
    Array.isArray(part.districts) &&
    'officers' in part &&
    Array.isArray(part.officers);
  return (
    typeof value === 'object' &&
    value !== null &&
    'smallest' in value &&
    'total' in value &&
    'remedies' in value &&
    isShortage(value.smallest) &&
    isShortage(value.total)
  );
}
