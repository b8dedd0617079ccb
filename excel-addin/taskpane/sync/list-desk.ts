import { type RowListener, PIECE_ROWS } from './list-jobs.ts';
import type { AnyRow, ListAnswer, ListJobName, ListJobs, ListMessage, ListOutcomes } from './list-messages.ts';

/** The heavy work on lists, off the pane's thread. */
export interface ListDesk {
  /** Does a job about the sheet's own rows (none where the job is about the office's versions alone). */
  do<N extends ListJobName>(
    name: N,
    job: ListJobs[N],
    own?: readonly AnyRow[],
    onRows?: RowListener,
  ): Promise<ListOutcomes[N]>;
}

/** A worker as it is used here. */
export interface ListWorkerLike {
  send(message: ListMessage): void;
  listen(onAnswer: (answer: ListAnswer) => void, onError: (message: string) => void): void;
  terminate(): void;
}

/** A fresh worker for every job, so that no list stays in memory twice. */
export const listDesk = (start: () => ListWorkerLike, pause: (milliseconds: number) => Promise<void>): ListDesk => ({
  do: async (name, job, own = [], onRows = () => undefined) => {
    const worker = start();
    try {
      for (let at = 0; at < own.length; at += PIECE_ROWS) {
        worker.send({ type: 'rows', rows: own.slice(at, at + PIECE_ROWS) });
        await pause(0);
      }
      return await answerOf(worker, name, job, onRows);
    } finally {
      worker.terminate();
    }
  },
});

function answerOf<N extends ListJobName>(
  worker: ListWorkerLike,
  name: N,
  job: ListJobs[N],
  onRows: RowListener,
): Promise<ListOutcomes[N]> {
  return new Promise((resolve, reject) => {
    worker.listen(
      (answer) => {
        if (answer.type === 'rows') onRows(answer.rows);
        else if (answer.type === name) resolve(answer.outcome as ListOutcomes[N]); // its type was compared
      },
      (message) => {
        reject(new Error(message));
      },
    );
    worker.send({ type: name, job } as ListMessage); // a name with its own job
  });
}

/** Starts `list-worker.js`, which is built beside the page. */
export function browserListWorker(): ListWorkerLike {
  const worker = new Worker(new URL('./list-worker.js', import.meta.url), { type: 'module' });
  return {
    send: (message) => {
      worker.postMessage(message);
    },
    listen: (onAnswer, onError) => {
      worker.onmessage = ({ data }: MessageEvent<ListAnswer>) => {
        onAnswer(data);
      };
      worker.onerror = ({ message }) => {
        onError(message);
      };
    },
    terminate: () => {
      worker.terminate();
    },
  };
}
