import type { Activity } from '../../core/journal/activity.ts';
import { personOf } from '../../core/journal/queries.ts';
import type { Card } from '../cards/card.ts';
import { MENU_COMMANDS } from '../cards/clicks.ts';
import { menuCard, noticeCard } from '../cards/menu.ts';
import type { CardClick, ChatListener, ClickAnswer, TextMessage } from '../gateway/events.ts';
import type { Receiver } from '../gateway/gateway.ts';
import { afterLossOfChat } from '../outbox/lost-groups.ts';
import { privateChatKey, uuidOf } from '../outbox/message-keys.ts';
import { answerClick } from './click-handling.ts';
import { readCommand, type Command } from './commands.ts';
import { nowOf, type TalkParts } from './parts.ts';
import { replyTo } from './replies.ts';
import { SeenEvents } from './seen-events.ts';

/** How often a reply is tried; whoever asked can ask again. */
const REPLY_TRIES = 4;
const REPLY_PAUSE_MS = 1500;
/** Feishu gives an event three seconds; a reply that takes longer goes on behind the answer. */
const REPLY_WAIT_MS = 2000;

/** Listens to the chat: what people write, click and open becomes commands of the office and replies. */
export class Talk implements ChatListener {
  readonly #parts: TalkParts;
  readonly #seen: SeenEvents;
  readonly #replies = new Set<Promise<void>>();

  constructor(parts: TalkParts) {
    this.#parts = parts;
    this.#seen = new SeenEvents(parts);
  }

  /** Resolves when no reply is on its way. */
  async idle(): Promise<void> {
    while (this.#replies.size > 0) await Promise.all(this.#replies);
  }

  async onMessage(message: TextMessage): Promise<void> {
    if (!message.addressed) return;
    await this.#seen.once(`message/${message.messageId}`, () => this.#answer(message));
  }

  async onClick(click: CardClick): Promise<ClickAnswer> {
    return answerClick(this.#parts, click, (openId, eventId, card) => {
      void this.#reply({ kind: 'person', openId }, card, `click/${eventId}`);
    });
  }

  async onMenu({ eventId, from, key }: Parameters<ChatListener['onMenu']>[0]): Promise<void> {
    await this.#seen.once(`event/${eventId}`, async () => {
      const kind = MENU_COMMANDS.find((command) => command === key) ?? 'help';
      await this.#converse(`event/${eventId}`, from, { kind });
    });
  }

  /** Greets whoever opens the chat for the first time, and remembers where the chat is. */
  async onEntered({ eventId, from, chatId }: Parameters<ChatListener['onEntered']>[0]): Promise<void> {
    await this.#seen.once(`event/${eventId}`, async () => {
      const { journal } = this.#parts;
      const key = privateChatKey(from);
      if (journal.state().chats.has(key)) return;
      await journal.append([{ type: 'ChatOpened', key, chatId }], nowOf(this.#parts));
      const person = personOf(journal.state(), from);
      await this.#settled(this.#reply({ kind: 'chat', chatId }, menuCard(person ?? null), `greeting/${from}`));
    });
  }

  /** Somebody left the organisation: messages to them fail at once, and clerks see why. */
  async onGone(openId: string): Promise<void> {
    const { journal } = this.#parts;
    const person = personOf(journal.state(), openId);
    if (person === undefined || person.notFound) return;
    const activity: Activity = { type: 'PersonNotFound', person: person.id };
    await journal.append([activity], nowOf(this.#parts));
  }

  /** A team's group was dissolved, or the bot put out of it: the team gets another. */
  async onGroupGone(chatId: string): Promise<void> {
    const { journal } = this.#parts;
    const activities = afterLossOfChat(journal.state(), chatId);
    if (activities.length > 0) await journal.append(activities, nowOf(this.#parts));
  }

  async #answer(message: TextMessage): Promise<void> {
    const event = `message/${message.messageId}`;
    if (message.group) {
      // answers are for the asker's eyes; the group only learns that there is one
      const notice = noticeCard('双随机抽查', '已在与您的单聊中回复。');
      void this.#reply({ kind: 'chat', chatId: message.chatId }, notice, `group-notice/${message.messageId}`);
    }
    await this.#converse(event, message.from, readCommand(message.text));
  }

  async #converse(event: string, from: string, command: Command): Promise<void> {
    // a pairing code must not be made twice: a second one makes the first, which was sent, worthless
    if (command.kind === 'pair') await this.#seen.mark(event);
    const card = await replyTo(this.#parts, from, command);
    await this.#settled(this.#reply({ kind: 'person', openId: from }, card, event));
  }

  /** Waits for a reply as long as an event may take. */
  async #settled(reply: Promise<void>): Promise<void> {
    let cancel: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, REPLY_WAIT_MS);
      cancel = () => {
        clearTimeout(timer);
      };
    });
    await Promise.race([reply, late]);
    cancel();
  }

  #reply(receiver: Receiver, card: Card, key: string): Promise<void> {
    const reply = this.#send(receiver, card, key).finally(() => this.#replies.delete(reply));
    this.#replies.add(reply);
    return reply;
  }

  async #send(receiver: Receiver, card: Card, key: string): Promise<void> {
    const { gateway, clock, log } = this.#parts;
    for (let tries = 1; tries <= REPLY_TRIES; tries += 1) {
      const outcome = await gateway.sendCard(receiver, card, uuidOf(`reply/${key}`));
      if (outcome.kind === 'done') return;
      if (outcome.kind === 'permanent') {
        log.warn({ event: 'reply-failed', key, reason: outcome.reason, feishuCode: outcome.code }, '回复没有送达');
        return;
      }
      const pause = outcome.kind === 'retry' ? outcome.afterMs : REPLY_PAUSE_MS;
      await new Promise<void>((resolve) => {
        clock.schedule(pause, resolve);
      });
    }
    log.warn({ event: 'reply-failed', key }, '回复没有送达');
  }
}
