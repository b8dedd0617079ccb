import { readFile } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMALL_BODY_BYTES } from '../../../bot/api/body.ts';
import { MAX_REQUEST_BYTES, type ApiFault } from '../../../core/wire/api.ts';
import { decodeRefusal } from '../../../core/wire/answers.ts';
import { must } from '../../support/sample-draw.ts';
import { AUDITOR, CLERK, FOREIGN_CLERK, sealRequest } from '../office/fictional-office.ts';
import type { Answer } from './pane.ts';
import { runningOffice, type RunningOffice } from './running-office.ts';

let running: RunningOffice;
let token: string;

beforeAll(async () => {
  running = await runningOffice();
  ({ token } = await running.pair(CLERK));
});

afterAll(() => running.close());

/** The fault of a refusal that has this status; nothing else may be in it. */
function faultOf(answer: Answer, status: number): ApiFault {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toContain('application/json');
  return must(decodeRefusal(answer.body)).fault;
}

describe('without a session', () => {
  const calls: readonly (readonly [string, string])[] = [
    ['GET', 'session'],
    ['DELETE', 'session'],
    ['GET', 'directory'],
    ['POST', 'visit-caps'],
    ['POST', 'visits'],
    ['GET', 'lists'],
    ['GET', 'lists/SCJG/inspectors'],
    ['GET', 'lists/SCJG/inspectors/1'],
    ['POST', 'lists'],
    ['GET', 'people'],
    ['GET', 'draws/SZ-2026-0001/input'],
    ['POST', 'recomputations'],
    ['POST', 'offers'],
    ['POST', 'draws'],
    ['GET', 'draws'],
    ['GET', 'draws/SZ-2026-0001'],
    ['GET', 'draws/SZ-2026-0001/transcript'],
    ['POST', 'draws/SZ-2026-0001/draw'],
    ['POST', 'draws/SZ-2026-0001/void'],
    ['POST', 'draws/SZ-2026-0001/contributions'],
    ['POST', 'draws/SZ-2026-0001/public-value'],
    ['POST', 'draws/SZ-2026-0001/reminders'],
    ['GET', 'nothing'],
  ];

  test.each(calls)('%s %s is refused', async (method, path) => {
    const answer = await running.pane(method, path);
    expect(faultOf(answer, 401)).toEqual({ code: 'unauthorised' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test.each([
    ['another', 'A'.repeat(43)],
    ['a short', 'A'],
    ['a long', 'A'.repeat(5000)],
    ['a strange', '__proto__'],
  ])('%s token is refused', async (_what, wrong) => {
    expect(faultOf(await running.pane('GET', 'session', { token: wrong }), 401)).toEqual({ code: 'unauthorised' });
  });

  test('an ended one is told apart', async () => {
    const other = await runningOffice();
    const session = await other.pair(CLERK);
    other.timers.advance(30 * 24 * 3600 * 1000);
    expect(faultOf(await other.pane('GET', 'session', { token: session.token }), 401)).toEqual({
      code: 'session-expired',
    });
    await other.close();
  });
});

describe('a body', () => {
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    running.pane('POST', path, { token, body, headers });
  const voiding = 'draws/SZ-2026-0001/void';

  const wrong: readonly (readonly [string, string, unknown, string])[] = [
    ['that is a list', 'pairings', [], '/code'],
    ['without what is needed', 'pairings', {}, '/code'],
    ['with more than is known', 'pairings', { code: 'x', more: 1 }, '/more'],
    ['with a number for a text', 'pairings', { code: 1 }, '/code'],
    ['with too long a text', 'pairings', { code: 'x'.repeat(41) }, '/code'],
    ['of a void without reason', voiding, {}, '/reason'],
    ['of a void with an empty reason', voiding, { reason: '  ' }, '/reason'],
    ['of a void with half a character', voiding, { reason: '\ud800' }, '/reason'],
    ['of a contribution of no kind', 'draws/SZ-2026-0001/contributions', { kind: 'type', text: 'x' }, '/kind'],
    [
      'of a contribution that is no hash',
      'draws/SZ-2026-0001/contributions',
      { kind: 'commit', commitment: 'x' },
      '/commitment',
    ],
    ['of a seal without seal', 'draws', { sealHash: 'x' }, '/seal'],
  ];

  test.each(wrong)('%s is refused with its place', async (_what, path, body, place) => {
    expect(faultOf(await post(path, body), 400)).toMatchObject({ code: 'malformed', path: place });
  });

  test('of a seal names the row and the field', async () => {
    const request = sealRequest(await running.offer(token));
    const entities = request.entities.map((entity, i) => (i === 17 ? { ...entity, district: 5 } : entity));
    expect(faultOf(await post('draws', { ...request, entities }), 400)).toMatchObject({
      code: 'malformed',
      path: '/entities/17/district',
    });
    const facts = JSON.parse('{"__proto__":{"polluted":true}}') as Readonly<Record<string, string>>;
    const hostile = request.entities.map((entity, i) => (i === 3 ? { ...entity, facts } : entity));
    expect(faultOf(await post('draws', { ...request, entities: hostile }), 400)).toMatchObject({
      code: 'malformed',
      path: '/entities/3/facts',
    });
    expect(({} as Readonly<Record<string, unknown>>)['polluted']).toBeUndefined();
  });

  test('that is no JSON is refused', async () => {
    expect(faultOf(await post('pairings', Buffer.from('{"code":')), 400)).toEqual({
      code: 'malformed',
      path: '',
      expected: 'JSON',
    });
    expect(faultOf(await post('pairings', Buffer.from('null')), 400)).toMatchObject({ code: 'malformed' });
    expect(faultOf(await post('pairings', Buffer.from([0xff, 0xfe])), 400)).toMatchObject({ code: 'malformed' });
  });

  test('of another type is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(faultOf(await post('pairings', Buffer.from('code=1'), { 'Content-Type': type }), 400)).toEqual({
        code: 'malformed',
        path: '',
        expected: 'Content-Type: application/json',
      });
    }
    expect(
      faultOf(await post('pairings', Buffer.from('{}'), { 'Content-Type': 'application/json; charset=gb2312' }), 400),
    ).toMatchObject({ code: 'malformed', expected: 'UTF-8' });
  });

  test('may be compressed', async () => {
    const packed = gzipSync(JSON.stringify({ code: 'AAAA-AAAA' }));
    expect(faultOf(await post('pairings', packed, { 'Content-Encoding': 'gzip' }), 403)).toEqual({
      code: 'pairing-refused',
      cause: 'unknown',
    });
  });

  test('compressed wrongly is refused', async () => {
    expect(faultOf(await post('pairings', Buffer.from('no gzip'), { 'Content-Encoding': 'gzip' }), 400)).toMatchObject({
      code: 'malformed',
    });
    expect(
      faultOf(await post('pairings', gzipSync('{}').subarray(0, 12), { 'Content-Encoding': 'gzip' }), 400),
    ).toMatchObject({ code: 'malformed' });
    expect(faultOf(await post('pairings', Buffer.from('x'), { 'Content-Encoding': 'compress' }), 400)).toMatchObject({
      code: 'malformed',
    });
  });

  test('too large is refused, whatever it was compressed to', async () => {
    const large = { reason: 'x'.repeat(SMALL_BODY_BYTES) };
    expect(faultOf(await post(voiding, large), 413)).toEqual({ code: 'too-large', limit: SMALL_BODY_BYTES });
    const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20));
    expect(bomb.length).toBeLessThan(SMALL_BODY_BYTES);
    expect(faultOf(await post(voiding, bomb, { 'Content-Encoding': 'gzip' }), 413)).toEqual({
      code: 'too-large',
      limit: SMALL_BODY_BYTES,
    });
  });

  test('that says it is larger than a seal may be is refused before it is sent', async () => {
    const ca = await readFile(join(running.folder, 'certificate', 'certificate.pem'));
    const url = new URL(`${running.server.addresses.office}/api/v1/draws`);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Content-Length': String(MAX_REQUEST_BYTES + 1),
      };
      const call = httpsRequest(url, { method: 'POST', ca, headers, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
        call.destroy();
      });
      call.on('error', reject);
      call.write('{');
    });
    expect(status).toBe(413);
  });
});

