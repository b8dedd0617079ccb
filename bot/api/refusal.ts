import type { Response } from 'express';
import type { ApiFault } from '../../core/wire/api.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import type { OfficeFault } from '../office/faults.ts';

/** HTTP status of each fault (RFC 9110 §15.5). */
const STATUS: Readonly<Record<ApiFault['code'], number>> = {
  unauthorised: 401,
  'session-expired': 401,
  forbidden: 403,
  'pairing-refused': 403,
  'not-found': 404,
  'too-large': 413,
  malformed: 400,
  'offer-lapsed': 410,
  'list-moved': 409,
  'list-repeats': 422,
  'seal-mismatch': 422,
  'seal-refused': 422,
  'contribution-refused': 422,
  'illegal-transition': 409,
  'not-ready': 409,
  'draw-refused': 422,
  'too-many-requests': 429,
  busy: 503,
  internal: 500,
};

/** Answers with a fault. */
export function refuse(response: Response, fault: ApiFault): void {
  if (fault.code === 'unauthorised' || fault.code === 'session-expired') response.set('WWW-Authenticate', 'Bearer');
  if (fault.code === 'too-many-requests') response.set('Retry-After', String(fault.retryAfterSeconds));
  response.status(STATUS[fault.code]).json({ fault });
}

/** A command's fault as the pane hears it. */
export function apiFaultOf(fault: OfficeFault | MalformedFault): ApiFault {
  switch (fault.code) {
    case 'person-unknown':
      return { code: 'unauthorised' };
    case 'text-refused':
      return { code: 'malformed', path: `/${fault.field}`, expected: `text: ${fault.cause}` };
    case 'code-too-soon':
    case 'leave-refused':
    case 'too-many-conflicts':
    case 'firm-code-wrong':
    case 'illegal-answer':
    case 'illegal-result':
      throw new Error(`${fault.code} belongs to commands that the pane has no door to`);
    default:
      return fault;
  }
}
