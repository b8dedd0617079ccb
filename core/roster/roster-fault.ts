import type { IdFault } from '../model/normalise.ts';

/** Why a list can't be sealed. Indexes count rows of the given list from 0. */
export type RosterFault =
  | { readonly code: 'empty-roster' }
  | { readonly code: 'too-many-rows'; readonly found: number; readonly limit: number }
  | { readonly code: 'duplicate-ids'; readonly duplicates: readonly DuplicateId[] }
  | { readonly code: 'bad-id'; readonly index: number; readonly cause: IdFault }
  | { readonly code: 'bad-field'; readonly index: number; readonly field: string; readonly cause: FieldFault };

/** Two rows with one id, after normalising. */
export interface DuplicateId {
  readonly id: string;
  readonly first: number;
  readonly second: number;
}

/** What is wrong with a field. */
export type FieldFault = 'too-long' | 'too-many' | 'lone-surrogate' | 'malformed' | 'reserved' | 'out-of-range';

/** Pairs of rows reported at most: more would help nobody. */
export const MAX_REPORTED_DUPLICATES = 1_000;
