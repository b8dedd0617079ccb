import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Decoder } from '../../core/wire/requests.ts';
import { refuse } from './refusal.ts';

/** Largest body of all requests but the one that seals. */
export const SMALL_BODY_BYTES = 64 * 1024;

/** Reads a JSON body, plain or compressed. */
export const jsonBody = (limit: number): RequestHandler =>
  bodyReader(limit, express.json({ limit, type: 'application/json', inflate: true, strict: true }));

/** As {@link jsonBody}, without reading the JSON: for {@link bytesOf}. */
export const rawBody = (limit: number): RequestHandler =>
  bodyReader(limit, express.raw({ limit, type: 'application/json', inflate: true }));

/** The bytes that {@link rawBody} read; none for a call without a body. */
export const bytesOf = (request: Request): Uint8Array =>
  request.body instanceof Uint8Array ? request.body : new Uint8Array();

/** The limit holds for what a body inflates to, so a small compressed one can't grow without bound. */
function bodyReader(limit: number, read: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.is('application/json') !== 'application/json') {
      refuse(response, { code: 'malformed', path: '', expected: 'Content-Type: application/json' });
      return;
    }
    // the reader below would first wait for all of it
    if (Number(request.get('content-length') ?? 0) > limit) {
      refuseTooLarge(response, limit);
      return;
    }
    read(request, response, (error?: unknown) => {
      if (error === undefined) next();
      else refuseBody(error, limit, response, next);
    });
  };
}

/** What is still being sent is not read, so the connection can't be used any more. */
function refuseTooLarge(response: Response, limit: number): void {
  response.set('Connection', 'close');
  refuse(response, { code: 'too-large', limit });
}

function refuseBody(error: unknown, limit: number, response: Response, next: NextFunction): void {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
  switch (type) {
    case 'entity.too.large':
      refuseTooLarge(response, limit);
      return;
    case 'entity.parse.failed':
      refuse(response, { code: 'malformed', path: '', expected: 'JSON' });
      return;
    case 'charset.unsupported':
      refuse(response, { code: 'malformed', path: '', expected: 'UTF-8' });
      return;
    case 'encoding.unsupported':
      refuse(response, { code: 'malformed', path: '', expected: 'Content-Encoding: gzip, deflate or br' });
      return;
    case 'request.aborted':
    case 'request.size.invalid':
      refuse(response, { code: 'malformed', path: '', expected: 'the whole body' });
      return;
    default:
      if (isInflateError(error)) refuse(response, { code: 'malformed', path: '', expected: 'a sound compressed body' });
      else next(error);
  }
}

/** What zlib says of a body that is not what its encoding claims. */
function isInflateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(Z_|ERR_)/.test(error.code);
}

/** The decoded body, or null after a refusal. */
export function decoded<T>(request: Request, response: Response, decode: Decoder<T>): T | null {
  const result = decode(request.body);
  if (result.ok) return result.value;
  refuse(response, { code: 'malformed', path: result.fault.path, expected: result.fault.expected });
  return null;
}
