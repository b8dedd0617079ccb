import { Avatar, Badge, Button } from '@fluentui/react-components';
import { ArrowLeftRegular, BotRegular, PeopleTeamRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import type { Chat, Person } from '../model.ts';
import { shortTime } from './times.ts';
import { chatName, chatsOf, previewOf, type World } from './world.ts';

interface ChatsPaneProps {
  readonly world: World;
  readonly person: Person;
  readonly now: number;
  readonly chosen: string | undefined;
  readonly onChoose: (chatId: string) => void;
  /** Begins the conversation with a bot the person has not talked to yet. */
  readonly onBegin: (appId: string) => void;
  readonly onBack: () => void;
}

/** The chats of the person one is. */
export function ChatsPane({ world, person, now, chosen, onChoose, onBegin, onBack }: ChatsPaneProps): JSX.Element {
  const chats = chatsOf(world, person.openId);
  const talked = new Set(chats.filter((chat) => chat.kind === 'p2p').flatMap((chat) => chat.bots));
  const strangers = world.apps.filter((app) => !talked.has(app.appId));
  return (
    <nav className="chats" aria-label={`${person.name}的会话`}>
      <div className="pane-head">
        <Button
          className="only-narrow"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label="返回人员"
          onClick={onBack}
        />
        <h2 className="pane-title">{person.name}的消息</h2>
      </div>
      <ul className="list">
        {chats.map((chat) => (
          <li key={chat.chatId}>
            <ChatRow
              world={world}
              person={person}
              chat={chat}
              now={now}
              chosen={chat.chatId === chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
        {strangers.map((app) => (
          <li key={app.appId}>
            <button
              type="button"
              className="row"
              onClick={() => {
                onBegin(app.appId);
              }}
            >
              <Avatar size={40} icon={<BotRegular />} color="brand" aria-hidden />
              <span className="row-text">
                <span className="row-name">{app.name}</span>
                <span className="row-note">还没有会话，点此开始</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ChatRowProps {
  readonly world: World;
  readonly person: Person;
  readonly chat: Chat;
  readonly now: number;
  readonly chosen: boolean;
  readonly onChoose: (chatId: string) => void;
}

function ChatRow({ world, person, chat, now, chosen, onChoose }: ChatRowProps): JSX.Element {
  const latest = world.latest.get(chat.chatId);
  const unread = world.unread.get(`${person.openId} ${chat.chatId}`) ?? 0;
  const group = chat.kind === 'group';
  return (
    <button
      type="button"
      className={chosen ? 'row row-chosen' : 'row'}
      aria-current={chosen ? 'true' : undefined}
      onClick={() => {
        onChoose(chat.chatId);
      }}
    >
      <Avatar
        size={40}
        shape={group ? 'square' : 'circular'}
        icon={group ? <PeopleTeamRegular /> : <BotRegular />}
        color={group ? 'steel' : 'brand'}
        aria-hidden
      />
      <span className="row-text">
        <span className="row-line">
          <span className="row-name">{chatName(world, chat)}</span>
          <span className="row-time">{latest ? shortTime(latest.createdAt, now) : ''}</span>
        </span>
        <span className="row-line">
          <span className="row-note">{chat.dissolved ? '群已解散' : previewOf(latest)}</span>
          {unread > 0 && (
            <Badge appearance="filled" color="danger" size="small" aria-label={`${unread} 条未读`}>
              {unread > 99 ? '99+' : unread}
            </Badge>
          )}
        </span>
      </span>
    </button>
  );
}
