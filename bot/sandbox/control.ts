import { useCard, type CardUse, type CardUseOutcome } from './acting/card-use.ts';
import type { FilledForm } from './acting/form-values.ts';
import { changeBot, changePerson, enterChat, pickMenu, sayText, type Destination } from './acting/talk.ts';
import { locate, operables, type Pointer } from './cards/lookup.ts';
import type { Deliveries } from './events/deliveries.ts';
import type { LongConnections } from './events/long-connection.ts';
import type { Webhooks } from './events/webhook.ts';
import { parseJsonObject, type JsonObject } from './json.ts';
import { currentContent, type BotEvent, type Message } from './model.ts';
import type { CallStatistics } from './open-api/statistics.ts';
import type { Tokens } from './open-api/tokens.ts';
import { botOpenId, personOf, type Tenant } from './tenant.ts';
import type { ButtonPointer, EventFilter, MessageFilter, Overview, SandboxControl, Status } from './wire.ts';

interface Parts {
  readonly tenant: Tenant;
  readonly deliveries: Deliveries;
  readonly connections: LongConnections;
  readonly webhooks: Webhooks;
  readonly statistics: CallStatistics;
  readonly tokens: Tokens;
  readonly settleMs: number;
  /** Tells the chat windows that the status changed. */
  readonly statusChanged: () => void;
}

/** The handles onto a running sandbox, in its own process. */
export function controlOf(parts: Parts): SandboxControl {
  const { tenant, deliveries, connections, statusChanged } = parts;
  const { store, clock, faults } = tenant;
  const firstApp = (): string => [...tenant.apps.keys()][0] ?? '';
  return {
    overview: () => Promise.resolve(overviewOf(parts)),
    status: () => Promise.resolve(statusOf(parts)),
    messages: (filter = {}) => Promise.resolve(messagesMatching(tenant, filter)),
    message: (messageId) => Promise.resolve(store.messages.get(messageId) ?? null),
    card: (messageId) => Promise.resolve(cardOf(tenant, messageId)),
    sentCount: (uuid) => Promise.resolve(messagesMatching(tenant, { uuid }).length),
    chats: (openId) => {
      const all = [...store.chats.values()];
      return Promise.resolve(openId === undefined ? all : all.filter((chat) => chat.members.includes(openId)));
    },
    events: (filter = {}) => Promise.resolve(eventsMatching(tenant, filter)),
    statistics: () => Promise.resolve(parts.statistics.read()),

    sendText: (openId, to, text) => Promise.resolve(sayText(tenant, openId, destinationOf(to, firstApp()), text)),
    click: (messageId, openId, button) => {
      const pointer = pointerOf(tenant, messageId, button);
      return useCard(tenant, deliveries, { messageId, openId, pointer });
    },
    submitForm: (messageId, openId, formName, values, button) =>
      submitForm(parts, { messageId, openId, formName, values, button }),
    use: (use) => useCard(tenant, deliveries, use),
    enter: (openId, appId) => Promise.resolve(enterChat(tenant, openId, appId ?? firstApp())),
    pickMenu: (openId, key, appId) => Promise.resolve(pickMenu(tenant, openId, appId ?? firstApp(), key)),
    markRead: (openId, chatId) => {
      const seq = store.messagesOf(chatId).at(-1)?.seq ?? 0;
      if ((store.seen.get(`${openId} ${chatId}`) ?? 0) < seq) store.commit({ kind: 'read', openId, chatId, seq });
      return Promise.resolve();
    },

    setPerson: (options) => {
      const person = personOf(options);
      changePerson(tenant, person);
      return Promise.resolve(person);
    },
    dissolveChat: (chatId) => {
      const chat = store.chats.get(chatId);
      if (!chat || chat.dissolved) return Promise.resolve(false);
      store.commit({ kind: 'chat', chat: { ...chat, dissolved: true } });
      for (const appId of chat.bots)
        tenant.publish(appId, 'im.chat.disbanded_v1', { chat_id: chatId, name: chat.name });
      return Promise.resolve(true);
    },
    setBotMembership: (chatId, member, appId) =>
      Promise.resolve(changeBot(tenant, chatId, appId ?? firstApp(), member)),

    addFault: (fault) => Promise.resolve(faults.add(fault)),
    removeFault: (id) => Promise.resolve(faults.remove(id)),
    clearFaults: () => {
      faults.clear();
      return Promise.resolve();
    },
    setRules: (rules) => {
      tenant.rules = { ...tenant.rules, ...rules };
      statusChanged();
      return Promise.resolve(tenant.rules);
    },
    halfOpenConnections: (appId) => Promise.resolve(connections.halfOpen(appId ?? firstApp())),
    cutConnections: (appId) => Promise.resolve(connections.cut(appId ?? firstApp())),
    verifyWebhook: (appId) => {
      const app = tenant.apps.get(appId ?? firstApp());
      return app ? parts.webhooks.verify(app) : Promise.resolve(false);
    },
    revokeTokens: () => {
      parts.tokens.revokeAll();
      return Promise.resolve();
    },
    advance: async (ms) => {
      await clock.advance(ms, () => deliveries.settled(parts.settleMs));
      store.commit({ kind: 'clock', now: clock.now() });
      statusChanged();
      return clock.now();
    },
  };
}

