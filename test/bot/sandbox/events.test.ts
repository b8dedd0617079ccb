import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { card, Office, PEOPLE, refused, type Handlers } from './office.ts';
import { until } from '../../support/until.ts';

const { lin, zhou } = PEOPLE;
let office: Office;

jest.setTimeout(30_000);

afterEach(async () => {
  await office.close();
});

/** Handlers that note every event they get and answer with `answer`. */
function noting(type: string, answer: (data: Record<string, unknown>) => unknown = () => undefined) {
  const seen: Record<string, unknown>[] = [];
  const handlers: Handlers = {
    [type]: (data) => {
      seen.push(data);
      return answer(data);
    },
  };
  return { seen, handlers };
}

describe('texts over the long connection', () => {
  test('reach the bot with who wrote them and where', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('im.message.receive_v1');
    await office.connect(handlers);
    const said = await office.sandbox.sendText(lin.openId, 'bot', '我的任务');
    await until(() => seen.length === 1);
    expect(seen[0]).toMatchObject({
      event_type: 'im.message.receive_v1',
      sender: { sender_id: { open_id: lin.openId }, sender_type: 'user' },
      message: { chat_type: 'p2p', message_type: 'text', content: '{"text":"我的任务"}' },
    });
    expect(said).toMatchObject({ ok: true, messageId: (seen[0]?.['message'] as { message_id: string }).message_id });
    await until(async () => (await office.sandbox.events())[0]?.state === 'answered');
  });

  test('longer than a frame arrive whole', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('im.message.receive_v1');
    await office.connect(handlers);
    const long = '长'.repeat(9_000);
    await office.sandbox.sendText(lin.openId, 'bot', long);
    await until(() => seen.length === 1);
    expect((seen[0]?.['message'] as { content: string }).content).toBe(JSON.stringify({ text: long }));
  });

  test('in a group reach the bot only when they name it', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('im.message.receive_v1');
    await office.connect(handlers);
    const group = await office.client.im.v1.chat.create({
      params: { user_id_type: 'open_id' },
      data: { name: '第 3 组', user_id_list: [lin.openId, zhou.openId] },
    });
    const chatId = group.data?.chat_id ?? '';
    await office.sandbox.sendText(lin.openId, chatId, '大家好');
    await office.sandbox.sendText(zhou.openId, chatId, '@抽查助手 进度');
    await until(() => seen.length === 1);
    expect(seen[0]?.['message']).toMatchObject({
      chat_id: chatId,
      chat_type: 'group',
      content: '{"text":"@_user_1 进度"}',
      mentions: [{ key: '@_user_1', name: '抽查助手', mentioned_type: 'bot' }],
    });
    expect(await office.sandbox.events()).toHaveLength(1);
  });
});

describe('an event without an answer', () => {
  test('comes again with the same id after 15 s, 5 min, 1 h and 6 h, then no more', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('im.message.receive_v1', () => {
      throw new Error('the handler fails');
    });
    await office.connect(handlers);
    await office.sandbox.sendText(lin.openId, 'bot', '帮助');
    await until(async () => (await office.sandbox.events())[0]?.attempts.length === 1);
    for (const [ms, deliveries] of [
      [14_999, 1],
      [1, 2],
      [300_000, 3],
      [3_600_000, 4],
      [21_600_000, 5],
      [86_400_000, 5],
    ]) {
      await office.sandbox.advance(ms ?? 0);
      expect(seen).toHaveLength(deliveries ?? 0);
    }
    expect(new Set(seen.map((data) => data['event_id'])).size).toBe(1);
    const [event] = await office.sandbox.events();
    expect(event).toMatchObject({ state: 'given-up', nextAttemptAt: null });
    expect(event?.attempts.map((attempt) => attempt.result)).toEqual(Array(5).fill('failed'));
  });

  test('waits for a bot that is not connected', async () => {
    office = await Office.open();
    await office.sandbox.sendText(lin.openId, 'bot', '帮助');
    const { seen, handlers } = noting('im.message.receive_v1');
    await office.connect(handlers);
    expect(seen).toHaveLength(0);
    await office.sandbox.advance(15_000);
    expect(seen).toHaveLength(1);
    const [event] = await office.sandbox.events();
    expect(event?.attempts.map((attempt) => attempt.result)).toEqual(['no-connection', 'answered']);
  });

  test('counts as unanswered after three seconds, and on a line that is dead but open', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('im.message.receive_v1');
    await office.connect(handlers);
    expect(await office.sandbox.halfOpenConnections()).toBe(1);
    await office.sandbox.sendText(lin.openId, 'bot', '帮助');
    await office.sandbox.advance(3_000);
    await until(async () => (await office.sandbox.events())[0]?.attempts.length === 1);
    expect((await office.sandbox.events())[0]?.attempts[0]?.result).toBe('timeout');
    expect(seen).toHaveLength(0);
  });
});

