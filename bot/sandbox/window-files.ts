import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Request, type Response, type Router } from 'express';

/** What stands in the page's text where the nonce of one answer goes. */
const NONCE_MARK = '__NONCE__';

/** Serves the built chat window, under a policy that lets nothing in from elsewhere. */
export function windowFiles(folder: string): Router {
  const router = express.Router();
  router.get('/', async (_request: Request, response: Response) => {
    const nonce = randomBytes(16).toString('base64');
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    secure(response, nonce);
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(page.replaceAll(NONCE_MARK, nonce));
  });
  router.use((_request, response, next) => {
    secure(response, '');
    next();
  });
  router.use(express.static(folder, { index: false, fallthrough: true }));
  return router;
}

/** `style-src` needs the nonce: the components' styles are inserted by their library. */
function secure(response: Response, nonce: string): void {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': nonce === '' ? "'self'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  response.setHeader(
    'Content-Security-Policy',
    Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}
