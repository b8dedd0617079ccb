import { documentActions, type DocumentActions } from './documents/document-actions.ts';
import { listActions, type ListActions } from './lists/list-actions.ts';
import { planActions, type PlanActions } from './plan/plan-actions.ts';
import { drawActions, type DrawActions } from './seal/draw-actions.ts';
import { rehearsalActions, type RehearsalActions } from './rehearsal/rehearsal-actions.ts';
import type { Services } from './services.ts';
import { sheetActions, type SheetActions } from './result/sheet-actions.ts';
import { otherListsActions, type OtherListsActions } from './sync/other-lists-actions.ts';
import { syncActions, type SyncActions } from './sync/sync-actions.ts';
import { sessionActions, type SessionActions } from './state/session-actions.ts';
import type { Step } from './state/pane-state.ts';
import { trialActions, type TrialActions } from './trial/trial-actions.ts';

/** Everything that the clerk can do. */
export interface PaneActions {
  readonly session: SessionActions;
  readonly lists: ListActions;
  readonly sync: SyncActions;
  readonly otherLists: OtherListsActions;
  readonly plan: PlanActions;
  readonly rehearsal: RehearsalActions;
  readonly sheets: SheetActions;
  readonly documents: DocumentActions;
  readonly trial: TrialActions;
  readonly draw: DrawActions;
  /** Shows a step; whether it may be shown is for `reachableSteps` to say. */
  readonly goTo: (step: Step) => void;
  /** Opens the pane: kept draft, session, lists, and the draw that the workbook is at. */
  readonly open: () => Promise<void>;
}

/** Wires the actions together and keeps the draft over a reload. */
export function paneActions(services: Services): PaneActions {
  const { store, memory } = services;
  const lists = listActions(services);
  const session = sessionActions(services, {
    onPlaces: async () => {
      await lists.recheck();
      await sync.look();
    },
    onPaired: () => draw.resume(),
  });
  const sync = syncActions(services, lists, session.lapse);
  const draw = drawActions(services, session.lapse);
  const plan = planActions(services);
  return {
    session,
    lists,
    sync,
    otherLists: otherListsActions(services),
    plan,
    rehearsal: rehearsalActions(services),
    sheets: sheetActions(services),
    documents: documentActions(services),
    trial: trialActions(services),
    draw,
    goTo: (step) => {
      store.update((state) => ({ ...state, step }));
    },
    open: async () => {
      const draft = memory.draft();
      store.update((state) => ({ ...state, plan: draft.plan, step: draft.step }));
      store.subscribe(() => {
        memory.keepDraft(store.get().plan, store.get().step);
      });
      await session.resume();
      await Promise.all([lists.open(), store.get().session.kind === 'paired' ? draw.resume() : Promise.resolve()]);
    },
  };
}
