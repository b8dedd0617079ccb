import type { ListDiff } from '../../../core/lists/list-diff.ts';
import type { ListMerge } from '../../../core/lists/list-merge.ts';
import type { KeptList, KeptRows, ListVersion } from '../../../core/lists/list-version.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import type { Contact } from '../../../core/model/inspector.ts';
import type { Result } from '../../../core/result.ts';

/** A row of any list. */
export type AnyRow = KeptRows[KeptList];

/** A content of the office that is not what its version says. `path` is a JSON pointer, `''` for the whole. */
export interface BadContent {
  readonly code: 'bad-content';
  readonly path: string;
}

/** What a sheet's rows became: one request, and the root that the office must come to. */
export interface PackedList {
  readonly body: Blob;
  readonly root: Hex32;
}

/**
 * What is asked about lists. The sheet's own rows are handed over before; `tells` names the fields for which the sheet has
 * columns (`core/lists/untold-fields`). Contents of the office are files as they came.
 */
export interface ListJobs {
  /** What tells one state of a sheet's rows from another. */
  readonly fingerprint: { readonly kind: KeptList };
  /** Before and after; `after` is the sheet's own when it is null. `before` null stands for no version. */
  readonly compare: {
    readonly kind: KeptList;
    readonly before: Blob | null;
    readonly after: Blob | null;
    readonly tells: readonly string[];
  };
  readonly merge: {
    readonly kind: KeptList;
    readonly base: Blob | null;
    /** What the base's root must be. */
    readonly baseRoot: Hex32 | null;
    readonly theirs: Blob;
    readonly tells: readonly string[];
  };
  readonly pack: {
    readonly kind: KeptList;
    readonly base: number;
    readonly kept: Blob | null;
    readonly tells: readonly string[];
    readonly contacts: readonly Contact[];
  };
  /** Hands the rows of a content back in pieces. */
  readonly read: { readonly kind: KeptList; readonly content: Blob };
}

/** What each job gives. */
export interface ListOutcomes {
  readonly fingerprint: Result<Hex32, BadContent>;
  readonly compare: Result<ListDiff<KeptList>, BadContent>;
  readonly merge: Result<ListMerge<KeptList>, BadContent>;
  readonly pack: Result<PackedList, BadContent>;
  readonly read: Result<ListVersion, BadContent>;
}

export type ListJobName = keyof ListJobs;

/** What the pane sends to the worker. */
export type ListMessage =
  | { readonly type: 'rows'; readonly rows: readonly AnyRow[] }
  | { readonly [N in ListJobName]: { readonly type: N; readonly job: ListJobs[N] } }[ListJobName];

/** What the worker answers. */
export type ListAnswer =
  | { readonly type: 'rows'; readonly rows: readonly AnyRow[] }
  | { readonly [N in ListJobName]: { readonly type: N; readonly outcome: ListOutcomes[N] } }[ListJobName];
