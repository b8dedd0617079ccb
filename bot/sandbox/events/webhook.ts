import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { isJsonObject, parseJson, type JsonObject } from '../json.ts';
import type { AppOptions, WebhookOptions } from '../options.ts';
import type { Delivery, Transport } from './transport.ts';

/** Real milliseconds an address has to answer when it is verified. */
const VERIFICATION_LIMIT_MS = 1_000;

/** Sends events to the app's own address, encrypted and signed when it has an encrypt key. */
export class Webhooks implements Transport {
  readonly via = 'webhook';

  /** Asks the app's address for the challenge back, as Feishu does when the address is entered in its console. */
  async verify(app: AppOptions): Promise<boolean> {
    if (!app.webhook) return false;
    const challenge = randomBytes(16).toString('hex');
    const asked = { challenge, token: app.webhook.verificationToken, type: 'url_verification' };
    const delivery = await this.push(app, asked, AbortSignal.timeout(VERIFICATION_LIMIT_MS));
    return delivery.result === 'answered' && isJsonObject(delivery.data) && delivery.data['challenge'] === challenge;
  }

  async push(app: AppOptions, envelope: JsonObject, signal: AbortSignal): Promise<Delivery> {
    if (!app.webhook) return { result: 'no-connection' };
    const { body, headers } = sealed(app.webhook, envelope);
    try {
      const response = await fetch(app.webhook.url, { method: 'POST', body, headers, signal, redirect: 'manual' });
      const text = await response.text();
      return response.status === 200 ? { result: 'answered', data: parseJson(text) } : { result: 'failed' };
    } catch {
      return { result: signal.aborted ? 'timeout' : 'no-connection' };
    }
  }
}

/**
 * A request as Feishu makes it. Encryption: AES-256-CBC, key SHA-256(encryptKey), the IV in front, base64.
 * Signature: SHA-256 over timestamp, nonce, encrypt key and the body as sent, in hexadecimal.
 * `timestamp` is in seconds.
 */
export function sealed(
  webhook: WebhookOptions,
  envelope: JsonObject,
  timestamp = Math.floor(Date.now() / 1000),
): { readonly body: string; readonly headers: Record<string, string> } {
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  if (webhook.encryptKey === undefined) return { body: JSON.stringify(envelope), headers };
  const body = JSON.stringify({ encrypt: encrypt(webhook.encryptKey, JSON.stringify(envelope)) });
  const nonce = randomBytes(8).toString('hex');
  headers['x-lark-request-timestamp'] = String(timestamp);
  headers['x-lark-request-nonce'] = nonce;
  headers['x-lark-signature'] = createHash('sha256')
    .update(`${timestamp}${nonce}${webhook.encryptKey}${body}`)
    .digest('hex');
  return { body, headers };
}

function encrypt(encryptKey: string, text: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}
