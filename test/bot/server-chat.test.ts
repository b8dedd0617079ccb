import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Configuration } from '../../bot/configuration.ts';
import { realClock } from '../../bot/sandbox/clock.ts';
import { sealed } from '../../bot/sandbox/events/webhook.ts';
import type { JsonObject } from '../../bot/sandbox/json.ts';
import { startSandbox, type Sandbox } from '../../bot/sandbox/server.ts';
import { startOfficeServer, type OfficeServer } from '../../bot/server.ts';
import { must } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';
import { send, type Answer } from './api/pane.ts';
import { CLERK, configurationAt, MOBILE, NO_PROGRAMS, STAFF } from './office/fictional-office.ts';
import { cardsOf, cardText } from './talk/cards-seen.ts';
import { until } from '../support/until.ts';

/** The whole server with its chat, as an office runs it, against the local Feishu. */

const APP = { appId: 'cli_00000000000000e5', appSecret: 'secret-of-the-server-tests', name: '双随机抽查' };
const SECRETS = { encryptKey: 'encrypt-key-of-the-server', verificationToken: 'token-of-the-server' };
const OPEN_ID = 'ou_clerk';

let folder: string;
let remove: () => Promise<void>;
let sandbox: Sandbox;
let server: OfficeServer;

beforeEach(async () => {
  const made = await testFolder('server-chat');
  folder = made.path;
  remove = () => made.remove();
  const people = [{ openId: OPEN_ID, name: CLERK.name, department: '市场监管局', mobile: MOBILE }];
  sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [APP], people });
});

afterEach(async () => {
  await server.close();
  await sandbox.close();
  await remove();
});

async function start(feishu: Partial<NonNullable<Configuration['feishu']>>): Promise<void> {
  const { appId, appSecret } = APP;
  const configuration = {
    ...configurationAt(folder),
    feishu: { appId, appSecret, domain: sandbox.url, ...feishu },
  };
  server = must(await startOfficeServer(configuration, NO_PROGRAMS));
  must(await server.application.office.registerPeople('installation', STAFF, [{ id: CLERK.id, mobile: MOBILE }]));
}

async function call(method: string, path: string, body?: string, headers = {}): Promise<Answer> {
  const ca = await readFile(join(folder, 'certificate', 'certificate.pem'));
  const sent = body === undefined ? { headers } : { body: Buffer.from(body), headers };
  return send(new URL(`${server.addresses.office}${path}`), ca, method, sent);
}

const known = (): boolean => server.application.journal.state().people.get(CLERK.id)?.openId === OPEN_ID;

describe('a watchdog', () => {
  test('hears that the server lives, and is ready once events reach it', async () => {
    await start({});
    expect(await call('GET', '/healthz')).toMatchObject({ status: 200, body: { alive: true } });
    must((await server.chat?.ready) ?? { ok: false, fault: 'no chat' });
    expect(await call('GET', '/readyz')).toMatchObject({
      status: 200,
      body: { ready: true, journal: true, chat: true },
    });
  });

  test('hears that it is not ready while Feishu refuses it', async () => {
    await start({ appSecret: 'another' });
    await server.chat?.ready;
    expect(await call('GET', '/healthz')).toMatchObject({ status: 200 });
    expect(await call('GET', '/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, journal: true, chat: false },
    });
  });
});

describe('events at the office’s own address', () => {
  const event = (id: string, type: string, content: JsonObject): JsonObject => ({
    schema: '2.0',
    header: { event_id: id, token: SECRETS.verificationToken, event_type: type, app_id: APP.appId },
    event: content,
  });
  const text = (id: string, words: string) =>
    event(id, 'im.message.receive_v1', {
      sender: { sender_id: { open_id: OPEN_ID }, sender_type: 'user' },
      message: {
        message_id: id,
        chat_id: 'oc_1',
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text: words }),
      },
    });
  const click = (id: string) =>
    event(id, 'card.action.trigger', {
      operator: { open_id: OPEN_ID },
      action: { tag: 'button', value: { do: 'say', command: 'tasks' } },
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
    });
  const address = { url: 'https://office.example/feishu/events', ...SECRETS };
  const push = async (content: JsonObject): Promise<Answer> => {
    const { body, headers } = sealed(address, content);
    return call('POST', '/feishu/events', body, headers);
  };

  beforeEach(async () => {
    await start({ webhook: SECRETS });
    must((await server.chat?.ready) ?? { ok: false, fault: 'no chat' });
    await until(known);
  });

  test('are answered like those over the long connection: words with a card, a click at once', async () => {
    expect((await push(text('om_a', '帮助'))).status).toBe(200);
    await until(async () => (await cardsOf(sandbox, OPEN_ID)).length === 1);
    expect(cardText((await cardsOf(sandbox, OPEN_ID))[0]?.card)).toContain('手上的抽查任务');
    const answer = await push(click('ev_b'));
    expect(answer).toMatchObject({ status: 200, body: { toast: { type: 'info', content: '已发送，请看下方消息' } } });
    await until(async () => (await cardsOf(sandbox, OPEN_ID)).length === 2);
  });

  test('of strangers are refused with an error status, and nothing comes of them', async () => {
    const good = sealed(address, text('om_c', '帮助'));
    const old = sealed(address, text('om_d', '帮助'), Math.floor(Date.now() / 1000) - 600);
    const foreign = sealed({ ...address, encryptKey: 'of somebody else' }, text('om_e', '帮助'));
    const plain = JSON.stringify(text('om_f', '帮助'));
    const signature = createHash('sha256').update(`1nx${plain}`).digest('hex');
    const statuses = [
      await call('POST', '/feishu/events', good.body, {}),
      await call('POST', '/feishu/events', good.body, { ...good.headers, 'x-lark-signature': signature }),
      await call('POST', '/feishu/events', old.body, old.headers),
      await call('POST', '/feishu/events', foreign.body, foreign.headers),
      await call('POST', '/feishu/events', plain, good.headers),
      await call('POST', '/feishu/events', '', good.headers),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 401, 400, 400, 400]);
    expect((await call('POST', '/feishu/events', good.body, good.headers)).status).toBe(200);
    expect((await call('POST', '/feishu/events', good.body, good.headers)).status).toBe(409);
    await server.chat?.idle();
    expect(await cardsOf(sandbox, OPEN_ID)).toHaveLength(1);
  });
});

test('a public page that fails is logged, and the visitor’s address is not', async () => {
  server = must(await startOfficeServer(configurationAt(folder), NO_PROGRAMS));
  const { journal } = server.application;
  const state = journal.state.bind(journal);
  let broken = true;
  Object.assign(journal, {
    state: () => {
      if (broken) throw new Error('a bug in the records');
      return state();
    },
  });
  const answer = await fetch(`${server.addresses.publicSite}/?q=secret-question`);
  broken = false;
  expect(answer.status).toBe(500);
  const log = await readFile(join(folder, 'office.log'), 'utf8');
  const line = log.split('\n').find((one) => one.includes('public-page-failed'));
  expect(line).toContain('a bug in the records');
  expect(log).not.toContain('secret-question');
});
