import type { Card } from '../cards/card.ts';

/** Who listens to the chat. A handler that rejects makes Feishu send the event again; a click is never sent again. */
export interface ChatListener {
  onMessage(message: TextMessage): Promise<void>;
  /** Answers within {@link CLICK_ANSWER_LIMIT_MS}. */
  onClick(click: CardClick): Promise<ClickAnswer>;
  onMenu(choice: MenuChoice): Promise<void>;
  /** Somebody opened the private chat with the bot. */
  onEntered(visit: Visit): Promise<void>;
  /** Somebody left the organisation. */
  onGone(openId: string): Promise<void>;
  /** A group was dissolved, or the bot was put out of it. */
  onGroupGone(chatId: string): Promise<void>;
}

/** Feishu gives a click three seconds; half a second is kept for the way. */
export const CLICK_ANSWER_LIMIT_MS = 2500;

/** A text that somebody wrote. All of it comes from the sender. */
export interface TextMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly from: string;
  readonly group: boolean;
  /** Whether the bot was mentioned; always true in a private chat. */
  readonly addressed: boolean;
  /** Without mentions, at most {@link MAX_TEXT} characters. */
  readonly text: string;
}

/** Longest text that is read. */
export const MAX_TEXT = 2000;

/** A click on one of our cards, or a form sent from it. The value was ours, but comes back from the sender. */
export interface CardClick {
  readonly eventId: string;
  readonly from: string;
  readonly messageId: string;
  readonly chatId: string;
  readonly value: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

/** What the clicker sees at once. */
export interface ClickAnswer {
  readonly toast: { readonly kind: 'success' | 'info' | 'warning' | 'error'; readonly text: string };
  /** The card as it is now, for everybody who sees it; left as it is when absent. */
  readonly card?: Card;
}

/** An entry of the bot's menu. */
export interface MenuChoice {
  readonly eventId: string;
  readonly from: string;
  readonly key: string;
}

/** A private chat opened. */
export interface Visit {
  readonly eventId: string;
  readonly from: string;
  readonly chatId: string;
}
