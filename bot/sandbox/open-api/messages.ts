import { ERRORS } from '../errors.ts';
import { isJsonArray, isJsonObject, parseJsonObject, type JsonObject } from '../json.ts';
import { TARGET_LIMITS } from '../limits.ts';
import { currentContent, TENANT_KEY, type Chat, type Message } from '../model.ts';
import { newId, type Tenant } from '../tenant.ts';
import { refusal, success, type Answer, type Refusal } from './answer.ts';
import { CARD_LOCKED } from './card-tokens.ts';
import { checkContent } from './content.ts';
import { degradedCard } from './degraded-card.ts';
import { admitChat, admitToReceiver, findPerson, findReceiver, userIdType } from './receivers.ts';
import type { Call, Route } from './route.ts';

/** Requests with one uuid succeed at most once within an hour. */
export const UUID_WINDOW_MS = 60 * 60_000;

/** Cards can be updated for 14 days. */
const CARD_LIFE_MS = 14 * 24 * 60 * 60_000;

const LONGEST_UUID = 50;
const SEND_SCOPES = ['im:message', 'im:message:send_as_bot', 'im:message:send'];

/** Sending, replying, updating, reading and urging. */
export const MESSAGE_ROUTES: readonly Route[] = [
  { method: 'post', path: '/open-apis/im/v1/messages', api: 'im.message.create', scopes: SEND_SCOPES, handle: create },
  {
    method: 'post',
    path: '/open-apis/im/v1/messages/:message_id/reply',
    api: 'im.message.reply',
    scopes: SEND_SCOPES,
    handle: reply,
  },
  {
    method: 'patch',
    path: '/open-apis/im/v1/messages/:message_id',
    api: 'im.message.patch',
    scopes: ['im:message', 'im:message:send_as_bot', 'im:message:update'],
    handle: patch,
  },
  {
    method: 'get',
    path: '/open-apis/im/v1/messages/:message_id',
    api: 'im.message.get',
    scopes: ['im:message', 'im:message:readonly'],
    handle: get,
  },
  {
    method: 'patch',
    path: '/open-apis/im/v1/messages/:message_id/urgent_app',
    api: 'im.message.urgent_app',
    scopes: ['im:message.urgent', 'im:message.urgent:app_send'],
    handle: urge,
  },
];

async function create(tenant: Tenant, call: Call): Promise<Answer> {
  const receiveId = call.body['receive_id'];
  if (typeof receiveId !== 'string' || receiveId === '')
    return refusal(ERRORS.invalidParameter, 'ext=invalid receive_id');
  const receiver = findReceiver(tenant, call.app, call.query['receive_id_type'], receiveId);
  return receiver.ok ? send(tenant, call, receiver.chat, null) : receiver;
}

async function reply(tenant: Tenant, call: Call): Promise<Answer> {
  const parent = ownChatMessage(tenant, call);
  return parent.ok ? send(tenant, call, parent.chat, parent.message.messageId) : parent;
}

async function send(tenant: Tenant, call: Call, chat: Chat, parentId: string | null): Promise<Answer> {
  const { msg_type: type, content, uuid } = call.body;
  if (typeof type !== 'string') return refusal(ERRORS.invalidParameter, 'ext=invalid msg_type');
  if (typeof content !== 'string') return refusal(ERRORS.invalidParameter, 'ext=invalid content');
  if (uuid !== undefined && (typeof uuid !== 'string' || uuid.length > LONGEST_UUID)) {
    return refusal(ERRORS.invalidParameter, 'ext=invalid uuid');
  }
  const checked = checkContent(tenant, type, content);
  if (!checked.ok) return checked;
  const once = uuid === undefined || uuid === '' ? null : uuid;
  const earlier = once === null ? undefined : sentWith(tenant, call.app.appId, once);
  if (earlier) return success(described(earlier));
  const key = `uuid ${call.app.appId} ${once ?? newId('om_')}`;
  if (tenant.busy.has(key)) return refusal(ERRORS.beingSent);
  const tooOften = admitToReceiver(tenant, call.app, chat);
  if (tooOften) return tooOften;
  tenant.busy.add(key);
  await call.hold();
  tenant.busy.delete(key);
  const message = written(tenant, call.app.appId, chat, { type, content, uuid: once, parentId });
  tenant.store.commit({ kind: 'message', message });
  return success(described(message));
}

/** The message an app already sent under this uuid within the hour: Feishu answers with it instead of sending again. */
function sentWith(tenant: Tenant, appId: string, uuid: string): Message | undefined {
  const since = tenant.clock.now() - UUID_WINDOW_MS;
  const latest = tenant.store.sentWith(appId, uuid).at(-1);
  return latest && latest.createdAt > since ? latest : undefined;
}

function written(
  tenant: Tenant,
  appId: string,
  chat: Chat,
  { type, content, uuid, parentId }: { type: string; content: string; uuid: string | null; parentId: string | null },
): Message {
  const now = tenant.clock.now();
  return {
    messageId: newId('om_'),
    chatId: chat.chatId,
    seq: tenant.store.nextSeq(),
    sender: { kind: 'app', id: appId },
    type,
    createdAt: now,
    versions: [{ at: now, by: 'send', content }],
    uuid,
    parentId,
    mentions: [],
    urgentFor: [],
  };
}

