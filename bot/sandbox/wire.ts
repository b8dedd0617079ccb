import type { CardUse, CardUseOutcome } from './acting/card-use.ts';
import type { FilledForm } from './acting/form-values.ts';
import type { TalkOutcome } from './acting/talk.ts';
import type { ConnectionView } from './events/long-connection.ts';
import type { Fault, FaultOptions } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { BotEvent, Chat, Message, Person } from './model.ts';
import type { CallCounts } from './open-api/statistics.ts';
import type { PersonOptions, RuleOptions } from './options.ts';

/** Where the control API lives. */
export const CONTROL_PATH = '/sandbox';

/** An app as the chat window sees it: without its secrets. */
export interface AppView {
  readonly appId: string;
  readonly name: string;
  /** The id under which it is mentioned. */
  readonly openId: string;
  readonly menu: readonly { readonly name: string; readonly key: string }[];
}

/** What can change without a message: time, faults, rules, connections. */
export interface Status {
  readonly now: number;
  readonly clock: 'real' | 'shiftable' | 'virtual';
  readonly faults: readonly Fault[];
  readonly rules: RuleOptions;
  readonly connections: readonly ConnectionView[];
}

/** All the chat window needs to begin with; afterwards it follows the live stream. */
export interface Overview {
  readonly apps: readonly AppView[];
  readonly people: readonly Person[];
  readonly chats: readonly Chat[];
  /** The last message of each chat that has any. */
  readonly latest: readonly Message[];
  /** `openId chatId` → messages of others the person has not seen. */
  readonly unread: Readonly<Record<string, number>>;
  readonly status: Status;
}

/** Which messages to list; members narrow the list together. */
export interface MessageFilter {
  readonly chatId?: string;
  /** Messages of chats this person is in. */
  readonly openId?: string;
  readonly uuid?: string;
}

/** Which events to list. */
export interface EventFilter {
  readonly appId?: string;
  readonly type?: string;
  /** Only the latest so many. */
  readonly limit?: number;
}

/** A button as a person would point at it: its name or the words on it, or part of what its click sends back. */
export type ButtonPointer = string | JsonObject;

/**
 * The sandbox's handles for tests, demonstrations and the chat window: look at what was sent, act as a person, switch
 * faults on, move the clock. The same in the sandbox's own process and over HTTP.
 */
export interface SandboxControl {
  overview(): Promise<Overview>;
  status(): Promise<Status>;

  /** Messages in order. */
  messages(filter?: MessageFilter): Promise<Message[]>;
  /** One message with all its versions; null when there is none. */
  message(messageId: string): Promise<Message | null>;
  /** The card a message shows now; null when it is no card. */
  card(messageId: string): Promise<JsonObject | null>;
  /** How many messages were really sent under a uuid: more than one is a double. */
  sentCount(uuid: string): Promise<number>;
  chats(openId?: string): Promise<Chat[]>;
  /** Events and callbacks in order. */
  events(filter?: EventFilter): Promise<BotEvent[]>;
  /** API calls by outcome. */
  statistics(): Promise<CallCounts>;

  /** Types a text: to `'bot'` (the first app), an app by id, or a chat by id. */
  sendText(openId: string, to: string, text: string): Promise<TalkOutcome>;
  click(messageId: string, openId: string, button: ButtonPointer): Promise<CardUseOutcome>;
  /** Fills a form and presses its submit button (`button` tells which, if there are several). */
  submitForm(
    messageId: string,
    openId: string,
    formName: string,
    values: FilledForm,
    button?: ButtonPointer,
  ): Promise<CardUseOutcome>;
  /** Uses any component of a card. */
  use(use: CardUse): Promise<CardUseOutcome>;
  /** Opens the conversation with a bot (the first app unless told). */
  enter(openId: string, appId?: string): Promise<TalkOutcome>;
  pickMenu(openId: string, key: string, appId?: string): Promise<TalkOutcome>;
  markRead(openId: string, chatId: string): Promise<void>;

  /** Adds or changes a person; the apps are told of changes. */
  setPerson(person: PersonOptions): Promise<Person>;
  dissolveChat(chatId: string): Promise<boolean>;
  /** Takes a bot into a group or throws it out; false when there is nothing to change. */
  setBotMembership(chatId: string, member: boolean, appId?: string): Promise<boolean>;

  addFault(fault: FaultOptions): Promise<Fault>;
  removeFault(id: string): Promise<boolean>;
  clearFaults(): Promise<void>;
  setRules(rules: Partial<RuleOptions>): Promise<RuleOptions>;
  /** Makes the open long connections dead without closing them; answers how many. */
  halfOpenConnections(appId?: string): Promise<number>;
  /** Cuts the long connections; answers how many. */
  cutConnections(appId?: string): Promise<number>;
  /** Has the app's webhook address prove itself, as when it is entered in Feishu's console. */
  verifyWebhook(appId?: string): Promise<boolean>;
  /** Makes every access token invalid. */
  revokeTokens(): Promise<void>;
  /** Moves the clock ahead; answers the new time. @throws RangeError when it is a real one. */
  advance(ms: number): Promise<number>;
}
