import type { NextFunction, Request, Response } from 'express';

/** Whether a `Host` header names this server: anything else is a page elsewhere that had its name point here. */
export function isOwnHost(host: string | undefined, allowed: ReadonlySet<string>): boolean {
  return host !== undefined && allowed.has(host.toLowerCase());
}

/** The `Host` headers a server on `port` answers to. */
export function ownHosts(host: string, port: number, further: readonly string[]): Set<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]', host];
  return new Set([...names.map((name) => `${name}:${port}`), ...further].map((entry) => entry.toLowerCase()));
}

/** Refuses requests for another host (DNS rebinding). */
export function hostGuard(allowed: () => ReadonlySet<string>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isOwnHost(request.headers.host, allowed())) next();
    else response.status(421).type('text/plain').send('This address does not serve that host.\n');
  };
}

/**
 * Guards the control API, which asks for no login: a page of another origin can neither send JSON here without asking
 * first (which is never granted) nor read an answer.
 */
export function originGuard(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  const origin = request.headers.origin;
  const foreign = origin !== undefined && origin !== `http://${request.headers.host ?? ''}`;
  const site = request.headers['sec-fetch-site'];
  if (foreign || site === 'cross-site' || site === 'same-site') response.status(403).json({ error: 'foreign origin' });
  else if (request.method !== 'GET' && request.is('application/json') === false) {
    response.status(415).json({ error: 'application/json is needed' });
  } else next();
}
