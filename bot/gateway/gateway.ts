import type { Card } from '../cards/card.ts';
import type { Result } from '../../core/result.ts';
import type { Contact } from '../../core/model/inspector.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import type { DeliveryFailure } from '../../core/wire/api.ts';
import type { ChatListener } from './events.ts';

/**
 * The chat as this office uses it: the port between the outbox and the talk on one side and Feishu on the other.
 * Every call ends within a time limit and tells "the server said no" from "no answer" ({@link ChatOutcome}).
 */
export interface ChatGateway {
  /**
   * Checks id and secret, opens the connection and starts to hand events to the listener.
   * Resolves when the connection stands, or with the reason why it doesn't within the time limit.
   */
  start(listener: ChatListener): Promise<Result<void, ReadinessFault>>;
  /** Whether events reach us now. */
  connected(): boolean;
  /** Sends a card. The same `uuid` is accepted once within an hour. */
  sendCard(receiver: Receiver, card: Card, uuid: string): Promise<ChatOutcome<SentCard>>;
  /** Replaces a card's content where it stands; up to 14 days after it was sent. */
  updateCard(messageId: string, card: Card): Promise<ChatOutcome<null>>;
  /** Creates a group owned by the bot. The same `uuid` makes one group within ten hours. At most 50 members. */
  createGroup(group: NewGroup): Promise<ChatOutcome<{ readonly chatId: string }>>;
  /**
   * Looks for a card of ours in a chat, sent at or after a time, by the receipt number printed on it. Null when it
   * surely isn't there.
   */
  findCard(chatId: string, receipt: string, sinceMs: number): Promise<ChatOutcome<FoundCard | null>>;
  /** Looks for a group of ours by the receipt number in its description. */
  findGroup(receipt: string): Promise<ChatOutcome<{ readonly chatId: string } | null>>;
  addMember(chatId: string, openId: string): Promise<ChatOutcome<null>>;
  removeMember(chatId: string, openId: string): Promise<ChatOutcome<null>>;
  /** Finds accounts by mobile or e-mail. People who can't be found are absent from the answer. */
  findPeople(contacts: readonly Contact[]): Promise<ChatOutcome<ReadonlyMap<InspectorId, string>>>;
  /** Makes a sent message urgent for people who are in its chat. */
  urge(messageId: string, openIds: readonly string[]): Promise<ChatOutcome<null>>;
  close(): Promise<void>;
}

/** To whom a card goes. */
export type Receiver =
  { readonly kind: 'person'; readonly openId: string } | { readonly kind: 'chat'; readonly chatId: string };

/** Where a sent card is. */
export interface SentCard {
  readonly messageId: string;
  readonly chatId: string;
}

/** A card that was found again. Feishu gives its text back, not its layout. */
export interface FoundCard {
  readonly messageId: string;
}

/** A group to create. */
export interface NewGroup {
  readonly uuid: string;
  readonly name: string;
  /** Shown in the group's settings; holds the receipt number by which the group is found again. */
  readonly description: string;
  readonly openIds: readonly string[];
}

/** How a call to the chat ended. */
export type ChatOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Refused for good: trying again can't help until somebody changes something. */
  | { readonly kind: 'permanent'; readonly reason: DeliveryFailure; readonly code: number; readonly detail: string }
  /** Surely not accepted; may be tried again after that many milliseconds. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly code: number }
  /** No answer, or one that doesn't tell whether it was accepted. */
  | { readonly kind: 'unknown' };

/** Why the chat is not ready. Sentences in `readiness-words.ts`. */
export type ReadinessFault =
  | { readonly code: 'app-id-malformed'; readonly appId: string }
  | { readonly code: 'app-unknown'; readonly appId: string }
  | { readonly code: 'secret-refused'; readonly appId: string }
  | { readonly code: 'sign-in-refused'; readonly answer: number; readonly detail: string }
  | { readonly code: 'unreachable'; readonly domain: string }
  | { readonly code: 'connection-refused'; readonly detail: string }
  | { readonly code: 'timed-out'; readonly seconds: number }
  /** It was closed before it stood. */
  | { readonly code: 'closed' };
