import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Card } from '../../../bot/cards/card.ts';
import { card, header, paragraph } from '../../../bot/cards/elements.ts';
import { createFeishuGateway, type FeishuSettings } from '../../../bot/gateway/feishu/feishu-gateway.ts';
import type { CardClick, ChatListener, TextMessage } from '../../../bot/gateway/events.ts';
import type { ChatGateway } from '../../../bot/gateway/gateway.ts';
import { readinessSentence } from '../../../bot/gateway/readiness-words.ts';
import { realClock } from '../../../bot/sandbox/clock.ts';
import { startSandbox, type Sandbox } from '../../../bot/sandbox/server.ts';
import type { InspectorId } from '../../../core/model/ids.ts';
import { LogLines } from '../talk/chat-office.ts';
import { until } from '../../support/until.ts';

const APP = { appId: 'cli_00000000000000c3', appSecret: 'secret-of-the-gateway-tests', name: '双随机抽查' };
const PEOPLE = [
  { openId: 'ou_a', name: '示例甲', department: '市场监管局', mobile: '13900000011' },
  { openId: 'ou_b', name: '示例乙', department: '消防救援支队', email: 'b@example.gov.cn' },
  { openId: 'ou_gone', name: '示例丙', department: '消防救援支队', status: 'resigned' as const },
  { openId: 'ou_off', name: '示例丁', department: '消防救援支队', status: 'blocked' as const },
];

class Heard implements ChatListener {
  readonly messages: TextMessage[] = [];
  readonly clicks: CardClick[] = [];
  readonly others: string[] = [];
  answer: Card | null = null;

  onMessage(message: TextMessage): Promise<void> {
    this.messages.push(message);
    return Promise.resolve();
  }
  onClick(click: CardClick) {
    this.clicks.push(click);
    const toast = { kind: 'success', text: '已接受' } as const;
    return Promise.resolve(this.answer === null ? { toast } : { toast, card: this.answer });
  }
  onMenu({ key, from }: { key: string; from: string }): Promise<void> {
    this.others.push(`menu ${key} ${from}`);
    return Promise.resolve();
  }
  onEntered({ from }: { from: string }): Promise<void> {
    this.others.push(`entered ${from}`);
    return Promise.resolve();
  }
  onGone(openId: string): Promise<void> {
    this.others.push(`gone ${openId}`);
    return Promise.resolve();
  }
  onGroupGone(chatId: string): Promise<void> {
    this.others.push(`group gone ${chatId}`);
    return Promise.resolve();
  }
}

let sandbox: Sandbox;
let gateway: ChatGateway;
let heard: Heard;
let log: LogLines;

const settings = (over: Partial<FeishuSettings> = {}): FeishuSettings => ({ ...APP, domain: sandbox.url, ...over });
const sample = (title: string): Card => card(header('blue', title), [paragraph('正文')]);
const button = (): Card => ({
  ...sample('一'),
  body: {
    elements: [
      {
        tag: 'button',
        text: { tag: 'plain_text', content: '接受' },
        type: 'default',
        behaviors: [{ type: 'callback', value: { do: 'accept' } }],
      },
    ],
  },
});

beforeEach(async () => {
  const menu = [{ name: '我的任务', key: 'tasks' }];
  sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [{ ...APP, menu }], people: PEOPLE });
  heard = new Heard();
  log = new LogLines();
  gateway = createFeishuGateway(settings(), log);
});

afterEach(async () => {
  await gateway.close();
  await sandbox.close();
});

const connect = async (): Promise<void> => {
  expect(await gateway.start(heard)).toEqual({ ok: true, value: undefined });
  await until(async () => (await sandbox.status()).connections.some(({ ready }) => ready));
};

