import { parentPort, workerData } from 'node:worker_threads';
import { computeDraw, computeReplacement } from './draw-computation.ts';
import { countChanges, readList } from './list-reading.ts';
import { recomputeBody, verifyBody } from './recomputing.ts';
import { readSeal } from './seal-reading.ts';
import type { EngineJob } from './threaded-engine.ts';

/** The thread's program: one job, one answer. */
function answerTo(job: EngineJob): unknown {
  switch (job.kind) {
    case 'read-seal':
      return readSeal(job.input.body, job.input.declarations);
    case 'read-list':
      return readList(job.input);
    case 'count-changes':
      return countChanges(job.input);
    case 'draw':
      return computeDraw(job.input);
    case 'replace':
      return computeReplacement(job.input);
    case 'recompute':
      return recomputeBody(job.input);
    case 'verify':
      return verifyBody(job.input);
  }
}

// only `threadedEngine` starts this program
parentPort?.postMessage(answerTo(workerData as EngineJob));
