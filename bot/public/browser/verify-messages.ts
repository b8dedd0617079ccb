import type { VerificationReport } from '../../../core/verify/verify.ts';

/** What the page asks of the worker: verify this text. */
export interface VerifyRequest {
  readonly text: string;
}

/** What the worker tells: how far it is, then the report. */
export type VerifyNews =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: VerificationReport; readonly transcriptHash: string };
