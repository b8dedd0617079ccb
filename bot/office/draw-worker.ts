import { parentPort, workerData } from 'node:worker_threads';
import { computeDraw, computeReplacement } from './draw-computation.ts';
import type { EngineJob } from './threaded-engine.ts';

/** The thread's program: one job, one answer. */
// only `threadedEngine` starts this program
const job = workerData as EngineJob;
parentPort?.postMessage(job.kind === 'draw' ? computeDraw(job.input) : computeReplacement(job.input));
