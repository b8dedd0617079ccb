import type { Client, EventDispatcher } from '@larksuiteoapi/node-sdk';
import type { Router } from 'express';
import * as v from 'valibot';
import { fail, ok } from '../../../core/result.ts';
import type { Contact } from '../../../core/model/inspector.ts';
import type { InspectorId } from '../../../core/model/ids.ts';
import type { ChatGateway, ChatOutcome } from '../gateway.ts';
import type { ChatLog } from '../log.ts';
import { setupAdvice } from '../setup-words.ts';
import { scopeFaults } from './app-review.ts';
import { createClient } from './client.ts';
import { findChat, findMessage } from './finding.ts';
import { findByContact } from './people.ts';
import { createHttp, exchange } from './http.ts';
import { createDispatcher, createLongConnection, type LongConnection } from './long-connection.ts';
import { outcomeOf, STALE_TOKEN } from './outcome.ts';
import { checkSignIn } from './sign-in.ts';
import { createWebhook } from './webhook.ts';
import type { WebhookSecrets } from './webhook-envelope.ts';

/** How a real tenant (or the local stand-in) is reached. */
export interface FeishuSettings {
  /** `cli_…` of the app. */
  readonly appId: string;
  readonly appSecret: string;
  /** Root of Feishu's API without a slash at the end: `https://open.feishu.cn`, `https://open.larksuite.com`. */
  readonly domain: string;
  /** Longest wait for the long connection at start. */
  readonly readyWithinMs?: number;
  /** How long a ping over the long connection may stay without an answer; the link counts as dead then. */
  readonly pingTimeoutSeconds?: number;
  /** Takes events at an address of ours instead of over the long connection. */
  readonly webhook?: WebhookSecrets;
}

/** The gateway, and the door for events where they come to an address of ours. */
export interface FeishuGateway extends ChatGateway {
  readonly webhook: Router | null;
}

/** Where Feishu's own API is. */
export const FEISHU_DOMAIN = 'https://open.feishu.cn';
const READY_WITHIN_MS = 30_000;
/** Below the ping interval of 120 s, or the SDK would never notice. */
const PING_TIMEOUT_SECONDS = 30;
/** By how much Feishu's clock and ours may differ. */
const CLOCK_TOLERANCE_SECONDS = 300;

const sent = v.object({ message_id: v.string(), chat_id: v.string() });
const chat = v.object({ chat_id: v.string() });
const botInfo = v.object({ bot: v.object({ open_id: v.string() }) });

