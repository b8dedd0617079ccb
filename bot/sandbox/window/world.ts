import { parseJsonObject, isJsonObject } from '../json.ts';
import type { LiveNews } from '../live.ts';
import { currentContent, type BotEvent, type Chat, type Message, type Person } from '../model.ts';
import type { AppView, Overview, Status } from '../wire.ts';

/** Events kept in view. */
const MOST_EVENTS = 300;

/** What the window knows of the tenant. */
export interface World {
  readonly apps: readonly AppView[];
  readonly people: ReadonlyMap<string, Person>;
  readonly chats: ReadonlyMap<string, Chat>;
  readonly latest: ReadonlyMap<string, Message>;
  /** `openId chatId` → unread messages. */
  readonly unread: ReadonlyMap<string, number>;
  /** Messages of the chats that were opened. */
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  readonly events: readonly BotEvent[];
  readonly status: Status;
  /** When the status came, by the computer's clock: a flowing clock goes on from there. */
  readonly statusAt: number;
  readonly live: boolean;
}

/** What can happen to the window's knowledge. */
export type WorldChange =
  | LiveNews
  | { readonly kind: 'overview'; readonly overview: Overview; readonly at: number }
  | { readonly kind: 'messages'; readonly chatId: string; readonly messages: readonly Message[] }
  | { readonly kind: 'events'; readonly events: readonly BotEvent[] }
  | { readonly kind: 'live'; readonly live: boolean };

/** The world an overview tells of. */
export function worldOf(overview: Overview, at: number, before?: World): World {
  return {
    apps: overview.apps,
    people: new Map(overview.people.map((person) => [person.openId, person])),
    chats: new Map(overview.chats.map((chat) => [chat.chatId, chat])),
    latest: new Map(overview.latest.map((message) => [message.chatId, message])),
    unread: new Map(Object.entries(overview.unread)),
    messages: before?.messages ?? new Map<string, readonly Message[]>(),
    events: before?.events ?? [],
    status: overview.status,
    statusAt: at,
    live: before?.live ?? false,
  };
}

/** The world after a change. */
export function changed(world: World, change: WorldChange): World {
  switch (change.kind) {
    case 'overview':
      return worldOf(change.overview, change.at, world);
    case 'messages':
      return { ...world, messages: withEntry(world.messages, change.chatId, change.messages) };
    case 'events':
      return { ...world, events: change.events.slice(-MOST_EVENTS) };
    case 'live':
      return { ...world, live: change.live };
    case 'status':
      return { ...world, status: change.status, statusAt: Date.now() };
    case 'person':
      return { ...world, people: withEntry(world.people, change.person.openId, change.person) };
    case 'chat':
      return { ...world, chats: withEntry(world.chats, change.chat.chatId, change.chat) };
    case 'message':
      return withMessage(world, change.message);
    case 'version':
      return withChangedMessage(world, change.messageId, (message) => ({
        ...message,
        versions: [...message.versions, change.version],
      }));
    case 'urgent':
      return withChangedMessage(world, change.messageId, (message) => ({
        ...message,
        urgentFor: [...new Set([...message.urgentFor, ...change.openIds])],
      }));
    case 'event':
      return { ...world, events: [...world.events, change.event].slice(-MOST_EVENTS) };
    case 'attempt':
      return {
        ...world,
        events: world.events.map((event) => {
          if (event.eventId !== change.eventId) return event;
          const { attempt, state, nextAttemptAt } = change;
          return { ...event, attempts: [...event.attempts, attempt], state, nextAttemptAt };
        }),
      };
    case 'read':
      return { ...world, unread: withEntry(world.unread, `${change.openId} ${change.chatId}`, 0) };
    case 'clock':
      return world;
  }
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

function withMessage(world: World, message: Message): World {
  const loaded = world.messages.get(message.chatId);
  const known = loaded?.some((entry) => entry.messageId === message.messageId) === true;
  const members = world.chats.get(message.chatId)?.members ?? [];
  const unread = new Map(world.unread);
  for (const openId of members) {
    const own = message.sender.kind === 'person' && message.sender.id === openId;
    const key = `${openId} ${message.chatId}`;
    if (!own && message.sender.kind !== 'system') unread.set(key, (unread.get(key) ?? 0) + 1);
  }
  return {
    ...world,
    unread,
    latest: withEntry(world.latest, message.chatId, message),
    messages: loaded && !known ? withEntry(world.messages, message.chatId, [...loaded, message]) : world.messages,
  };
}

function withChangedMessage(world: World, messageId: string, change: (message: Message) => Message): World {
  const apply = (message: Message): Message => (message.messageId === messageId ? change(message) : message);
  const messages = new Map<string, readonly Message[]>();
  for (const [chatId, list] of world.messages) messages.set(chatId, list.map(apply));
  const latest = new Map<string, Message>();
  for (const [chatId, message] of world.latest) latest.set(chatId, apply(message));
  return { ...world, messages, latest };
}

/** The line a list of chats shows of a message. */
export function previewOf(message: Message | undefined): string {
  if (!message) return '';
  const content = parseJsonObject(currentContent(message)) ?? {};
  if (message.type === 'interactive') {
    const header = content['header'];
    const title = isJsonObject(header) && isJsonObject(header['title']) ? header['title']['content'] : undefined;
    return `[卡片] ${typeof title === 'string' ? title : ''}`;
  }
  return typeof content['text'] === 'string' ? withNames(content['text'], message) : '[消息]';
}

/** A text with the names of those it mentions. */
export function withNames(text: string, message: Message): string {
  return message.mentions.reduce((shown, mention) => shown.replaceAll(mention.key, `@${mention.name}`), text);
}

/** The name of a person or bot. */
export function nameOf(world: World, id: string): string {
  const person = world.people.get(id);
  if (person) return person.name;
  const app = world.apps.find((entry) => entry.appId === id || entry.openId === id);
  return app?.name ?? '未知用户';
}

/** What a chat is called by one of its members. */
export function chatName(world: World, chat: Chat): string {
  return chat.kind === 'p2p' ? nameOf(world, chat.bots[0] ?? '') : chat.name;
}

/** A person's chats, the latest first. */
export function chatsOf(world: World, openId: string): Chat[] {
  const seq = (chat: Chat): number => world.latest.get(chat.chatId)?.seq ?? 0;
  return [...world.chats.values()].filter((chat) => chat.members.includes(openId)).sort((a, b) => seq(b) - seq(a));
}

/** Where a person stands in the list of people. */
export interface Standing {
  /** Messages not seen, over all chats. */
  readonly unread: number;
  /** The latest message of any of their chats. */
  readonly latest: number;
}

/** Everybody's standing, in one pass over the chats. People without chats have none. */
export function standings(world: World): ReadonlyMap<string, Standing> {
  const result = new Map<string, Standing>();
  for (const chat of world.chats.values()) {
    const seq = world.latest.get(chat.chatId)?.seq ?? 0;
    for (const openId of chat.members) {
      const before = result.get(openId) ?? { unread: 0, latest: 0 };
      const unread = world.unread.get(`${openId} ${chat.chatId}`) ?? 0;
      result.set(openId, { unread: before.unread + unread, latest: Math.max(before.latest, seq) });
    }
  }
  return result;
}
