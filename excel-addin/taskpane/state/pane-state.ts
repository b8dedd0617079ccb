import type { SelectionTable } from '../../../core/roster/selection-table.ts';
import type { DepartmentName, DistrictName } from '../../../core/model/draw-rules.ts';
import type { Declaration } from '../../../core/roster/declarations.ts';
import type { Directory, DrawSummary, Session } from '../../../core/wire/api.ts';
import type { CallFault } from '../../api/call-fault.ts';
import type { SheetInfo } from '../../workbook/workbook.ts';
import { NO_DRAW, type DrawState } from './draw-state.ts';
import { emptyList, type Lists } from './list-state.ts';
import { NEW_PLAN, type PlanForm } from './plan-form.ts';
import { NO_SYNC, type SyncState } from './sync-state.ts';
import { NO_REHEARSAL, type RehearsalState } from './rehearsal-state.ts';
import { NO_TRIAL, type TrialState } from './trial-state.ts';

/** The four steps, in order. */
export const STEPS = ['lists', 'plan', 'seal', 'result'] as const;
export type Step = (typeof STEPS)[number];

/** Whether this Excel is paired with somebody's chat. */
export type SessionState =
  | { readonly kind: 'checking' }
  | { readonly kind: 'unpaired'; readonly fault: CallFault | null; readonly busy: boolean }
  | { readonly kind: 'paired'; readonly session: Session }
  /** Works on lists and plans; what needs the server waits. */
  | { readonly kind: 'alone' };

/** Departments and districts, by which lists are checked. */
export interface Places {
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
  /** Where they come from; `none` when nothing is known. */
  readonly origin: 'server' | 'sheets' | 'none';
}

/** All that the pane shows. */
export interface PaneState {
  readonly session: SessionState;
  readonly directory: Directory | null;
  readonly places: Places;
  readonly step: Step;
  readonly sheets: readonly SheetInfo[];
  readonly lists: Lists;
  readonly sync: SyncState;
  readonly inferDistricts: boolean;
  /** Faulty cells are marked in the sheets. */
  readonly marking: boolean;
  /** Columns of the entities that take part, ready for previews; null until they are read. */
  readonly selection: SelectionTable | null;
  readonly plan: PlanForm;
  /** Leave and conflicts that officers declared in chat, as far as the office has told; each new telling is a new list. */
  readonly declarations: readonly Declaration[];
  readonly rehearsal: RehearsalState;
  readonly trial: TrialState;
  readonly draw: DrawState;
  /** Earlier draws of the office that this clerk may see. */
  readonly draws: readonly DrawSummary[];
}

export const INITIAL_STATE: PaneState = {
  session: { kind: 'checking' },
  directory: null,
  places: { departments: [], districts: [], origin: 'none' },
  step: 'lists',
  sheets: [],
  lists: { items: emptyList('items'), entities: emptyList('entities'), inspectors: emptyList('inspectors') },
  sync: NO_SYNC,
  inferDistricts: true,
  marking: false,
  selection: null,
  plan: NEW_PLAN,
  declarations: [],
  rehearsal: NO_REHEARSAL,
  trial: NO_TRIAL,
  draw: NO_DRAW,
  draws: [],
};
