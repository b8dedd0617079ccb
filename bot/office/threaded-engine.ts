import { Worker } from 'node:worker_threads';
import type { Result } from '../../core/result.ts';
import type { DrawEngine, DrawInput, DrawnTranscript, EngineFault, ReplacementInput } from './engine.ts';

/** What goes to the thread. */
export type EngineJob =
  { readonly kind: 'draw'; readonly input: DrawInput } | { readonly kind: 'replace'; readonly input: ReplacementInput };

/** What comes back. */
export type EngineAnswer = Result<DrawnTranscript, EngineFault>;

/** Computes each draw on a thread of its own, so that the office answers meanwhile. `program` is the built `draw-worker`. */
export function threadedEngine(program: URL): DrawEngine {
  const running = new Set<Worker>();
  const run = (job: EngineJob): Promise<EngineAnswer> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program, { workerData: job });
      running.add(worker);
      worker.once('message', (answer: EngineAnswer) => {
        resolve(answer);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        running.delete(worker);
        reject(new Error(`the draw's thread ended with ${code} and no answer`));
      });
    });
  return {
    draw: (input) => run({ kind: 'draw', input }),
    replace: (input) => run({ kind: 'replace', input }),
    close: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