describe('what is not there', () => {
  test.each([
    'draws/SZ-2026-9999',
    'draws/%00',
    'draws/..%2f..%2fetc',
    'draws/一',
    'nothing',
    'draws/SZ-2026-9999/transcript',
  ])('GET %s', async (path) => {
    expect(faultOf(await running.pane('GET', path, { token }), 404)).toEqual({ code: 'not-found' });
  });

  test('a broken address is no server fault', async () => {
    expect(faultOf(await running.pane('GET', 'draws/%E0%A4%A', { token }), 404)).toEqual({ code: 'not-found' });
  });
});

describe('rights over the wire', () => {
  test('who may not is told the own role', async () => {
    const request = sealRequest(await running.offer(token));
    expect((await running.pane('POST', 'draws', { token, body: request })).status).toBe(201);
    const path = `draws/${request.seal.drawNumber}`;
    const auditor = await running.pair(AUDITOR);
    const foreign = await running.pair(FOREIGN_CLERK);
    expect((await running.pane('GET', path, { token: auditor.token })).status).toBe(200);
    expect(faultOf(await running.pane('GET', path, { token: foreign.token }), 403)).toEqual({
      code: 'forbidden',
      role: 'clerk',
    });
    const body = { reason: '示例' };
    expect(faultOf(await running.pane('POST', `${path}/void`, { token: auditor.token, body }), 403)).toEqual({
      code: 'forbidden',
      role: 'auditor',
    });
    expect(faultOf(await running.pane('GET', `${path}/transcript`, { token }), 404)).toEqual({ code: 'not-found' });
    const voided = await running.pane('POST', `${path}/void`, { token, body });
    expect(voided.body).toMatchObject({ phase: 'void', voidReason: '示例' });
    expect(faultOf(await running.pane('POST', `${path}/draw`, { token }), 409)).toEqual({
      code: 'illegal-transition',
      phase: 'void',
      wanted: 'draw',
    });
  });
});

describe('every answer', () => {
  test('carries the headers that keep it to the pane', async () => {
    for (const answer of [await running.pane('GET', 'session', { token }), await running.pane('GET', 'session')]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(answer.headers['x-powered-by']).toBeUndefined();
    }
  });
});

describe('pairing over the wire', () => {
  test('one address may try ten times in ten minutes', async () => {
    const other = await runningOffice();
    const attempt = (): Promise<Answer> => other.pane('POST', 'pairings', { body: { code: 'AAAA-AAAA' } });
    for (let i = 0; i < 10; i += 1) expect((await attempt()).status).toBe(403);
    const refused = await attempt();
    expect(faultOf(refused, 429)).toEqual({ code: 'too-many-requests', retryAfterSeconds: 600 });
    expect(refused.headers['retry-after']).toBe('600');
    other.timers.advance(600_000);
    expect((await attempt()).status).toBe(403);
    await other.close();
  });
});
