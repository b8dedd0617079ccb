import type { WorkerLike } from './draw-worker.ts';
import type { WorkerAnswer } from './worker-messages.ts';

/** Starts `verify-worker.js`, which is built beside the page and speaks `worker-messages.ts`. */
export function browserWorker(): WorkerLike {
  const worker = new Worker(new URL('./verify-worker.js', import.meta.url), { type: 'module' });
  return {
    send: (message) => {
      worker.postMessage(message);
    },
    listen: (onAnswer, onError) => {
      worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
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
