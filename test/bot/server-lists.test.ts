import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxClock } from '../../bot/sandbox/clock.ts';
import { virtualClock } from '../../bot/sandbox/clock.ts';
import { startSandbox, type Sandbox } from '../../bot/sandbox/server.ts';
import { startOfficeServer, type OfficeServer } from '../../bot/server.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import type { Contact } from '../../core/model/inspector.ts';
import {
  decodeKeepListReceipt,
  decodePeople,
  decodeRefusal,
  decodeSealOffer,
  decodeSealReceipt,
} from '../../core/wire/answers.ts';
import type { KeepListReceipt, SealRequest } from '../../core/wire/api.ts';
import { must } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';
import { type Pane, paneFor } from './api/pane.ts';
import {
  CLERK,
  configurationAt,
  INSPECTORS,
  NO_PROGRAMS,
  SCJG,
  sealRequest,
  STAFF,
  START_MS,
} from './office/fictional-office.ts';
import { cardsOf, cardText } from './talk/cards-seen.ts';

/**
 * A list of officers that a clerk keeps at the office, through the whole server and the local Feishu: who is on it can talk
 * to the bot before any draw, and what they declare counts in the next one.
 */

const APP = { appId: 'cli_00000000000000e6', appSecret: 'secret-of-the-list-tests', name: '双随机抽查' };
const CLERK_MOBILE = '13900000000';
const OFFICERS = INSPECTORS.filter(({ department }) => department === SCJG);
const [BY_MOBILE, BY_MAIL, WRONG, SILENT] = OFFICERS.map(({ id }) => id) as [
  InspectorId,
  InspectorId,
  InspectorId,
  InspectorId,
];
const openIdOf = (id: InspectorId): string => `ou_${id.toLowerCase()}`;
const mobileOf = (id: InspectorId): string => `138${id.slice(-6)}00`.padEnd(11, '0');
const mailOf = (id: InspectorId): string => `${id.toLowerCase()}@example.gov.cn`;

/** One is found by e-mail, one's number is wrong, one has no data; all others are found by mobile. */
const contacts: readonly Contact[] = OFFICERS.flatMap(({ id }): readonly Contact[] => {
  if (id === SILENT) return [];
  if (id === BY_MAIL) return [{ id, email: mailOf(id) }];
  return [{ id, mobile: id === WRONG ? '13000000000' : mobileOf(id) }];
});

let folder: string;
let remove: () => Promise<void>;
let clock: SandboxClock;
let sandbox: Sandbox;
let server: OfficeServer;
let pane: Pane;
let token: string;

beforeEach(async () => {
  const made = await testFolder('server-lists');
  folder = made.path;
  remove = () => made.remove();
  clock = virtualClock(START_MS);
  const people = [
    { openId: 'ou_clerk', name: CLERK.name, department: '市场监管局', mobile: CLERK_MOBILE },
    ...OFFICERS.map(({ id, name }) => ({
      openId: openIdOf(id),
      name,
      department: '市场监管局',
      ...(id === BY_MAIL ? { email: mailOf(id) } : { mobile: mobileOf(id) }),
    })),
  ];
  sandbox = await startSandbox({ port: 0, clock, apps: [APP], people, rules: { limits: false } });
  const { appId, appSecret } = APP;
  const configuration = { ...configurationAt(folder), feishu: { appId, appSecret, domain: sandbox.url } };
  server = must(await startOfficeServer(configuration, NO_PROGRAMS, { timers: clock }));
  const { office } = server.application;
  must(await office.registerPeople('installation', STAFF, [{ id: CLERK.id, mobile: CLERK_MOBILE }]));
  must((await server.chat?.ready) ?? { ok: false, fault: 'no chat' });
  await until(async () => (await sandbox.status()).connections.some(({ ready }) => ready));
  pane = await paneFor(server.addresses.office, folder);
  const { code } = must(await office.issuePairingCode(CLERK.id));
  ({ token } = must(await office.redeemPairing(code)));
  await server.chat?.idle();
});

