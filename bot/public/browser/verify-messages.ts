import type { Check } from '../../../core/verify/report.ts';

/** What the page asks of the worker: fetch this record, check its hash, verify it. */
export interface VerifyRequest {
  readonly url: string;
}

/** What the worker tells, in this order; `unreadable` ends it early. */
export type VerifyNews =
  | { readonly kind: 'loaded'; readonly bytes: number; readonly hash: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'verdict'; readonly verdict: boolean }
  | { readonly kind: 'unreadable' };
