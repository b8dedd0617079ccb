import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { virtualClock } from '../../../bot/sandbox/clock.ts';
import { card, Office, PEOPLE, refused, START } from './office.ts';

const { lin, zhou, he } = PEOPLE;
let office: Office;

jest.setTimeout(30_000);

afterEach(async () => {
  await office.close();
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('de-duplication by uuid', () => {
  test('gives one message within the hour, and a second one after it', async () => {
    office = await Office.open();
    const first = await office.sendCard(lin.openId, card('x'), 'u-1');
    expect(await office.sendCard(lin.openId, card('x'), 'u-1')).toBe(first);
    await office.sandbox.advance(HOUR - 1);
    expect(await office.sendCard(lin.openId, card('x'), 'u-1')).toBe(first);
    expect(await office.sandbox.sentCount('u-1')).toBe(1);
    await office.sandbox.advance(1);
    expect(await office.sendCard(lin.openId, card('x'), 'u-1')).not.toBe(first);
    expect(await office.sandbox.sentCount('u-1')).toBe(2);
  });

  test('answers 230049 while the first request is still under way', async () => {
    office = await Office.open();
    await office.sandbox.addFault({ kind: 'slow', api: 'im.message.create', times: 1, delayMs: 200 });
    const [one, two] = await Promise.allSettled([
      office.sendCard(lin.openId, card('x'), 'u-1'),
      office.sendCard(lin.openId, card('x'), 'u-1'),
    ]);
    const outcomes = [one, two].map((result) => result.status).sort();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
    expect(await office.sandbox.sentCount('u-1')).toBe(1);
    expect((await office.sandbox.statistics())['im.message.create']).toEqual({ '0': 1, '230049': 1 });
  });

  test('refuses a uuid longer than 50 characters', async () => {
    office = await Office.open();
    expect(await refused(office.sendCard(lin.openId, card('x'), 'u'.repeat(51)))).toMatchObject({ code: 230001 });
  });
});

describe('rate limits', () => {
  test('five a second to one person: HTTP 400, 230020', async () => {
    office = await Office.open();
    for (let n = 0; n < 5; n++) await office.sendCard(lin.openId, card('x'));
    expect(await refused(office.sendCard(lin.openId, card('x')))).toMatchObject({ status: 400, code: 230020 });
    await office.sendCard(zhou.openId, card('x'));
    await office.sandbox.advance(1_000);
    await office.sendCard(lin.openId, card('x'));
  });

  test('50 a second per API: HTTP 429, 99991400 and when to come back', async () => {
    const people = Array.from({ length: 51 }, (_, n) => ({ openId: `ou_${n}`, name: `某${n}`, department: '某局' }));
    office = await Office.open({ people });
    for (const person of people.slice(0, 50)) await office.sendCard(person.openId, card('x'));
    const answer = await refused(office.sendCard('ou_50', card('x')));
    expect(answer).toMatchObject({ status: 429, code: 99991400 });
    expect(answer.headers).toMatchObject({ 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' });
    await office.sandbox.advance(1_000);
    await office.sendCard('ou_50', card('x'));
  });

  test('five updates a second of one card', async () => {
    office = await Office.open();
    const messageId = await office.sendCard(lin.openId, card('0'));
    const update = (title: string) =>
      office.client.im.v1.message.patch({
        path: { message_id: messageId },
        data: { content: JSON.stringify(card(title)) },
      });
    for (let n = 1; n <= 5; n++) await update(String(n));
    expect(await refused(update('6'))).toMatchObject({ status: 400, code: 230020 });
    expect((await office.sandbox.message(messageId))?.versions).toHaveLength(6);
  });

  test('can be switched off', async () => {
    office = await Office.open({ rules: { limits: false } });
    for (let n = 0; n < 60; n++) await office.sendCard(lin.openId, card('x'));
    expect(await office.sandbox.messages({ openId: lin.openId })).toHaveLength(60);
  });
});

describe('people who cannot be reached', () => {
  test('each with the code Feishu gives', async () => {
    office = await Office.open();
    await office.sandbox.setPerson({ ...lin, status: 'resigned' });
    await office.sandbox.setPerson({ ...zhou, status: 'blocked' });
    await office.sandbox.setPerson({ ...he, status: 'unavailable' });
    expect(await refused(office.sendCard(lin.openId, card('x')))).toMatchObject({ status: 400, code: 230013 });
    expect(await refused(office.sendCard(zhou.openId, card('x')))).toMatchObject({ status: 400, code: 230053 });
    expect(await refused(office.sendCard(he.openId, card('x')))).toMatchObject({ status: 400, code: 230013 });
    expect(await refused(office.sendCard('ou_nobody', card('x')))).toMatchObject({ status: 400, code: 99992351 });
  });
});

describe('content that is refused', () => {
  test('plain phone numbers and e-mail addresses, when the office guards against leaks', async () => {
    office = await Office.open();
    const withText = (content: string) => ({
      ...card('x'),
      body: { elements: [{ tag: 'markdown', content }] },
    });
    const send = (content: string) => office.sendCard(lin.openId, withText(content));
    expect(await refused(send('联系 13912345678'))).toMatchObject({ status: 400, code: 230028 });
    expect(await refused(send('值班 0722-3312345'))).toMatchObject({ code: 230028 });
    expect(await refused(send('lin@example.gov.cn'))).toMatchObject({ code: 230028 });
    await send('联系 139****5678');
    await send('代码 91421300139123456X');
    await office.sandbox.setRules({ dlp: false });
    await send('联系 13912345678');
  });

  test('sensitive words', async () => {
    office = await Office.open({ rules: { sensitiveWords: ['绝密'] } });
    expect(await refused(office.sendCard(lin.openId, card('绝密')))).toMatchObject({ status: 400, code: 230022 });
  });

  test('a wrong card, with Feishu’s words on where and why', async () => {
    office = await Office.open();
    const wrong = { ...card('x'), body: { elements: [{ tag: 'note', elements: [] }] } };
    const answer = await refused(office.sendCard(lin.openId, wrong));
    expect(answer).toMatchObject({ status: 400, code: 230099 });
    expect(answer.msg).toBe(
      'Failed to create card content, ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [0](tag: note); ' +
        'ErrMsg: cards of schema V2 no longer support this capability; ErrorValue: unsupported tag note; ',
    );
  });
});

describe('updating a card', () => {
  test('is possible for 14 days, by its sender, when it says it is shared', async () => {
    office = await Office.open();
    const messageId = await office.sendCard(lin.openId, card('x'));
    const update = (content: object) =>
      office.client.im.v1.message.patch({
        path: { message_id: messageId },
        data: { content: JSON.stringify(content) },
      });
    const unsaid = { ...card('y'), config: {} };
    expect(await refused(update(unsaid))).toMatchObject({ code: 230001 });
    await office.sandbox.advance(14 * DAY);
    expect(await update(card('y'))).toMatchObject({ code: 0 });
    await office.sandbox.advance(1);
    expect(await refused(update(card('z')))).toMatchObject({ status: 400, code: 230031 });
  });

  test('reading a card back gives a rough text; asked for, the original', async () => {
    office = await Office.open();
    const messageId = await office.sendCard(lin.openId, card('抽查任务'));
    const rough = await office.client.im.v1.message.get({ path: { message_id: messageId } });
    const content = rough.data?.items?.[0]?.body?.content ?? '';
    expect(JSON.parse(content)).toEqual({
      title: '抽查任务',
      elements: [[{ tag: 'text', text: '**时间** 12月3日' }], [{ tag: 'text', text: '接受' }]],
    });
    const whole = await office.client.im.v1.message.get({
      path: { message_id: messageId },
      params: { card_msg_content_type: 'user_card_content' },
    });
    expect(JSON.parse(whole.data?.items?.[0]?.body?.content ?? '')).toEqual(card('抽查任务'));
  });

  test('marks a message urgent for members of its chat', async () => {
    office = await Office.open();
    const messageId = await office.sendCard(lin.openId, card('x'));
    const urge = (ids: string[]) =>
      office.client.im.v1.message.urgentApp({
        path: { message_id: messageId },
        params: { user_id_type: 'open_id' },
        data: { user_id_list: ids },
      });
    expect((await urge([lin.openId, zhou.openId])).data).toEqual({ invalid_user_id_list: [zhou.openId] });
    expect((await office.sandbox.message(messageId))?.urgentFor).toEqual([lin.openId]);
    expect(await refused(urge([zhou.openId]))).toMatchObject({ code: 230001 });
    await office.sandbox.setRules({ urgentQuota: 1 });
    expect(await refused(urge([lin.openId]))).toMatchObject({ status: 400, code: 230024 });
  });
});

describe('groups', () => {
  const create = (uuid?: string, owner = lin.openId) =>
    office.client.im.v1.chat.create({
      params: { user_id_type: 'open_id', ...(uuid !== undefined && { uuid }) },
      data: { name: '第 3 组', owner_id: owner, user_id_list: [zhou.openId] },
    });

  test('are created once for a uuid and owner within ten hours', async () => {
    office = await Office.open();
    const first = (await create('g-1')).data?.chat_id;
    expect((await create('g-1')).data?.chat_id).toBe(first);
    expect((await create('g-1', he.openId)).data?.chat_id).not.toBe(first);
    await office.sandbox.advance(10 * HOUR);
    expect((await create('g-1')).data?.chat_id).not.toBe(first);
  });

  test('are created once also by two calls under way at the same time', async () => {
    office = await Office.open();
    await office.sandbox.addFault({ kind: 'slow', api: 'im.chat.create', times: 1, delayMs: 100 });
    const [one, two] = await Promise.all([create('g-1'), create('g-1')]);
    expect(one.data?.chat_id).toBe(two.data?.chat_id);
    expect(await office.sandbox.chats(lin.openId)).toHaveLength(1);
  });

  test('take nobody who is out of range or left', async () => {
    office = await Office.open();
    const chatId = (await create()).data?.chat_id ?? '';
    const add = (openId: string, succeedType?: number) =>
      office.client.im.v1.chatMembers.create({
        path: { chat_id: chatId },
        params: { member_id_type: 'open_id', ...(succeedType !== undefined && { succeed_type: succeedType }) },
        data: { id_list: [openId] },
      });
    await office.sandbox.setPerson({ ...he, status: 'unavailable' });
    expect(await refused(add(he.openId))).toMatchObject({ status: 400, code: 232024 });
    expect((await add(he.openId, 1)).data?.invalid_id_list).toEqual([he.openId]);
    await office.sandbox.setPerson({ ...he, status: 'resigned' });
    expect((await add(he.openId)).data?.invalid_id_list).toEqual([he.openId]);
    const [chat] = await office.sandbox.chats(lin.openId);
    expect(chat?.members).toEqual([lin.openId, zhou.openId]);
  });

  test('take messages for all members', async () => {
    office = await Office.open();
    const chatId = (await create()).data?.chat_id ?? '';
    await office.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chatId, msg_type: 'text', content: '{"text":"走访名单"}' },
    });
    for (const person of [lin, zhou]) {
      const messages = await office.sandbox.messages({ openId: person.openId });
      expect(messages.filter((message) => message.type === 'text')).toHaveLength(1);
    }
  });

  test('change members one call at a time: 232019', async () => {
    office = await Office.open();
    const chatId = (await create()).data?.chat_id ?? '';
    const add = (openId: string) =>
      office.client.im.v1.chatMembers.create({
        path: { chat_id: chatId },
        params: { member_id_type: 'open_id' },
        data: { id_list: [openId] },
      });
    const outcomes = await Promise.allSettled([add(he.openId), add(he.openId)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await office.sandbox.statistics())['im.chatMembers.create']).toEqual({ '0': 1, '232019': 1 });
    await office.client.im.v1.chatMembers.delete({
      path: { chat_id: chatId },
      params: { member_id_type: 'open_id' },
      data: { id_list: [zhou.openId] },
    });
    const members = await office.client.im.v1.chatMembers.get({
      path: { chat_id: chatId },
      params: { member_id_type: 'open_id' },
    });
    expect(members.data?.items?.map((item) => item.member_id)).toEqual([lin.openId, he.openId]);
  });

  test('that were dissolved, or that the bot is not in, refuse messages', async () => {
    office = await Office.open();
    const chatId = (await create()).data?.chat_id ?? '';
    await office.sandbox.dissolveChat(chatId);
    const send = office.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chatId, msg_type: 'text', content: '{"text":"x"}' },
    });
    expect(await refused(send)).toMatchObject({ status: 400, code: 232009 });
  });

  test('that threw the bot out refuse it, until it is taken in again', async () => {
    office = await Office.open();
    const chatId = (await create()).data?.chat_id ?? '';
    const send = () =>
      office.client.im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: chatId, msg_type: 'text', content: '{"text":"x"}' },
      });
    expect(await office.sandbox.setBotMembership(chatId, false)).toBe(true);
    expect(await refused(send())).toMatchObject({ status: 400, code: 230002 });
    expect(await office.sandbox.setBotMembership(chatId, true)).toBe(true);
    expect(await send()).toMatchObject({ code: 0 });
    const told = (await office.sandbox.events()).map((event) => event.type);
    expect(told).toEqual(['im.chat.member.bot.deleted_v1', 'im.chat.member.bot.added_v1']);
  });
});

