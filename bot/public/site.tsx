import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { answerEntity } from '../../core/verify/entity-answer.ts';
import { DrawPage } from './pages/draw.tsx';
import { EntityAnswerPage } from './pages/entity-answer.tsx';
import { Home } from './pages/home.tsx';
import { Layout } from './pages/layout.tsx';
import { Log } from './pages/log.tsx';
import { Missing } from './pages/missing.tsx';
import { Trouble } from './pages/trouble.tsx';
import type { PublicRecords } from './records.ts';
import { verificationRouter, type VerificationParts } from './verification.ts';
import { chinaTime } from './words.ts';

/** Everything a page loads comes from this site; nothing inline, nothing framed, nothing sent elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const LOG_PAGE = 200;
const MAX_QUERY_CHARACTERS = 200;

/** What the public site needs. */
export interface PublicSiteParts {
  readonly records: PublicRecords;
  /** Folder of the built browser program and its style. */
  readonly assets: string;
  /** Name of the office in the footer. */
  readonly office: string;
  /** Current year in China. */
  readonly year: () => number;
  /** Takes transcripts to be verified; none are taken when absent. */
  readonly verification?: VerificationParts;
  /** Told of every error that a visitor met and was not the visitor's own. */
  readonly onError?: (error: unknown) => void;
}

/** The public site: no login, no cookie, read only. */
export function publicSite(parts: PublicSiteParts): Express {
  const site = express();
  site.disable('x-powered-by');
  site.set('query parser', 'simple');
  site.use(securityHeaders);
  site.use('/assets', express.static(parts.assets, { index: false, maxAge: '10m' }));
  if (parts.verification) site.use(verificationRouter(parts.verification));
  site.get('/', (_request, response) => {
    const year = parts.year();
    const draws = parts.records.draws().filter((draw) => chinaTime(draw.seal.sealedAt).startsWith(`${year}-`));
    send(response, parts, `${year} 年抽查`, <Home year={year} draws={draws} />);
  });
  site.get('/log', (request, response) => {
    showLog(parts, queryText(request, 'after'), response);
  });
  site.get('/draws/:number', async (request, response) => {
    await showDraw(parts, request.params.number, response);
  });
  site.get('/draws/:number/entity', async (request, response) => {
    await showAnswer(parts, request.params.number, queryText(request, 'id'), response);
  });
  site.get('/draws/:number/transcript.json', async (request, response) => {
    await sendTranscript(parts, request.params.number, response);
  });
  site.use((_request, response) => {
    sendMissing(response, parts, '这个地址没有内容。');
  });
  // Express knows an error handler by its four parameters.
  site.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    sendTrouble(error, response, parts, next);
  });
  return site;
}

function securityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  next();
}

/** A query value comes from anybody: only one plain string of bounded length counts. */
function queryText(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value.slice(0, MAX_QUERY_CHARACTERS) : '';
}

async function showDraw(parts: PublicSiteParts, number: string, response: Response): Promise<void> {
  const draw = parts.records.draw(number);
  if (draw === null) {
    sendMissing(response, parts, '没有这个编号的抽取。');
    return;
  }
  const copy = await parts.records.transcript(number);
  const page = <DrawPage draw={draw} transcript={copy?.transcript ?? null} />;
  send(response, parts, draw.seal.rules.title, page, { script: copy !== null });
}

async function showAnswer(parts: PublicSiteParts, number: string, id: string, response: Response): Promise<void> {
  const draw = parts.records.draw(number);
  const copy = await parts.records.transcript(number);
  if (draw === null || copy === null) {
    sendMissing(response, parts, draw === null ? '没有这个编号的抽取。' : '还没有抽取，抽取后再来查询。');
    return;
  }
  const answer = answerEntity(copy.transcript, id);
  send(response, parts, '查一家企业', <EntityAnswerPage draw={draw} answer={answer} />);
}

async function sendTranscript(parts: PublicSiteParts, number: string, response: Response): Promise<void> {
  const copy = await parts.records.transcript(number);
  if (copy === null) {
    sendMissing(response, parts, '没有这个编号的抽取记录。');
    return;
  }
  response.type('application/json').send(copy.text);
}

function showLog(parts: PublicSiteParts, afterText: string, response: Response): void {
  const after = /^\d{1,12}$/.test(afterText) ? Number(afterText) : 0;
  const lines = parts.records.log(after, LOG_PAGE);
  const next = lines.length === LOG_PAGE ? (lines.at(-1)?.sequence ?? null) : null;
  send(response, parts, '公开日志', <Log lines={lines} next={next} />);
}

function sendMissing(response: Response, parts: PublicSiteParts, what: string): void {
  response.status(404);
  send(response, parts, '没有找到', <Missing what={what} />);
}

/** A visitor never sees what broke; once an answer has begun it can only be cut off, which Express does. */
function sendTrouble(error: unknown, response: Response, parts: PublicSiteParts, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const badAddress = error instanceof URIError;
  if (!badAddress) parts.onError?.(error);
  response.status(badAddress ? 400 : 500);
  const what = badAddress ? '这个地址写错了，请检查后再试。' : '页面暂时打不开，请稍后再试。';
  send(response, parts, '打不开', <Trouble what={what} />);
}

function send(
  response: Response,
  parts: PublicSiteParts,
  title: string,
  content: ReactNode,
  options: { readonly script?: boolean } = {},
): void {
  const page = (
    <Layout title={title} office={parts.office} script={options.script ?? false}>
      {content}
    </Layout>
  );
  response.type('html').send(`<!doctype html>${renderToStaticMarkup(page)}`);
}
