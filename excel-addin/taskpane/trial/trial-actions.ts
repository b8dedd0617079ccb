import { hex32 } from '../../../core/encoding/hex.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { sealOfficers } from '../../../core/roster/officer-roster.ts';
import { planRules } from '../plan/plan-rules.ts';
import type { Services } from '../services.ts';
import { takenRows } from '../state/list-state.ts';
import { NO_TRIAL, type TrialState } from '../state/trial-state.ts';
import { trialDraft } from './trial-draft.ts';
import { trialSheetPlan } from './trial-sheet.ts';

/** What the clerk does with trials. Nothing of it needs the server, and nothing of it leaves this machine. */
export interface TrialActions {
  /** Draws the plan as it stands with a seed made on the spot. */
  readonly run: () => Promise<void>;
  /** Writes the trial into a sheet of its own, marked as a trial in every row. */
  readonly write: () => Promise<void>;
  /** Back to the plan. The sheet stays, the trial is forgotten. */
  readonly leave: () => void;
}

/** Makes the actions. */
export function trialActions({ store, workbook, worker, calendar, now, randomBytes }: Services): TrialActions {
  const set = (change: Partial<TrialState>): void => {
    store.update((state) => ({ ...state, trial: { ...state.trial, ...change } }));
  };
  return {
    run: async () => {
      const { plan, lists, places, declarations } = store.get();
      const instant = instantAt(now());
      const rules = planRules(plan, takenRows(lists.items), calendar, instant);
      if (!rules.ok) return;
      const people = takenRows(lists.inspectors).map(({ inspector }) => inspector);
      const sealed = sealOfficers(
        people,
        people.map(() => hex32(randomBytes(32))),
      );
      if (!sealed.ok) throw new Error(`salts of the machine's randomness: ${sealed.fault.code}`);
      const seed = hex32(randomBytes(32));
      set({ activity: { stage: 'roster', percent: 0 }, problem: null });
      const tried = await worker.trial(
        takenRows(lists.entities),
        {
          kind: 'trial',
          draft: trialDraft(plan, rules.value.rules, places, { now: instant, seed }),
          inspectors: sealed.value,
          declarations,
          seed,
        },
        (stage, done, total) => {
          set({ activity: { stage, percent: total === 0 ? 0 : Math.floor((100 * done) / total) } });
        },
      );
      if (tried.ok) set({ activity: null, transcript: tried.value });
      else set({ activity: null, problem: tried.fault, transcript: null });
    },
    write: async () => {
      const { trial, places } = store.get();
      if (trial.transcript === null) return;
      set({ activity: { stage: 'writing', percent: 0 }, problem: null });
      const written = await workbook.write(trialSheetPlan(trial.transcript, places), trial.sheet?.sheet ?? null, {
        onProgress: (done, total) => {
          set({ activity: { stage: 'writing', percent: Math.floor((100 * done) / total) } });
        },
      });
      if (written.ok) set({ activity: null, sheet: written.value });
      else set({ activity: null, problem: written.fault });
    },
    leave: () => {
      store.update((state) => ({ ...state, trial: NO_TRIAL }));
    },
  };
}
