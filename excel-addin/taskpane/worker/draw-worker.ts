import type { DrawFault } from '../../../core/draw/draw.ts';
import type { Stage } from '../../../core/draw/progress.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Result } from '../../../core/result.ts';
import type { RehearsalFault } from '../../../core/draw/rehearsal.ts';
import type { Rehearsal, RehearsalListener, RehearsalOrder } from '../rehearsal/rehearsal-task.ts';
import type { LocalSealFault } from '../seal/local-seal.ts';
import { RehearsalWorker } from './rehearsal-worker.ts';
import type { SealedBody, VerifiedTranscript, WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** Hears how far a long computation is. */
export type StageListener = (stage: Stage, done: number, total: number) => void;

/** The heavy work, off the pane's thread. */
export interface DrawWorker {
  seal(
    entities: readonly Entity[],
    request: Extract<WorkerRequest, { kind: 'seal' }>,
    onRows: (done: number, total: number) => void,
  ): Promise<Result<SealedBody, LocalSealFault>>;
  /** A draw of this machine alone. */
  trial(
    entities: readonly Entity[],
    request: Extract<WorkerRequest, { kind: 'trial' }>,
    onStage: StageListener,
  ): Promise<Result<Transcript, DrawFault>>;
  verify(request: Extract<WorkerRequest, { kind: 'verify' }>, onStage: StageListener): Promise<VerifiedTranscript>;
  /**
   * Rehearses a draw. The entities stay with the worker until a list with another `version` comes, or something else is
   * to be computed. Null when `signal` ends it.
   */
  rehearse(
    pool: { readonly version: object; readonly entities: () => readonly Entity[] },
    order: RehearsalOrder,
    onStep: RehearsalListener,
    signal: AbortSignal,
  ): Promise<Result<Rehearsal, RehearsalFault> | null>;
}

/** Rows handed over at once: copying them takes some ten milliseconds. */
export const HANDOVER_ROWS = 4_000;

/** A worker as it is used here; `browser-worker.ts` makes one of a browser's. */
export interface WorkerLike {
  send(message: WorkerRequest): void;
  listen(onAnswer: (answer: WorkerAnswer) => void, onError: (message: string) => void): void;
  terminate(): void;
}

/**
 * Starts a fresh worker for every job and ends it afterwards, so that no list stays in memory twice. Only rehearsals
 * keep theirs, for they come again with every change of the plan.
 */
export function drawWorker(start: () => WorkerLike, pause: (milliseconds: number) => Promise<void>): DrawWorker {
  const rehearsals = new RehearsalWorker(start, pause);
  const fresh = <T>(job: (worker: WorkerLike) => Promise<T>): Promise<T> => {
    rehearsals.release();
    return withWorker(start, job);
  };
  return {
    rehearse: (pool, order, onStep, signal) => rehearsals.run(pool, order, onStep, signal),
    seal: (entities, request, onRows) =>
      fresh(async (worker) => {
        await handOver(worker, entities, pause, onRows);
        const answer = await answerOf(worker, request, 'sealed', () => undefined);
        return answer.result;
      }),
    trial: (entities, request, onStage) =>
      fresh(async (worker) => {
        await handOver(worker, entities, pause, (done, total) => {
          onStage('roster', done, total);
        });
        const answer = await answerOf(worker, request, 'tried', onStage);
        return answer.result;
      }),
    verify: (request, onStage) =>
      withWorker(start, async (worker) => {
        const answer = await answerOf(worker, request, 'verified', onStage);
        return answer.verified;
      }),
  };
}

/** Hands the rows over piece by piece, until they are over or nobody wants them any longer. */
export async function handOver(
  worker: WorkerLike,
  entities: readonly Entity[],
  pause: (milliseconds: number) => Promise<void>,
  onRows: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (let at = 0; at < entities.length && signal?.aborted !== true; at += HANDOVER_ROWS) {
    worker.send({ kind: 'entities', rows: entities.slice(at, at + HANDOVER_ROWS) });
    onRows(Math.min(at + HANDOVER_ROWS, entities.length), entities.length);
    await pause(0);
  }
}

async function withWorker<T>(start: () => WorkerLike, job: (worker: WorkerLike) => Promise<T>): Promise<T> {
  const worker = start();
  try {
    return await job(worker);
  } finally {
    worker.terminate();
  }
}

function answerOf<K extends 'sealed' | 'tried' | 'verified'>(
  worker: WorkerLike,
  request: WorkerRequest,
  kind: K,
  onStage: StageListener,
): Promise<Extract<WorkerAnswer, { kind: K }>> {
  return new Promise((resolve, reject) => {
    worker.listen(
      (answer) => {
        if (answer.kind === 'progress') onStage(answer.stage, answer.done, answer.total);
        else if (answer.kind === kind) resolve(answer as Extract<WorkerAnswer, { kind: K }>); // its kind was compared
      },
      (message) => {
        reject(new Error(message));
      },
    );
    worker.send(request);
  });
}
