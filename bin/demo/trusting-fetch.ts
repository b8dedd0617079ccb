import { request as httpsRequest } from 'node:https';

/** Longest answer taken: a full transcript of a city. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;

/**
 * `fetch` over https that trusts one certificate of our own, for the pane's client in a program: Node's own `fetch` can't
 * be told of one. Takes what that client sends: an address, headers and a `Blob` or no body.
 */
export function trustingFetch(certificate: string): typeof fetch {
  return async (address, init) => {
    if (typeof address !== 'string') throw new TypeError('only addresses given as text');
    const body = init?.body instanceof Blob ? Buffer.from(await init.body.arrayBuffer()) : null;
    const headers: Record<string, string> = {};
    new Headers(init?.headers).forEach((value, name) => {
      headers[name] = value;
    });
    return new Promise((resolve, reject) => {
      const call = httpsRequest(
        address,
        { method: init?.method ?? 'GET', headers, ca: certificate, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            chunks.push(chunk);
            if (size > MAX_ANSWER_BYTES) response.destroy(new Error('answer too large'));
          });
          response.on('error', reject);
          response.on('end', () => {
            const status = response.statusCode ?? 500;
            const content = status === 204 ? null : Buffer.concat(chunks);
            const type = response.headers['content-type'] ?? 'application/octet-stream';
            resolve(new Response(content, { status, headers: { 'content-type': type } }));
          });
        },
      );
      call.on('error', (error) => {
        reject(new TypeError(error.message));
      });
      call.end(body);
    });
  };
}
