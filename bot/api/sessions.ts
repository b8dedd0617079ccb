import type { Request, RequestHandler, Response } from 'express';
import type { Session } from '../../core/wire/api.ts';
import type { Office } from '../office/office.ts';
import { refuse } from './refusal.ts';

/** Our tokens are 32 bytes in base64url; nothing longer is looked at. */
const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/;

/** Who is asking, once {@link requireSession} has let the request through. */
export interface Asking {
  readonly session: Session;
  readonly token: string;
}

/** Lets only paired panes through, before any body is read. */
export function requireSession(office: Office): RequestHandler {
  return (request, response, next) => {
    const token = BEARER.exec(request.get('authorization') ?? '')?.[1];
    const session = token === undefined ? 'unknown' : office.resolveSession(token);
    if (session === 'expired') refuse(response, { code: 'session-expired' });
    else if (session === 'unknown' || token === undefined) refuse(response, { code: 'unauthorised' });
    else {
      remember(response, { session, token });
      next();
    }
  };
}

function remember(response: Response, asking: Asking): void {
  response.locals['asking'] = asking;
}

/** Who is asking. @throws when the route was not behind {@link requireSession}. */
export function askingOf(_request: Request, response: Response): Asking {
  const asking: unknown = response.locals['asking'];
  if (!isAsking(asking)) throw new Error('a route without session asked who is asking');
  return asking;
}

function isAsking(value: unknown): value is Asking {
  return typeof value === 'object' && value !== null && 'session' in value && 'token' in value;
}
