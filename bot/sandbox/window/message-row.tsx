import { Avatar } from '@fluentui/react-components';
import { AlertUrgentRegular, BotRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { parseJsonObject } from '../json.ts';
import { currentContent, type Message } from '../model.ts';
import { Card } from './card/card.tsx';
import type { Scene } from './card/scene.ts';
import { initialsOf } from './names.ts';
import { longTime } from './times.ts';
import { nameOf, withNames, type World } from './world.ts';

interface MessageRowProps {
  readonly world: World;
  readonly message: Message;
  /** The person one is: own messages stand at the right. */
  readonly openId: string;
  readonly scene: Scene;
}

/** One message of a conversation. */
export function MessageRow({ world, message, openId, scene }: MessageRowProps): JSX.Element {
  const { sender } = message;
  const content = parseJsonObject(currentContent(message)) ?? {};
  const text = typeof content['text'] === 'string' ? withNames(content['text'], message) : '[此类消息沙盒不显示]';
  if (sender.kind === 'system') return <p className="note">{text}</p>;
  const own = sender.kind === 'person' && sender.id === openId;
  const name = nameOf(world, sender.id);
  return (
    <div className={own ? 'message message-own' : 'message'}>
      <Avatar
        size={36}
        name={name}
        aria-hidden
        {...(sender.kind === 'app'
          ? { icon: <BotRegular />, color: 'brand' }
          : { initials: initialsOf(name), color: 'colorful' })}
      />
      <div className="message-main">
        <div className="message-head">
          <span className="message-name">{name}</span>
          {sender.kind === 'app' && <span className="message-role">机器人</span>}
          <time dateTime={new Date(message.createdAt).toISOString()}>{longTime(message.createdAt)}</time>
        </div>
        {message.type === 'interactive' ? <Card card={content} scene={scene} /> : <div className="bubble">{text}</div>}
        <Foot message={message} openId={openId} />
      </div>
    </div>
  );
}

/** What happened to a message since it was sent. */
function Foot({ message, openId }: { readonly message: Message; readonly openId: string }): JSX.Element | null {
  const updates = message.versions.length - 1;
  const urgent = message.urgentFor.includes(openId);
  const latest = message.versions.at(-1);
  if (updates === 0 && !urgent) return null;
  return (
    <div className="message-foot">
      {urgent && (
        <span className="urgent">
          <AlertUrgentRegular aria-hidden /> 加急
        </span>
      )}
      {updates > 0 && latest && (
        <span>
          卡片更新过 {updates} 次，最近 {longTime(latest.at)}
        </span>
      )}
    </div>
  );
}
