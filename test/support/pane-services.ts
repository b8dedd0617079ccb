import { announcedHolidays } from '../../core/calendar/announced-holidays.ts';
import { workCalendar } from '../../core/calendar/working-days.ts';
import type { ApiClient } from '../../excel-addin/api/api-client.ts';
import type { Services } from '../../excel-addin/taskpane/services.ts';
import { rehearsalPool, rehearsalTask } from '../../excel-addin/taskpane/rehearsal/rehearsal-task.ts';
import { NEW_PLAN } from '../../excel-addin/taskpane/state/plan-form.ts';
import { INITIAL_STATE } from '../../excel-addin/taskpane/state/pane-state.ts';
import { createStore } from '../../excel-addin/taskpane/state/store.ts';
import type { ListDesk } from '../../excel-addin/taskpane/sync/list-desk.ts';
import { LIST_JOBS } from '../../excel-addin/taskpane/sync/list-jobs.ts';
import { trialTask } from '../../excel-addin/taskpane/trial/trial-task.ts';
import type { DrawWorker } from '../../excel-addin/taskpane/worker/draw-worker.ts';
import type { Workbook } from '../../excel-addin/workbook/workbook.ts';

/** 5 March 2026, 09:12 in China. */
const NOW = Date.parse('2026-03-05T01:12:00Z');

/** Whatever the pane asks of a server that is not there. */
const unreachable = new Proxy(
  {},
  { get: () => () => Promise.resolve({ ok: false, fault: { code: 'unreachable' } }) },
) as ApiClient; // every call of the client answers a result

/** The worker's tasks, done on the spot. */
const worker: DrawWorker = {
  seal: () => Promise.reject(new Error('nothing is sealed here')),
  verify: () => Promise.reject(new Error('nothing is verified here')),
  rehearse: (pool, order, onStep) => Promise.resolve(rehearsalTask(rehearsalPool(pool.entities()), order, onStep)),
  trial: (entities, request, onStage) => Promise.resolve(trialTask(entities, request, onStage)),
};

/** Jobs on lists, done on the spot. */
const desk: ListDesk = {
  do: (name, job, own = [], onRows = () => undefined) => LIST_JOBS[name](job, own, onRows),
};

/** The pane's surroundings in a test: a real workbook, no server, a clock that stands still, counted bytes for chance. */
export function paneServices(workbook: Workbook): Services & { readonly saved: Map<string, Uint8Array> } {
  let byte = 0;
  const saved = new Map<string, Uint8Array>();
  return {
    store: createStore(INITIAL_STATE),
    workbook,
    api: unreachable,
    memory: {
      token: () => null,
      keepToken: () => undefined,
      draft: () => ({ plan: NEW_PLAN, step: 'lists' }),
      keepDraft: () => undefined,
    },
    worker,
    desk,
    office: 'https://office.example',
    calendar: workCalendar(announcedHolidays()),
    now: () => NOW,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    randomBytes: (count) => Uint8Array.from({ length: count }, () => byte++ % 251),
    saveFile: (name, bytes) => saved.set(name, bytes),
    openPage: () => undefined,
    saved,
  };
}
