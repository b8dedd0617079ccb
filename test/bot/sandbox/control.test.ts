import { request } from 'node:http';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { realClock } from '../../../bot/sandbox/clock.ts';
import { connectSandbox } from '../../../bot/sandbox/remote.ts';
import { card, Office, PEOPLE, START } from './office.ts';
import { until } from '../../support/until.ts';

const { lin, zhou } = PEOPLE;
let office: Office;

jest.setTimeout(30_000);

afterEach(async () => {
  await office.close();
});

describe('from another process', () => {
  test('the same handles work over HTTP', async () => {
    office = await Office.open();
    const remote = connectSandbox(office.sandbox.url);
    await office.connect({ 'card.action.trigger': () => ({ toast: { type: 'success', content: '好' } }) });
    const messageId = await office.sendCard(lin.openId, card('x'), 'u-1');
    expect(await remote.card(messageId)).toEqual(card('x'));
    expect(await remote.messages({ openId: lin.openId })).toEqual(await office.sandbox.messages());
    expect(await remote.messages({ openId: zhou.openId })).toEqual([]);
    expect(await remote.message('om_none')).toBeNull();
    expect(await remote.sentCount('u-1')).toBe(1);
    expect(await remote.click(messageId, lin.openId, { action: 'accept' })).toMatchObject({
      ok: true,
      toast: { content: '好' },
    });
    expect(await remote.sendText(lin.openId, 'bot', '帮助')).toMatchObject({ ok: true });
    expect(await remote.events({ type: 'card.action.trigger', limit: 1 })).toHaveLength(1);
    expect(await remote.advance(1_000)).toBe(START + 1_000);
    const fault = await remote.addFault({ kind: 'slow', times: 2 });
    expect((await remote.status()).faults).toEqual([fault]);
    expect(await remote.removeFault(fault.id)).toBe(true);
    expect(await remote.setRules({ dlp: false })).toMatchObject({ dlp: false, limits: true });
    expect((await remote.setPerson({ ...zhou, status: 'blocked' })).status).toBe('blocked');
    expect((await remote.chats(lin.openId)).map((chat) => chat.kind)).toEqual(['p2p']);
    expect(await remote.statistics()).toMatchObject({ 'im.message.create': { '0': 1 } });
    expect(await remote.cutConnections()).toBe(1);
  });

  test('requests of the wrong form are refused, saying what is wrong', async () => {
    office = await Office.open();
    const remote = connectSandbox(office.sandbox.url);
    await expect(remote.setPerson({ ...zhou, openId: 'zhou' })).rejects.toThrow(/400.*openId/);
    await expect(remote.advance(-1)).rejects.toThrow('400');
  });

  test('a real clock cannot be moved', async () => {
    office = await Office.open({}, realClock());
    await expect(connectSandbox(office.sandbox.url).advance(1)).rejects.toThrow(/409.*real clock/);
  });
});

describe('the live stream', () => {
  test('tells of every change, without the verification token', async () => {
    const webhook = { url: 'http://127.0.0.1:9/', verificationToken: 'v-secret' };
    office = await Office.open({
      apps: [{ appId: 'cli_00000000000000a1', appSecret: 'a-secret-of-the-tests', webhook }],
    });
    const stop = new AbortController();
    const stream = await fetch(`${office.sandbox.url}/sandbox/live`, { signal: stop.signal });
    let told = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of stream.body ?? []) told += decoder.decode(chunk, { stream: true });
    })().catch(() => undefined);
    await office.sandbox.sendText(lin.openId, 'bot', '帮助');
    await until(() => told.includes('"kind":"attempt"'));
    stop.abort();
    await reading;
    expect(told).toContain('"kind":"message"');
    expect(told).toContain('im.message.receive_v1');
    expect(told).not.toContain('v-secret');
    expect(JSON.stringify(await connectSandbox(office.sandbox.url).events())).not.toContain('v-secret');
  });
});