describe('readiness', () => {
  test.each([
    ['an id of the wrong form', { appId: 'cli_xyz' }, 'app-id-malformed', 'cli_'],
    ['an unknown id', { appId: 'cli_ffffffffffffffff' }, 'app-unknown', 'App ID'],
    ['a wrong secret', { appSecret: 'no' }, 'secret-refused', 'App Secret'],
  ])('%s is named', async (_, over, code, words) => {
    const refused = createFeishuGateway(settings(over), log);
    const ready = await refused.start(heard);
    expect(ready).toMatchObject({ ok: false, fault: { code } });
    if (!ready.ok) expect(readinessSentence(ready.fault)).toContain(words);
    await refused.close();
  });

  test('an address where nobody listens is named', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo; // listening on TCP
    await new Promise((resolve) => nobody.close(resolve));
    const lost = createFeishuGateway(settings({ domain: `http://127.0.0.1:${port}` }), log);
    expect(await lost.start(heard)).toMatchObject({ ok: false, fault: { code: 'unreachable' } });
    await lost.close();
  });

  test('a good id connects, also with a slash behind the address', async () => {
    gateway = createFeishuGateway(settings({ domain: `${sandbox.url}/` }), log);
    await connect();
    expect(gateway.connected()).toBe(true);
  });

  test.each([0, 4, 16, 64])(
    'closed %i turns of the event loop after its start, it leaves no connection',
    async (turns) => {
      const starting = gateway.start(heard);
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      await gateway.close();
      const ready = await starting;
      expect(ready.ok || ready.fault.code === 'closed').toBe(true);
      await until(async () => (await sandbox.status()).connections.length === 0);
      expect(gateway.connected()).toBe(false);
    },
  );
});

describe('a start that can’t succeed', () => {
  /** Answers calls, but leaves whoever asks for the long connection without an answer. */
  async function mute(): Promise<{ readonly url: string; close(): Promise<void> }> {
    const server = createServer((request, response) => {
      if (request.url?.includes('/callback/ws/endpoint') === true) return;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ code: 0, msg: 'ok', tenant_access_token: 't-x', expire: 7200 }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // listening on TCP
    const close = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { url: `http://127.0.0.1:${port}`, close };
  }

  test('ends after the time limit and says so', async () => {
    const silent = await mute();
    const waiting = createFeishuGateway(settings({ domain: silent.url, readyWithinMs: 50 }), log);
    const ready = await waiting.start(heard);
    expect(ready).toMatchObject({ ok: false, fault: { code: 'timed-out' } });
    if (!ready.ok) expect(readinessSentence(ready.fault)).toContain('WebSocket');
    expect(waiting.connected()).toBe(false);
    await waiting.close();
    await silent.close();
  });

  test('for want of scopes tells each in the log, with what to click', async () => {
    await sandbox.close();
    const scopes = ['im:message', 'im:chat', 'contact:user.id:readonly', 'im:message.p2p_msg:readonly'];
    sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [{ ...APP, scopes }], people: PEOPLE });
    gateway = createFeishuGateway(settings(), log);
    await connect();
    const complaints = log.lines.filter((line) => line.includes('setup-fault')).join('\n');
    expect(complaints).toContain('缺少权限：接收群里 @ 机器人的消息');
    expect(complaints).toContain('im:message.group_at_msg:readonly');
    expect(complaints).toContain('权限管理');
    expect(complaints).not.toContain('发送和更新卡片');
  });
});

describe('a link that breaks', () => {
  beforeEach(async () => {
    await sandbox.close();
    const longConnection = { pingInterval: 1, reconnectInterval: 1, reconnectNonce: 0 };
    sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [APP], people: PEOPLE, longConnection });
    gateway = createFeishuGateway(settings({ pingTimeoutSeconds: 1 }), log);
    await connect();
  });

  /** Events reach us over a link that is whole. */
  const mended = async (): Promise<void> => {
    await until(async () => (await sandbox.status()).connections.some(({ ready, halfOpen }) => ready && !halfOpen));
    await sandbox.sendText('ou_a', 'bot', '在吗');
    await until(() => heard.messages.length === 1);
    await until(() => gateway.connected());
  };

  test('half open, where neither side is told, is noticed by the missing answer to a ping and made anew', async () => {
    expect(await sandbox.halfOpenConnections()).toBe(1);
    await mended();
    expect(log.lines.some((line) => line.includes('chat-reconnecting'))).toBe(true);
    expect(log.lines.some((line) => line.includes('chat-reconnected'))).toBe(true);
  }, 20_000);

  test('cut off is made anew', async () => {
    expect(await sandbox.cutConnections()).toBe(1);
    // the link may stand again before anybody looks
    await until(() => log.lines.some((line) => line.includes('chat-reconnecting')));
    await mended();
  }, 20_000);
});

