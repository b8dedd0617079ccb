import { computeDraw, computeReplacement } from './draw-computation.ts';
import type { DrawEngine } from './engine.ts';
import { readSeal } from './seal-reading.ts';

/** Computes in place: the caller waits, and so does everybody else. */
export const localEngine: DrawEngine = {
  readSeal: ({ body, declarations }) => Promise.resolve(readSeal(body, declarations)),
  draw: (input) => Promise.resolve(computeDraw(input)),
  replace: (input) => Promise.resolve(computeReplacement(input)),
  close: () => Promise.resolve(),
};
