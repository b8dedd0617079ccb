import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import type { Result } from '../../core/result.ts';
import type { OfficeFault } from '../office/faults.ts';
import { apiFaultOf, refuse } from './refusal.ts';
import { askingOf } from './sessions.ts';

/** Shorter answers are not worth compressing. */
const COMPRESS_FROM_BYTES = 16 * 1024;

const compress = promisify(gzip);

/** Answers with a document's bytes, compressed where that is worth it. */
export async function sendDocument(
  request: Request,
  response: Response,
  found: Result<Uint8Array, OfficeFault | MalformedFault>,
): Promise<void> {
  if (!found.ok) {
    answer(response, found);
    return;
  }
  response.type('application/json').vary('Accept-Encoding');
  const shrink = found.value.length >= COMPRESS_FROM_BYTES && request.acceptsEncodings('gzip') === 'gzip';
  if (shrink) response.set('Content-Encoding', 'gzip').end(await compress(found.value));
  else response.end(found.value);
}

/** Answers with a value as JSON, or with the fault. */
export function answer(response: Response, result: Result<unknown, OfficeFault | MalformedFault>, status = 200): void {
  if (result.ok) response.status(status).json(result.value);
  else refuse(response, apiFaultOf(result.fault));
}

/** Who is asking. */
export const actorOf = (request: Request, response: Response): InspectorId =>
  askingOf(request, response).session.person;
