import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { APP, card, Office, PEOPLE, refused } from './office.ts';

let office: Office;

jest.setTimeout(30_000);

afterEach(async () => {
  await office.close();
});

describe('the SDK’s client', () => {
  test('gets a token and sends a card, which is in the chat of that person', async () => {
    office = await Office.open();
    const messageId = await office.sendCard(PEOPLE.lin.openId, card('抽查任务'));
    const [message] = await office.sandbox.messages({ openId: PEOPLE.lin.openId });
    expect(message).toMatchObject({ messageId, type: 'interactive', sender: { kind: 'app', id: APP.appId } });
    expect(await office.sandbox.card(messageId)).toEqual(card('抽查任务'));
    expect(await office.sandbox.messages({ openId: PEOPLE.zhou.openId })).toEqual([]);
  });

  test('is told who the bot is and which scopes it has', async () => {
    office = await Office.open();
    const info = await office.client.request<{ bot: { app_name: string; open_id: string } }>({
      method: 'GET',
      url: '/open-apis/bot/v3/info',
    });
    expect(info.bot.app_name).toBe(APP.name);
    const scopes = await office.client.application.v6.scope.list();
    expect(scopes.data?.scopes).toContainEqual({ scope_name: 'im:message', grant_status: 1, scope_type: 'tenant' });
  });

  test('is refused what the app has no scope for', async () => {
    office = await Office.open({ apps: [{ ...APP, scopes: ['contact:user.id:readonly'] }] });
    const answer = await refused(office.sendCard(PEOPLE.lin.openId, card('x')));
    expect(answer).toMatchObject({ status: 400, code: 99991672 });
    expect(answer.msg).toContain('im:message');
  });

  test('is refused with a token that was revoked', async () => {
    office = await Office.open();
    await office.sendCard(PEOPLE.lin.openId, card('x'));
    await office.sandbox.revokeTokens();
    expect(await refused(office.sendCard(PEOPLE.lin.openId, card('x')))).toMatchObject({ status: 400, code: 99991663 });
  });

  test('finds people by mobile and e-mail, and is told who is unknown', async () => {
    office = await Office.open();
    const answer = await office.client.contact.v3.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { mobiles: ['+86 13900000002', '13999999999'], emails: [PEOPLE.he.email] },
    });
    expect(answer.data?.user_list).toEqual([
      expect.objectContaining({ mobile: '+86 13900000002', user_id: PEOPLE.zhou.openId }),
      { mobile: '13999999999' },
      expect.objectContaining({ email: PEOPLE.he.email, user_id: PEOPLE.he.openId }),
    ]);
  });
});
