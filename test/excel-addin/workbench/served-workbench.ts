import { build } from 'esbuild';
import express from 'express';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from '../../../excel-addin/files/xlsx-writer.ts';
import type { WritableSheet } from '../../../excel-addin/files/xlsx-sheet-xml.ts';
import { selfSignedIdentity } from '../../support/https-identity.ts';

/** Content security policy under which the workbench must run. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'";

/** A page that loads office.js and does nothing more: tests run add-in code in it. */
const ADD_IN_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>测试加载项</title>
<script src="/office/office.js"></script><script src="/addin/test.js"></script></head><body><h1>测试加载项</h1></body></html>`;

/** A running workbench. */
export interface ServedWorkbench {
  /** Address of the workbench with the test add-in in its pane. */
  readonly url: string;
  close(): Promise<void>;
}

async function buildWorkbench(folder: string): Promise<void> {
  await build({
    entryPoints: { main: 'excel-addin/workbench/main.tsx' },
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    jsx: 'automatic',
    splitting: true,
    logLevel: 'warning',
    loader: { '.svg': 'file', '.png': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await cp('excel-addin/workbench/assets', folder, { recursive: true });
}

/** Builds the workbench and serves it over https with the unmodified office.js, as the office's server does. */
export async function serveWorkbench(sample: readonly WritableSheet[]): Promise<ServedWorkbench> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-'));
  await buildWorkbench(folder);
  const app = express();
  const workbook = Buffer.from(writeXlsx({ sheets: sample.map((sheet) => ({ headingRow: 0, ...sheet })) }));
  app.get('/workbench/sample.xlsx', (_request, response) => {
    response.send(workbook);
  });
  app.use('/workbench', (_request, response, next) => {
    response.setHeader('Content-Security-Policy', POLICY);
    next();
  });
  app.use('/workbench', express.static(folder));
  app.use('/office', express.static('node_modules/@microsoft/office-js/dist'));
  app.get('/addin/test.html', (_request, response) => {
    response.type('html').send(ADD_IN_PAGE);
  });
  app.get('/addin/functions.json', (_request, response) => {
    response.sendFile('functions.json', { root: 'excel-addin/taskpane/assets' });
  });
  app.get('/addin/test.js', (_request, response) => {
    response.type('js').send("Office.onReady(() => document.documentElement.setAttribute('data-ready', ''));");
  });
  const server = createServer(await selfSignedIdentity(), (request, response) => {
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}/workbench/?addin=/addin/test.html`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
