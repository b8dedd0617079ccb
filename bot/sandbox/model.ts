import type { JsonObject } from './json.ts';

/** Whether the bot can reach a person, and which refusal Feishu gives when it cannot. */
export type PersonStatus = 'active' | 'resigned' | 'unavailable' | 'blocked';

/** A member of the tenant. Ids have Feishu's prefixes: `ou_` (open id) and `on_` (union id). */
export interface Person {
  readonly openId: string;
  readonly unionId: string;
  readonly userId: string;
  readonly name: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly department: string;
  readonly status: PersonStatus;
}

/** A conversation: one person with one bot, or a group. */
export interface Chat {
  readonly chatId: string;
  readonly kind: 'p2p' | 'group';
  readonly name: string;
  /** A group's description; left out: none. */
  readonly description?: string;
  /** Open id of the group's owner; null when a bot owns it. */
  readonly ownerId: string | null;
  /** Open ids, in the order of joining. */
  readonly members: readonly string[];
  /** App ids of the bots in the chat. */
  readonly bots: readonly string[];
  readonly createdAt: number;
  readonly dissolved: boolean;
  /** What makes creating it again within ten hours give the same group. */
  readonly uuid: string | null;
}

/** Who wrote a message; `system` is the grey line that tells of members coming and going. */
export type Sender =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'app'; readonly id: string }
  | { readonly kind: 'system' };

/** A message's content at one time. Cards get a new version with every update. */
export interface MessageVersion {
  readonly at: number;
  /** `send`: as sent; `patch`: by the update call; `answer`: by the answer to a click. */
  readonly by: 'send' | 'patch' | 'answer';
  /** The content as Feishu carries it: JSON text whose form depends on the message type. */
  readonly content: string;
}

/** Someone named with `@` in a text. */
export interface Mention {
  /** The placeholder in the text, such as `@_user_1`. */
  readonly key: string;
  readonly openId: string;
  readonly name: string;
  readonly kind: 'user' | 'bot';
}

/** One message of a chat. */
export interface Message {
  readonly messageId: string;
  readonly chatId: string;
  /** Counts the sandbox's messages from 1: their order everywhere. */
  readonly seq: number;
  readonly sender: Sender;
  readonly type: string;
  readonly createdAt: number;
  /** At least one; the last is what people see. */
  readonly versions: readonly MessageVersion[];
  readonly uuid: string | null;
  readonly parentId: string | null;
  readonly mentions: readonly Mention[];
  /** Open ids the message was marked urgent for. */
  readonly urgentFor: readonly string[];
}

/** How a delivery of an event ended. */
export type AttemptResult = 'answered' | 'failed' | 'timeout' | 'no-connection' | 'cut';

/** One delivery of an event to the bot. */
export interface Attempt {
  readonly at: number;
  readonly via: 'long-connection' | 'webhook' | 'none';
  readonly result: AttemptResult;
  /** Real milliseconds until the answer; null without one. */
  readonly tookMs: number | null;
}

/** An event (or card callback) for one bot, with every delivery of it. */
export interface BotEvent {
  readonly eventId: string;
  readonly appId: string;
  readonly type: string;
  readonly createdAt: number;
  /** The whole envelope as delivered: schema, header, event. */
  readonly body: JsonObject;
  readonly attempts: readonly Attempt[];
  /** `waiting`: to be delivered (again); `answered`; `given-up`: after the last delivery, or a click without answer. */
  readonly state: 'waiting' | 'answered' | 'given-up';
  readonly nextAttemptAt: number | null;
  /** False for card clicks: Feishu never sends them again. */
  readonly retryable: boolean;
}

/** The one tenant the sandbox plays. */
export const TENANT_KEY = '736588c9260f175e';

/** The text a message shows now, as Feishu carries it. */
export function currentContent(message: Message): string {
  return message.versions.at(-1)?.content ?? '{}';
}
