import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createFeishuGateway, type FeishuGateway } from '../../../bot/gateway/feishu/feishu-gateway.ts';
import { FRESH_MS, openEnvelope, SeenSignatures } from '../../../bot/gateway/feishu/webhook-envelope.ts';
import { WEBHOOK_PATH } from '../../../bot/gateway/feishu/webhook.ts';
import type { ChatListener, TextMessage } from '../../../bot/gateway/events.ts';
import { realClock } from '../../../bot/sandbox/clock.ts';
import { sealed } from '../../../bot/sandbox/events/webhook.ts';
import { startSandbox, type Sandbox } from '../../../bot/sandbox/server.ts';
import { LogLines } from '../talk/chat-office.ts';
import { until } from '../../support/until.ts';

const APP = { appId: 'cli_00000000000000d4', appSecret: 'secret-of-the-webhook-tests', name: '双随机抽查' };
const SECRETS = { encryptKey: 'encrypt-key-of-the-tests', verificationToken: 'token-of-the-tests' };
const PEOPLE = [{ openId: 'ou_a', name: '示例甲', department: '市场监管局' }];

let gateway: FeishuGateway;
let sandbox: Sandbox;
let server: Server;
let address: string;
let heard: TextMessage[];

const listener: ChatListener = {
  onMessage: (message) => {
    heard.push(message);
    return Promise.resolve();
  },
  onClick: () => Promise.resolve({ toast: { kind: 'success', text: '好' } }),
  onMenu: () => Promise.resolve(),
  onEntered: () => Promise.resolve(),
  onGone: () => Promise.resolve(),
  onGroupGone: () => Promise.resolve(),
};

beforeEach(async () => {
  heard = [];
  const site = express();
  server = createServer(site);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${WEBHOOK_PATH}`; // listening on TCP
  const webhook = { url: address, ...SECRETS };
  sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [{ ...APP, webhook }], people: PEOPLE });
  gateway = createFeishuGateway({ ...APP, domain: sandbox.url, webhook: SECRETS }, new LogLines());
  if (gateway.webhook !== null) site.use(gateway.webhook);
});

afterEach(async () => {
  await gateway.close();
  await sandbox.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const event = (text: string) => ({
  schema: '2.0',
  header: { event_id: 'e1', token: SECRETS.verificationToken, event_type: 'im.message.receive_v1' },
  event: {
    sender: { sender_id: { open_id: 'ou_a' }, sender_type: 'user' },
    message: {
      message_id: 'om_1',
      chat_id: 'oc_1',
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text }),
    },
  },
});

async function post(body: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(address, { method: 'POST', body, headers })).status;
}

describe('events at our own address', () => {
  test('arrive from Feishu, encrypted and signed', async () => {
    expect(await gateway.start(listener)).toMatchObject({ ok: true });
    await sandbox.sendText('ou_a', 'bot', '我的任务');
    await until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ from: 'ou_a', text: '我的任务' });
  });

  test('are turned away until somebody listens, so that they come again', async () => {
    const { body, headers } = sealed({ url: address, ...SECRETS }, event('早'));
    expect(await post(body, headers)).toBe(503);
  });

  test('an address is verified by giving the challenge back', async () => {
    const challenge = { challenge: 'abc', token: SECRETS.verificationToken, type: 'url_verification' };
    const { body, headers } = sealed({ url: address, ...SECRETS }, challenge);
    const answer = await fetch(address, { method: 'POST', body, headers });
    expect(await answer.json()).toEqual({ challenge: 'abc' });
  });
});

describe('a call that is not Feishu’s', () => {
  const now = Date.now();
  const seconds = Math.floor(now / 1000);
  const webhook = { url: 'http://example.invalid', ...SECRETS };
  const good = sealed(webhook, event('一'), seconds);
  const headersOf = (headers: Record<string, string>) => ({
    timestamp: headers['x-lark-request-timestamp'],
    nonce: headers['x-lark-request-nonce'],
    signature: headers['x-lark-signature'],
  });
  const open = (body: string, headers: Record<string, string>, seen = new SeenSignatures(), at = now) =>
    openEnvelope(SECRETS, { ...headersOf(headers), body: Buffer.from(body) }, seen, at);

  test('while one that is, is opened', () => {
    expect(open(good.body, good.headers)).toMatchObject({ ok: true, value: { kind: 'event' } });
  });

  test.each([
    ['unsigned', () => open(good.body, {})],
    ['forged', () => open(good.body, { ...good.headers, 'x-lark-signature': '0'.repeat(64) })],
    ['forged', () => open(good.body, { ...good.headers, 'x-lark-request-nonce': 'other' })],
    ['forged', () => open(good.body, { ...good.headers, 'x-lark-request-timestamp': String(seconds + 1) })],
    ['forged', () => open(` ${good.body}`, good.headers)],
    ['stale', () => open(good.body, good.headers, new SeenSignatures(), now + FRESH_MS + 2000)],
    ['stale', () => open(good.body, good.headers, new SeenSignatures(), now - FRESH_MS - 2000)],
    ['unreadable', () => open('', good.headers)],
    ['unreadable', () => open('{}', good.headers)],
    ['unreadable', () => open(JSON.stringify(event('一')), good.headers)],
    ['unreadable', () => open('{"encrypt":"AAAA"}', good.headers)],
    ['unreadable', () => open(sealed({ ...webhook, encryptKey: 'another' }, event('一')).body, good.headers)],
    [
      'wrong-token',
      () => {
        const other = { ...event('一'), header: { ...event('一').header, token: 'another' } };
        const { body, headers } = sealed(webhook, other, seconds);
        return open(body, headers);
      },
    ],
    [
      'replayed',
      () => {
        const seen = new SeenSignatures();
        open(good.body, good.headers, seen);
        return open(good.body, good.headers, seen);
      },
    ],
  ] as const)('is %s', (fault, call) => {
    expect(call()).toEqual({ ok: false, fault });
  });

  test('is stale when its time is no number, however well it is signed', () => {
    const { body } = good;
    const signature = createHash('sha256').update(`soonn${SECRETS.encryptKey}${body}`).digest('hex');
    const headers = { 'x-lark-request-timestamp': 'soon', 'x-lark-request-nonce': 'n', 'x-lark-signature': signature };
    expect(open(body, headers)).toEqual({ ok: false, fault: 'stale' });
  });

  test('gets an error status, and nobody hears of it', async () => {
    await gateway.start(listener);
    const { body, headers } = sealed({ url: address, ...SECRETS }, event('一'));
    expect(await post(body, {})).toBe(401);
    expect(await post('x'.repeat(2 * 1024 * 1024), headers)).toBe(413);
    expect(await post(body, headers)).toBe(200);
    expect(await post(body, headers)).toBe(409);
    expect(heard).toHaveLength(1);
  });
});