describe('sending', () => {
  const to = (openId: string) => ({ kind: 'person', openId }) as const;

  test('answers with where the card is; the same uuid within the hour sends nothing more', async () => {
    const first = await gateway.sendCard(to('ou_a'), sample('一'), 'key-1');
    const again = await gateway.sendCard(to('ou_a'), sample('一'), 'key-1');
    expect(first).toMatchObject({ kind: 'done' });
    expect(again).toEqual(first);
    expect(await sandbox.sentCount('key-1')).toBe(1);
  });

  test('a card is replaced where it stands', async () => {
    const sent = await gateway.sendCard(to('ou_a'), sample('一'), 'key-1');
    if (sent.kind !== 'done') throw new Error(sent.kind);
    expect(await gateway.updateCard(sent.value.messageId, sample('二'))).toEqual({ kind: 'done', value: null });
    expect(JSON.stringify(await sandbox.card(sent.value.messageId))).toContain('二');
  });

  test.each([
    ['ou_gone', 'bot-unavailable-to-person'],
    ['ou_off', 'blocked-by-person'],
    ['ou_nobody', 'person-not-found'],
  ])('to %s is refused for good: %s', async (openId, reason) => {
    expect(await gateway.sendCard(to(openId), sample('一'), 'key-1')).toMatchObject({ kind: 'permanent', reason });
  });

  test('what Feishu refuses for its content is refused for good', async () => {
    await sandbox.setRules({ sensitiveWords: ['正文'] });
    expect(await gateway.sendCard(to('ou_a'), sample('一'), 'key-1')).toMatchObject({
      kind: 'permanent',
      reason: 'content-refused',
    });
  });

  test.each([
    ['rate-limit', { resetSeconds: 7 }, { kind: 'retry', afterMs: 7000, code: 99991400 }],
    ['server-error', {}, { kind: 'unknown' }],
    ['server-error', { accepted: true }, { kind: 'unknown' }],
    ['code-in-200', { code: 2200 }, { kind: 'unknown' }],
    ['code-in-200', { code: 230053 }, { kind: 'permanent', reason: 'blocked-by-person', code: 230053 }],
    ['code-in-200', { code: 230075 }, { kind: 'permanent', reason: 'refused', code: 230075 }],
    ['code-in-200', { code: 230049 }, { kind: 'retry', code: 230049 }],
    ['drop', {}, { kind: 'unknown' }],
  ] as const)('%s %j is told apart', async (kind, options, expected) => {
    // a token is fetched first, so that only the message itself is hit
    await gateway.sendCard(to('ou_a'), sample('零'), 'key-0');
    await sandbox.addFault({ kind, api: 'im.message.create', times: 1, ...options });
    expect(await gateway.sendCard(to('ou_a'), sample('一'), 'key-1')).toMatchObject(expected);
  });

  test('after an acceptance without an answer the same uuid finds the message that was sent', async () => {
    await sandbox.addFault({ kind: 'drop', api: 'im.message.create', times: 1, accepted: true });
    expect(await gateway.sendCard(to('ou_a'), sample('一'), 'key-1')).toEqual({ kind: 'unknown' });
    expect(await gateway.sendCard(to('ou_a'), sample('一'), 'key-1')).toMatchObject({ kind: 'done' });
    expect(await sandbox.sentCount('key-1')).toBe(1);
  });

  test('a token that went stale is replaced at once', async () => {
    await gateway.sendCard(to('ou_a'), sample('一'), 'key-1');
    await sandbox.revokeTokens();
    expect(await gateway.sendCard(to('ou_b'), sample('一'), 'key-2')).toMatchObject({ kind: 'done' });
  });

  test('a group is made once, and members come and go', async () => {
    const group = { uuid: 'group-1', name: '第 1 组', description: '回执号 ABCD1234', openIds: ['ou_a'] };
    const made = await gateway.createGroup(group);
    if (made.kind !== 'done') throw new Error(made.kind);
    expect(await gateway.createGroup(group)).toEqual(made);
    expect(await gateway.addMember(made.value.chatId, 'ou_b')).toEqual({ kind: 'done', value: null });
    expect(await gateway.removeMember(made.value.chatId, 'ou_a')).toEqual({ kind: 'done', value: null });
    const chats = await sandbox.chats();
    expect(chats.filter(({ kind }) => kind === 'group').map(({ members }) => members)).toEqual([['ou_b']]);
    const sent = await gateway.sendCard({ kind: 'chat', chatId: made.value.chatId }, sample('清单'), 'key-3');
    if (sent.kind !== 'done') throw new Error(sent.kind);
    expect(await gateway.urge(sent.value.messageId, ['ou_b'])).toEqual({ kind: 'done', value: null });
  });

  test('who resigned is not taken for a member, though Feishu answers with success', async () => {
    const made = await gateway.createGroup({ uuid: 'group-2', name: '第 2 组', description: '', openIds: ['ou_a'] });
    if (made.kind !== 'done') throw new Error(made.kind);
    const resigned = (await sandbox.overview()).people.find(({ openId }) => openId === 'ou_b');
    if (resigned === undefined) throw new Error('nobody');
    const { openId, name, department } = resigned;
    await sandbox.setPerson({ openId, name, department, status: 'resigned' });
    expect(await gateway.addMember(made.value.chatId, 'ou_b')).toMatchObject({ kind: 'permanent', reason: 'resigned' });
    await sandbox.setPerson({ openId, name, department, status: 'unavailable' });
    expect(await gateway.addMember(made.value.chatId, 'ou_b')).toMatchObject({
      kind: 'permanent',
      reason: 'bot-unavailable-to-person',
    });
  });

  test('a card is found again by its receipt number, on whichever page, and only where it is', async () => {
    const numbered = (receipt: string): Card => card(header('blue', '一'), [paragraph(`回执号 ${receipt}`)]);
    await sandbox.setRules({ limits: false });
    const before = Date.now();
    for (let index = 0; index < 55; index += 1) {
      await gateway.sendCard(to('ou_a'), numbered(`0000${index}`), `filler-${index}`);
    }
    const sent = await gateway.sendCard(to('ou_a'), numbered('ABCD1234'), 'key-1');
    if (sent.kind !== 'done') throw new Error(sent.kind);
    const { chatId, messageId } = sent.value;
    expect(await gateway.findCard(chatId, 'ABCD1234', before)).toEqual({ kind: 'done', value: { messageId } });
    expect(await gateway.findCard(chatId, 'FFFF0000', before)).toEqual({ kind: 'done', value: null });
    expect(await gateway.findCard('oc_nowhere', 'ABCD1234', before)).toMatchObject({ kind: 'permanent' });
    const group = { uuid: 'group-1', name: '第 1 组', description: '回执号 ABCD1234', openIds: ['ou_a'] };
    const made = await gateway.createGroup(group);
    expect(await gateway.findGroup('ABCD1234')).toEqual(made);
    expect(await gateway.findGroup('FFFF0000')).toEqual({ kind: 'done', value: null });
  });

  test('people are found by mobile or e-mail; who isn’t is absent', async () => {
    const id = (text: string) => text as InspectorId; // fixed test ids
    const found = await gateway.findPeople([
      { id: id('A'), mobile: '13900000011' },
      { id: id('B'), email: 'b@example.gov.cn' },
      { id: id('C'), mobile: '13900000099' },
      { id: id('D') },
    ]);
    if (found.kind !== 'done') throw new Error(found.kind);
    expect([...found.value]).toEqual([
      ['A', 'ou_a'],
      ['B', 'ou_b'],
    ]);
  });
});

