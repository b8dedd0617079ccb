import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/** A built program of the tests: what runs in a process of its own can't be loaded by the test runner. */
export interface Program {
  start(...args: readonly string[]): RunningProgram;
}

/** It runs. */
export interface RunningProgram {
  readonly process: ChildProcess;
  /** The first line that it writes, or null when it ends without one. */
  readonly firstLine: Promise<string | null>;
  /** Resolves when it has ended, with the signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** What it wrote to standard error so far. */
  complaints(): string;
}

/** Builds a TypeScript program, to be started as a process. */
export async function testProgram(source: string, name: string): Promise<Program> {
  const file = await builtProgram(source, name);
  return { start: (...args) => start(file, args) };
}

/** Builds a TypeScript program into one file and answers with its path. Packages are loaded as installed. */
export async function builtProgram(source: string, name: string): Promise<string> {
  const outfile = join(process.cwd(), 'build', 'test-programs', `${name}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'warning',
  });
  return outfile;
}

function start(file: string, args: readonly string[]): RunningProgram {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString('utf8');
  });
  const ended = once(child, 'exit').then(() => child.signalCode);
  const lines = createInterface({ input: child.stdout });
  const firstLine = Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(lines, 'close').then(() => null),
  ]);
  return { process: child, firstLine, ended, complaints: () => complaints };
}
