import { canonicalJson } from '../encoding/canonical-json.ts';
import { sameDocument } from '../encoding/same-document.ts';

/** What is checked, in this order. A closed list: words for people are found for each at the edge. */
export const CHECK_NAMES = [
  'form',
  'seal-hash',
  'seal-coherent',
  'seed',
  'assurance',
  'entity-root',
  'exclusions',
  'strata',
  'drawn',
  'reserve',
  'identity',
  'officer-root',
  'officers-opened',
  'teams',
  'places',
  'eligibility',
  'base-plan',
  'plan',
  'predecessor',
] as const;

/** Name of a check. */
export type CheckName = (typeof CHECK_NAMES)[number];

/**
 * Outcome of one check. `not-shown`: this copy leaves out what the check needs (a public copy hides why officers were
 * eligible), or an earlier failure leaves nothing to check; the earlier check has failed then.
 */
export interface Check {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'failed' | 'not-shown';
  /** What was recomputed, short enough to show: a hash, a number, a canonical record. */
  readonly expected: string;
  /** What the transcript says. */
  readonly found: string;
  /** JSON pointer of the first differing record, for a failed check that has one. */
  readonly at?: string;
}

/** Every check, and whether none failed. */
export interface VerificationReport {
  readonly verdict: boolean;
  readonly checks: readonly Check[];
}

/** A check's outcome before it has its name. */
export type Finding = Omit<Check, 'name'>;

const SHOWN = 400;

/** Text short enough to show. */
const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** A value as shown: text as it is, anything else as canonical JSON. */
export const shown = (value: unknown): string =>
  short(value === undefined ? '' : typeof value === 'string' ? value : canonicalJson(value));

/** The check holds; what was found is what was expected. */
export const passed = (value: unknown): Finding => ({ outcome: 'passed', expected: shown(value), found: shown(value) });

/** The check fails, at a record when there is a first differing one. */
export const failed = (expected: unknown, found: unknown, at?: string): Finding => ({
  outcome: 'failed',
  expected: shown(expected),
  found: shown(found),
  ...(at !== undefined && { at }),
});

/** The check can't be made. */
export const notShown = (why: 'redacted' | 'no-predecessor-given' | 'cancelled' | CheckName): Finding => ({
  outcome: 'not-shown',
  expected: '',
  found: why,
});

/** Passes when both are the same value. */
export function compareValues(expected: unknown, found: unknown, at?: string): Finding {
  return sameDocument(expected, found) ? passed(expected) : failed(expected, found, at);
}

/** Passes when both lists are the same; else names the first record that differs. */
export function compareLists(expected: readonly unknown[], found: readonly unknown[], path: string): Finding {
  const length = Math.max(expected.length, found.length);
  for (let i = 0; i < length; i++) {
    if (!sameDocument(expected[i], found[i])) return failed(expected[i], found[i], `${path}/${i}`);
  }
  return passed(expected.length);
}
