import { LIST_JOBS } from './sync/list-jobs.ts';
import type { AnyRow, ListAnswer, ListJobName, ListJobs, ListMessage } from './sync/list-messages.ts';

/** The part of a dedicated worker's global scope that is used; the compiler project describes a page's. */
interface WorkerScope {
  onmessage: ((event: { readonly data: ListMessage }) => void) | null;
  postMessage(message: ListAnswer): void;
}

const scope = globalThis as unknown as WorkerScope; // this file only ever runs as a worker
const own: AnyRow[] = [];

scope.onmessage = ({ data }) => {
  if (data.type === 'rows') for (const row of data.rows) own.push(row);
  else void run(data.type, data.job).catch(reportError);
};

async function run<N extends ListJobName>(name: N, job: ListJobs[N]): Promise<void> {
  const outcome = await LIST_JOBS[name](job, own, (rows) => {
    scope.postMessage({ type: 'rows', rows });
  });
  scope.postMessage({ type: name, outcome } as ListAnswer); // a name with its own outcome
}
