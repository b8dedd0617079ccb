import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '../../../core/result.ts';

/** What Feishu's console shows for an app's event address; both are needed. */
export interface WebhookSecrets {
  readonly encryptKey: string;
  readonly verificationToken: string;
}

/** What a call to the event address says, once it is known to come from Feishu. */
export type Envelope =
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'event'; readonly body: Readonly<Record<string, unknown>> };

/** Why a call is refused. */
export type WebhookFault = 'unreadable' | 'unsigned' | 'stale' | 'forged' | 'replayed' | 'wrong-token';

/** A call as it came in: the body byte for byte, because the signature is over it. */
export interface WebhookCall {
  readonly timestamp: string | undefined;
  readonly nonce: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** How far Feishu's clock and ours may differ, and how old a call may be. */
export const FRESH_MS = 5 * 60_000;

/** Signatures seen within the time in which a call is fresh, so that a copy of a call is refused. */
export class SeenSignatures {
  readonly #seen = new Map<string, number>();

  /** Whether it is new; it is remembered from then on. */
  isNew(signature: string, now: number): boolean {
    for (const [old, at] of this.#seen) {
      if (now - at <= 2 * FRESH_MS) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(signature)) return false;
    this.#seen.set(signature, now);
    return true;
  }
}

/**
 * Opens a call: decrypts it (AES-256-CBC, key SHA-256 of the encrypt key, IV in front), checks the token, the signature
 * SHA-256(timestamp ‖ nonce ‖ encrypt key ‖ body) and its age. Everything of the call comes from a stranger until then.
 * @param now - milliseconds since 1970
 */
export function openEnvelope(
  secrets: WebhookSecrets,
  call: WebhookCall,
  seen: SeenSignatures,
  now: number,
): Result<Envelope, WebhookFault> {
  const body = decrypted(secrets.encryptKey, call.body);
  if (body === null) return fail('unreadable');
  if (!equal(tokenOf(body), secrets.verificationToken)) return fail('wrong-token');
  const challenge = body['challenge'];
  if (body['type'] === 'url_verification' && typeof challenge === 'string') {
    // Feishu may not sign this one; who could encrypt it knows the key and learns nothing new
    return ok({ kind: 'challenge', challenge: challenge.slice(0, 200) });
  }
  const fault = signatureFault(secrets.encryptKey, call, seen, now);
  return fault === null ? ok({ kind: 'event', body }) : fail(fault);
}

function signatureFault(key: string, call: WebhookCall, seen: SeenSignatures, now: number): WebhookFault | null {
  const { timestamp, nonce, signature, body } = call;
  if (timestamp === undefined || nonce === undefined || signature === undefined) return 'unsigned';
  const expected = createHash('sha256').update(`${timestamp}${nonce}${key}`).update(body).digest('hex');
  if (!equal(signature, expected)) return 'forged';
  const age = Math.abs(now - Number(timestamp) * 1000);
  if (!(age <= FRESH_MS)) return 'stale';
  return seen.isNew(signature, now) ? null : 'replayed';
}

/** Compares without telling by its time how much is right. */
function equal(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Events of schema 2.0 carry the token in their header, a challenge beside itself. */
function tokenOf(body: Readonly<Record<string, unknown>>): string {
  const header = body['header'];
  const token = isRecord(header) ? header['token'] : body['token'];
  return typeof token === 'string' ? token : '';
}

const IV_BYTES = 16;

function decrypted(key: string, body: Buffer): Readonly<Record<string, unknown>> | null {
  const outer = parse(body.toString('utf8'));
  const sealed = isRecord(outer) ? outer['encrypt'] : undefined;
  if (typeof sealed !== 'string') return null;
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length <= IV_BYTES) return null;
  try {
    const secret = createHash('sha256').update(key).digest();
    const decipher = createDecipheriv('aes-256-cbc', secret, bytes.subarray(0, IV_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]).toString('utf8');
    const inner = parse(text);
    return isRecord(inner) ? inner : null;
  } catch {
    return null; // another key, or bytes that were never encrypted
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