async function patch(tenant: Tenant, call: Call): Promise<Answer> {
  const found = ownMessage(tenant, call);
  if (!found.ok) return found;
  const { message } = found;
  const content = call.body['content'];
  if (message.type !== 'interactive') return refusal(ERRORS.invalidParameter, 'ext=only cards can be updated');
  if (typeof content !== 'string') return refusal(ERRORS.invalidParameter, 'ext=invalid content');
  if (tenant.clock.now() - message.createdAt > CARD_LIFE_MS) return refusal(ERRORS.updateTooLate);
  if (!isShared(currentContent(message)) || !isShared(content)) {
    return refusal(ERRORS.invalidParameter, 'ext=update_multi must be true before and after the update');
  }
  const checked = checkContent(tenant, 'interactive', content);
  if (!checked.ok) return checked;
  if (tenant.rules.limits && !tenant.limiter.admit(`update ${message.messageId}`, TARGET_LIMITS).admitted) {
    return refusal(ERRORS.targetTooOften);
  }
  if (tenant.lockedCards.has(message.messageId)) {
    return refusal(ERRORS.cardRefused, CARD_LOCKED);
  }
  await call.hold();
  const version = { at: tenant.clock.now(), by: 'patch', content } as const;
  tenant.store.commit({ kind: 'version', messageId: message.messageId, version });
  return { ok: true, body: { code: 0, msg: 'success', data: {} } };
}

/** Whether a card says outright that it is shared; the update call asks for it before and after. */
function isShared(content: string): boolean {
  const config = parseJsonObject(content)?.['config'];
  return isJsonObject(config) && config['update_multi'] === true;
}

async function get(tenant: Tenant, call: Call): Promise<Answer> {
  const found = ownChatMessage(tenant, call);
  if (!found.ok) return found;
  await call.hold();
  const whole = call.query['card_msg_content_type'] === 'user_card_content';
  return success({ items: [described(found.message, !whole)] });
}

async function urge(tenant: Tenant, call: Call): Promise<Answer> {
  const found = ownMessage(tenant, call);
  if (!found.ok) return found;
  const type = userIdType(call.query['user_id_type']);
  const ids = call.body['user_id_list'];
  if (!type || !isJsonArray(ids) || ids.length === 0 || ids.length > 200) return refusal(ERRORS.invalidParameter);
  const openIds: string[] = [];
  const invalid: string[] = [];
  for (const id of ids) {
    const person = typeof id === 'string' ? findPerson(tenant, type, id) : undefined;
    if (person && found.chat.members.includes(person.openId)) openIds.push(person.openId);
    else invalid.push(typeof id === 'string' ? id : JSON.stringify(id));
  }
  if (openIds.length === 0) return refusal(ERRORS.invalidParameter, 'ext=no valid user in user_id_list');
  if (urgedSoFar(tenant) + openIds.length > tenant.rules.urgentQuota) return refusal(ERRORS.urgentQuota);
  await call.hold();
  tenant.store.commit({ kind: 'urgent', messageId: found.message.messageId, openIds });
  return success({ invalid_user_id_list: invalid });
}

/** Urgent notices given so far: each person on each message counts. */
function urgedSoFar(tenant: Tenant): number {
  let count = 0;
  for (const { urgentFor } of tenant.store.messages.values()) count += urgentFor.length;
  return count;
}

type Found = { readonly ok: true; readonly message: Message; readonly chat: Chat } | Refusal;

/** The message named in the path, in a chat the bot may still write to. */
function ownChatMessage(tenant: Tenant, call: Call): Found {
  const message = tenant.store.messages.get(call.params['message_id'] ?? '');
  const chat = message && tenant.store.chats.get(message.chatId);
  if (!message || !chat) return refusal(ERRORS.invalidParameter, 'ext=invalid message_id');
  const admitted = admitChat(tenant, call.app, chat);
  return admitted.ok ? { ok: true, message, chat } : admitted;
}

/** The same, sent by the bot itself. */
function ownMessage(tenant: Tenant, call: Call): Found {
  const found = ownChatMessage(tenant, call);
  if (!found.ok) return found;
  const { sender } = found.message;
  return sender.kind === 'app' && sender.id === call.app.appId ? found : refusal(ERRORS.notSender);
}

/** A message as the API tells it. Without being asked for the original, a card comes back only as a rough text. */
export function described(message: Message, degraded = false): JsonObject {
  const content = currentContent(message);
  const { sender } = message;
  return {
    message_id: message.messageId,
    ...(message.parentId !== null && { root_id: message.parentId, parent_id: message.parentId }),
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.versions.at(-1)?.at ?? message.createdAt),
    deleted: false,
    updated: message.versions.length > 1,
    chat_id: message.chatId,
    sender: {
      id: sender.kind === 'system' ? '' : sender.id,
      id_type: sender.kind === 'app' ? 'app_id' : 'open_id',
      sender_type: sender.kind === 'person' ? 'user' : 'app',
      tenant_key: TENANT_KEY,
    },
    body: { content: degraded && message.type === 'interactive' ? degradedCard(content) : content },
    mentions: message.mentions.map((mention) => ({
      key: mention.key,
      id: mention.openId,
      id_type: 'open_id',
      name: mention.name,
      tenant_key: TENANT_KEY,
    })),
  };
}
