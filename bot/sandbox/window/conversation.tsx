import { Button, Spinner, Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { CardUseOutcome } from '../acting/card-use.ts';
import type { Chat, Message, Person } from '../model.ts';
import type { Scene } from './card/scene.ts';
import { safeAddress } from './card/reading.ts';
import { Composer } from './composer.tsx';
import { MessageRow } from './message-row.tsx';
import { PersonMenu } from './person-menu.tsx';
import { dayOf } from './times.ts';
import { TOASTER } from './toaster.ts';
import { sandbox } from './use-world.ts';
import { chatName, nameOf, type World, type WorldChange } from './world.ts';

interface ConversationProps {
  readonly world: World;
  readonly apply: (change: WorldChange) => void;
  readonly person: Person;
  readonly chat: Chat;
  readonly onBack: () => void;
}

/** One chat as one of its members sees it. */
export function Conversation({ world, apply, person, chat, onBack }: ConversationProps): JSX.Element {
  const messages = world.messages.get(chat.chatId);
  const { dispatchToast } = useToastController(TOASTER);
  const tell = (intent: 'info' | 'success' | 'warning' | 'error', text: string): void => {
    dispatchToast(
      <Toast>
        <ToastTitle>{text}</ToastTitle>
      </Toast>,
      { intent, timeout: 4_000 },
    );
  };
  useMessages(chat.chatId, apply);
  useReading(person, chat, messages?.length ?? 0);
  const app = world.apps.find((entry) => entry.appId === chat.bots[0]);
  const group = chat.kind === 'group';
  const title = chatName(world, chat);
  const said = async (text: string): Promise<boolean> => {
    const outcome = await sandbox.sendText(person.openId, chat.chatId, text);
    if (!outcome.ok) tell('error', outcome.message);
    return outcome.ok;
  };
  return (
    <main className="conversation" aria-label={`与${title}的会话`}>
      <header className="pane-head conversation-head">
        <Button
          className="only-narrow"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label="返回会话列表"
          onClick={onBack}
        />
        <div className="conversation-title">
          <h2>{title}</h2>
          <span>
            {group
              ? `${chat.members.length} 人：${chat.members.map((id) => nameOf(world, id)).join('、')}`
              : `${person.name}（${person.department}）`}
          </span>
        </div>
        <PersonMenu person={person} />
      </header>
      <Timeline world={world} person={person} chat={chat} messages={messages} tell={tell} />
      <Composer
        key={`${person.openId} ${chat.chatId}`}
        to={title}
        mentionable={group && app ? [app.name] : []}
        menu={group ? [] : (app?.menu ?? [])}
        disabled={chat.dissolved}
        onSend={said}
        onMenu={(key) => void sandbox.pickMenu(person.openId, key, app?.appId)}
      />
    </main>
  );
}

interface TimelineProps {
  readonly world: World;
  readonly person: Person;
  readonly chat: Chat;
  readonly messages: readonly Message[] | undefined;
  readonly tell: (intent: 'info' | 'success' | 'warning' | 'error', text: string) => void;
}

function Timeline({ world, person, chat, messages, tell }: TimelineProps): JSX.Element {
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const timeline = useRef<HTMLDivElement>(null);
  const count = messages?.length ?? 0;
  useEffect(() => {
    timeline.current?.scrollTo({ top: timeline.current.scrollHeight });
  }, [count, chat.chatId, person.openId]);
  const sceneOf = (message: Message): Scene => ({
    nameOf: (id) => nameOf(world, id),
    members: chat.members.map((openId) => ({ openId, name: nameOf(world, openId) })),
    waiting: waiting.has(message.messageId),
    use: async (path, given) => {
      setWaiting((before) => new Set(before).add(message.messageId));
      const outcome = await sandbox.use({
        messageId: message.messageId,
        openId: person.openId,
        pointer: { path },
        ...given,
      });
      setWaiting((before) => new Set([...before].filter((id) => id !== message.messageId)));
      show(outcome, tell);
      return outcome;
    },
  });
  if (!messages) {
    return (
      <div className="timeline timeline-empty">
        <Spinner label="正在读取消息" />
      </div>
    );
  }
  return (
    <div className="timeline" role="log" aria-label="消息" tabIndex={0} ref={timeline}>
      {messages.length === 0 && <p className="note">还没有消息</p>}
      {messages.map((message, index) => {
        const day = dayOf(message.createdAt);
        const before = messages[index - 1];
        return (
          <div key={`${person.openId} ${message.messageId}`}>
            {(!before || dayOf(before.createdAt) !== day) && <p className="day">{day}</p>}
            <MessageRow world={world} message={message} openId={person.openId} scene={sceneOf(message)} />
          </div>
        );
      })}
    </div>
  );
}

/** Shows what came of a click the way the client does. */
function show(outcome: CardUseOutcome, tell: TimelineProps['tell']): void {
  if (!outcome.ok) tell('error', outcome.code === 0 ? outcome.message : `${outcome.message}（${outcome.code}）`);
  else if (outcome.toast) tell(outcome.toast.type, outcome.toast.content);
  const address = outcome.ok && outcome.opens !== null ? safeAddress(outcome.opens) : undefined;
  if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
}

/** Reads a chat's messages when it is opened; the live stream adds to them. */
function useMessages(chatId: string, apply: (change: WorldChange) => void): void {
  useEffect(() => {
    void sandbox.messages({ chatId }).then((messages) => {
      apply({ kind: 'messages', chatId, messages });
    });
  }, [chatId, apply]);
}

/** Whoever looks at a chat has read it. */
function useReading(person: Person, chat: Chat, count: number): void {
  useEffect(() => {
    if (count > 0) void sandbox.markRead(person.openId, chat.chatId);
  }, [person.openId, chat.chatId, count]);
}
