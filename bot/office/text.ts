import { isWellFormed } from '../../core/encoding/utf8.ts';
import { MAX_NOTE } from '../../core/model/bounds.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { OfficeFault } from './faults.ts';

/** Trimmed text from a person, for a field that may stay empty. */
export function optionalText(field: string, text: string, limit: number = MAX_NOTE): Result<string, OfficeFault> {
  const trimmed = text.trim();
  if (!isWellFormed(trimmed)) return fail({ code: 'text-refused', field, cause: 'not-text' });
  return trimmed.length > limit ? fail({ code: 'text-refused', field, cause: 'too-long' }) : ok(trimmed);
}

/** Trimmed text from a person, for a field that must say something. */
export function requiredText(field: string, text: string, limit: number = MAX_NOTE): Result<string, OfficeFault> {
  if (text.trim() === '') return fail({ code: 'text-refused', field, cause: 'empty' });
  return optionalText(field, text, limit);
}
