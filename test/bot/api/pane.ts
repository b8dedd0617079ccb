import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { API_ROOT } from '../../../core/wire/api.ts';

/** An answer of the API as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The JSON, or null when it is none. */
  readonly body: unknown;
}

/** What a call sends. */
export interface Call {
  readonly token?: string;
  /** An object is sent as JSON, a buffer as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API of a server over https, trusting the certificate in its data folder alone. */
export type Pane = (method: string, path: string, call?: Call) => Promise<Answer>;

/** A pane for the server at a root address. */
export async function paneFor(officeUrl: string, dataFolder: string): Promise<Pane> {
  const ca = await readFile(join(dataFolder, 'certificate', 'certificate.pem'));
  return (method, path, call = {}) => send(new URL(`${officeUrl}${API_ROOT}/${path}`), ca, method, call);
}

/** One https call to a server whose certificate is `ca`. */
export function send(url: URL, ca: Buffer, method: string, { token, body, headers = {} }: Call): Promise<Answer> {
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const sent = {
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method, ca, headers: sent, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const raw = Buffer.concat(parts);
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parse(text) });
      });
    });
    // a refused body may be cut off while it is still being sent; the answer counts
    call.on('error', reject);
    call.end(bytes);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
