import type { RequestHandler } from 'express';
import { refuse } from './refusal.ts';

/** Lets so many requests in at once and tells the others to come again. */
export function gate(atOnce: number): RequestHandler {
  let inside = 0;
  return (_request, response, next) => {
    if (inside >= atOnce) {
      response.set('Connection', 'close');
      refuse(response, { code: 'busy' });
      return;
    }
    inside += 1;
    response.once('close', () => {
      inside -= 1;
    });
    next();
  };
}
