import { ERRORS } from '../errors.ts';
import { TENANT_KEY, type Chat, type Person } from '../model.ts';
import { botOpenId, idsOf, type Tenant } from '../tenant.ts';
import { refusal, success, type Answer } from './answer.ts';
import { noteInChat } from './chat-notes.ts';
import { READ_CHAT } from './chats.ts';
import { findGroup, idList, MOST_INVITED, namesOf, unknownIds } from './groups.ts';
import { findPerson, idOf, userIdType } from './receivers.ts';
import type { Call, Route } from './route.ts';

/** Real milliseconds a change of members takes: two at once on one group collide (232019). */
const MEMBER_CHANGE_MS = 15;

const CHANGE_MEMBERS = ['im:chat', 'im:chat.members:write_only'];

/** Who is in a group. */
export const MEMBER_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/open-apis/im/v1/chats/:chat_id/members',
    api: 'im.chatMembers.get',
    scopes: READ_CHAT,
    handle: members,
  },
  {
    method: 'post',
    path: '/open-apis/im/v1/chats/:chat_id/members',
    api: 'im.chatMembers.create',
    scopes: CHANGE_MEMBERS,
    handle: addMembers,
  },
  {
    method: 'delete',
    path: '/open-apis/im/v1/chats/:chat_id/members',
    api: 'im.chatMembers.delete',
    scopes: CHANGE_MEMBERS,
    handle: removeMembers,
  },
];

function members(tenant: Tenant, call: Call): Answer {
  const found = findGroup(tenant, call);
  const type = userIdType(call.query['member_id_type']);
  if (!found.ok) return found;
  if (!type) return refusal(ERRORS.chatParameter);
  const from = Number(call.query['page_token'] ?? 0);
  const size = Math.min(100, Number(call.query['page_size'] ?? 20));
  if (!Number.isInteger(from) || !Number.isInteger(size) || from < 0 || size < 1) return refusal(ERRORS.chatParameter);
  const all = found.chat.members.flatMap((openId) => tenant.store.people.get(openId) ?? []);
  const next = from + size;
  return success({
    items: all.slice(from, next).map((person) => ({
      member_id_type: type,
      member_id: idOf(person, type),
      name: person.name,
      tenant_key: TENANT_KEY,
    })),
    page_token: next < all.length ? String(next) : '',
    has_more: next < all.length,
    member_total: all.length,
  });
}

function addMembers(tenant: Tenant, call: Call): Promise<Answer> {
  return changeMembers(tenant, call, true, (chat, people) => {
    const added = people.filter((person) => !chat.members.includes(person.openId));
    const next = { ...chat, members: [...chat.members, ...added.map((person) => person.openId)] };
    return {
      chat: next,
      changed: added,
      event: 'im.chat.member.user.added_v1',
      note: `邀请 ${namesOf(added)} 加入了群`,
    };
  });
}

function removeMembers(tenant: Tenant, call: Call): Promise<Answer> {
  return changeMembers(tenant, call, false, (chat, people) => {
    const removed = people.filter((person) => chat.members.includes(person.openId));
    const gone = new Set(removed.map((person) => person.openId));
    const next = { ...chat, members: chat.members.filter((openId) => !gone.has(openId)) };
    return {
      chat: next,
      changed: removed,
      event: 'im.chat.member.user.deleted_v1',
      note: `将 ${namesOf(removed)} 移出了群`,
    };
  });
}

interface MemberChange {
  readonly chat: Chat;
  readonly changed: readonly Person[];
  readonly event: string;
  readonly note: string;
}

/**
 * One change of a group's members at a time: a second one meanwhile is refused, as the documentation warns. Ids that are
 * unknown or out of range refuse the whole call unless `succeed_type` is 1; who resigned is left out and named.
 */
async function changeMembers(
  tenant: Tenant,
  call: Call,
  joining: boolean,
  change: (chat: Chat, people: readonly Person[]) => MemberChange,
): Promise<Answer> {
  const found = findGroup(tenant, call);
  if (!found.ok) return found;
  const type = userIdType(call.query['member_id_type']);
  const ids = idList(call.body['id_list']);
  if (!type || !ids) return refusal(ERRORS.chatParameter);
  if (ids.length === 0) return refusal(ERRORS.noValidMembers);
  if (ids.length > MOST_INVITED) return refusal(ERRORS.chatParameter);
  const key = `members ${found.chat.chatId}`;
  if (tenant.busy.has(key)) return refusal(ERRORS.chatBusy);
  tenant.busy.add(key);
  await new Promise((resolve) => setTimeout(resolve, MEMBER_CHANGE_MS));
  await call.hold();
  tenant.busy.delete(key);
  const people = ids.flatMap((id) => findPerson(tenant, type, id) ?? []);
  const missing = ids.filter((id) => !findPerson(tenant, type, id));
  const partly = call.query['succeed_type'] === '1';
  if (missing.length > 0 && !partly) return unknownIds(type, missing);
  const outside = (person: Person): boolean => joining && person.status === 'unavailable';
  if (people.some(outside) && !partly) return refusal(ERRORS.noVisibility);
  const current = tenant.store.chats.get(found.chat.chatId) ?? found.chat;
  const reachable = people.filter((person) => person.status !== 'resigned' && !outside(person));
  apply(tenant, call, change(current, reachable));
  const left = people.filter((person) => !reachable.includes(person)).map((person) => idOf(person, type));
  return success({ invalid_id_list: left, not_existed_id_list: missing, pending_approval_id_list: [] });
}

function apply(tenant: Tenant, call: Call, change: MemberChange): void {
  if (change.changed.length === 0) return;
  tenant.store.commit({ kind: 'chat', chat: change.chat });
  noteInChat(tenant, change.chat, `${call.app.name ?? '机器人'} ${change.note}`);
  for (const appId of change.chat.bots) {
    tenant.publish(appId, change.event, {
      chat_id: change.chat.chatId,
      operator_id: { open_id: botOpenId(call.app.appId) },
      external: false,
      operator_tenant_key: TENANT_KEY,
      users: change.changed.map((person) => ({ name: person.name, tenant_key: TENANT_KEY, user_id: idsOf(person) })),
      name: change.chat.name,
    });
  }
}
