import express, { type Express } from 'express';
import { writeXlsx } from '../../excel-addin/files/xlsx-writer.ts';
import type { SampleWorkspace } from '../sample/sample-workspace.ts';
import { sampleSheets } from '../sample/sample-workspace.ts';

/** Nothing inline, and frames only from the same origin: the task pane runs in one. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** Adds the workbench, a spreadsheet without Excel, to the office's https site. */
export function mountWorkbench(site: Express, folder: string, sample: SampleWorkspace | null): void {
  site.use('/workbench', (_request, response, next) => {
    response.set({ 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  if (sample !== null) {
    const workbook = Buffer.from(writeXlsx({ sheets: sampleSheets(sample) }));
    site.get('/workbench/sample.xlsx', (_request, response) => {
      response.type('xlsx').send(workbook);
    });
  }
  site.use('/workbench', express.static(folder, { maxAge: 0 }));
  site.get('/', (_request, response) => {
    response.redirect('/workbench/');
  });
}
