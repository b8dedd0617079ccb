import { randomBytes } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { isHex32 } from '../../core/encoding/hex.ts';
import type { DrawNumber, Hex32 } from '../../core/model/ids.ts';
import { isDrawNumber } from '../../core/model/normalise.ts';
import { MAX_REQUEST_BYTES } from '../../core/wire/api.ts';
import {
  decodeContributionRequest,
  decodePairingRequest,
  decodePublicValueRequest,
  decodeVisitCapsRequest,
  decodeVisitRequest,
  decodeVoidRequest,
} from '../../core/wire/requests.ts';
import type { Clock } from '../clock.ts';
import type { Office } from '../office/office.ts';
import { actorOf, answer, sendDocument } from './answers.ts';
import { bytesOf, decoded, jsonBody, rawBody, SMALL_BODY_BYTES } from './body.ts';
import { gate } from './gate.ts';
import { requestLog } from './log.ts';
import { RateLimit } from './rate-limit.ts';
import { listRoutes } from './list-routes.ts';
import { refuse } from './refusal.ts';
import { askingOf, requireSession } from './sessions.ts';

/** What the API works on. */
export interface ApiParts {
  readonly office: Office;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Pairings that one address may try. */
const PAIRING_RATE = { attempts: 10, seconds: 600 };
/** Seals that are read and checked at once: each may take several times its size in memory. */
const SEALS_AT_ONCE = 2;
/** Recomputations at once: each takes a thread for as long as a draw. */
const RECOMPUTATIONS_AT_ONCE = 1;
/** Largest body with items in it: 200 of them, each with its long texts. */
const RULES_BYTES = 8 * 1024 * 1024;
/** The pane's API (`core/wire/api.ts`), to be mounted at `API_ROOT`. */
export function apiRouter(parts: ApiParts): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use(requestLog(parts.log), secureAnswers);
  pairingRoutes(router, parts);
  router.use(requireSession(parts.office));
  sessionRoutes(router, parts);
  listRoutes(router, parts.office);
  sealRoutes(router, parts);
  drawRoutes(router, parts);
  recomputationRoutes(router, parts);
  router.use((_request, response) => {
    refuse(response, { code: 'not-found' });
  });
  router.use(internalFault(parts.log));
  return router;
}

/** Answers are for the pane alone: kept nowhere, shown in no frame, run by nobody. */
function secureAnswers(_request: Request, response: Response, next: () => void): void {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
}

function pairingRoutes(router: Router, { office, clock }: ApiParts): void {
  const limit = new RateLimit(PAIRING_RATE);
  router.post('/pairings', jsonBody(SMALL_BODY_BYTES), async (request, response) => {
    const retryAfterSeconds = limit.take(request.ip ?? '', clock.now());
    if (retryAfterSeconds > 0) {
      refuse(response, { code: 'too-many-requests', retryAfterSeconds });
      return;
    }
    const pairing = decoded(request, response, decodePairingRequest);
    if (pairing !== null) answer(response, await office.redeemPairing(pairing.code), 201);
  });
}

function sessionRoutes(router: Router, { office }: ApiParts): void {
  router.get('/session', (request, response) => {
    response.json(askingOf(request, response).session);
  });
  router.delete('/session', async (request, response) => {
    await office.revokeSession(askingOf(request, response).token);
    response.status(204).end();
  });
  router.get('/directory', (request, response) => {
    answer(response, office.directory(actorOf(request, response)));
  });
}

function sealRoutes(router: Router, { office }: ApiParts): void {
  router.get('/declarations', (request, response) => {
    answer(response, office.declarations(actorOf(request, response)));
  });
  router.post('/visit-caps', jsonBody(RULES_BYTES), (request, response) => {
    const rules = decoded(request, response, decodeVisitCapsRequest);
    if (rules !== null) answer(response, office.visitCaps(actorOf(request, response), rules));
  });
  router.post('/visits', jsonBody(RULES_BYTES), async (request, response) => {
    const body = decoded(request, response, decodeVisitRequest);
    if (body !== null) answer(response, await office.recordVisits(actorOf(request, response), body), 201);
  });
  router.post('/offers', async (request, response) => {
    answer(response, await office.offerSeal(actorOf(request, response)), 201);
  });
  router.post('/draws', gate(SEALS_AT_ONCE), rawBody(MAX_REQUEST_BYTES), async (request, response) => {
    answer(response, await office.seal(actorOf(request, response), bytesOf(request)), 201);
  });
}

