import { build } from 'esbuild';
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';

/**
 * Bundles what runs: one Node program and the browser programs it serves.
 * Types are checked by `tsc -b`, not here, so a start stays quick.
 */
const dist = 'dist';
const shared = { bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning', sourcemap: 'linked' };

/** Browser programs: output folder → entry. Each folder's static files (html, css, icons) are copied beside it. */
const browser = {
  taskpane: 'excel-addin/taskpane/main.tsx',
  workbench: 'excel-addin/workbench/main.tsx',
  'public-site': 'bot/public/browser/main.ts',
  'chat-window': 'bot/sandbox/window/main.tsx',
};

await rm(dist, { recursive: true, force: true });
await mkdir(`${dist}/bin`, { recursive: true });

const programs = [];
if (existsSync('bin/double-random.ts')) {
  programs.push(
    build({
      ...shared,
      entryPoints: ['bin/double-random.ts'],
      outdir: `${dist}/bin`,
      platform: 'node',
      packages: 'external',
      banner: { js: '#!/usr/bin/env node' },
    }),
  );
}
for (const [folder, entry] of Object.entries(browser)) {
  if (!existsSync(entry)) continue;
  programs.push(
    build({
      ...shared,
      entryPoints: { main: entry },
      outdir: `${dist}/${folder}`,
      platform: 'browser',
      jsx: 'automatic',
      minify: true,
      splitting: true,
      loader: { '.svg': 'file', '.png': 'file' },
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
  );
  const assets = `${entry.slice(0, entry.lastIndexOf('/'))}/assets`;
  if (existsSync(assets)) programs.push(cp(assets, `${dist}/${folder}`, { recursive: true }));
}
await Promise.all(programs);
if (existsSync(`${dist}/bin/double-random.js`)) await chmod(`${dist}/bin/double-random.js`, 0o755);
await writeFile(`${dist}/.built`, '');
