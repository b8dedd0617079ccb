/** Makes docs/workbench-coverage.md anew: `node test/excel-addin/workbench/members/write.mjs` at the repository's root. */
import { build } from 'esbuild';

const out = 'build/workbench-coverage/write-report.mjs';
await build({
  entryPoints: [`${import.meta.dirname}/write-report.ts`],
  outfile: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
await import(`${process.cwd()}/${out}`);
