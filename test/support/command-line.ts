import { execFile } from 'node:child_process';
import { builtProgram } from './program.ts';

/** The command line as it is run: in a process of its own, from its bundle. */
export interface EndedCommand {
  readonly code: number | string | null | undefined;
  readonly output: string;
  readonly complaints: string;
}

/** Builds the program once and answers with a way to run it; paths among the arguments are taken as they are. */
export async function builtCommandLine(): Promise<(...given: readonly string[]) => Promise<EndedCommand>> {
  const program = await builtProgram('bin/double-random.ts', 'double-random');
  return (...given) =>
    new Promise((ended) => {
      execFile(process.execPath, [program, ...given], (error, output, complaints) => {
        ended({ code: error === null ? 0 : error.code, output, complaints });
      });
    });
}
