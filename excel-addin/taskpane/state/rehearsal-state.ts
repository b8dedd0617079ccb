import type { RehearsalFault } from '../../../core/draw/rehearsal.ts';
import type { Declaration } from '../../../core/roster/declarations.ts';
import type { SelectionTable } from '../../../core/roster/selection-table.ts';
import type { Rehearsal } from '../rehearsal/rehearsal-task.ts';
import type { Remedy } from '../rehearsal/remedies.ts';
import type { ListState } from './list-state.ts';

/** What was rehearsed: as soon as any of it is another one, the answer is of yesterday. */
export interface RehearsalSubject {
  /** Everything of the plan that decides who goes where. */
  readonly plan: string;
  readonly selection: SelectionTable;
  readonly inspectors: ListState<'inspectors'>['read'];
  readonly declarations: readonly Declaration[];
}

/** What the rehearsals of the plan came to. */
export interface RehearsalState {
  readonly subject: RehearsalSubject | null;
  readonly activity: { readonly step: 'rounds' | 'remedies'; readonly done: number; readonly total: number } | null;
  readonly result: Rehearsal | null;
  readonly fault: RehearsalFault | null;
  /** Changes with which a plan was found, the least first. */
  readonly remedies: readonly Remedy[];
}

/** Nothing rehearsed yet. */
export const NO_REHEARSAL: RehearsalState = {
  subject: null,
  activity: null,
  result: null,
  fault: null,
  remedies: [],
};

/** Whether two subjects are the same. */
export const sameSubject = (a: RehearsalSubject | null, b: RehearsalSubject | null): boolean =>
  a !== null &&
  b !== null &&
  a.plan === b.plan &&
  a.selection === b.selection &&
  a.inspectors === b.inspectors &&
  a.declarations === b.declarations;
