import { LogFile } from './log-file.ts';
import type { Attempt, BotEvent, Chat, Message, MessageVersion, Person } from './model.ts';

/** Everything that can happen to the sandbox's state. The log file is a list of these, and so is the live stream. */
export type Change =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat'; readonly chat: Chat }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'version'; readonly messageId: string; readonly version: MessageVersion }
  | { readonly kind: 'urgent'; readonly messageId: string; readonly openIds: readonly string[] }
  | { readonly kind: 'event'; readonly event: BotEvent }
  | {
      readonly kind: 'attempt';
      readonly eventId: string;
      readonly attempt: Attempt;
      readonly state: BotEvent['state'];
      readonly nextAttemptAt: number | null;
    }
  | { readonly kind: 'read'; readonly openId: string; readonly chatId: string; readonly seq: number }
  | { readonly kind: 'clock'; readonly now: number };

/** The state of the tenant: people, chats, messages and what the bots were told. Changed through `commit` alone. */
export class Store {
  readonly people = new Map<string, Person>();
  readonly chats = new Map<string, Chat>();
  readonly messages = new Map<string, Message>();
  readonly events = new Map<string, BotEvent>();
  /** Message ids by chat, in order. */
  readonly timeline = new Map<string, string[]>();
  /** `appId uuid` → message ids. */
  private readonly uuids = new Map<string, string[]>();
  /** `openId chatId` → the last message seen. */
  readonly seen = new Map<string, number>();
  /** The latest time the state knows of: time never runs backwards across a restart. */
  lastTime = 0;
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly log: LogFile | undefined;

  constructor(dataFile: string | undefined) {
    if (dataFile === undefined) return;
    const { file, lines } = LogFile.open(dataFile);
    this.log = file;
    // The lines are what `commit` wrote; the file is the sandbox's own.
    for (const line of lines) this.apply(line as unknown as Change);
  }

  /** Writes a change down, then makes it so, then tells whoever watches. */
  commit(change: Change): void {
    this.log?.append(change);
    this.apply(change);
    for (const listener of this.listeners) listener(change);
  }

  /** Calls `listener` after each change. The answer stops it. */
  watch(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Messages of a chat in order. */
  messagesOf(chatId: string): Message[] {
    return (this.timeline.get(chatId) ?? []).flatMap((id) => this.messages.get(id) ?? []);
  }

  /** Messages an app sent under a uuid, in order. */
  sentWith(appId: string, uuid: string): Message[] {
    return (this.uuids.get(`${appId} ${uuid}`) ?? []).flatMap((id) => this.messages.get(id) ?? []);
  }

  nextSeq(): number {
    return this.messages.size + 1;
  }

  close(): void {
    this.listeners.clear();
    this.log?.close();
  }

  private apply(change: Change): void {
    switch (change.kind) {
      case 'person':
        this.people.set(change.person.openId, change.person);
        return;
      case 'chat':
        this.chats.set(change.chat.chatId, change.chat);
        return;
      case 'message':
        this.addMessage(change.message);
        return;
      case 'version':
        this.changeMessage(change.messageId, (message) => ({
          ...message,
          versions: [...message.versions, change.version],
        }));
        this.lastTime = Math.max(this.lastTime, change.version.at);
        return;
      case 'urgent':
        this.changeMessage(change.messageId, (message) => ({
          ...message,
          urgentFor: [...new Set([...message.urgentFor, ...change.openIds])],
        }));
        return;
      case 'event':
        this.events.set(change.event.eventId, change.event);
        this.lastTime = Math.max(this.lastTime, change.event.createdAt);
        return;
      case 'attempt':
        this.addAttempt(change);
        return;
      case 'read':
        this.seen.set(`${change.openId} ${change.chatId}`, change.seq);
        return;
      case 'clock':
        this.lastTime = Math.max(this.lastTime, change.now);
        return;
    }
  }

  private addMessage(message: Message): void {
    this.messages.set(message.messageId, message);
    this.lastTime = Math.max(this.lastTime, message.createdAt);
    append(this.timeline, message.chatId, message.messageId);
    if (message.uuid !== null && message.sender.kind === 'app') {
      append(this.uuids, `${message.sender.id} ${message.uuid}`, message.messageId);
    }
  }

  private changeMessage(messageId: string, change: (message: Message) => Message): void {
    const message = this.messages.get(messageId);
    if (message) this.messages.set(messageId, change(message));
  }

  private addAttempt(change: Extract<Change, { kind: 'attempt' }>): void {
    const event = this.events.get(change.eventId);
    if (!event) return;
    const { attempt, state, nextAttemptAt } = change;
    this.events.set(event.eventId, { ...event, attempts: [...event.attempts, attempt], state, nextAttemptAt });
    this.lastTime = Math.max(this.lastTime, attempt.at);
  }
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