describe('faults', () => {
  test('dropping after acceptance: the caller sees a broken line, the message is there', async () => {
    office = await Office.open();
    await office.sandbox.addFault({ kind: 'drop', api: 'im.message.create', times: 1 });
    await expect(office.sendCard(lin.openId, card('x'), 'u-1')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await office.sandbox.sentCount('u-1')).toBe(1);
    await office.sendCard(lin.openId, card('x'), 'u-1');
    expect(await office.sandbox.sentCount('u-1')).toBe(1);
  });

  test('5xx, 429 and a code in HTTP 200, carried out or not', async () => {
    office = await Office.open();
    const api = 'im.message.create';
    await office.sandbox.addFault({ kind: 'server-error', api, times: 1, status: 503 });
    await expect(office.sendCard(lin.openId, card('x'), 'u-1')).rejects.toThrow('503');
    await office.sandbox.addFault({ kind: 'server-error', api, times: 1, accepted: true });
    await expect(office.sendCard(lin.openId, card('x'), 'u-2')).rejects.toThrow('502');
    await office.sandbox.addFault({ kind: 'rate-limit', api, times: 1, resetSeconds: 7 });
    const limited = await refused(office.sendCard(lin.openId, card('x'), 'u-3'));
    expect(limited).toMatchObject({ status: 429, code: 99991400, headers: { 'x-ogw-ratelimit-reset': '7' } });
    await office.sandbox.addFault({ kind: 'code-in-200', api, times: 1, code: 2200 });
    const answer = await office.client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: lin.openId, msg_type: 'text', content: '{"text":"x"}', uuid: 'u-4' },
    });
    expect(answer.code).toBe(2200);
    const sent = await Promise.all(['u-1', 'u-2', 'u-3', 'u-4'].map((uuid) => office.sandbox.sentCount(uuid)));
    expect(sent).toEqual([0, 1, 0, 0]);
    expect(await office.sandbox.status()).toMatchObject({ faults: [] });
  });

  test('a share of the calls is the same share of the same calls for one seed', async () => {
    const run = async (): Promise<string[]> => {
      office = await Office.open({ seed: 'seven', rules: { limits: false } }, virtualClock(START));
      await office.sandbox.addFault({ kind: 'code-in-200', share: 0.3 });
      for (let n = 0; n < 20; n++) await office.sendCard(lin.openId, card(String(n)), `u-${n}`);
      const uuids = (await office.sandbox.messages()).map((message) => message.uuid ?? '');
      await office.close();
      return uuids;
    };
    const first = await run();
    expect(first.length).toBeLessThan(20);
    expect(await run()).toEqual(first);
    office = await Office.open();
  });
});