describe('strangers', () => {
  const ask = (path: string, headers: Record<string, string>, method = 'GET', body = '') =>
    new Promise<number>((resolve, reject) => {
      const outgoing = request(`${office.sandbox.url}${path}`, { method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  test('a page elsewhere whose name points here gets nothing', async () => {
    office = await Office.open();
    expect(await ask('/sandbox/overview', { host: 'evil.example' })).toBe(421);
    expect(await ask('/open-apis/bot/v3/info', { host: 'evil.example' })).toBe(421);
    const port = new URL(office.sandbox.url).port;
    expect(await ask('/sandbox/overview', { host: `localhost:${port}` })).toBe(200);
  });

  test('a page of another origin cannot act', async () => {
    office = await Office.open();
    const body = JSON.stringify({ openId: lin.openId, to: 'bot', text: 'x' });
    const json = { 'content-type': 'application/json' };
    expect(await ask('/sandbox/act/text', { ...json, origin: 'http://evil.example' }, 'POST', body)).toBe(403);
    expect(await ask('/sandbox/act/text', { ...json, 'sec-fetch-site': 'cross-site' }, 'POST', body)).toBe(403);
    expect(await ask('/sandbox/act/text', { 'content-type': 'text/plain' }, 'POST', body)).toBe(415);
    expect(await office.sandbox.messages()).toEqual([]);
    expect(await ask('/sandbox/act/text', { ...json, origin: office.sandbox.url }, 'POST', body)).toBe(200);
  });

  test('a body that is too long or no JSON is refused', async () => {
    office = await Office.open();
    const json = { 'content-type': 'application/json' };
    expect(await ask('/sandbox/act/text', json, 'POST', '{"openId":')).toBe(400);
    expect(await ask('/sandbox/act/text', json, 'POST', JSON.stringify({ text: 'x'.repeat(1_100_000) }))).toBe(413);
  });

  test('an app has fifty long connections at most', async () => {
    office = await Office.open();
    const invite = async (): Promise<{ code: number; data?: { URL: string } }> => {
      const answer = await fetch(`${office.sandbox.url}/callback/ws/endpoint`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ AppID: 'cli_00000000000000a1', AppSecret: 'a-secret-of-the-tests' }),
      });
      return (await answer.json()) as { code: number; data?: { URL: string } };
    };
    for (let n = 0; n < 50; n++) {
      const { data } = await invite();
      await new Promise((resolve) => new WebSocket(data?.URL ?? '').on('open', resolve));
    }
    expect(await invite()).toMatchObject({ code: 1000040350 });
    await office.sandbox.cutConnections();
    await until(async () => (await office.sandbox.status()).connections.length === 0);
    expect(await invite()).toMatchObject({ code: 0 });
  });

  test('a long connection needs a ticket, and a ticket is good once', async () => {
    office = await Office.open();
    const connects = (url: string) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(url);
        socket.on('open', () => {
          socket.terminate();
          resolve(true);
        });
        socket.on('error', () => {
          resolve(false);
        });
      });
    expect(await connects(office.sandbox.wsUrl)).toBe(false);
    const answer = await fetch(`${office.sandbox.url}/callback/ws/endpoint`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ AppID: 'cli_00000000000000a1', AppSecret: 'a-secret-of-the-tests' }),
    });
    const { data } = (await answer.json()) as { data: { URL: string } };
    expect(await connects(data.URL)).toBe(true);
    expect(await connects(data.URL)).toBe(false);
  });

  test('a wrong secret gets neither a token nor an invitation', async () => {
    office = await Office.open();
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${office.sandbox.url}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return (await answer.json()) as Record<string, unknown>;
    };
    const token = '/open-apis/auth/v3/tenant_access_token/internal';
    expect(await post(token, { app_id: 'cli_00000000000000a1', app_secret: 'x' })).toEqual({
      code: 10014,
      msg: 'app secret invalid',
    });
    expect(await post(token, { app_id: 'cli_x', app_secret: 'x' })).toMatchObject({ code: 10003 });
    const invitation = await post('/callback/ws/endpoint', { AppID: 'cli_00000000000000a1', AppSecret: 'x' });
    expect(invitation).toMatchObject({ code: 514 });
    expect(invitation['data']).toBeUndefined();
  });
});
