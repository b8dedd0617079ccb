import { computeDraw, computeReplacement } from './draw-computation.ts';
import type { DrawEngine } from './engine.ts';
import { countChanges, readList } from './list-reading.ts';
import { recomputeBody, verifyBody } from './recomputing.ts';
import { readSeal } from './seal-reading.ts';

/** Computes in place: the caller waits, and so does everybody else. */
export const localEngine: DrawEngine = {
  readSeal: ({ body, declarations }) => Promise.resolve(readSeal(body, declarations)),
  readList: (body) => Promise.resolve(readList(body)),
  countChanges: (input) => Promise.resolve(countChanges(input)),
  draw: (input) => Promise.resolve(computeDraw(input)),
  replace: (input) => Promise.resolve(computeReplacement(input)),
  recompute: (body) => Promise.resolve(recomputeBody(body)),
  verify: (body) => Promise.resolve(verifyBody(body)),
  close: () => Promise.resolve(),
};
