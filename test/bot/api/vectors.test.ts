import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MAX_VERIFICATION_BYTES, VERIFICATION_RATE } from '../../../bot/public/verification.ts';
import { CHECK_NAMES, type VerificationReport } from '../../../core/verify/verify.ts';
import { differences, drawVectors } from '../../support/vectors.ts';
import { AUDITOR, CLERK } from '../office/fictional-office.ts';
import type { Answer } from './pane.ts';
import { runningOffice, type RunningOffice } from './running-office.ts';

/** The engine over HTTP: drawn again on the office's API, verified on the public site. */

let running: RunningOffice;
let token: string;

beforeAll(async () => {
  running = await runningOffice();
  ({ token } = await running.pair(AUDITOR));
});

afterAll(() => running.close());

const recomputed = async (document: unknown): Promise<Answer> =>
  running.pane('POST', 'recomputations', { token, body: document });

interface PublicAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: unknown;
}

/** Asks the public site, which nobody has to pair with. */
function verified(body: string, headers: Readonly<Record<string, string>> = {}): Promise<PublicAnswer> {
  const { port } = new URL(running.server.addresses.publicSite);
  const options = { host: '127.0.0.1', port, path: '/verifications', method: 'POST' };
  return new Promise((resolve, reject) => {
    const call = request({ ...options, headers: { 'Content-Type': 'application/json', ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, retryAfter: answered['retry-after'], body: JSON.parse(text) as unknown });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** A fresh window of the rate limit. */
const wait = (): void => {
  running.timers.advance(VERIFICATION_RATE.seconds * 1000);
};

describe('the vectors of the second implementation', () => {
  test('hold over HTTP', async () => {
    let asked = 0;
    const found = await differences({
      draw: async (input) => (await recomputed(input)).body,
      replace: async (transcript, change) => (await recomputed({ transcript, request: change })).body,
      verify: async (transcript, predecessor) => {
        if (++asked % VERIFICATION_RATE.attempts === 1) wait();
        const { status, body } = await verified(JSON.stringify({ transcript, predecessor }));
        expect(status).toBe(200);
        return body as VerificationReport;
      },
    });
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(55);
  }, 60_000);
});

describe('drawing again', () => {
  test('is refused with the engine’s reason, the form’s place, or for want of a right', async () => {
    const input = drawVectors()[0]?.input as { readonly entities: readonly unknown[] };
    const fewer = await recomputed({ ...input, entities: input.entities.slice(1) });
    expect([fewer.status, fewer.body]).toMatchObject([
      422,
      { fault: { code: 'draw-refused', fault: { code: 'roster-mismatch', list: 'entities' } } },
    ]);
    const broken = await recomputed({ ...input, entities: [{}] });
    expect([broken.status, broken.body]).toMatchObject([400, { fault: { code: 'malformed', path: '/entities/0/id' } }]);
    expect((await running.pane('POST', 'recomputations', { body: input })).status).toBe(401);
    const { sequence } = running.server.application.journal.state();
    await recomputed(input);
    expect(running.server.application.journal.state().sequence).toBe(sequence);
  });
});

describe('public verification', () => {
  test('of what is no transcript fails the check of its form and says so', async () => {
    wait();
    const { body } = await verified('{"transcript":{}}');
    const { verdict, checks } = body as VerificationReport;
    expect([verdict, checks[0]]).toMatchObject([false, { name: 'form', outcome: 'failed' }]);
    expect(checks.map(({ name }) => name)).toEqual(CHECK_NAMES);
  });

  test('refuses bodies that are no question, and such that are too large, before reading them', async () => {
    wait();
    expect(await verified('{')).toMatchObject({ status: 400, body: { fault: { code: 'malformed' } } });
    expect(await verified('[]')).toMatchObject({ status: 400, body: { fault: { path: '/transcript' } } });
    expect(await verified('{}', { 'Content-Type': 'text/plain' })).toMatchObject({ status: 400 });
    expect(await verified('', { 'Content-Length': String(MAX_VERIFICATION_BYTES + 1) })).toMatchObject({
      status: 413,
      body: { fault: { code: 'too-large', limit: MAX_VERIFICATION_BYTES } },
    });
  });

  test('is for each address so many times in a while', async () => {
    wait();
    for (let i = 0; i < VERIFICATION_RATE.attempts; i++) expect((await verified('{')).status).toBe(400);
    expect(await verified('{')).toMatchObject({
      status: 429,
      retryAfter: String(VERIFICATION_RATE.seconds),
      body: { fault: { code: 'too-many-requests', retryAfterSeconds: VERIFICATION_RATE.seconds } },
    });
    running.timers.advance(VERIFICATION_RATE.seconds * 1000);
    expect((await verified('{')).status).toBe(400);
  });

  test('needs no pairing, and keeps nothing', async () => {
    wait();
    const { transcript } = drawVectors()[0] ?? {};
    expect(await verified(JSON.stringify({ transcript }))).toMatchObject({ status: 200, body: { verdict: true } });
    const { token: clerk } = await running.pair(CLERK);
    expect((await running.pane('GET', 'draws', { token: clerk })).body).toEqual([]);
  });
});
