import type { Result } from '../../../core/result.ts';
import { ok } from '../../../core/result.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import { TASK_STATE_WORDS } from '../../words/task-states.ts';
import { official } from '../../words/official.ts';
import { words } from '../../words/words.ts';
import { keepSheets } from '../seal/sheet-memory.ts';
import type { Services } from '../services.ts';
import type { DrawProblem, DrawState, ExtraSheet } from '../state/draw-state.ts';
import { checkSheetPlan } from './check-sheet.ts';
import { findingsSheetPlan } from './findings-sheet.ts';
import { platformFile } from './platform-file.ts';
import { teamsByEntity, teamsOf } from './shown-teams.ts';
import { updateStates } from './state-column.ts';
import { summarySheetPlan } from './summary-sheet.ts';
import { findingsByEntity, taskState } from './task-state.ts';

/** What the clerk makes of a verified draw, beside the result sheet. */
export interface SheetActions {
  /** Writes one of the further sheets, in place of the one of before. */
  readonly write: (kind: ExtraSheet) => Promise<void>;
  /** Brings the status column of the result sheet up to date. */
  readonly updateStates: () => Promise<void>;
  /** Hands the task out as a workbook for the provincial platform. */
  readonly exportForPlatform: () => void;
}

/** Makes the actions. */
export function sheetActions({ store, workbook, saveFile }: Services): SheetActions {
  const set = (change: Partial<DrawState>): void => {
    store.update((state) => ({ ...state, draw: { ...state.draw, ...change } }));
  };
  const planOf = (kind: ExtraSheet): Result<SheetPlan, DrawProblem> | null => {
    const { draw, places } = store.get();
    if (draw.transcript === null || draw.status === null) return null;
    switch (kind) {
      case 'check':
        return checkSheetPlan(draw.transcript, places);
      case 'findings':
        return ok(findingsSheetPlan(draw.transcript, draw.status));
      case 'summary':
        return ok(summarySheetPlan(draw.transcript, draw.status, places));
    }
  };
  return {
    write: async (kind) => {
      const plan = planOf(kind);
      if (plan === null) return;
      if (!plan.ok) {
        set({ problem: plan.fault });
        return;
      }
      set({ activity: { kind: 'writing', percent: 0 }, problem: null, done: null });
      const { draw } = store.get();
      const written = await workbook.write(plan.value, draw.sheets[kind]?.sheet ?? null, {
        onProgress: (done, total) => {
          set({ activity: { kind: 'writing', percent: Math.floor((100 * done) / total) } });
        },
      });
      if (!written.ok) {
        set({ activity: null, problem: written.fault });
        return;
      }
      const sheets = { ...store.get().draw.sheets, [kind]: written.value };
      set({ activity: null, sheets, done: words.result.written(written.value.name) });
      await keepSheets({ store, workbook });
    },
    updateStates: async () => {
      const { transcript, status, resultSheet, shownStates } = store.get().draw;
      if (transcript === null || status === null || resultSheet === null) return;
      const teams = teamsByEntity(teamsOf(transcript, status));
      const findings = findingsByEntity(status);
      const states = new Map(
        transcript.drawn.flatMap(({ entity }, index) => {
          const team = teams.get(index);
          return team === undefined ? [] : [[entity.id, TASK_STATE_WORDS[taskState(team, findings.get(entity.id))]]];
        }),
      );
      const summary = [...states.values()].join();
      if (summary === shownStates) return;
      const updated = await updateStates(workbook, resultSheet.sheet, states);
      // a cell under edit or a protected sheet only waits for the next look
      if (updated.ok) set({ shownStates: summary });
    },
    exportForPlatform: () => {
      const { draw, places } = store.get();
      if (draw.transcript === null || draw.status === null) return;
      const name = `${official.platformFile.fileName(draw.transcript.drawNumber)}.xlsx`;
      saveFile(name, platformFile(draw.transcript, draw.status, places));
      set({ done: words.result.exported(name) });
    },
  };
}
