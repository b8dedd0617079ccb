import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { virtualClock } from '../../../bot/sandbox/clock.ts';
import { card, Office, PEOPLE, START } from './office.ts';
import { until } from '../../support/until.ts';

const { lin, zhou } = PEOPLE;
let folder: string;
let dataFile: string;
let office: Office;

jest.setTimeout(30_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  dataFile = join(folder, 'state', 'feishu.jsonl');
});

afterEach(async () => {
  await office.close();
  rmSync(folder, { recursive: true });
});

/** Stops the sandbox and starts another on the same file; its clock begins where the computer's would. */
async function restart(at = START): Promise<void> {
  await office.close();
  office = await Office.open({ dataFile }, virtualClock(at));
}

describe('after a restart', () => {
  test('people, chats, messages with their versions, and events are as they were', async () => {
    office = await Office.open({ dataFile });
    const messageId = await office.sendCard(lin.openId, card('一'), 'u-1');
    await office.client.im.v1.message.patch({
      path: { message_id: messageId },
      data: { content: JSON.stringify(card('二')) },
    });
    await office.client.im.v1.chat.create({
      params: { user_id_type: 'open_id' },
      data: { name: '第 3 组', user_id_list: [lin.openId, zhou.openId] },
    });
    await office.sandbox.setPerson({ ...zhou, status: 'resigned' });
    const before = await state();
    await restart();
    expect(await state()).toEqual(before);
    expect(before.messages[0]?.versions).toHaveLength(2);
  });

  const state = async () => {
    const { people, chats, unread } = await office.sandbox.overview();
    return { people, chats, unread, messages: await office.sandbox.messages(), events: await office.sandbox.events() };
  };

  test('a uuid still gives the same message', async () => {
    office = await Office.open({ dataFile });
    const messageId = await office.sendCard(lin.openId, card('x'), 'u-1');
    await restart();
    expect(await office.sendCard(lin.openId, card('x'), 'u-1')).toBe(messageId);
    expect(await office.sandbox.sentCount('u-1')).toBe(1);
  });

  test('an event that was not answered still comes again, with its id, when it is due', async () => {
    office = await Office.open({ dataFile });
    await office.sandbox.sendText(lin.openId, 'bot', '帮助');
    await until(async () => (await office.sandbox.events())[0]?.attempts.length === 1);
    const [event] = await office.sandbox.events();
    await restart();
    const seen: unknown[] = [];
    await office.connect({ 'im.message.receive_v1': (data) => seen.push(data['event_id']) && undefined });
    await office.sandbox.advance(14_999);
    expect(seen).toEqual([]);
    await office.sandbox.advance(1);
    expect(seen).toEqual([event?.eventId]);
  });

  test('time goes on from where it was moved to', async () => {
    office = await Office.open({ dataFile });
    await office.sandbox.advance(86_400_000);
    await restart();
    expect((await office.sandbox.status()).now).toBe(START + 86_400_000);
  });

  test('a line torn by a crash is dropped, the rest is there', async () => {
    office = await Office.open({ dataFile });
    const messageId = await office.sendCard(lin.openId, card('x'));
    await office.close();
    const whole = readFileSync(dataFile, 'utf8');
    appendFileSync(dataFile, '{"kind":"message","message":{"mess');
    office = await Office.open({ dataFile });
    expect((await office.sandbox.messages()).map((message) => message.messageId)).toEqual([messageId]);
    expect(readFileSync(dataFile, 'utf8').startsWith(whole)).toBe(true);
  });
});
