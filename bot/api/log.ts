import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * Writes one line a request: method, route, draw, status and time. Addresses of the caller, headers, bodies and query
 * strings stay out, and with them tokens, codes and contact data.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = process.hrtime.bigint();
    response.once('finish', () => {
      const route = routeOf(request.route);
      const ms = Number((process.hrtime.bigint() - began) / 1_000_000n);
      const draw = request.params['number'];
      const fields = { method: request.method, route, status: response.statusCode, ms };
      log.info(typeof draw === 'string' ? { ...fields, draw: draw.slice(0, 40) } : fields, 'request');
    });
    next();
  };
}

function routeOf(route: unknown): string {
  return typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : 'none';
}
