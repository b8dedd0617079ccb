import { personOf } from '../../core/journal/queries.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { Timers } from '../clock.ts';
import type { ChatGateway, Receiver } from '../gateway/gateway.ts';
import { privateChatKey } from './message-keys.ts';

/** What pacing works with. */
export interface PacingParts {
  readonly gateway: ChatGateway;
  readonly clock: Pick<Timers, 'schedule'>;
  readonly state: () => OfficeState;
  /** Takes a place within the limits for a receiver's line; answers the milliseconds until it. */
  readonly reserve: (line: string) => number;
}

/**
 * A gateway whose cards count in the outbox's limits and wait for their place in them. Replies stand in no line, so
 * during a burst they would meet the limit each time they are tried.
 */
export function pacedReplies({ gateway, clock, state, reserve }: PacingParts): ChatGateway {
  return {
    ...gateway,
    async sendCard(receiver, card, uuid) {
      const wait = reserve(lineOf(receiver, state()));
      if (wait > 0) {
        await new Promise<void>((resolve) => {
          clock.schedule(wait, resolve);
        });
      }
      return gateway.sendCard(receiver, card, uuid);
    },
  };
}

/** The line in which the outbox sends to the same receiver; an own one for who gets nothing from it. */
function lineOf(receiver: Receiver, state: OfficeState): string {
  if (receiver.kind === 'person') return lineOfPerson(receiver.openId, state);
  for (const [key, chatId] of state.chats) {
    if (chatId !== receiver.chatId) continue;
    return key.startsWith(PRIVATE) ? lineOfPerson(key.slice(PRIVATE.length), state) : key;
  }
  return receiver.chatId;
}

const PRIVATE = privateChatKey('');

const lineOfPerson = (openId: string, state: OfficeState): string => personOf(state, openId)?.id ?? openId;
