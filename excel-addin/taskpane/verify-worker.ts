import type { Entity } from '../../core/model/entity.ts';
import type { WorkerAnswer, WorkerRequest } from './worker/worker-messages.ts';
import { rehearsalPool, rehearsalTask, type RehearsalPool } from './rehearsal/rehearsal-task.ts';
import { trialTask } from './trial/trial-task.ts';
import { sealTask, verifyTask } from './worker/worker-tasks.ts';

/** The part of a dedicated worker's global scope that is used; the compiler project describes a page's. */
interface WorkerScope {
  onmessage: ((event: { readonly data: WorkerRequest }) => void) | null;
  postMessage(message: WorkerAnswer): void;
}

const scope = globalThis as unknown as WorkerScope; // this file only ever runs as a worker
const entities: Entity[] = [];
/** The entities as rehearsals want them; null until one is asked for. */
let pool: RehearsalPool | null = null;

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'entities':
      for (const row of data.rows) entities.push(row);
      pool = null;
      return;
    case 'rehearse': {
      pool ??= rehearsalPool(entities);
      const result = rehearsalTask(pool, data.order, (step, done, total) => {
        scope.postMessage({ kind: 'rehearsing', step, done, total });
      });
      scope.postMessage({ kind: 'rehearsed', result });
      return;
    }
    case 'seal':
      scope.postMessage({ kind: 'sealed', result: sealTask(entities, data) });
      return;
    case 'trial': {
      const result = trialTask(entities, data, (stage, done, total) => {
        scope.postMessage({ kind: 'progress', stage, done, total });
      });
      scope.postMessage({ kind: 'tried', result });
      return;
    }
    case 'verify':
      void verifyTask(data, (stage, done, total) => {
        scope.postMessage({ kind: 'progress', stage, done, total });
      }).then((verified) => {
        scope.postMessage({ kind: 'verified', verified });
      }, reportError);
  }
};
