import { ERRORS } from '../errors.ts';
import { TARGET_LIMITS } from '../limits.ts';
import type { Chat, Person } from '../model.ts';
import type { AppOptions } from '../options.ts';
import { personalChat, type Tenant } from '../tenant.ts';
import { refusal, type Refusal } from './answer.ts';

/** The ways a person can be named in a call. */
export type UserIdType = 'open_id' | 'union_id' | 'user_id';

/** The person an id stands for. */
export function findPerson(tenant: Tenant, type: UserIdType, id: string): Person | undefined {
  if (type === 'open_id') return tenant.store.people.get(id);
  for (const person of tenant.store.people.values()) {
    if ((type === 'union_id' ? person.unionId : person.userId) === id) return person;
  }
  return undefined;
}

/** A person's id of the asked type. */
export function idOf(person: Person, type: UserIdType): string {
  if (type === 'union_id') return person.unionId;
  return type === 'user_id' ? person.userId : person.openId;
}

/** Reads a `user_id_type` (or the like) parameter; open ids unless said otherwise. */
export function userIdType(value: string | undefined): UserIdType | undefined {
  if (value === undefined || value === 'open_id') return 'open_id';
  return value === 'union_id' || value === 'user_id' ? value : undefined;
}

/** The chat a message is to go to, or why it cannot go there. */
export function findReceiver(
  tenant: Tenant,
  app: AppOptions,
  idType: string | undefined,
  id: string,
): { readonly ok: true; readonly chat: Chat } | Refusal {
  if (idType === 'chat_id') {
    const chat = tenant.store.chats.get(id);
    return chat ? admitChat(tenant, app, chat) : refusal(ERRORS.receiverInvalid);
  }
  if (idType === 'email') {
    const person = [...tenant.store.people.values()].find((entry) => entry.email === id);
    return person ? admitPerson(tenant, app, person) : refusal(ERRORS.receiverInvalid);
  }
  const type = idType === undefined ? undefined : userIdType(idType);
  if (!type) return refusal(ERRORS.invalidParameter, 'ext=receive_id_type is invalid');
  if (type === 'open_id' && !id.startsWith('ou_')) return refusal(ERRORS.receiverInvalid);
  const person = findPerson(tenant, type, id);
  if (person) return admitPerson(tenant, app, person);
  return type === 'open_id' ? refusal(ERRORS.openIdUnknown, `[${id}]`) : refusal(ERRORS.userIdUnknown);
}

/** Whether the bot may still write into a chat it knows by id: an update or an urgent reminder asks the same. */
export function admitChat(
  tenant: Tenant,
  app: AppOptions,
  chat: Chat,
): { readonly ok: true; readonly chat: Chat } | Refusal {
  if (chat.dissolved) return refusal(ERRORS.chatDissolved);
  if (!chat.bots.includes(app.appId)) return refusal(ERRORS.botOutsideGroup);
  if (chat.kind === 'group') return { ok: true, chat };
  const person = tenant.store.people.get(chat.members[0] ?? '');
  return person ? admitPerson(tenant, app, person) : refusal(ERRORS.receiverInvalid);
}

function admitPerson(
  tenant: Tenant,
  app: AppOptions,
  person: Person,
): { readonly ok: true; readonly chat: Chat } | Refusal {
  switch (person.status) {
    // "If the target user has resigned, 230013 is reported as well" (page "send message").
    case 'resigned':
    case 'unavailable':
      return refusal(ERRORS.noAvailability);
    case 'blocked':
      return refusal(ERRORS.stoppedByUser);
    case 'active':
      return { ok: true, chat: personalChat(tenant, app.appId, person) };
  }
}

/** Counts a message against the five a second of its receiver: a person per bot, a group over all bots. */
export function admitToReceiver(tenant: Tenant, app: AppOptions, chat: Chat): Refusal | undefined {
  if (!tenant.rules.limits) return undefined;
  const key = chat.kind === 'group' ? `group ${chat.chatId}` : `person ${app.appId} ${chat.chatId}`;
  return tenant.limiter.admit(key, TARGET_LIMITS).admitted ? undefined : refusal(ERRORS.targetTooOften);
}
