/**
 * Runs the benches, each in a process of its own so that its memory is its own: `npm run bench`, or
 * `npm run bench -- sampling` for those whose name contains a word. Results that matter are kept in docs/benchmarks.md.
 */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { mkdirSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';

const here = import.meta.dirname;
const out = `${here}/../../build/bench`;
const wanted = process.argv.slice(2);
const names = readdirSync(here)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.slice(0, -'.bench.ts'.length))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

mkdirSync(out, { recursive: true });
await build({
  entryPoints: names.map((name) => `${here}/${name}.bench.ts`),
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  packages: 'external',
  logLevel: 'error',
});

const [processor] = cpus();
console.log(
  `${processor?.model ?? 'unknown processor'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
);
let failed = false;
for (const name of names) {
  console.log(`\n== ${name}`);
  const run = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=8192', `${out}/${name}.bench.mjs`], {
    stdio: 'inherit',
  });
  failed ||= run.status !== 0;
}
process.exitCode = failed ? 1 : 0;