describe('events', () => {
  test('texts, menus and visits arrive; in groups only what names the bot', async () => {
    await connect();
    await sandbox.sendText('ou_a', 'bot', ' 我的任务 ');
    await sandbox.pickMenu('ou_a', 'tasks');
    await sandbox.enter('ou_b');
    await until(() => heard.messages.length === 1 && heard.others.length === 2);
    expect(heard.messages[0]).toMatchObject({ from: 'ou_a', text: '我的任务', group: false, addressed: true });
    expect([...heard.others].sort()).toEqual(['entered ou_b', 'menu tasks ou_a']);
  });

  test('a click is answered with a toast and the new card', async () => {
    await connect();
    const sent = await gateway.sendCard({ kind: 'person', openId: 'ou_a' }, button(), 'key-1');
    if (sent.kind !== 'done') throw new Error(sent.kind);
    heard.answer = sample('已接受');
    const used = await sandbox.click(sent.value.messageId, 'ou_a', '接受');
    expect(used).toMatchObject({ ok: true });
    expect(heard.clicks).toMatchObject([{ from: 'ou_a', messageId: sent.value.messageId, value: { do: 'accept' } }]);
    expect(JSON.stringify(await sandbox.card(sent.value.messageId))).toContain('已接受');
  });

  test('a handler that breaks still answers the click', async () => {
    await connect();
    heard.onClick = () => Promise.reject(new Error('a bug'));
    const sent = await gateway.sendCard({ kind: 'person', openId: 'ou_a' }, button(), 'key-1');
    if (sent.kind !== 'done') throw new Error(sent.kind);
    const used = await sandbox.click(sent.value.messageId, 'ou_a', '接受');
    expect(JSON.stringify(used)).toContain('没有办成');
  });

  test('a group that is dissolved is noticed, and one that the bot is put out of', async () => {
    await connect();
    const made: string[] = [];
    for (const uuid of ['group-1', 'group-2']) {
      const group = await gateway.createGroup({ uuid, name: uuid, description: '', openIds: ['ou_a'] });
      if (group.kind === 'done') made.push(group.value.chatId);
    }
    const [first = '', second = ''] = made;
    await sandbox.dissolveChat(first);
    await until(() => heard.others.includes(`group gone ${first}`));
    await sandbox.setBotMembership(second, false);
    await until(() => heard.others.includes(`group gone ${second}`));
    for (const [chatId, code] of [
      [first, 232009],
      [second, 230002],
    ] as const) {
      const sent = await gateway.sendCard({ kind: 'chat', chatId }, sample('清单'), `key-${chatId.slice(-6)}`);
      expect(sent).toMatchObject({ kind: 'permanent', reason: 'chat-gone', code });
      expect(await gateway.addMember(chatId, 'ou_b')).toMatchObject({ kind: 'permanent', reason: 'chat-gone' });
    }
  });

  test('somebody who leaves is noticed', async () => {
    await connect();
    await sandbox.setPerson({ openId: 'ou_a', name: '示例甲', department: '市场监管局', status: 'resigned' });
    await until(() => heard.others.includes('gone ou_a'));
  });
});

describe('the log', () => {
  test('holds neither secret nor token nor what was sent, however calls fail', async () => {
    await gateway.sendCard({ kind: 'person', openId: 'ou_nobody' }, sample('一'), 'key-1');
    await sandbox.addFault({ kind: 'server-error' });
    await gateway.sendCard({ kind: 'person', openId: 'ou_a' }, sample('一'), 'key-1');
    const wrong = createFeishuGateway(settings({ appSecret: 'another-secret' }), log);
    await wrong.sendCard({ kind: 'person', openId: 'ou_a' }, sample('一'), 'key-1');
    await wrong.close();
    const lines = log.lines.join('\n');
    expect(lines).not.toContain(APP.appSecret);
    expect(lines).not.toContain('another-secret');
    expect(lines).not.toContain('正文');
    expect(lines).not.toMatch(/Bearer (?!\*)|\bt-[0-9a-zA-Z]{6}/);
  });
});
