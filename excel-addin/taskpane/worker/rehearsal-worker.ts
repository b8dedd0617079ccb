import type { RehearsalFault } from '../../../core/draw/rehearsal.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Result } from '../../../core/result.ts';
import type { Rehearsal, RehearsalListener, RehearsalOrder } from '../rehearsal/rehearsal-task.ts';
import { handOver, type WorkerLike } from './draw-worker.ts';

/** A worker that has been given a list. */
interface KeptWorker {
  readonly worker: WorkerLike;
  readonly version: object;
}

/** Rehearses in a worker that keeps the list for the next time. Whoever asks again while it works ends it first. */
export class RehearsalWorker {
  readonly #start: () => WorkerLike;
  readonly #pause: (milliseconds: number) => Promise<void>;
  #kept: KeptWorker | null = null;
  #current: AbortController | null = null;

  constructor(start: () => WorkerLike, pause: (milliseconds: number) => Promise<void>) {
    this.#start = start;
    this.#pause = pause;
  }

  /** Ends what is under way, and lets the list go. */
  release(): void {
    this.#kept?.worker.terminate();
    this.#kept = null;
    this.#current?.abort();
    this.#current = null;
  }

  /** Null when it was ended, by the signal or by somebody who asked for something else. */
  async run(
    pool: { readonly version: object; readonly entities: () => readonly Entity[] },
    order: RehearsalOrder,
    onStep: RehearsalListener,
    signal: AbortSignal,
  ): Promise<Result<Rehearsal, RehearsalFault> | null> {
    if (this.#current !== null) this.release();
    const ended = new AbortController();
    this.#current = ended;
    const release = (): void => {
      if (this.#current === ended) this.release();
    };
    signal.addEventListener('abort', release, { once: true });
    try {
      const worker = await this.#workerFor(pool, ended.signal);
      return worker === null ? null : await answerOf(worker, order, onStep, ended.signal);
    } catch (error) {
      release();
      throw error;
    } finally {
      signal.removeEventListener('abort', release);
      if (this.#current === ended) this.#current = null;
    }
  }

  async #workerFor(
    { version, entities }: { readonly version: object; readonly entities: () => readonly Entity[] },
    ended: AbortSignal,
  ): Promise<WorkerLike | null> {
    if (this.#kept?.version === version) return this.#kept.worker;
    this.#kept?.worker.terminate();
    const worker = this.#start();
    this.#kept = { worker, version };
    await handOver(worker, entities(), this.#pause, () => undefined, ended);
    return ended.aborted ? null : worker;
  }
}

function answerOf(
  worker: WorkerLike,
  order: RehearsalOrder,
  onStep: RehearsalListener,
  ended: AbortSignal,
): Promise<Result<Rehearsal, RehearsalFault> | null> {
  return new Promise((resolve, reject) => {
    ended.addEventListener(
      'abort',
      () => {
        resolve(null);
      },
      { once: true },
    );
    worker.listen(
      (answer) => {
        if (answer.kind === 'rehearsing') onStep(answer.step, answer.done, answer.total);
        else if (answer.kind === 'rehearsed') resolve(answer.result);
      },
      (message) => {
        reject(new Error(message));
      },
    );
    worker.send({ kind: 'rehearse', order });
  });
}
