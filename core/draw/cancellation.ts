import type { Progress } from './progress.ts';

/** Thrown out of a progress callback to leave a long loop; caught where the computation began, and nowhere else. */
export class Cancelled extends Error {}

/** A progress that leaves the computation when its caller no longer wants it. */
export function cancellable(progress: Progress | undefined): Progress {
  return {
    report: (stage, done, total) => {
      progress?.report(stage, done, total);
      if (progress?.cancelled?.() === true) throw new Cancelled();
    },
  };
}
