import { fail, ok, type Result } from '../result.ts';
import { isWellFormed } from './utf8.ts';

/** Why a value has no canonical form. `path` is a JSON pointer (RFC 6901). */
export interface CanonicalFault {
  readonly code: 'not-an-integer' | 'lone-surrogate' | 'not-json' | 'too-deep';
  readonly path: string;
}

/** Deeper nesting than any of our documents has. */
export const MAX_DEPTH = 64;

class NoCanonicalForm extends TypeError {
  readonly fault: CanonicalFault;
  constructor(fault: CanonicalFault) {
    super(`no canonical form: ${fault.code} at ${fault.path}`);
    this.fault = fault;
  }
}

/**
 * Canonical JSON (RFC 8785): keys in order of UTF-16 units, no white space, shortest escapes.
 * Numbers are integers within ±(2^53 − 1), so that no reader needs floating point.
 * @throws TypeError for `undefined`, other numbers, lone surrogates and anything that is no JSON: a bug of the caller.
 */
export const canonicalJson = (value: unknown): string => write(value, null, 0);

/** As {@link canonicalJson}, for values from outside. */
export function tryCanonicalJson(value: unknown): Result<string, CanonicalFault> {
  try {
    return ok(canonicalJson(value));
  } catch (error) {
    if (error instanceof NoCanonicalForm) return fail(error.fault);
    throw error;
  }
}

/** Where in the document a value stands; a list from the leaf up, so that walking down costs nothing. */
interface Place {
  readonly key: string | number;
  readonly above: Place | null;
}

function write(value: unknown, place: Place | null, depth: number): string {
  if (depth > MAX_DEPTH) throw new NoCanonicalForm({ code: 'too-deep', path: pointer(place) });
  if (typeof value === 'string') return writeString(value, place);
  if (typeof value === 'number') return writeInteger(value, place);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return writeArray(value, place, depth);
  if (typeof value === 'object') return writeObject(value, place, depth);
  throw new NoCanonicalForm({ code: 'not-json', path: pointer(place) });
}

function writeArray(items: readonly unknown[], above: Place | null, depth: number): string {
  const parts: string[] = [];
  // not map(): it skips holes, which must be refused
  for (let key = 0; key < items.length; key++) parts.push(write(items[key], { key, above }, depth + 1));
  return `[${parts.join(',')}]`;
}

function writeObject(value: object, above: Place | null, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NoCanonicalForm({ code: 'not-json', path: pointer(above) });
  }
  const members = value as Readonly<Record<string, unknown>>;
  const parts = Object.keys(members)
    .sort()
    .map((key) => `${writeString(key, above)}:${write(members[key], { key, above }, depth + 1)}`);
  return `{${parts.join(',')}}`;
}

function writeString(text: string, place: Place | null): string {
  if (!isWellFormed(text)) throw new NoCanonicalForm({ code: 'lone-surrogate', path: pointer(place) });
  return JSON.stringify(text);
}

function writeInteger(value: number, place: Place | null): string {
  if (!Number.isSafeInteger(value)) throw new NoCanonicalForm({ code: 'not-an-integer', path: pointer(place) });
  return String(value === 0 ? 0 : value);
}

const pointer = (place: Place | null): string =>
  place ? `${pointer(place.above)}/${String(place.key).replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
