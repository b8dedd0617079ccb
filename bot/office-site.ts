import express, { type Express } from 'express';
import { API_ROOT } from '../core/wire/api.ts';
import { WITNESS_ROOT } from '../core/wire/witness.ts';
import { manifestHandler } from './add-in/manifest-router.ts';
import { apiRouter, type ApiParts } from './api/router.ts';
import { witnessRouter, type WitnessParts } from './witness/router.ts';

/** Folders of built browser programs that the office server hands out. */
export interface OfficePrograms {
  /** The task pane, at `/addin/`. */
  readonly taskpane: string;
  /** The repository's `manifest.xml`, handed out at `/addin/manifest.xml` for the office's address. */
  readonly manifest: string;
  /** The witness's page, at `/witness/`. */
  readonly witnessPage: string;
  /** office.js for offices without internet, at `/office/`; null where the pane loads it from Microsoft. */
  readonly officeJs: string | null;
}

/** What the office's work hangs on, as a watchdog asks for it. */
export interface Readiness {
  /** Whether the journal can be written. */
  readonly journal: boolean;
  /** Whether events of Feishu reach us; null when there is no chat. */
  readonly chat: boolean | null;
}

/** The https site for the machines of clerks and witnesses: the pane's API, the pane, office.js, the witness's page. */
export function officeSite(
  parts: ApiParts & Omit<WitnessParts, 'assets' | 'office'> & { readonly address: string },
  programs: OfficePrograms,
  readiness: () => Readiness,
  mount?: (site: Express) => void,
): Express {
  const site = express();
  site.disable('x-powered-by');
  site.set('query parser', 'simple');
  site.use(API_ROOT, apiRouter(parts));
  site.use(WITNESS_ROOT, witnessRouter({ ...parts, assets: programs.witnessPage }));
  site.get('/addin/manifest.xml', harmless, manifestHandler(programs.manifest, parts.address));
  site.use('/addin', harmless, express.static(programs.taskpane, { maxAge: 0 }));
  if (programs.officeJs !== null) site.use('/office', harmless, express.static(programs.officeJs, { maxAge: '1d' }));
  site.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  site.get('/readyz', (_request, response) => {
    const { journal, chat } = readiness();
    const ready = journal && chat !== false;
    response.status(ready ? 200 : 503).json({ ready, journal, chat });
  });
  mount?.(site);
  site.use((_request, response) => {
    response.status(404).type('text/plain').send('没有这个地址。');
  });
  return site;
}

/** Files are what their type says and nothing else. The pane runs inside Excel's frame, so framing stays allowed. */
const harmless: express.RequestHandler = (_request, response, next) => {
  response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
  next();
};
