import { build } from 'esbuild';
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Bundles what runs: one Node program and the browser programs it serves.
 * Types are checked by `tsc -b`, not here, so a start stays quick.
 */
const dist = 'dist';
const shared = { bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning', sourcemap: 'linked' };

/**
 * Browser programs: output folder → source folder and its entries (page first, then workers).
 * The `assets` of a source folder (html, css, icons) are copied beside the program, and a `look` that is shared.
 */
const browser = {
  taskpane: { source: 'excel-addin/taskpane', entries: ['main.tsx', 'verify-worker.ts', 'list-worker.ts'] },
  workbench: { source: 'excel-addin/workbench', entries: ['main.tsx'] },
  'public-site': { source: 'bot/public/browser', entries: ['main.ts', 'verify-worker.ts'] },
  'witness-page': { source: 'bot/witness/browser', entries: ['main.ts'], look: 'bot/public/browser/assets/base.css' },
  'chat-window': { source: 'bot/sandbox/window', entries: ['main.tsx'] },
};

await rm(dist, { recursive: true, force: true });
await mkdir(`${dist}/bin`, { recursive: true });

const programs = [];
if (existsSync('bin/double-random.ts')) {
  programs.push(
    build({
      ...shared,
      entryPoints: ['bin/double-random.ts', 'bot/office/draw-worker.ts'],
      entryNames: '[name]',
      outdir: `${dist}/bin`,
      platform: 'node',
      jsx: 'automatic',
      packages: 'external',
      banner: { js: '#!/usr/bin/env node' },
    }),
  );
}
for (const [folder, { source, entries }] of Object.entries(browser)) {
  const entryPoints = entries.map((entry) => `${source}/${entry}`).filter((entry) => existsSync(entry));
  if (entryPoints.length === 0) continue;
  programs.push(
    build({
      ...shared,
      entryPoints,
      entryNames: '[name]',
      outdir: `${dist}/${folder}`,
      platform: 'browser',
      jsx: 'automatic',
      minify: true,
      splitting: true,
      loader: { '.svg': 'file', '.png': 'file' },
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
  );
  const assets = `${source}/assets`;
  if (existsSync(assets)) programs.push(cp(assets, `${dist}/${folder}`, { recursive: true }));
}
if (existsSync('manifest.xml')) programs.push(cp('manifest.xml', `${dist}/manifest.xml`));
await Promise.all(programs);
for (const [folder, { look }] of Object.entries(browser)) {
  if (look !== undefined) await cp(look, `${dist}/${folder}/${basename(look)}`);
}
if (existsSync(`${dist}/bin/double-random.js`)) await chmod(`${dist}/bin/double-random.js`, 0o755);
await writeFile(`${dist}/.built`, '');
