import type { Timers } from '../../../bot/clock.ts';
import type { Card } from '../../../bot/cards/card.ts';
import type {
  ChatGateway,
  ChatOutcome,
  FoundCard,
  NewGroup,
  Receiver,
  SentCard,
} from '../../../bot/gateway/gateway.ts';
import { ok } from '../../../core/result.ts';
import { Ended, type Steps } from './steps.ts';

/** A message as the chat has it. */
export interface ChatMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly uuid: string;
  readonly at: number;
  readonly cards: Card[];
}

/** What the other side remembers, whatever happens to our processes. */
export interface ChatWorld {
  readonly messages: ChatMessage[];
  readonly groups: {
    readonly chatId: string;
    readonly uuid: string;
    readonly description: string;
    readonly members: Set<string>;
  }[];
  readonly urged: string[];
}

export const emptyWorld = (): ChatWorld => ({ messages: [], groups: [], urged: [] });

const HOUR = 3_600_000;

/** What one call comes to, before it is carried out; null carries it out and answers. */
export type Trouble = (call: string, messageKey: string) => 'lost-before' | 'lost-after' | ChatOutcome<never> | null;

const never: Trouble = () => null;

/** Feishu's promises as a value: one message per uuid within the hour, one group within ten hours. */
export function fakeChat(
  world: ChatWorld,
  clock: Pick<Timers, 'now'>,
  steps: Steps,
  trouble: Trouble = never,
): ChatGateway {
  const call = <T>(name: string, about: string, carryOut: () => T): Promise<ChatOutcome<T>> => {
    try {
      steps.pass(`${name} leaves`);
      const wrong = trouble(name, about);
      if (wrong === 'lost-before') return Promise.resolve({ kind: 'unknown' });
      if (wrong !== null && wrong !== 'lost-after') return Promise.resolve(wrong);
      const value = carryOut();
      steps.pass(`${name} answered`);
      return Promise.resolve(wrong === 'lost-after' ? { kind: 'unknown' } : { kind: 'done', value });
    } catch (error) {
      if (error instanceof Ended) return Promise.reject(error);
      throw error;
    }
  };
  const chatOf = (receiver: Receiver): string =>
    receiver.kind === 'chat' ? receiver.chatId : `p2p ${receiver.openId}`;
  const send = (receiver: Receiver, card: Card, uuid: string): SentCard => {
    const earlier = world.messages.find((message) => message.uuid === uuid && clock.now() - message.at < HOUR);
    if (earlier !== undefined) return earlier;
    const message = {
      messageId: `m${world.messages.length}`,
      chatId: chatOf(receiver),
      uuid,
      at: clock.now(),
      cards: [card],
    };
    world.messages.push(message);
    return message;
  };
  const create = ({ uuid, description, openIds }: NewGroup): { readonly chatId: string } => {
    const earlier = world.groups.find((group) => group.uuid === uuid);
    if (earlier !== undefined) return earlier;
    const group = { chatId: `g${world.groups.length}`, uuid, description, members: new Set(openIds) };
    world.groups.push(group);
    return group;
  };
  return {
    start: () => Promise.resolve(ok(undefined)),
    connected: () => true,
    sendCard: (receiver, card, uuid) => call('send', uuid, () => send(receiver, card, uuid)),
    updateCard: (messageId, card) =>
      call('update', messageId, () => {
        world.messages.find((message) => message.messageId === messageId)?.cards.push(card);
        return null;
      }),
    findCard: (chatId, receipt, since) =>
      call('find', receipt, (): FoundCard | null => {
        const found = world.messages.find(
          (message) =>
            message.chatId === chatId && message.at >= since && JSON.stringify(message.cards.at(-1)).includes(receipt),
        );
        return found === undefined ? null : { messageId: found.messageId };
      }),
    createGroup: (group) => call('group', group.uuid, () => create(group)),
    findGroup: (receipt) =>
      call('find', receipt, () => world.groups.find(({ description }) => description.includes(receipt)) ?? null),
    addMember: (chatId, openId) =>
      call('add', openId, () => {
        world.groups.find((group) => group.chatId === chatId)?.members.add(openId);
        return null;
      }),
    removeMember: (chatId, openId) =>
      call('remove', openId, () => {
        world.groups.find((group) => group.chatId === chatId)?.members.delete(openId);
        return null;
      }),
    findPeople: () => Promise.resolve({ kind: 'done', value: new Map() }),
    urge: (messageId) =>
      call('urge', messageId, () => {
        world.urged.push(messageId);
        return null;
      }),
    close: () => Promise.resolve(),
  };
}
