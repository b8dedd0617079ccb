import { Badge } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import type { Attempt, BotEvent } from '../model.ts';
import { longTime } from './times.ts';
import type { World } from './world.ts';

const WORDS: Readonly<Record<string, string>> = {
  'im.message.receive_v1': '收到消息',
  'card.action.trigger': '点击卡片',
  'im.chat.access_event.bot_p2p_chat_entered_v1': '进入会话',
  'im.chat.member.user.added_v1': '成员入群',
  'im.chat.member.user.deleted_v1': '成员退群',
  'im.chat.member.bot.added_v1': '机器人入群',
  'im.chat.member.bot.deleted_v1': '机器人退群',
  'im.chat.disbanded_v1': '群解散',
  'contact.user.updated_v3': '人员变更',
  'contact.user.deleted_v3': '人员离职',
  'application.bot.menu_v6': '点击菜单',
};

const RESULTS: Readonly<Record<Attempt['result'], string>> = {
  answered: '已应答',
  failed: '应答出错',
  timeout: '超过 3 秒',
  'no-connection': '机器人不在线',
  cut: '连接断开',
};

/** What the bot was told, the latest first. */
export function EventList({ world }: { readonly world: World }): JSX.Element {
  if (world.events.length === 0) return <p className="hint">机器人还没有收到事件</p>;
  return (
    <ol className="events" aria-label="机器人收到的事件">
      {[...world.events].reverse().map((event) => (
        <li key={event.eventId}>
          <EventRow event={event} />
        </li>
      ))}
    </ol>
  );
}

function EventRow({ event }: { readonly event: BotEvent }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <div className="event">
      <button
        type="button"
        className="event-head"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className="event-line">
          <strong>{WORDS[event.type] ?? event.type}</strong>
          <State event={event} />
        </span>
        <span className="event-line event-small">
          <code>{event.type}</code>
          <time>{longTime(event.createdAt)}</time>
        </span>
      </button>
      {open && <Details event={event} />}
    </div>
  );
}

function State({ event }: { readonly event: BotEvent }): JSX.Element {
  const last = event.attempts.at(-1);
  if (event.state === 'answered') {
    return (
      <Badge appearance="tint" color="success">
        已应答 {last?.tookMs ?? 0} ms
      </Badge>
    );
  }
  if (event.state === 'given-up') {
    return (
      <Badge appearance="tint" color="danger">
        {last ? RESULTS[last.result] : '未送达'}
      </Badge>
    );
  }
  return (
    <Badge appearance="tint" color="warning">
      {last ? `${RESULTS[last.result]}，将重投` : '等待应答'}
    </Badge>
  );
}

function Details({ event }: { readonly event: BotEvent }): JSX.Element {
  return (
    <div className="event-details">
      <p>
        事件编号 <code>{event.eventId}</code>
      </p>
      <ol>
        {event.attempts.map((attempt, index) => (
          <li key={index}>
            第 {index + 1} 次 {longTime(attempt.at)}：{RESULTS[attempt.result]}
            {attempt.tookMs !== null && `（${attempt.tookMs} ms）`}
          </li>
        ))}
      </ol>
      {event.nextAttemptAt !== null && event.attempts.length > 0 && <p>下次投递 {longTime(event.nextAttemptAt)}</p>}
      <pre tabIndex={0}>{JSON.stringify(event.body, null, 2)}</pre>
    </div>
  );
}
