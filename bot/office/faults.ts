import type { AssignmentStage, AssignmentStep, ResultStage, ResultStep } from '../../core/journal/lifecycle.ts';
import type { Instant } from '../../core/model/ids.ts';
import type { ApiFault } from '../../core/wire/api.ts';

/** Faults of commands that the task pane can meet, too. */
type SharedFault = Extract<
  ApiFault,
  {
    readonly code:
      | 'forbidden'
      | 'pairing-refused'
      | 'not-found'
      | 'offer-lapsed'
      | 'list-moved'
      | 'list-repeats'
      | 'seal-mismatch'
      | 'seal-refused'
      | 'contribution-refused'
      | 'illegal-transition'
      | 'not-ready'
      | 'draw-refused';
  }
>;

/** Why a command was refused; nothing was written. */
export type OfficeFault = SharedFault | ChatFault;

/** Faults of commands that only the chat gives. */
export type ChatFault =
  /** The account belongs to nobody whom the office knows. */
  | { readonly code: 'person-unknown' }
  /** A new pairing code was asked for right after the last one. */
  | { readonly code: 'code-too-soon'; readonly notBefore: Instant }
  /** The days of a leave can't be written down: over, turned round, or longer than a year; or there are too many. */
  | { readonly code: 'leave-refused'; readonly cause: 'over' | 'reversed' | 'too-long' | 'too-many' }
  | { readonly code: 'too-many-conflicts'; readonly limit: number }
  /** Eighteen characters whose check characters don't hold. */
  | { readonly code: 'firm-code-wrong' }
  | { readonly code: 'text-refused'; readonly field: string; readonly cause: 'empty' | 'too-long' | 'not-text' }
  | { readonly code: 'illegal-answer'; readonly state: AssignmentStage; readonly wanted: AssignmentStep }
  | { readonly code: 'illegal-result'; readonly state: ResultStage; readonly wanted: ResultStep };
