import express, { type Router } from 'express';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import type { Result } from '../../core/result.ts';
import type { VerificationReport } from '../../core/verify/verify.ts';
import { bytesOf, rawBody } from '../api/body.ts';
import { gate } from '../api/gate.ts';
import { RateLimit } from '../api/rate-limit.ts';
import { refuse } from '../api/refusal.ts';
import type { Clock } from '../clock.ts';

/** What the verification of others' transcripts needs. */
export interface VerificationParts {
  /** Verifies a body, away from the thread that answers. */
  readonly verify: (body: Uint8Array) => Promise<Result<VerificationReport, MalformedFault>>;
  readonly clock: Clock;
}

/** A transcript of 10,000 drawn from 200,000 stays below 20 MB, and a predecessor is as long. */
export const MAX_VERIFICATION_BYTES = 48 * 1024 * 1024;
/** Verifications that one address may ask for. */
export const VERIFICATION_RATE = { attempts: 20, seconds: 600 };
const AT_ONCE = 2;

/**
 * `POST /verifications` of the public site: anybody's transcript in, the list of checks out, for programs of others that
 * want to compare. Nothing is kept. Whoever does not want to take our word uses the browser or the command line.
 */
export function verificationRouter({ verify, clock }: VerificationParts): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const limit = new RateLimit(VERIFICATION_RATE);
  router.post(
    '/verifications',
    (request, response, next) => {
      const retryAfterSeconds = limit.take(request.ip ?? '', clock.now());
      if (retryAfterSeconds === 0) next();
      else refuse(response, { code: 'too-many-requests', retryAfterSeconds });
    },
    gate(AT_ONCE),
    rawBody(MAX_VERIFICATION_BYTES),
    async (request, response) => {
      const report = await verify(bytesOf(request));
      response.set('Cache-Control', 'no-store');
      if (report.ok) response.json(report.value);
      else refuse(response, report.fault);
    },
  );
  return router;
}
