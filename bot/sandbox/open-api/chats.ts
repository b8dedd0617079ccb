import { ERRORS } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { TENANT_KEY, type Chat } from '../model.ts';
import { newId, type Tenant } from '../tenant.ts';
import { refusal, success, type Answer } from './answer.ts';
import { noteInChat } from './chat-notes.ts';
import { findGroup, idList, invite, MOST_INVITED, namesOf, unknownIds } from './groups.ts';
import { findPerson, idOf, userIdType, type UserIdType } from './receivers.ts';
import type { Call, Route } from './route.ts';

/** Requests with one uuid and owner create at most one group within ten hours. */
export const GROUP_UUID_WINDOW_MS = 10 * 60 * 60_000;

/** Scopes that open reading a group. */
export const READ_CHAT = ['im:chat', 'im:chat:read', 'im:chat:readonly'];

/** Groups: creating, reading, dissolving. */
export const CHAT_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/open-apis/im/v1/chats',
    api: 'im.chat.create',
    scopes: ['im:chat', 'im:chat:create'],
    handle: create,
  },
  { method: 'get', path: '/open-apis/im/v1/chats/:chat_id', api: 'im.chat.get', scopes: READ_CHAT, handle: get },
  {
    method: 'delete',
    path: '/open-apis/im/v1/chats/:chat_id',
    api: 'im.chat.delete',
    scopes: ['im:chat', 'im:chat:delete'],
    handle: dissolve,
  },
];

async function create(tenant: Tenant, call: Call): Promise<Answer> {
  const type = userIdType(call.query['user_id_type']);
  const ids = idList(call.body['user_id_list'] ?? []);
  const uuid = call.query['uuid'] ?? null;
  if (!type || !ids || ids.length > MOST_INVITED || (uuid?.length ?? 0) > 50) return refusal(ERRORS.chatParameter);
  const owner = call.body['owner_id'];
  const ownerPerson = typeof owner === 'string' ? findPerson(tenant, type, owner) : undefined;
  if (owner !== undefined && !ownerPerson) return unknownIds(type, [JSON.stringify(owner)]);
  const invited = invite(tenant, type, ids);
  if (!invited.ok) return invited;
  await call.hold();
  // looked for after the wait: of two calls under way at once, only one makes a group
  const earlier = uuid === null ? undefined : createdWith(tenant, call.app.appId, uuid, ownerPerson?.openId ?? null);
  if (earlier) return success(described(tenant, earlier, type));
  const { name, description } = call.body;
  const chat: Chat = {
    chatId: newId('oc_'),
    kind: 'group',
    name: typeof name === 'string' && name !== '' ? name : '(无主题)',
    ...(typeof description === 'string' && description !== '' && { description }),
    ownerId: ownerPerson?.openId ?? null,
    members: [...new Set([...(ownerPerson ? [ownerPerson] : []), ...invited.people].map((person) => person.openId))],
    bots: [call.app.appId],
    createdAt: tenant.clock.now(),
    dissolved: false,
    uuid,
  };
  tenant.store.commit({ kind: 'chat', chat });
  noteInChat(tenant, chat, `${call.app.name ?? '机器人'} 创建了群，邀请 ${namesOf(invited.people)} 加入`);
  return success(described(tenant, chat, type));
}

/** The group made with this uuid for this owner: a person, or else the bot that asks. */
function createdWith(tenant: Tenant, appId: string, uuid: string, ownerId: string | null): Chat | undefined {
  const since = tenant.clock.now() - GROUP_UUID_WINDOW_MS;
  return [...tenant.store.chats.values()].find(
    (chat) =>
      chat.uuid === uuid &&
      chat.ownerId === ownerId &&
      (ownerId !== null || chat.bots.includes(appId)) &&
      chat.createdAt > since,
  );
}

function get(tenant: Tenant, call: Call): Answer {
  const found = findGroup(tenant, call);
  const type = userIdType(call.query['user_id_type']);
  if (!found.ok) return found;
  return type ? success(described(tenant, found.chat, type)) : refusal(ERRORS.chatParameter);
}

async function dissolve(tenant: Tenant, call: Call): Promise<Answer> {
  const found = findGroup(tenant, call);
  if (!found.ok) return found;
  await call.hold();
  tenant.store.commit({ kind: 'chat', chat: { ...found.chat, dissolved: true } });
  return success({});
}

function described(tenant: Tenant, chat: Chat, type: UserIdType): JsonObject {
  const owner = chat.ownerId === null ? undefined : tenant.store.people.get(chat.ownerId);
  return {
    chat_id: chat.chatId,
    avatar: '',
    name: chat.name,
    description: chat.description ?? '',
    ...(owner && { owner_id: idOf(owner, type), owner_id_type: type }),
    urgent_setting: 'all_members',
    add_member_permission: 'all_members',
    at_all_permission: 'all_members',
    edit_permission: 'all_members',
    chat_mode: chat.kind,
    chat_type: 'private',
    chat_tag: 'inner',
    external: false,
    tenant_key: TENANT_KEY,
    user_count: String(chat.members.length),
    bot_count: String(chat.bots.length),
    chat_status: chat.dissolved ? 'dissolved' : 'normal',
  };
}
