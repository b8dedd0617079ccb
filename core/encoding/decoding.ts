import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import { fromBase64 } from './base64.ts';
import { isHex32 } from './hex.ts';
import { isWellFormed } from './utf8.ts';

/** Where a document from outside first breaks its form. `path` is a JSON pointer (RFC 6901). */
export interface MalformedFault {
  readonly code: 'malformed';
  readonly path: string;
  /** What was expected there, in the words of the form: a type, a bound or a name of the model. */
  readonly expected: string;
}

/** A form that values of type `T` have. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/**
 * The value, when it has the form: strictly, without unknown members, without copying anything that is not in the
 * form. Never throws on data; time is linear in its size, which the caller has bounded.
 */
export function decodeWith<T>(schema: Schema<T>, value: unknown): Result<T, MalformedFault> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return fail({ code: 'malformed', path: pointerOf(issue), expected: issue.expected ?? issue.type });
}

function pointerOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? []).map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Text of at most `limit` UTF-16 units without lone surrogates. */
export const textUpTo = (limit: number): Schema<string> =>
  v.pipe(v.string(), v.maxLength(limit), v.check(isWellFormed, 'well-formed text'));

/** An integer in a range, both ends included. */
export const integerFrom = (least: number, most: number): Schema<number> =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/** Items of one form, at most `limit`. */
export const listUpTo = <T>(limit: number, item: Schema<T>): Schema<T[]> => v.pipe(v.array(item), v.maxLength(limit));

/** A string that a check of the model recognises. */
export const branded = <T extends string>(check: (text: string) => text is T): Schema<T> =>
  v.pipe(
    v.string(),
    v.guard((text: string): text is T => check(text)),
  );

/** Lower-case hexadecimal of 32 bytes. */
export const hex32Schema = v.pipe(v.string(), v.guard(isHex32));

/** Canonical base64 of whole 32-byte hashes, at most `limit` of them. */
export const hashesUpTo = (limit: number): Schema<string> =>
  v.pipe(
    v.string(),
    v.maxLength(4 * Math.ceil((32 * limit) / 3)),
    v.check((text) => (fromBase64(text)?.length ?? 1) % 32 === 0, 'base64 of hashes'),
  );