/** The chat gateway over Feishu's real SDK. This folder alone knows the SDK. */
export function createFeishuGateway(settings: FeishuSettings, log: ChatLog): FeishuGateway {
  const domain = settings.domain.replace(/\/+$/, '');
  const http = createHttp();
  const { client, tokens } = createClient({ ...settings, domain }, http, log);
  let connection: LongConnection | null = null;
  let dispatcher: EventDispatcher | null = null;
  let bot: string | null = null;
  let closed = false;

  /** One call, once more with a fresh token when Feishu calls the old one stale: it refused, so nothing is doubled. */
  async function call<T>(
    request: () => Promise<unknown>,
    read: (data: unknown) => T | undefined,
  ): Promise<ChatOutcome<T>> {
    const first = await exchange(request);
    if (first.kind !== 'answered' || first.code === null || !STALE_TOKEN.has(first.code)) return outcomeOf(first, read);
    tokens.forget();
    return outcomeOf(await exchange(request), read);
  }

  return {
    webhook: settings.webhook === undefined ? null : createWebhook(settings.webhook, () => dispatcher, log, Date.now),
    async start(listener) {
      const signedIn = await checkSignIn(http, { ...settings, domain });
      if (!signedIn.ok) return signedIn;
      bot = await ownOpenId(client);
      await complainOfScopes(client, log);
      // a connection that is made after the end would keep the process alive
      if (closed) return fail({ code: 'closed' });
      dispatcher = createDispatcher(listener, () => bot, log);
      if (settings.webhook !== undefined) return ok(undefined);
      // one that didn't come up in time would go on trying beside the new one
      connection?.close();
      connection = createLongConnection(
        {
          ...settings,
          domain,
          readyWithinMs: settings.readyWithinMs ?? READY_WITHIN_MS,
          pingTimeoutSeconds: settings.pingTimeoutSeconds ?? PING_TIMEOUT_SECONDS,
        },
        http,
        dispatcher,
        log,
      );
      return connection.open();
    },
    connected: () => (settings.webhook === undefined ? (connection?.connected() ?? false) : dispatcher !== null),
    sendCard: (receiver, card, uuid) =>
      call(
        () =>
          client.im.v1.message.create({
            params: { receive_id_type: receiver.kind === 'person' ? 'open_id' : 'chat_id' },
            data: {
              receive_id: receiver.kind === 'person' ? receiver.openId : receiver.chatId,
              msg_type: 'interactive',
              content: JSON.stringify(card),
              uuid,
            },
          }),
        (data) => {
          const read = v.safeParse(sent, data);
          return read.success ? { messageId: read.output.message_id, chatId: read.output.chat_id } : undefined;
        },
      ),
    updateCard: (messageId, card) =>
      call(
        () => client.im.v1.message.patch({ path: { message_id: messageId }, data: { content: JSON.stringify(card) } }),
        nothing,
      ),
    createGroup: ({ uuid, name, description, openIds }) =>
      call(
        () =>
          client.im.v1.chat.create({
            params: { user_id_type: 'open_id', uuid },
            data: { name, description, user_id_list: [...openIds], chat_mode: 'group', chat_type: 'private' },
          }),
        (data) => {
          const read = v.safeParse(chat, data);
          return read.success ? { chatId: read.output.chat_id } : undefined;
        },
      ),
    findCard: (chatId, receipt, sinceMs) =>
      findMessage(receipt, (token, read) =>
        call(
          () =>
            client.im.v1.message.list({
              params: {
                container_id_type: 'chat',
                container_id: chatId,
                start_time: String(Math.floor(sinceMs / 1000) - CLOCK_TOLERANCE_SECONDS),
                sort_type: 'ByCreateTimeAsc',
                page_size: 50,
                ...(token === null ? {} : { page_token: token }),
              },
            }),
          read,
        ),
      ),
    findGroup: (receipt) =>
      findChat(receipt, (token, read) =>
        call(
          () =>
            client.im.v1.chat.list({ params: { page_size: 100, ...(token === null ? {} : { page_token: token }) } }),
          read,
        ),
      ),
    addMember: async (chatId, openId) => {
      const outcome = await call(
        () =>
          client.im.v1.chatMembers.create({
            path: { chat_id: chatId },
            params: { member_id_type: 'open_id' },
            data: { id_list: [openId] },
          }),
        leftOut,
      );
      if (outcome.kind !== 'done' || !outcome.value.includes(openId)) return onlyDone(outcome);
      return { kind: 'permanent', reason: 'resigned', code: 0, detail: 'left out of the group' };
    },
    removeMember: (chatId, openId) =>
      call(
        () =>
          client.im.v1.chatMembers.delete({
            path: { chat_id: chatId },
            params: { member_id_type: 'open_id' },
            data: { id_list: [openId] },
          }),
        nothing,
      ),
    findPeople: (contacts: readonly Contact[]): Promise<ChatOutcome<ReadonlyMap<InspectorId, string>>> =>
      findByContact(contacts, (data, read) =>
        call(() => client.contact.v3.user.batchGetId({ params: { user_id_type: 'open_id' }, data }), read),
      ),
    urge: (messageId, openIds) =>
      call(
        () =>
          client.im.v1.message.urgentApp({
            path: { message_id: messageId },
            params: { user_id_type: 'open_id' },
            data: { user_id_list: [...openIds] },
          }),
        nothing,
      ),
    close: () => {
      closed = true;
      connection?.close();
      dispatcher = null;
      return Promise.resolve();
    },
  };
}

const nothing = (): null => null;

/** Ids that a success names as not invited after all: people who resigned. */
function leftOut(data: unknown): readonly string[] {
  const read = v.safeParse(v.object({ invalid_id_list: v.array(v.string()) }), data);
  return read.success ? read.output.invalid_id_list : [];
}

const onlyDone = <T>(outcome: ChatOutcome<T>): ChatOutcome<null> =>
  outcome.kind === 'done' ? { kind: 'done', value: null } : outcome;

/** Says in the log which scopes are lacking, once for each start: later it would show as cards that don't arrive. */
async function complainOfScopes(client: Client, log: ChatLog): Promise<void> {
  for (const fault of await scopeFaults(client)) {
    const { what, todo, serious } = setupAdvice(fault);
    log[serious ? 'error' : 'warn']({ event: 'setup-fault', fault: fault.code }, `${what}${todo}`);
  }
}

/** The bot's own id, to know when it is mentioned; null where Feishu doesn't tell. */
async function ownOpenId(client: Client): Promise<string | null> {
  let body: unknown = null;
  await exchange(async () => {
    body = await client.request<unknown>({ method: 'GET', url: '/open-apis/bot/v3/info' });
  });
  const read = v.safeParse(botInfo, body);
  return read.success ? read.output.bot.open_id : null;
}
