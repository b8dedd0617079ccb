import { randomBytes } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { Witness } from '../../core/draw/seal.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import type { DrawNumber } from '../../core/model/ids.ts';
import { decodeContributionRequest } from '../../core/wire/requests.ts';
import { decodeWitnessOpening } from '../../core/wire/witness.ts';
import { decoded, jsonBody } from '../api/body.ts';
import { requestLog } from '../api/log.ts';
import { RateLimit } from '../api/rate-limit.ts';
import { apiFaultOf, refuse } from '../api/refusal.ts';
import type { Clock } from '../clock.ts';
import type { Office } from '../office/office.ts';
import type { WitnessPass, WitnessPasses } from './passes.ts';
import { committingWitness, witnessView } from './view.ts';

/** What the page works on. */
export interface WitnessParts {
  readonly office: Pick<Office, 'contribute'>;
  readonly state: () => OfficeState;
  readonly passes: WitnessPasses;
  readonly clock: Clock;
  readonly log: Logger;
  /** Folder of the built page. */
  readonly assets: string;
  /** Address of a draw's public page. */
  readonly drawUrl: (draw: DrawNumber) => string;
}

/** All that is ever sent here is a token, a commitment or a value. */
const BODY_BYTES = 4 * 1024;
/** Links that one address may try to open. */
const OPENING_RATE = { attempts: 30, seconds: 600 };

/** Nothing from elsewhere, nothing inline, nothing framed, nothing sent elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The witness's page and its calls, to be mounted at `WITNESS_ROOT`. */
export function witnessRouter(parts: WitnessParts): Router {
  const router = express.Router({ caseSensitive: true });
  router.use(requestLog(parts.log), secureAnswers);
  openingRoute(router, parts);
  pageRoutes(router, parts);
  router.use(express.static(parts.assets, { maxAge: 0 }));
  router.use(troubled(parts.log));
  return router;
}

function secureAnswers(_request: Request, response: Response, next: () => void): void {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
}

/** A link's token for a session: once. */
function openingRoute(router: Router, parts: WitnessParts): void {
  const limit = new RateLimit(OPENING_RATE);
  router.post('/open', jsonBody(BODY_BYTES), (request, response) => {
    const retryAfterSeconds = limit.take(request.ip ?? '', parts.clock.now());
    if (retryAfterSeconds > 0) {
      refuse(response, { code: 'too-many-requests', retryAfterSeconds });
      return;
    }
    const body = decoded(request, response, decodeWitnessOpening);
    if (body === null) return;
    const opened = parts.passes.redeem(body.token, parts.clock.now());
    const part = opened && partOf(parts, opened.pass);
    if (opened === null || part === null) refuse(response, { code: 'unauthorised' });
    else response.status(201).json({ session: opened.session, view: viewOf(parts, part) });
  });
}

function pageRoutes(router: Router, parts: WitnessParts): void {
  router.get('/view', (request, response) => {
    const part = asking(parts, request, response);
    if (part !== null) response.json(viewOf(parts, part));
  });
  router.post('/contribution', jsonBody(BODY_BYTES), async (request, response) => {
    const part = asking(parts, request, response);
    const body = part && decoded(request, response, decodeContributionRequest);
    if (part === null || body === null) return;
    const done = await parts.office.contribute(part.pass.person, part.pass.draw, body);
    const after = partOf(parts, part.pass);
    if (!done.ok) refuse(response, apiFaultOf(done.fault));
    else response.json(viewOf(parts, after ?? part));
  });
}

/** A witness's part in a draw, as it stands now. */
interface Part {
  readonly pass: WitnessPass;
  readonly draw: DrawState;
  readonly witness: Witness;
}

function partOf(parts: WitnessParts, pass: WitnessPass): Part | null {
  const draw = parts.state().draws.get(pass.draw);
  const witness = draw && committingWitness(draw, pass.person);
  return draw === undefined || !witness ? null : { pass, draw, witness };
}

/** Whoever asks, or null after a refusal. */
function asking(parts: WitnessParts, request: Request, response: Response): Part | null {
  const session = /^Bearer ([\w-]{20,64})$/.exec(request.get('authorization') ?? '')?.[1];
  const pass = session === undefined ? null : parts.passes.passOf(session, parts.clock.now());
  const found = pass && partOf(parts, pass);
  if (found === null) refuse(response, { code: 'unauthorised' });
  return found;
}

const viewOf = (parts: WitnessParts, { draw, witness }: Part) =>
  witnessView(draw, witness, parts.clock.now(), parts.drawUrl(draw.number));

function troubled(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const reference = randomBytes(6).toString('hex');
    log.error({ err: error, reference }, 'request failed');
    if (response.headersSent) next(error);
    else refuse(response, { code: 'internal', reference });
  };
}
