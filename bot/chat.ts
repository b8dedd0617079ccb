import type { Result } from '../core/result.ts';
import type { ChatGateway, ReadinessFault } from './gateway/gateway.ts';
import type { ChatLog } from './gateway/log.ts';
import { readinessSentence } from './gateway/readiness-words.ts';
import type { Journal } from './journal/journal.ts';
import type { Office } from './office/office.ts';
import type { Timers } from './clock.ts';
import type { DispatchSettings } from './outbox/dispatcher.ts';
import { Outbox } from './outbox/outbox.ts';
import { PeopleFinder } from './outbox/people-finder.ts';
import type { MessageSettings } from './outbox/settings.ts';
import type { ContactStore } from './stores/contact-store.ts';
import { Talk } from './talk/talk.ts';
import type { WitnessLinks } from './witness/links.ts';

/** What the chat side is made of. */
export interface ChatParts {
  readonly office: Office;
  readonly journal: Journal;
  readonly contacts: ContactStore;
  readonly gateway: ChatGateway;
  readonly clock: Timers;
  readonly messages: MessageSettings;
  readonly links: WitnessLinks;
  readonly log: ChatLog;
  /** Rate limits and calls at once; Feishu's when absent. */
  readonly dispatch?: DispatchSettings;
  /** Called when the journal can't be written any more: the office must stop. */
  readonly broken: (error: unknown) => void;
}

/** A running chat side. */
export interface Chat {
  /** Resolves when the connection stands, or with the reason why not; sending goes on either way. */
  readonly ready: Promise<Result<void, ReadinessFault>>;
  /** Whether events reach us now. */
  connected(): boolean;
  /** Resolves when nothing is due and nothing under way. */
  idle(): Promise<void>;
  /** Stops: nothing more is sent or taken; resolves when what was under way is written down. */
  close(): Promise<void>;
}

/** Pause before the connection is tried again after it could not be made. */
const CONNECT_AGAIN_MS = 60_000;

/** Starts the chat side: finds people, sends what is due, listens to what people say and click. */
export function startChat(parts: ChatParts): Chat {
  const outbox = new Outbox(parts);
  const finder = new PeopleFinder(parts);
  const talk = new Talk({ ...parts, gateway: outbox.pacedGateway(), outbox });
  let people = parts.journal.state().people;
  const unsubscribe = parts.journal.subscribe((_, state) => {
    if (state.people !== people) finder.look();
    people = state.people;
  });
  outbox.start(parts.broken);
  finder.look();
  let closed = false;
  let again: () => void = () => undefined;
  const connect = async (): Promise<Result<void, ReadinessFault>> => {
    const ready = await parts.gateway.start(talk);
    if (!ready.ok && !closed) {
      parts.log.error({ event: 'chat-not-ready', code: ready.fault.code }, readinessSentence(ready.fault));
      again = parts.clock.schedule(CONNECT_AGAIN_MS, () => void connect());
    }
    return ready;
  };
  return {
    ready: connect(),
    connected: () => parts.gateway.connected(),
    async idle() {
      await finder.idle();
      await talk.idle();
      await outbox.idle();
    },
    async close() {
      closed = true;
      again();
      unsubscribe();
      await parts.gateway.close();
      await finder.close();
      await talk.idle();
      await outbox.close();
    },
  };
}
