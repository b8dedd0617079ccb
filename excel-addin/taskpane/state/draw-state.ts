import type { Hex32 } from '../../../core/model/ids.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { CallFault } from '../../api/call-fault.ts';
import type { WorkbookFault } from '../../workbook/workbook-fault.ts';
import type { DocumentKind } from '../documents/document-templates.ts';
import type { CheckSheetFault } from '../result/check-sheet.ts';
import type { LocalSealFault } from '../seal/local-seal.ts';
import type { VerificationReport } from '../worker/worker-messages.ts';

/** A template that the office has emptied. */
export interface TemplateFault {
  readonly code: 'empty-template';
  readonly name: string;
}

/** Something that can go wrong after the plan. */
export type DrawProblem =
  | CallFault
  | WorkbookFault
  | LocalSealFault
  | CheckSheetFault
  | TemplateFault
  | { readonly code: 'not-verified' }
  /** Nothing was sealed: the exclusions had to change first, and the clerk should see the new numbers. */
  | { readonly code: 'caps-applied'; readonly added: number; readonly removed: number };

/** What is being done right now, with how far it is (0–100) when that is known. */
export interface Activity {
  readonly kind: 'offering' | 'hashing' | 'sending' | 'drawing' | 'fetching' | 'verifying' | 'writing' | 'voiding';
  readonly percent: number | null;
}

/** The sheet into which a result was written. */
export interface ResultSheet {
  readonly sheet: string;
  readonly name: string;
}

/** Sheets beside the result: checked by formulas, what was found, the task in numbers. */
export const EXTRA_SHEETS = ['check', 'findings', 'summary'] as const;
export type ExtraSheet = (typeof EXTRA_SHEETS)[number];

/** The draw of this workbook, from sealing on. */
export interface DrawState {
  readonly status: DrawStatus | null;
  readonly activity: Activity | null;
  readonly problem: DrawProblem | null;
  readonly transcript: Transcript | null;
  readonly verification: VerificationReport | null;
  /** Hash, as the server named it, of the transcript that was verified last. */
  readonly verifiedHash: Hex32 | null;
  readonly resultSheet: ResultSheet | null;
  /** Sheets of documents that were filled, by kind. */
  readonly documents: Readonly<Partial<Record<DocumentKind, string>>>;
  readonly sheets: Readonly<Partial<Record<ExtraSheet, ResultSheet>>>;
  /** States that the result sheet is known to show, joined; null before the first look. */
  readonly shownStates: string | null;
  /** Server's clock minus ours, in milliseconds, so that countdowns are the server's. */
  readonly clockOffset: number;
  /** A quiet line of what was done last, or null. */
  readonly done: string | null;
}

/** No draw yet. */
export const NO_DRAW: DrawState = {
  status: null,
  activity: null,
  problem: null,
  transcript: null,
  verification: null,
  verifiedHash: null,
  resultSheet: null,
  documents: {},
  sheets: {},
  shownStates: null,
  clockOffset: 0,
  done: null,
};
