/** Where commands write: results to standard output, progress and faults to standard error. */
export interface Console {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** A line that is written over by the next one; nothing on a stream that is no terminal. */
  readonly progress: (line: string) => void;
}

/** The console of this process. */
export const processConsole: Console = {
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
  },
};
