import { createDecipheriv, createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, jest, test } from '@jest/globals';
import { APP, card, Office, PEOPLE, START } from './office.ts';
import { until } from '../../support/until.ts';

const { lin } = PEOPLE;
const ENCRYPT_KEY = 'kudryavka';
let office: Office;

jest.setTimeout(30_000);
let server: Server;

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A bot's own address, answering each call with the next of `answers` and then with the last one. */
async function listen(...answers: { status: number; body: string }[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const answer = answers[Math.min(received.length, answers.length) - 1];
      response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' }).end(answer?.body ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feishu`, received };
}

function open(url: string, encryptKey?: string): Promise<Office> {
  const webhook = { url, verificationToken: 'v-token', ...(encryptKey !== undefined && { encryptKey }) };
  return Office.open({ apps: [{ ...APP, webhook }] });
}

/** As the documentation of event encryption does it. */
function decrypt(encrypted: string): Record<string, unknown> {
  const bytes = Buffer.from(encrypted, 'base64');
  const key = createHash('sha256').update(ENCRYPT_KEY).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  const text = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
  return JSON.parse(text) as Record<string, unknown>;
}

afterEach(async () => {
  await office.close();
  server.closeAllConnections();
  server.close();
});

test('an event comes encrypted, and signed over the body as sent', async () => {
  const { url, received } = await listen();
  office = await open(url, ENCRYPT_KEY);
  await office.sandbox.sendText(lin.openId, 'bot', '进度');
  await until(() => received.length === 1);
  const [{ headers, body }] = received as [Received];
  const {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  } = headers;
  const signed = createHash('sha256')
    .update(`${String(timestamp)}${String(nonce)}${ENCRYPT_KEY}${body}`)
    .digest('hex');
  expect(signature).toBe(signed);
  expect(decrypt((JSON.parse(body) as { encrypt: string }).encrypt)).toMatchObject({
    schema: '2.0',
    header: { event_type: 'im.message.receive_v1', token: 'v-token', app_id: APP.appId, create_time: String(START) },
    event: { message: { content: '{"text":"进度"}' } },
  });
});

test('without a key it comes in the clear and unsigned, with the verification token', async () => {
  const { url, received } = await listen();
  office = await open(url);
  await office.sandbox.sendText(lin.openId, 'bot', '进度');
  await until(() => received.length === 1);
  expect(received[0]?.headers['x-lark-signature']).toBeUndefined();
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ header: { token: 'v-token' } });
});

test('an error status brings the event again, the same one', async () => {
  const { url, received } = await listen({ status: 500, body: '' }, { status: 200, body: '{}' });
  office = await open(url);
  await office.sandbox.sendText(lin.openId, 'bot', '进度');
  await until(async () => (await office.sandbox.events())[0]?.attempts.length === 1);
  await office.sandbox.advance(15_000);
  await until(async () => (await office.sandbox.events())[0]?.state === 'answered');
  const ids = received.map(({ body }) => (JSON.parse(body) as { header: { event_id: string } }).header.event_id);
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(2);
});

test('the answer to a click is applied', async () => {
  const answer = { toast: { type: 'info', content: '好' }, card: { type: 'raw', data: card('新') } };
  const { url } = await listen({ status: 200, body: JSON.stringify(answer) });
  office = await open(url, ENCRYPT_KEY);
  const messageId = await office.sendCard(lin.openId, card('旧'));
  expect(await office.sandbox.click(messageId, lin.openId, '接受')).toMatchObject({
    ok: true,
    toast: answer.toast,
    cardUpdated: true,
  });
  expect(await office.sandbox.card(messageId)).toEqual(card('新'));
});

test('an address proves itself by giving the challenge back', async () => {
  const { url, received } = await listen({ status: 200, body: '{}' });
  office = await open(url, ENCRYPT_KEY);
  expect(await office.sandbox.verifyWebhook()).toBe(false);
  const asked = decrypt((JSON.parse(received[0]?.body ?? '') as { encrypt: string }).encrypt);
  expect(asked).toMatchObject({ type: 'url_verification', token: 'v-token' });
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { challenge } = decrypt((JSON.parse(body) as { encrypt: string }).encrypt);
      response.end(JSON.stringify({ challenge }));
    });
  });
  expect(await office.sandbox.verifyWebhook()).toBe(true);
});
