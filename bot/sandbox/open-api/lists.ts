import { ERRORS } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Tenant } from '../tenant.ts';
import { refusal, success, type Answer } from './answer.ts';
import { described } from './messages.ts';
import { admitChat } from './receivers.ts';
import type { Call, Route } from './route.ts';

/** Most entries of a page, of messages and of groups. */
const MESSAGE_PAGE = 50;
const CHAT_PAGE = 100;

/** Going through a chat's messages and through the groups a bot is in. */
export const LIST_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/open-apis/im/v1/messages',
    api: 'im.message.list',
    scopes: ['im:message', 'im:message:readonly', 'im:message.history:readonly'],
    handle: messages,
  },
  {
    method: 'get',
    path: '/open-apis/im/v1/chats',
    api: 'im.chat.list',
    scopes: ['im:chat', 'im:chat:readonly', 'im:chat:read'],
    handle: chats,
  },
];

/** Messages of one chat in a time, cards in their rough form. `start_time` and `end_time` are seconds, both included. */
async function messages(tenant: Tenant, call: Call): Promise<Answer> {
  const { container_id_type: type, container_id: id, sort_type: sort } = call.query;
  const chat = type === 'chat' ? tenant.store.chats.get(id ?? '') : undefined;
  if (!chat) return refusal(ERRORS.invalidParameter, 'ext=container_id is invalid');
  const admitted = admitChat(tenant, call.app, chat);
  if (!admitted.ok) return admitted;
  const from = Number(call.query['start_time'] ?? 0) * 1000;
  const until = Number(call.query['end_time'] ?? Infinity) * 1000 + 999;
  if (Number.isNaN(from) || Number.isNaN(until)) return refusal(ERRORS.invalidParameter, 'ext=start_time is invalid');
  await call.hold();
  const found = tenant.store.messagesOf(chat.chatId).filter((one) => one.createdAt >= from && one.createdAt <= until);
  const ordered = sort === 'ByCreateTimeDesc' ? [...found].reverse() : found;
  return page(call, ordered, MESSAGE_PAGE, (message) => described(message, true));
}

/** Groups in which the bot is. */
async function chats(tenant: Tenant, call: Call): Promise<Answer> {
  await call.hold();
  const own = [...tenant.store.chats.values()].filter(
    ({ kind, bots, dissolved }) => kind === 'group' && !dissolved && bots.includes(call.app.appId),
  );
  return page(call, own, CHAT_PAGE, ({ chatId, name, description }) => ({
    chat_id: chatId,
    name,
    description: description ?? '',
  }));
}

function page<T>(call: Call, all: readonly T[], most: number, write: (one: T) => JsonObject): Answer {
  const from = Number(call.query['page_token'] ?? 0);
  const size = Number(call.query['page_size'] ?? 20);
  if (!Number.isInteger(from) || from < 0 || !Number.isInteger(size) || size < 1 || size > most) {
    return refusal(ERRORS.invalidParameter, 'ext=page_size or page_token is invalid');
  }
  const next = from + size;
  const more = next < all.length;
  const items = all.slice(from, next).map(write);
  return success({ items, has_more: more, page_token: more ? String(next) : '' });
}
