import { computeDraw, computeReplacement } from './draw-computation.ts';
import type { DrawEngine } from './engine.ts';

/** Computes in place: the caller waits, and so does everybody else. */
export const localEngine: DrawEngine = {
  draw: (input) => Promise.resolve(computeDraw(input)),
  replace: (input) => Promise.resolve(computeReplacement(input)),
  close: () => Promise.resolve(),
};
