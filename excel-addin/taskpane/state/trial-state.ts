import type { DrawFault } from '../../../core/draw/draw.ts';
import type { Stage } from '../../../core/draw/progress.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { WorkbookFault } from '../../workbook/workbook-fault.ts';
import type { ResultSheet } from './draw-state.ts';

/** Why there is no trial, or no sheet of it. */
export type TrialProblem = DrawFault | WorkbookFault;

/** A trial draw: made on this machine, told to nobody. */
export interface TrialState {
  /** What is being computed or written, with how far it is (0–100). */
  readonly activity: { readonly stage: Stage | 'writing'; readonly percent: number } | null;
  readonly problem: TrialProblem | null;
  readonly transcript: Transcript | null;
  readonly sheet: ResultSheet | null;
}

/** No trial. */
export const NO_TRIAL: TrialState = { activity: null, problem: null, transcript: null, sheet: null };
