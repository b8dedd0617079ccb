import { createHash, randomBytes } from 'node:crypto';
import type { SandboxClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { RateLimiter } from './limits.ts';
import type { Chat, Person } from './model.ts';
import type { AppOptions, PersonOptions, RuleOptions } from './options.ts';
import type { CardTokens } from './open-api/card-tokens.ts';
import type { Store } from './store.ts';

/** The parts of the sandbox that every request and every person's act works on. */
export interface Tenant {
  readonly store: Store;
  readonly clock: SandboxClock;
  readonly limiter: RateLimiter;
  readonly faults: Faults;
  readonly apps: ReadonlyMap<string, AppOptions>;
  /** Rules in force; changed from the control API. */
  rules: RuleOptions;
  /** What is being worked on right now: a uuid being sent, a chat whose members change. */
  readonly busy: Set<string>;
  /** Cards whose click is being answered, with the number of such clicks. */
  readonly lockedCards: Map<string, number>;
  /** Tokens of clicks, with which a card can be updated later. */
  readonly cardTokens: CardTokens;
  /** Tells a bot of an event; delivery goes on by itself. */
  readonly publish: (appId: string, type: string, event: EventBody) => void;
}

/** The `event` member of an envelope. */
export type EventBody = Readonly<Record<string, unknown>>;

/** A new id with Feishu's prefix: `om_` message, `oc_` chat. */
export function newId(prefix: 'om_' | 'oc_'): string {
  return prefix + randomBytes(16).toString('hex');
}

/** A stable id made of another one. */
export function derivedId(prefix: string, from: string, length = 32): string {
  return prefix + createHash('sha256').update(prefix).update(from).digest('hex').slice(0, length);
}

/** The open id under which people see a bot. */
export function botOpenId(appId: string): string {
  return derivedId('ou_', appId);
}

/** The person an option stands for, with the ids Feishu would give. */
export function personOf(options: PersonOptions): Person {
  return {
    openId: options.openId,
    unionId: derivedId('on_', options.openId),
    userId: derivedId('', options.openId, 8),
    name: options.name,
    mobile: options.mobile ?? null,
    email: options.email ?? null,
    department: options.department,
    status: options.status ?? 'active',
  };
}

/** The three ids Feishu names a person by in events. */
export function idsOf(person: Person): { union_id: string; user_id: string; open_id: string } {
  return { union_id: person.unionId, user_id: person.userId, open_id: person.openId };
}

/** The conversation of a person with a bot, begun if there is none. */
export function personalChat(tenant: Tenant, appId: string, person: Person): Chat {
  const chatId = derivedId('oc_', `${appId} ${person.openId}`);
  const found = tenant.store.chats.get(chatId);
  if (found) return found;
  const chat: Chat = {
    chatId,
    kind: 'p2p',
    name: tenant.apps.get(appId)?.name ?? appId,
    ownerId: null,
    members: [person.openId],
    bots: [appId],
    createdAt: tenant.clock.now(),
    dissolved: false,
    uuid: null,
  };
  tenant.store.commit({ kind: 'chat', chat });
  return chat;
}
