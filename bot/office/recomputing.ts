import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { decodeRecomputation, recompute } from '../../core/verify/recomputation.ts';
import { verify, type VerificationReport } from '../../core/verify/verify.ts';
import type { EngineFault } from './engine.ts';

/** Makes a transcript again from everything that decides it, as it came over the wire. Canonical JSON comes out. */
export function recomputeBody(body: Uint8Array): Result<Uint8Array, MalformedFault | EngineFault> {
  const json = parse(body);
  if (!json.ok) return json;
  const decoded = decodeRecomputation(json.value);
  if (!decoded.ok) return decoded;
  const made = recompute(decoded.value);
  return made.ok ? ok(Buffer.from(encodeTranscript(made.value))) : made;
}

/** A province's transcript takes a minute; one that takes longer than this was made to. */
const LONGEST_VERIFICATION_MS = 300_000;

/**
 * Verifies `{transcript, predecessor?}` as it came over the wire. What is no transcript fails the check of its form;
 * what takes too long is `not-shown` as `cancelled`, and the verdict is false.
 */
export function verifyBody(body: Uint8Array): Result<VerificationReport, MalformedFault> {
  const json = parse(body);
  if (!json.ok) return json;
  const { value } = json;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'transcript')) {
    return fail({ code: 'malformed', path: '/transcript', expected: 'a transcript' });
  }
  const { transcript, predecessor } = value as { readonly transcript: unknown; readonly predecessor?: unknown };
  const stopAt = performance.now() + LONGEST_VERIFICATION_MS;
  return ok(verify(transcript, { predecessor, cancelled: () => performance.now() > stopAt }));
}

function parse(body: Uint8Array): Result<unknown, MalformedFault> {
  try {
    return ok(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return fail({ code: 'malformed', path: '', expected: 'JSON' });
  }
}
