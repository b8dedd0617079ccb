/** What the benches share: clocks, memory, lines of output. */

/** An answer, and what it took: seconds by the clock, and seconds of processor time of all threads of this process. */
export interface Timed<T> {
  readonly seconds: number;
  /** The better measure on a machine that does other work too. */
  readonly cpuSeconds: number;
  readonly value: T;
}

/** Times a computation. */
export function timed<T>(work: () => T): Timed<T> {
  const stop = startTiming();
  const value = work();
  return { ...stop(), value };
}

/** As {@link timed}, for work that waits. */
export async function timedAsync<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const stop = startTiming();
  const value = await work();
  return { ...stop(), value };
}

/** Processor time that all threads of this process have used so far, in seconds. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function startTiming(): () => Omit<Timed<unknown>, 'value'> {
  const [start, used] = [process.hrtime.bigint(), processorSeconds()];
  return () => ({ seconds: Number(process.hrtime.bigint() - start) / 1e9, cpuSeconds: processorSeconds() - used });
}

/** The run of several that took least processor time: the one that other work on the machine disturbed least. */
export function fastest<T>(runs: number, work: () => T): Timed<T> {
  let best = timed(work);
  for (let run = 1; run < runs; run++) {
    const next = timed(work);
    if (next.cpuSeconds < best.cpuSeconds) best = next;
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