describe('a broken line', () => {
  // Seconds, as the service tells them; the SDK multiplies.
  const longConnection = { pingInterval: 0.5, reconnectInterval: 0.05, reconnectNonce: 0 };
  const ids = async () =>
    (await office.sandbox.status()).connections.filter((line) => line.ready).map((line) => line.id);

  test('that was cut is made anew by the client', async () => {
    office = await Office.open({ longConnection });
    const { seen, handlers } = noting('im.message.receive_v1');
    await office.connect(handlers);
    const before = await ids();
    await office.sandbox.cutConnections();
    await until(async () => (await ids()).some((id) => !before.includes(id)));
    await office.sandbox.sendText(lin.openId, 'bot', '帮助');
    await until(() => seen.length === 1);
  });

  test('that is dead but open is noticed by a client that watches for the pong', async () => {
    office = await Office.open({ longConnection });
    const { seen, handlers } = noting('im.message.receive_v1');
    // The SDK winds its watch up again with every ping: it must be shorter than the interval.
    await office.connect(handlers, { pingTimeout: 0.25 });
    const before = await ids();
    await office.sandbox.halfOpenConnections();
    await until(async () => (await ids()).some((id) => !before.includes(id)));
    await office.sandbox.sendText(lin.openId, 'bot', '帮助');
    await until(async () => {
      await office.sandbox.advance(15_000);
      return seen.length > 0;
    });
  });
});

describe('several connections of one bot', () => {
  test('each event goes to exactly one of them', async () => {
    office = await Office.open({ rules: { limits: false } });
    const first = noting('im.message.receive_v1');
    const second = noting('im.message.receive_v1');
    await office.connect(first.handlers);
    await office.connect(second.handlers);
    for (let n = 0; n < 20; n++) await office.sandbox.sendText(lin.openId, 'bot', `第 ${n} 句`);
    await until(() => first.seen.length + second.seen.length === 20);
    expect(first.seen.length).toBeGreaterThan(0);
    expect(second.seen.length).toBeGreaterThan(0);
  });
});

