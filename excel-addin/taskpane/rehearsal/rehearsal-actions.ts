import type { PoolPreview } from '../../../core/draw/pool.ts';
import type { DrawRules, ListedExclusion } from '../../../core/model/draw-rules.ts';
import { instantAt } from '../../../core/model/instant.ts';
import type { Services } from '../services.ts';
import { takenRows } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import { NO_REHEARSAL, sameSubject, type RehearsalState, type RehearsalSubject } from '../state/rehearsal-state.ts';
import type { Rehearsal } from './rehearsal-task.ts';
import { remedyLadders, type Remedy } from './remedies.ts';

/** What is rehearsed: rules that can be sealed, and what the pool comes to under them. */
export interface RehearsedOutlook {
  readonly rules: DrawRules;
  readonly preview: PoolPreview;
}

/** What the pane does to see, before sealing, whether officers can be assigned. */
export interface RehearsalActions {
  /** Rehearses the plan as it stands, unless that was done already. What is under way for another plan is ended. */
  readonly run: (outlook: RehearsedOutlook) => Promise<void>;
  /** Ends the rehearsal; the plan can be sealed all the same. */
  readonly cancel: () => void;
  /** Forgets that it was ended, so that it begins anew. */
  readonly again: () => void;
  /** Changes the plan as a remedy says. */
  readonly apply: (remedy: Remedy) => void;
}

/** Remedies that are offered; the others change more. */
const MOST_REMEDIES = 4;

/** The plan, its lists and the declarations as a rehearsal sees them; null while there is no list of entities. */
export function rehearsalSubject(
  { selection, lists, declarations }: Pick<PaneState, 'selection' | 'lists' | 'declarations'>,
  rules: DrawRules,
  exclusions: readonly ListedExclusion[],
): RehearsalSubject | null {
  if (selection === null) return null;
  const { lead, participants, filters, stratifyBy, quota, team, inspectionFrom, inspectionUntil } = rules;
  const plan = JSON.stringify([
    { lead, participants, filters, stratifyBy, quota, team, inspectionFrom, inspectionUntil },
    exclusions.map(({ id }) => id),
  ]);
  return { plan, selection, inspectors: lists.inspectors.read, declarations };
}

/** Makes the actions. */
export function rehearsalActions({ store, worker, calendar, now }: Services): RehearsalActions {
  let running: AbortController | null = null;
  const set = (change: Partial<RehearsalState>): void => {
    store.update((state) => ({ ...state, rehearsal: { ...state.rehearsal, ...change } }));
  };
  return {
    run: async ({ rules, preview }) => {
      const state = store.get();
      const { plan, lists, places, declarations, selection } = state;
      const subject = rehearsalSubject(state, rules, plan.exclusions);
      if (subject === null || selection === null || sameSubject(subject, state.rehearsal.subject)) return;
      running?.abort();
      const run = new AbortController();
      running = run;
      const inspectors = takenRows(lists.inspectors).map(({ inspector }) => inspector);
      const { drawn, living } = preview;
      const items = rules.items;
      const ladders = remedyLadders({
        ...{ form: plan, rules, drawn, living, items, inspectors },
        ...{ calendar, now: instantAt(now()) },
      });
      set({ ...NO_REHEARSAL, subject, activity: { step: 'rounds', done: 0, total: 0 } });
      const rehearsed = await worker.rehearse(
        { version: selection, entities: () => takenRows(lists.entities) },
        {
          rules,
          exclusions: plan.exclusions,
          inspectors,
          declarations,
          districts: places.districts,
          ladders: ladders.map((ladder) => ladder.map(({ patch }) => patch)),
        },
        (step, done, total) => {
          if (!run.signal.aborted) set({ activity: { step, done, total } });
        },
        run.signal,
      );
      if (run.signal.aborted || running !== run) return;
      running = null;
      if (rehearsed === null) set({ ...NO_REHEARSAL, subject });
      else if (!rehearsed.ok) set({ activity: null, fault: rehearsed.fault });
      else set({ activity: null, result: rehearsed.value, remedies: foundRemedies(rehearsed.value, ladders) });
    },
    cancel: () => {
      running?.abort();
      running = null;
      set({ activity: null });
    },
    again: () => {
      set(NO_REHEARSAL);
    },
    apply: ({ change }) => {
      store.update((state) => ({ ...state, plan: { ...state.plan, ...change } }));
    },
  };
}

function foundRemedies({ remedies }: Rehearsal, ladders: readonly (readonly Remedy[])[]): readonly Remedy[] {
  return remedies
    .flatMap(({ ladder, rung }) => ladders[ladder]?.[rung] ?? [])
    .sort((a, b) => a.weight - b.weight)
    .slice(0, MOST_REMEDIES);
}
