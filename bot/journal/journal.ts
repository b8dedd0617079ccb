import type { Activity, JournalEntry } from '../../core/journal/activity.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import type { Result } from '../../core/result.ts';

/**
 * The one journal of an office, as commands and the outbox use it. What its promises resolve with, and what `state`
 * answers, is on the disk.
 */
export interface Journal {
  /**
   * Decides on the newest state and appends what was decided, in one step: nothing comes between the two, so a check
   * in `decide` still holds when its activities are written. `decide` is called once, at once, and must not wait.
   * Resolves when everything that `decide` saw or made is on the disk. Rejects only when the disk fails, and then for
   * good: the office must stop, for it can't know what was written.
   * @throws IllegalActivity when the activities can't follow the state: a bug of the caller; nothing is written.
   */
  transact<T, F>(at: Instant, decide: (state: OfficeState) => Decision<T, F>): Promise<Result<Committed<T>, F>>;
  /** Appends activities that need no decision. */
  append(activities: readonly Activity[], at: Instant): Promise<readonly JournalEntry[]>;
  /** The state after everything that is on the disk. */
  state(): OfficeState;
  /** Entries on the disk with a sequence above `after`, in order, at most `limit`. */
  entries(after: number, limit: number): readonly JournalEntry[];
  /** Calls the listener after each append that reached the disk. Returns how to stop that. */
  subscribe(listener: JournalListener): () => void;
}

/** What a command makes of the state: activities with an answer, or a fault and nothing written. */
export type Decision<T, F> = Result<{ readonly activities: readonly Activity[]; readonly answer: T }, F>;

/** An answer, with the entries that were written for it. */
export interface Committed<T> {
  readonly answer: T;
  readonly entries: readonly JournalEntry[];
}

/** Hears of new entries; must not throw. */
export type JournalListener = (entries: readonly JournalEntry[], state: OfficeState) => void;

/** Why a journal can't be opened. Sentences in `bot/words.ts`. */
export type JournalFault =
  | { readonly code: 'journal-unreadable'; readonly line: number; readonly path: string }
  | {
      readonly code: 'journal-broken';
      readonly path: string;
      readonly sequence: number;
      readonly field: 'sequence' | 'previous' | 'hash';
      readonly expected: string;
      readonly found: string;
    }
  | { readonly code: 'journal-illegal'; readonly path: string; readonly sequence: number; readonly why: string };