afterEach(async () => {
  await server.close();
  await sandbox.close();
  await remove();
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

async function keep(base: number, rows = OFFICERS, given = contacts): Promise<KeepListReceipt> {
  const answer = await pane('POST', 'lists', { token, body: { kind: 'inspectors', rows, base, contacts: given } });
  expect(answer.status).toBe(201);
  await server.chat?.idle();
  return must(decodeKeepListReceipt(answer.body));
}

async function say(openId: string, text: string): Promise<string> {
  const before = (await cardsOf(sandbox, openId)).length;
  await sandbox.sendText(openId, 'bot', text);
  await until(async () => (await cardsOf(sandbox, openId)).length > before);
  await server.chat?.idle();
  return cardText((await cardsOf(sandbox, openId)).at(-1)?.card);
}

/** Reports on lists that the clerk has, oldest first, as they are shown now. */
const reports = async (): Promise<readonly string[]> =>
  (await cardsOf(sandbox, 'ou_clerk'))
    .filter(({ title }) => title.includes('名录已同步'))
    .map(({ card }) => cardText(card));

const nameOf = (id: InspectorId): string => OFFICERS.find((officer) => officer.id === id)?.name ?? '';

async function offered(): Promise<SealRequest> {
  return sealRequest(must(decodeSealOffer((await pane('POST', 'offers', { token })).body)));
}

describe('officers on a list that is kept', () => {
  test('declare leave in chat before any draw, and the next draw is sealed with it', async () => {
    await keep(0);
    for (const id of [BY_MOBILE, BY_MAIL]) {
      expect(await say(openIdOf(id), '请假 12月1日至12月5日')).toContain('12');
    }
    const leave = [{ from: '2026-12-01', to: '2026-12-05' }];
    const offer = must(decodeSealOffer((await pane('POST', 'offers', { token })).body));
    expect(offer.declarations).toEqual([BY_MOBILE, BY_MAIL].map((person) => ({ person, leave, conflicts: [] })));

    const ignoring = sealRequest({ ...offer, declarations: [] });
    const refused = await pane('POST', 'draws', { token, body: ignoring });
    expect(must(decodeRefusal(refused.body)).fault).toMatchObject({
      code: 'seal-refused',
      fault: { code: 'declaration-missing', person: BY_MOBILE },
    });
    const request = await offered();
    const rows = request.inspectors.filter(({ inspector: { id } }) => id === BY_MOBILE || id === BY_MAIL);
    expect(rows.map(({ inspector }) => inspector.leave)).toEqual([leave, leave]);
    const sealed = await pane('POST', 'draws', { token, body: request });
    expect(sealed.status).toBe(201);
    expect(must(decodeSealReceipt(sealed.body)).drawNumber).toBe(request.seal.drawNumber);
  });

  test('who can’t be found are reported to the clerk by name, once a version, and brought up to date', async () => {
    await keep(0);
    const [first, ...more] = await reports();
    expect(more).toEqual([]);
    expect(first).toContain('第 1 版');
    expect(first).toMatch(new RegExp(`飞书里没有找到.*${nameOf(WRONG)}、${nameOf(SILENT)}`));
    expect(first).not.toContain(nameOf(BY_MAIL));
    expect(first).not.toMatch(/1\d{10}/);

    const people = must(decodePeople((await pane('GET', 'people', { token })).body));
    const stateOf = (id: InspectorId) => people.find(({ person }) => person === id)?.state;
    expect([BY_MOBILE, BY_MAIL, WRONG, SILENT].map(stateOf)).toEqual([
      'found',
      'found',
      'not-found',
      'without-contact',
    ]);

    // the same rows with a corrected number: no version, no second message
    const corrected = contacts.map((contact) =>
      contact.id === WRONG ? { id: WRONG, mobile: mobileOf(WRONG) } : contact,
    );
    expect(await keep(1, OFFICERS, corrected)).toMatchObject({ version: { number: 1 }, registered: 1 });
    const now = await reports();
    expect(now).toHaveLength(1);
    expect(now[0]).not.toContain(nameOf(WRONG));
    expect(now[0]).toContain(nameOf(SILENT));
    expect(await say(openIdOf(WRONG), '我的任务')).not.toContain('没有与您的飞书账号对应的人员');

    // who is taken off the list is no longer told of
    await keep(
      1,
      OFFICERS.filter(({ id }) => id !== SILENT),
      [],
    );
    expect(await reports()).toEqual([expect.stringContaining('第 1 版'), expect.stringContaining('第 2 版')]);
    expect((await reports())[1]).not.toContain('没有找到**');
    expect(await say('ou_clerk', '人员')).not.toContain(nameOf(SILENT));
  });

  test('who resigned since is told of as not found', async () => {
    await keep(0);
    const gone = {
      openId: openIdOf(BY_MOBILE),
      name: nameOf(BY_MOBILE),
      department: '市场监管局',
      mobile: mobileOf(BY_MOBILE),
    };
    await sandbox.setPerson({ ...gone, status: 'resigned' });
    await until(() => Promise.resolve(server.application.journal.state().people.get(BY_MOBILE)?.notFound === true));
    const people = must(decodePeople((await pane('GET', 'people', { token })).body));
    expect(people.find(({ person }) => person === BY_MOBILE)).toMatchObject({ state: 'not-found' });
    await server.chat?.idle();
    expect((await reports())[0]).toContain(nameOf(BY_MOBILE));

    // still gone when the list is sent again; found once Feishu has them again, though nothing changed here
    const state = () => server.application.journal.state().people.get(BY_MOBILE);
    expect(await keep(1)).toMatchObject({ version: { number: 1 }, registered: 0 });
    expect(state()).toMatchObject({ notFound: true, openId: null });
    await sandbox.setPerson({ ...gone, status: 'active' });
    await keep(1);
    expect(state()).toMatchObject({ notFound: false, openId: openIdOf(BY_MOBILE) });
    expect(await reports()).toEqual([expect.not.stringContaining(nameOf(BY_MOBILE))]);
  });

  test('are not reported a second time by an office that starts again', async () => {
    await keep(0);
    await server.close();
    const { appId, appSecret } = APP;
    const configuration = { ...configurationAt(folder), feishu: { appId, appSecret, domain: sandbox.url } };
    server = must(await startOfficeServer(configuration, NO_PROGRAMS, { timers: clock }));
    must((await server.chat?.ready) ?? { ok: false, fault: 'no chat' });
    await server.chat?.idle();
    expect(await reports()).toHaveLength(1);
    expect(server.application.journal.state().lists.size).toBe(1);
  });
});