describe('a card’s click', () => {
  test('gives the bot who clicked what where; its answer changes the card for everybody', async () => {
    office = await Office.open();
    const done = card('已接受', { disabled: true });
    const { seen, handlers } = noting('card.action.trigger', () => ({
      toast: { type: 'success', content: '已接受' },
      card: { type: 'raw', data: done },
    }));
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, card('抽查任务'));
    const outcome = await office.sandbox.click(messageId, lin.openId, '接受');
    expect(outcome).toMatchObject({ ok: true, toast: { type: 'success', content: '已接受' }, cardUpdated: true });
    expect(seen[0]).toMatchObject({
      operator: { open_id: lin.openId },
      action: { tag: 'button', name: 'accept', value: { action: 'accept', task: 'T-1' } },
      context: { open_message_id: messageId },
      host: 'im_message',
    });
    expect(await office.sandbox.card(messageId)).toEqual(done);
    const message = await office.sandbox.message(messageId);
    expect(message?.versions.map((version) => version.by)).toEqual(['send', 'answer']);
    expect(await office.sandbox.click(messageId, lin.openId, 'accept')).toMatchObject({ ok: false });
  });

  test('can be pointed at by part of what it sends back', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('card.action.trigger');
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, card('x'));
    expect(await office.sandbox.click(messageId, lin.openId, { task: 'T-2' })).toMatchObject({ ok: false });
    expect(await office.sandbox.click(messageId, lin.openId, { task: 'T-1' })).toMatchObject({ ok: true, toast: null });
    expect(seen).toHaveLength(1);
  });

  test('is never sent again: not after a failed handler, not after three seconds', async () => {
    office = await Office.open();
    const fail = { now: true };
    const { seen, handlers } = noting('card.action.trigger', () => {
      if (fail.now) throw new Error('the handler fails');
      return new Promise(() => undefined);
    });
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, card('x'));
    expect(await office.sandbox.click(messageId, lin.openId, 'accept')).toMatchObject({ ok: false, code: 200671 });
    fail.now = false;
    const hanging = office.sandbox.click(messageId, lin.openId, 'accept');
    await until(() => seen.length === 2);
    await office.sandbox.advance(86_400_000);
    expect(await hanging).toMatchObject({ ok: false, code: 200341 });
    expect(seen).toHaveLength(2);
  });

  test('locks its card against the update call until it is answered', async () => {
    office = await Office.open();
    const meanwhile: unknown[] = [];
    const { handlers } = noting('card.action.trigger', async () => {
      meanwhile.push(await refused(update()));
    });
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, card('x'));
    const update = () =>
      office.client.im.v1.message.patch({
        path: { message_id: messageId },
        data: { content: JSON.stringify(card('y')) },
      });
    await office.sandbox.click(messageId, lin.openId, 'accept');
    expect(meanwhile).toEqual([expect.objectContaining({ status: 400, code: 230099 })]);
    expect(JSON.stringify(meanwhile)).toContain('11310');
    expect(await update()).toMatchObject({ code: 0 });
    expect(await office.sandbox.card(messageId)).toEqual(card('y'));
  });

  test('carries a token that updates the card afterwards, twice, within 30 minutes', async () => {
    office = await Office.open();
    const meanwhile: unknown[] = [];
    const { seen, handlers } = noting('card.action.trigger', async () => {
      if (meanwhile.length === 0) meanwhile.push(await refused(update(tokenOf(0), '0')));
    });
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, card('x'));
    const tokenOf = (click: number): unknown => seen[click]?.['token'];
    const update = (token: unknown, title: string) =>
      office.client.request<{ code: number }>({
        method: 'POST',
        url: '/open-apis/interactive/v1/card/update',
        data: { token, card: card(title) },
      });
    await office.sandbox.click(messageId, lin.openId, 'accept');
    // beside the answer it fails, and does not count
    expect(meanwhile).toEqual([expect.objectContaining({ status: 400, code: 230099 })]);
    expect(await update(tokenOf(0), '1')).toMatchObject({ code: 0 });
    expect(await update(tokenOf(0), '2')).toMatchObject({ code: 0 });
    expect(await refused(update(tokenOf(0), '3'))).toMatchObject({ status: 400 });
    expect(await refused(update('c-unknown', '3'))).toMatchObject({ status: 400 });
    expect(await office.sandbox.card(messageId)).toEqual(card('2'));
    await office.sandbox.click(messageId, lin.openId, 'accept');
    await office.sandbox.advance(30 * 60_000);
    expect(await update(tokenOf(1), '4')).toMatchObject({ code: 0 });
    await office.sandbox.advance(1);
    expect(await refused(update(tokenOf(1), '5'))).toMatchObject({ status: 400 });
    expect(await office.sandbox.card(messageId)).toEqual(card('4'));
  });

  test('with a wrong card in the answer leaves the card as it was', async () => {
    office = await Office.open();
    const { handlers } = noting('card.action.trigger', () => ({ card: { type: 'raw', data: { schema: '1.0' } } }));
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, card('x'));
    expect(await office.sandbox.click(messageId, lin.openId, 'accept')).toMatchObject({ ok: false, code: 200673 });
    expect(await office.sandbox.card(messageId)).toEqual(card('x'));
  });

  test('is possible for members of the chat alone, and for 30 days; its answer changes the card to the end', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('card.action.trigger', () => ({ card: { type: 'raw', data: card('y') } }));
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, card('x'));
    expect(await office.sandbox.click(messageId, zhou.openId, 'accept')).toMatchObject({ ok: false });
    await office.sandbox.advance(30 * 86_400_000);
    expect(await office.sandbox.click(messageId, lin.openId, 'accept')).toMatchObject({ ok: true, cardUpdated: true });
    expect(await office.sandbox.card(messageId)).toEqual(card('y'));
    await office.sandbox.advance(1);
    expect(await office.sandbox.click(messageId, lin.openId, 'accept')).toMatchObject({ ok: false });
    expect(seen).toHaveLength(1);
  });
});

