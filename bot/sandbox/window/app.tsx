import { Badge, Button, Spinner, Toaster } from '@fluentui/react-components';
import { PanelRightRegular } from '@fluentui/react-icons';
import { useEffect, useState, type JSX } from 'react';
import { Backstage } from './backstage.tsx';
import { ChatsPane } from './chats-pane.tsx';
import { Conversation } from './conversation.tsx';
import { PeoplePane } from './people-pane.tsx';
import { TOASTER } from './toaster.ts';
import { sandbox, useWorld } from './use-world.ts';
import { chatsOf, type World } from './world.ts';

/** From this width on there is room for what is behind the scene beside the conversation. */
const ROOMY = '(min-width: 1280px)';

/** The whole window: whom to be, their chats, the conversation, and what is behind the scene. */
export function App(): JSX.Element {
  const { world, apply } = useWorld();
  const now = useNow(world);
  const roomy = useMedia(ROOMY);
  const [openId, setOpenId] = useState<string>();
  const [chatId, setChatId] = useState<string>();
  const [backstage, setBackstage] = useState(false);
  if (!world) return <Spinner className="starting" label="正在连接飞书沙盒" />;
  const person = openId === undefined ? undefined : world.people.get(openId);
  const chat = chatId === undefined ? undefined : world.chats.get(chatId);
  const choosePerson = (next: string): void => {
    setOpenId(next);
    // Where there is room for both, the latest chat is opened along.
    setChatId(window.matchMedia('(min-width: 900px)').matches ? chatsOf(world, next)[0]?.chatId : undefined);
  };
  const step = chat && person ? 'talking' : person ? 'choosing-chat' : 'choosing-person';
  return (
    <div className={`window step-${step}${backstage ? ' with-backstage' : ''}`}>
      <PeoplePane world={world} chosen={person?.openId} onChoose={choosePerson} />
      {person ? (
        <ChatsPane
          world={world}
          person={person}
          now={now}
          chosen={chat?.chatId}
          onChoose={(next) => {
            setChatId(next);
            // Opening the conversation with a bot is an event of its own.
            const opened = world.chats.get(next);
            if (opened?.kind === 'p2p') void sandbox.enter(person.openId, opened.bots[0]);
          }}
          onBegin={(appId) => {
            void sandbox.enter(person.openId, appId).then((outcome) => {
              if (outcome.ok) setChatId(outcome.chatId);
            });
          }}
          onBack={() => {
            setOpenId(undefined);
          }}
        />
      ) : (
        <div className="chats" />
      )}
      {person && chat ? (
        <Conversation
          world={world}
          apply={apply}
          person={person}
          chat={chat}
          onBack={() => {
            setChatId(undefined);
          }}
        />
      ) : (
        <main className="conversation conversation-empty">
          <h2>{person ? '选一个会话' : '先选一个人'}</h2>
          <p>
            {person ? '左边是他的会话。' : '您就用他的身份看消息、点卡片、说话。机器人收到了什么，看右上角的“幕后”。'}
          </p>
        </main>
      )}
      {!backstage && (
        <Button
          className="backstage-button"
          appearance="subtle"
          icon={<PanelRightRegular />}
          onClick={() => {
            setBackstage(true);
          }}
        >
          幕后
        </Button>
      )}
      <Backstage
        world={world}
        now={now}
        open={backstage}
        inline={roomy}
        onClose={() => {
          setBackstage(false);
        }}
      />
      {!world.live && (
        <Badge className="offline" color="danger" role="status">
          与沙盒断开，正在重连
        </Badge>
      )}
      <Toaster toasterId={TOASTER} position="top" offset={{ vertical: 64 }} />
    </div>
  );
}

/** The sandbox's time; a flowing clock is shown flowing. */
function useNow(world: World | undefined): number {
  const [, tick] = useState(0);
  const flows = world !== undefined && world.status.clock !== 'virtual';
  useEffect(() => {
    if (!flows) return undefined;
    const timer = setInterval(() => {
      tick((count) => count + 1);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [flows]);
  if (!world) return 0;
  return world.status.now + (flows ? Date.now() - world.statusAt : 0);
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const follow = (): void => {
      setMatches(media.matches);
    };
    media.addEventListener('change', follow);
    return () => {
      media.removeEventListener('change', follow);
    };
  }, [query]);
  return matches;
}
