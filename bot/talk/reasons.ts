import { REASON_WORDS } from '../cards/recusal-words.ts';
import type { RecusalReason } from '../../core/model/inspector.ts';

/** Anything but one of our reasons counts as 其他. */
export function reasonOf(value: string | undefined): RecusalReason {
  const known = (Object.keys(REASON_WORDS) as RecusalReason[]).find((reason) => reason === value);
  return known ?? 'other';
}
