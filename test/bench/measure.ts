/** What the benches share: clocks, memory, lines of output. */

/** Seconds that a computation takes, and its answer. */
export function timed<T>(work: () => T): { readonly seconds: number; readonly value: T } {
  const start = process.hrtime.bigint();
  const value = work();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, value };
}

/** As {@link timed}, for work that waits. */
export async function timedAsync<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> {
  const start = process.hrtime.bigint();
  const value = await work();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, value };
}

/** The fastest of several runs: the one that other work on the machine disturbed least. */
export function fastest<T>(runs: number, work: () => T): { readonly seconds: number; readonly value: T } {
  let best = timed(work);
  for (let run = 1; run < runs; run++) {
    const next = timed(work);
    if (next.seconds < best.seconds) best = next;
  }
  return best;
}

/** Highest resident memory of this process so far, in megabytes. */
export const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** One line of results. */
export function line(what: string, ...figures: readonly string[]): void {
  console.log(`${what.padEnd(58)} ${figures.join('   ')}`);
}

/** Seconds as shown. */
export const inSeconds = (value: number): string => `${value.toFixed(value < 1 ? 3 : 2)} s`;

/** A quotient as shown. */
export const inRatio = (value: number): string => `× ${value.toFixed(2)}`;

/** Whether a wanted bound was met. */
export const verdict = (met: boolean): string => (met ? 'met' : 'NOT MET');