describe('a form', () => {
  const form = {
    schema: '2.0',
    config: { update_multi: true },
    body: {
      elements: [
        {
          tag: 'form',
          name: 'recusal',
          elements: [
            {
              tag: 'select_static',
              name: 'reason',
              required: true,
              options: [
                { text: { tag: 'plain_text', content: '近亲属' }, value: 'relative' },
                { text: { tag: 'plain_text', content: '曾任职' }, value: 'former' },
              ],
            },
            { tag: 'input', name: 'note', max_length: 10 },
            { tag: 'date_picker', name: 'day' },
            { tag: 'checker', name: 'sure', text: { tag: 'plain_text', content: '属实' } },
            {
              tag: 'button',
              name: 'send',
              text: { tag: 'plain_text', content: '提交' },
              form_action_type: 'submit',
              behaviors: [{ type: 'callback', value: { action: 'recuse' } }],
            },
          ],
        },
      ],
    },
  };

  test('is sent back whole, dates with their zone; what the client refuses never reaches the bot', async () => {
    office = await Office.open();
    const { seen, handlers } = noting('card.action.trigger');
    await office.connect(handlers);
    const messageId = await office.sendCard(lin.openId, form);
    const submit = (values: Record<string, string | boolean>) =>
      office.sandbox.submitForm(messageId, lin.openId, 'recusal', values);
    expect(await submit({})).toMatchObject({ ok: false, message: '有必填项未填写' });
    expect(await submit({ reason: 'bribed' })).toMatchObject({ ok: false });
    expect(await submit({ reason: 'former', note: '一二三四五六七八九十一' })).toMatchObject({ ok: false });
    expect(await submit({ reason: 'former', stranger: 'x' })).toMatchObject({ ok: false });
    expect(seen).toHaveLength(0);
    expect(await submit({ reason: 'relative', note: '叔侄', day: '2026-12-04', sure: true })).toMatchObject({
      ok: true,
    });
    expect(seen[0]?.['action']).toMatchObject({
      tag: 'button',
      name: 'send',
      value: { action: 'recuse' },
      form_value: { reason: 'relative', note: '叔侄', day: '2026-12-04 +0800', sure: true },
    });
  });
});

describe('other events', () => {
  test('entering the chat, the menu, and changes of people', async () => {
    office = await Office.open({
      apps: [
        { appId: 'cli_00000000000000a1', appSecret: 'a-secret-of-the-tests', menu: [{ name: '今天', key: 'today' }] },
      ],
    });
    const seen: string[] = [];
    const note = (data: Record<string, unknown>) => {
      seen.push(JSON.stringify([data['event_type'], data['event_key'] ?? '']));
    };
    await office.connect({
      'im.chat.access_event.bot_p2p_chat_entered_v1': note,
      'application.bot.menu_v6': note,
      'contact.user.updated_v3': note,
      'contact.user.deleted_v3': note,
    });
    await office.sandbox.enter(lin.openId);
    await office.sandbox.pickMenu(lin.openId, 'today');
    await office.sandbox.setPerson({ ...lin, department: '联席会议办公室' });
    await office.sandbox.setPerson({ ...lin, department: '联席会议办公室', status: 'resigned' });
    await until(() => seen.length === 4);
    expect(seen).toEqual([
      '["im.chat.access_event.bot_p2p_chat_entered_v1",""]',
      '["application.bot.menu_v6","today"]',
      '["contact.user.updated_v3",""]',
      '["contact.user.deleted_v3",""]',
    ]);
  });
});
