import { Worker } from 'node:worker_threads';
import type { DrawEngine, DrawInput, ReplacementInput, SealReading } from './engine.ts';
import type { ListPair } from './list-reading.ts';

/** What goes to the thread. */
export type EngineJob =
  | { readonly kind: 'read-seal'; readonly input: SealReading }
  | { readonly kind: 'read-list'; readonly input: Uint8Array }
  | { readonly kind: 'count-changes'; readonly input: ListPair }
  | { readonly kind: 'draw'; readonly input: DrawInput }
  | { readonly kind: 'replace'; readonly input: ReplacementInput }
  | { readonly kind: 'recompute' | 'verify'; readonly input: Uint8Array };

/** Makes each computation on a thread of its own. `program` is the built `draw-worker`. */
export function threadedEngine(program: URL): DrawEngine {
  const running = new Set<Worker>();
  const run = <Answer>(job: EngineJob): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program, { workerData: job });
      running.add(worker);
      // the program answers each kind of job with what `DrawEngine` says of it
      worker.once('message', (answer: Answer) => {
        resolve(answer);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        running.delete(worker);
        reject(new Error(`the computing thread ended with ${code} and no answer`));
      });
    });
  return {
    readSeal: (input) => run({ kind: 'read-seal', input }),
    readList: (input) => run({ kind: 'read-list', input }),
    countChanges: (input) => run({ kind: 'count-changes', input }),
    draw: (input) => run({ kind: 'draw', input }),
    replace: (input) => run({ kind: 'replace', input }),
    recompute: (input) => run({ kind: 'recompute', input }),
    verify: (input) => run({ kind: 'verify', input }),
    close: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