/** Lists of a draw come in, a transcript goes out; nothing is written. */
function recomputationRoutes(router: Router, { office }: ApiParts): void {
  router.post(
    '/recomputations',
    gate(RECOMPUTATIONS_AT_ONCE),
    rawBody(MAX_REQUEST_BYTES),
    async (request, response) => {
      await sendDocument(request, response, await office.recompute(actorOf(request, response), bytesOf(request)));
    },
  );
}

function drawRoutes(router: Router, { office }: ApiParts): void {
  const small = jsonBody(SMALL_BODY_BYTES);
  const status = (request: Request, response: Response, number: DrawNumber): void => {
    answer(response, office.status(actorOf(request, response), number));
  };
  router.get('/draws', (request, response) => {
    answer(response, office.draws(actorOf(request, response)));
  });
  router.get('/draws/:number', (request, response) => {
    const number = numberOf(request, response);
    if (number !== null) status(request, response, number);
  });
  router.get('/draws/:number/input', async (request, response) => {
    const number = numberOf(request, response);
    if (number !== null)
      await sendDocument(request, response, await office.drawInput(actorOf(request, response), number));
  });
  router.get('/draws/:number/transcript', async (request, response) => {
    const number = numberOf(request, response);
    if (number !== null) await sendTranscript(request, response, office, number);
  });
  router.get('/draws/:number/transcripts/:hash', async (request, response) => {
    const number = numberOf(request, response);
    const { hash } = request.params;
    if (number === null) return;
    if (isHex32(hash)) await sendTranscript(request, response, office, number, hash);
    else refuse(response, { code: 'not-found' });
  });
  router.post('/draws/:number/draw', async (request, response) => {
    const number = numberOf(request, response);
    if (number !== null) answer(response, await office.draw(actorOf(request, response), number));
  });
  router.post('/draws/:number/reminders', async (request, response) => {
    const number = numberOf(request, response);
    if (number !== null) answer(response, await office.askReminders(actorOf(request, response), number));
  });
  router.post('/draws/:number/void', small, async (request, response) => {
    const number = numberOf(request, response);
    const body = number && decoded(request, response, decodeVoidRequest);
    if (number === null || body === null) return;
    const done = await office.voidDraw(actorOf(request, response), number, body.reason);
    if (done.ok) status(request, response, number);
    else answer(response, done);
  });
  router.post('/draws/:number/contributions', small, async (request, response) => {
    const number = numberOf(request, response);
    const body = number && decoded(request, response, decodeContributionRequest);
    if (number === null || body === null) return;
    const done = await office.contribute(actorOf(request, response), number, body);
    if (done.ok) status(request, response, number);
    else answer(response, done);
  });
  router.post('/draws/:number/public-value', small, async (request, response) => {
    const number = numberOf(request, response);
    const body = number && decoded(request, response, decodePublicValueRequest);
    if (number === null || body === null) return;
    const done = await office.recordPublicValue(actorOf(request, response), number, body.value);
    if (done.ok) status(request, response, number);
    else answer(response, done);
  });
}

async function sendTranscript(
  request: Request,
  response: Response,
  office: Office,
  number: DrawNumber,
  hash?: Hex32,
): Promise<void> {
  await sendDocument(request, response, await office.transcript(actorOf(request, response), number, hash));
}

/** The draw's number in the address, or null after a refusal. */
function numberOf(request: Request, response: Response): DrawNumber | null {
  const number = request.params['number'];
  if (typeof number === 'string' && isDrawNumber(number)) return number;
  refuse(response, { code: 'not-found' });
  return null;
}

/** A bug or a failing disk: the log has everything, the answer a reference into it. */
function internalFault(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (error instanceof URIError) {
      // an address that can't be decoded
      refuse(response, { code: 'not-found' });
      return;
    }
    const reference = randomBytes(6).toString('hex');
    log.error({ err: error, reference }, 'request failed');
    if (response.headersSent) next(error);
    else refuse(response, { code: 'internal', reference });
  };
}