/** Time, faults, rules and connections as they are now. */
export function statusOf({ tenant, connections }: Pick<Parts, 'tenant' | 'connections'>): Status {
  return {
    now: tenant.clock.now(),
    clock: tenant.clock.kind,
    faults: tenant.faults.list(),
    rules: tenant.rules,
    connections: connections.list(),
  };
}

function overviewOf(parts: Parts): Overview {
  const { store, apps } = parts.tenant;
  return {
    apps: [...apps.values()].map((app) => ({
      appId: app.appId,
      name: app.name ?? app.appId,
      openId: botOpenId(app.appId),
      menu: app.menu ?? [],
    })),
    people: [...store.people.values()],
    chats: [...store.chats.values()],
    latest: [...store.timeline.keys()].flatMap((chatId) => store.messagesOf(chatId).slice(-1)),
    unread: unreadCounts(parts.tenant),
    status: statusOf(parts),
  };
}

function unreadCounts({ store }: Tenant): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const chat of store.chats.values()) {
    const messages = store.messagesOf(chat.chatId).filter((message) => message.sender.kind !== 'system');
    for (const openId of chat.members) {
      const key = `${openId} ${chat.chatId}`;
      const seen = store.seen.get(key) ?? 0;
      const unread = messages.filter(
        ({ seq, sender }) => seq > seen && !(sender.kind === 'person' && sender.id === openId),
      );
      if (unread.length > 0) counts[key] = unread.length;
    }
  }
  return counts;
}

function messagesMatching(tenant: Tenant, filter: MessageFilter): Message[] {
  const { chatId, openId, uuid } = filter;
  return [...tenant.store.messages.values()].filter((message) => {
    if (chatId !== undefined && message.chatId !== chatId) return false;
    if (uuid !== undefined && message.uuid !== uuid) return false;
    return openId === undefined || tenant.store.chats.get(message.chatId)?.members.includes(openId) === true;
  });
}

function eventsMatching(tenant: Tenant, { appId, type, limit }: EventFilter): BotEvent[] {
  const events = [...tenant.store.events.values()].filter(
    (event) => (appId === undefined || event.appId === appId) && (type === undefined || event.type === type),
  );
  return limit === undefined ? events : events.slice(-limit);
}

function cardOf(tenant: Tenant, messageId: string): JsonObject | null {
  const message = tenant.store.messages.get(messageId);
  if (message?.type !== 'interactive') return null;
  return parseJsonObject(currentContent(message)) ?? null;
}

function destinationOf(to: string, firstApp: string): Destination {
  if (to === 'bot') return { appId: firstApp };
  return to.startsWith('cli_') ? { appId: to } : { chatId: to };
}

/** A name goes before the words on a button: cards give names to be pointed at. */
function pointerOf(tenant: Tenant, messageId: string, button: ButtonPointer): Pointer {
  if (typeof button !== 'string') return { value: button };
  const card = cardOf(tenant, messageId);
  return card && locate(card, { name: button }) ? { name: button } : { label: button };
}

interface Submission {
  readonly messageId: string;
  readonly openId: string;
  readonly formName: string;
  readonly values: FilledForm;
  readonly button: ButtonPointer | undefined;
}

function submitForm(parts: Parts, submission: Submission): Promise<CardUseOutcome> {
  const { messageId, openId, formName, values, button } = submission;
  const card = cardOf(parts.tenant, messageId);
  const submit = card
    ? operables(card).find(
        (entry) => entry.form?.['name'] === formName && entry.component['form_action_type'] === 'submit',
      )
    : undefined;
  if (!submit) {
    return Promise.resolve({ ok: false, code: 0, message: `卡片上没有表单“${formName}”`, eventId: null });
  }
  const pointer = button === undefined ? { path: submit.path } : pointerOf(parts.tenant, messageId, button);
  const use: CardUse = { messageId, openId, pointer, form: values };
  return useCard(parts.tenant, parts.deliveries, use);
}
