import { EventDispatcher, LoggerLevel, WSClient, type HttpInstance } from '@larksuiteoapi/node-sdk';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { ChatListener } from '../events.ts';
import type { ReadinessFault } from '../gateway.ts';
import type { ChatLog } from '../log.ts';
import { answerToClick } from './click-answer.ts';
import { decodeClick, decodeGone, decodeGroupGone, decodeMenu, decodeMessage, decodeVisit } from './event-decoding.ts';
import { createSdkLog } from './sdk-log.ts';

const HANDSHAKE_TIMEOUT_MS = 10_000;

/** What the connection needs to stand. */
export interface ConnectionSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly readyWithinMs: number;
  /** Seconds without an answer to a ping after which a link counts as dead. */
  readonly pingTimeoutSeconds: number;
}

/** Feishu's long connection: events come in and are answered on it, so no public address is needed. */
export interface LongConnection {
  open(): Promise<Result<void, ReadinessFault>>;
  connected(): boolean;
  close(): void;
}

/** Prepares the connection; {@link LongConnection.open} opens it. */
export function createLongConnection(
  settings: ConnectionSettings,
  http: HttpInstance,
  dispatcher: EventDispatcher,
  log: ChatLog,
): LongConnection {
  let closed = false;
  let settle: (result: Result<void, ReadinessFault>) => void = () => undefined;
  const client = new WSClient({
    appId: settings.appId,
    appSecret: settings.appSecret,
    domain: settings.domain,
    httpInstance: http,
    logger: createSdkLog(log),
    loggerLevel: LoggerLevel.warn,
    handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
    wsConfig: { pingTimeout: settings.pingTimeoutSeconds },
    onReady: () => {
      // the SDK goes on with a handshake that was under way when it was told to stop
      if (closed) {
        client.close({ force: true });
        return;
      }
      log.info({ event: 'chat-connected' }, '飞书长连接已建立');
      settle(ok(undefined));
    },
    onError: (error) => {
      log.error({ event: 'chat-connection-refused' }, '飞书不接受长连接');
      settle(fail({ code: 'connection-refused', detail: error.message.slice(0, 120) }));
    },
    onReconnecting: () => {
      log.warn({ event: 'chat-reconnecting' }, '飞书长连接中断，正在重连');
    },
    onReconnected: () => {
      log.info({ event: 'chat-reconnected' }, '飞书长连接已恢复');
    },
  });
  return {
    async open() {
      const opened = new Promise<Result<void, ReadinessFault>>((resolve) => {
        settle = resolve;
      });
      const timer = setTimeout(() => {
        settle(fail({ code: 'timed-out', seconds: Math.round(settings.readyWithinMs / 1000) }));
      }, settings.readyWithinMs);
      await client.start({ eventDispatcher: dispatcher });
      return opened.finally(() => {
        clearTimeout(timer);
      });
    },
    connected: () => client.getConnectionStatus().state === 'connected',
    close: () => {
      closed = true;
      settle(fail({ code: 'closed' }));
      client.close({ force: true });
    },
  };
}

/** Tells the listener that a group is gone. */
async function tellGroupGone(event: unknown, listener: ChatListener): Promise<void> {
  const chatId = decodeGroupGone(event);
  if (chatId !== null) await listener.onGroupGone(chatId);
}

/** Registers every event that the app is subscribed to; one without a handler would be acknowledged and lost. */
export function createDispatcher(listener: ChatListener, bot: () => string | null, log: ChatLog): EventDispatcher {
  const dispatcher = new EventDispatcher({ logger: createSdkLog(log), loggerLevel: LoggerLevel.warn });
  return dispatcher.register({
    'im.message.receive_v1': async (event) => {
      const message = decodeMessage(event, bot());
      if (message !== null) await listener.onMessage(message);
    },
    'card.action.trigger': async (event: unknown) => {
      const click = decodeClick(event);
      return click === null ? undefined : await answerToClick(click, listener, log);
    },
    'application.bot.menu_v6': async (event) => {
      const choice = decodeMenu(event);
      if (choice !== null) await listener.onMenu(choice);
    },
    'im.chat.access_event.bot_p2p_chat_entered_v1': async (event) => {
      const visit = decodeVisit(event);
      if (visit !== null) await listener.onEntered(visit);
    },
    'contact.user.deleted_v3': async (event) => {
      const openId = decodeGone(event);
      if (openId !== null) await listener.onGone(openId);
    },
    'im.chat.disbanded_v1': (event) => tellGroupGone(event, listener),
    'im.chat.member.bot.deleted_v1': (event) => tellGroupGone(event, listener),
  });
}
