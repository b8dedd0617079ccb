import { ERRORS } from '../errors.ts';
import { isJsonArray, type Json } from '../json.ts';
import type { Chat, Person } from '../model.ts';
import type { Tenant } from '../tenant.ts';
import { refusal, type Refusal } from './answer.ts';
import { findPerson, type UserIdType } from './receivers.ts';
import type { Call } from './route.ts';

/** Most people that can be invited in one call. */
export const MOST_INVITED = 50;

/** The group named in the path, if the bot is in it. */
export function findGroup(tenant: Tenant, call: Call): { readonly ok: true; readonly chat: Chat } | Refusal {
  const chat = tenant.store.chats.get(call.params['chat_id'] ?? '');
  if (!chat) return refusal(ERRORS.chatIdInvalid);
  if (chat.dissolved) return refusal(ERRORS.chatDissolved);
  return chat.bots.includes(call.app.appId) ? { ok: true, chat } : refusal(ERRORS.operatorOutside);
}

/** The people to invite, or why they cannot be. */
export function invite(
  tenant: Tenant,
  type: UserIdType,
  ids: readonly string[],
): { readonly ok: true; readonly people: readonly Person[] } | Refusal {
  const people = ids.map((id) => findPerson(tenant, type, id));
  const missing = ids.filter((_, index) => !people[index]);
  if (missing.length > 0) return unknownIds(type, missing);
  const known = people.flatMap((person) => person ?? []);
  if (known.some((person) => person.status === 'resigned')) return refusal(ERRORS.memberResigned);
  if (known.some((person) => person.status === 'unavailable')) return refusal(ERRORS.noVisibility);
  return { ok: true, people: known };
}

/** Feishu's refusal of ids it does not know. */
export function unknownIds(type: UserIdType, ids: readonly string[]): Refusal {
  if (type === 'open_id') return refusal(ERRORS.openIdUnknown, `[${ids.join(', ')}]`);
  return refusal(ERRORS.userIdUnknown);
}

/** A list of ids without doubles; `undefined` when it is none. */
export function idList(value: Json | undefined): string[] | undefined {
  if (!isJsonArray(value)) return undefined;
  const ids = value.filter((id) => typeof id === 'string');
  return ids.length === value.length ? [...new Set(ids)] : undefined;
}

/** Names as a note lists them. */
export function namesOf(people: readonly Person[]): string {
  return people.map((person) => person.name).join('、');
}
