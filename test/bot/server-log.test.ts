import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { realClock } from '../../bot/sandbox/clock.ts';
import { startSandbox, type Sandbox } from '../../bot/sandbox/server.ts';
import { startOfficeServer, type OfficeServer } from '../../bot/server.ts';
import { testTimers } from '../support/test-timers.ts';
import { must } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';
import { paneFor } from './api/pane.ts';
import { configurationAt, NO_PROGRAMS } from './office/fictional-office.ts';
import { cardsOf, cardText, findCard } from './talk/cards-seen.ts';
import {
  APP,
  CLERK,
  CONTACTS,
  FEISHU_PEOPLE,
  openIdOf,
  sealDraw,
  STAFF,
  START_MS,
  WITNESS_A,
  WITNESS_B,
} from './talk/chat-office.ts';
import { until } from '../support/until.ts';

/** What is written in the office's log while a whole draw is lived through, with Feishu failing in every way. */

let folder: string;
let remove: () => Promise<void>;
let sandbox: Sandbox;
let server: OfficeServer;

beforeEach(async () => {
  const made = await testFolder('server-log');
  folder = made.path;
  remove = () => made.remove();
  const rules = { limits: false };
  sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [APP], people: FEISHU_PEOPLE, rules });
  const configuration = {
    ...configurationAt(folder),
    feishu: { appId: APP.appId, appSecret: APP.appSecret, domain: sandbox.url },
  };
  const timers = testTimers(START_MS);
  server = must(await startOfficeServer(configuration, NO_PROGRAMS, { timers }));
  must(await server.application.office.registerPeople('installation', STAFF, CONTACTS));
  must((await server.chat?.ready) ?? { ok: false, fault: 'no chat' });
  await server.chat?.idle();
});

afterEach(async () => {
  await server.close();
  await sandbox.close();
  await remove();
});

async function say(openId: string, text: string): Promise<string> {
  // cards that are still on their way would be taken for the answer
  await server.chat?.idle();
  const before = (await cardsOf(sandbox, openId)).length;
  await sandbox.sendText(openId, 'bot', text);
  await until(async () => (await cardsOf(sandbox, openId)).length > before);
  return cardText((await cardsOf(sandbox, openId)).at(-1)?.card);
}

/** Everything that people wrote; none of it may be in the log. */
const WORDS = {
  seed: '骰子四五六甲乙丙',
  note: '店主是我的表兄弟',
  chat: '明天谁去吃饭呀',
  firm: '示例回避饭馆（虚构）',
};

/** A draw from seal to answers; returns what else must stay out of the log. */
async function livedThrough(): Promise<readonly string[]> {
  const { office, journal } = server.application;
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await say(openIdOf(CLERK.id), '配对'))?.[0] ?? '';
  const pane = await paneFor(server.addresses.office, folder);
  const paired = (await pane('POST', 'pairings', { body: { code } })).body as { readonly token: string };
  await pane('GET', 'draws', { token: paired.token });
  const number = await sealDraw(server.application);
  await server.chat?.idle();
  for (const { id } of [WITNESS_A, WITNESS_B]) {
    const asked = await findCard(sandbox, openIdOf(id), '见证抽取');
    await sandbox.submitForm(asked.messageId, openIdOf(id), 'contribution', { value: WORDS.seed });
    await server.chat?.idle();
  }
  must(await office.draw(CLERK.id, number));
  await server.chat?.idle();
  await pane('GET', `draws/${number}`, { token: paired.token });
  const [place, other] = journal.state().draws.get(number)?.outcome?.teams[0]?.members ?? [];
  if (place === undefined || other === undefined) throw new Error('an empty team');
  const card = await findCard(sandbox, openIdOf(place.person), '抽查任务 · 第');
  await sandbox.click(card.messageId, openIdOf(place.person), '接受任务');
  const others = await findCard(sandbox, openIdOf(other.person), '抽查任务 · 第');
  await sandbox.click(others.messageId, openIdOf(other.person), '申请回避');
  await sandbox.submitForm(others.messageId, openIdOf(other.person), 'recusal', { reason: 'other', note: WORDS.note });
  await say(openIdOf(place.person), WORDS.chat);
  await say(openIdOf(place.person), '请假 12月24日至12月31日');
  await say(openIdOf(place.person), `回避声明 ${WORDS.firm}`);
  const declared = await findCard(sandbox, openIdOf(place.person), '回避声明');
  await sandbox.submitForm(declared.messageId, openIdOf(place.person), 'conflict', { reason: 'relative' });
  await server.chat?.idle();
  return [code, code.replace('-', ''), paired.token];
}

describe('the log of a whole draw', () => {
  async function nothingLeaked(secrets: readonly string[]): Promise<string> {
    const log = await readFile(join(folder, 'office.log'), 'utf8');
    const kept = [
      APP.appSecret,
      ...secrets,
      ...Object.values(WORDS),
      ...CONTACTS.flatMap(({ mobile }) => mobile ?? []),
      // titles and firms stand on cards alone
      '抽查（虚构）',
      '示例路',
    ];
    expect(kept.filter((text) => text !== '' && log.includes(text))).toEqual([]);
    expect(log).not.toMatch(/Bearer (?!\*)|\bt-[0-9a-zA-Z]{8}|1[3-9]\d{9}/);
    return log;
  }

  test('holds no secret, no contact data and nothing that people wrote', async () => {
    await nothingLeaked(await livedThrough());
  });

  test('holds none of it when Feishu refuses what is sent, either', async () => {
    await sandbox.setRules({ sensitiveWords: ['见证'] });
    await sealDraw(server.application);
    await server.chat?.idle();
    await say(openIdOf(CLERK.id), WORDS.chat);
    const log = await nothingLeaked([]);
    expect(log).toContain('"reason":"content-refused"');
  });

  test('is one object a line, and what belongs to a task carries its number', async () => {
    await livedThrough();
    const [number = ''] = [...server.application.journal.state().draws.values()].map((draw) => draw.number as string);
    const lines = (await readFile(join(folder, 'office.log'), 'utf8')).trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    for (const entry of entries) {
      expect(entry).toMatchObject({ level: expect.any(Number), time: expect.any(String), msg: expect.any(String) });
    }
    const ofTask = entries.filter(
      ({ event, do: what, route }) =>
        event === 'delivered' ||
        (event === 'click' && !['say', 'declare-conflict'].includes(String(what))) ||
        String(route).includes(':number'),
    );
    expect(new Set(ofTask.map(({ event, route }) => event ?? route)).size).toBe(3);
    expect(ofTask.filter(({ draw }) => draw !== number)).toEqual([]);
    expect(ofTask.length).toBeGreaterThan(10);
  });
});
