import type { ListDiff } from '../../../core/lists/list-diff.ts';
import type { ListMerge, Side } from '../../../core/lists/list-merge.ts';
import type { KeptList, ListVersion } from '../../../core/lists/list-version.ts';
import type { Hex32, Instant } from '../../../core/model/ids.ts';
import type { PersonReach } from '../../../core/wire/api.ts';
import type { CallFault } from '../../api/call-fault.ts';
import type { WorkbookFault } from '../../workbook/workbook-fault.ts';
import type { AnyRow, BadContent } from '../sync/list-messages.ts';
import type { UnwrittenField } from '../sync/sheet-edits.ts';
import type { DrawList } from './list-state.ts';

/** The version with which a sheet was last in step; kept in the workbook. */
export interface InStep {
  readonly number: number;
  readonly root: Hex32;
  readonly at: Instant;
  readonly byName: string;
  readonly rows: number;
  /** What told the sheet's rows from others when they were in step, or null when they differed on purpose. */
  readonly own: Hex32 | null;
}

/** One of the three lists between sheet and office. */
export interface ListSync {
  readonly inStep: InStep | null;
  /** Whether the sheet's rows are those that were in step. */
  readonly local: 'unknown' | 'same' | 'changed';
  /** Rows that came, went and changed since, when that was worked out. */
  readonly changes: number | null;
  /** The newest version that the office told of. */
  readonly head: ListVersion | null;
}

/** Why there is no sync. */
export type SyncProblem =
  | CallFault
  | WorkbookFault
  | BadContent
  /** The office says that it keeps something else than was sent. */
  | { readonly code: 'kept-differs'; readonly version: number };

/** What is being done about a list, with rows done of rows in all where that is known. */
export interface SyncActivity {
  readonly kind: DrawList;
  readonly what: 'looking' | 'comparing' | 'sending' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** What is to be sent: everything that the clerk sees is what goes. */
export interface Review {
  readonly list: DrawList;
  readonly diff: ListDiff<KeptList>;
  /** The version in whose place it would go, or null. */
  readonly before: ListVersion | null;
  /** Rows of the sheet (from 0) that can't be sent. */
  readonly unsent: readonly { readonly row: number; readonly column: number }[];
  /** What the sheet could not take over from the office. */
  readonly unwritten: readonly UnwrittenField[];
}

/** What others changed meanwhile, to be taken over before anything is sent. */
export interface Merging {
  readonly list: DrawList;
  readonly merge: ListMerge<KeptList>;
  readonly theirs: ListVersion;
  /** The workbook was never in step with this list: no common version is known. */
  readonly isFirst: boolean;
  /** By `choiceKey`. */
  readonly choices: ReadonlyMap<string, Side>;
  /** The clerk agreed that rows go from the sheet. */
  readonly agreed: boolean;
}

/** After sending. */
export interface Sent {
  readonly list: DrawList;
  readonly version: ListVersion;
  readonly registered: number;
  readonly people: readonly PersonReach[] | null;
  readonly peopleProblem: CallFault | null;
}

/** A version of a list that somebody looks at. */
export interface ShownVersion {
  readonly version: ListVersion;
  /** Null until they have come. */
  readonly rows: readonly AnyRow[] | null;
  /** What it changed from the version before, when that was asked for. */
  readonly diff: ListDiff<KeptList> | null;
}

/** Other departments' lists. */
export interface OtherLists {
  /** Null until they have come. */
  readonly heads: readonly ListVersion[] | null;
  readonly history: readonly ListVersion[] | null;
  readonly shown: ShownVersion | null;
  readonly written: string | null;
}

/** What stands in place of the three cards. */
export type SyncScreen =
  | { readonly kind: 'review'; readonly review: Review }
  | { readonly kind: 'merge'; readonly merging: Merging }
  | { readonly kind: 'sent'; readonly sent: Sent }
  | { readonly kind: 'others'; readonly others: OtherLists };

/** Lists between this workbook and the office. */
export interface SyncState {
  readonly lists: { readonly [K in DrawList]: ListSync };
  readonly activity: SyncActivity | null;
  /** With the list that it is about; null for other departments' lists. */
  readonly problem: { readonly list: DrawList | null; readonly fault: SyncProblem } | null;
  readonly screen: SyncScreen | null;
}

const NEVER: ListSync = { inStep: null, local: 'unknown', changes: null, head: null };

export const NO_SYNC: SyncState = {
  lists: { items: NEVER, entities: NEVER, inspectors: NEVER },
  activity: null,
  problem: null,
  screen: null,
};
