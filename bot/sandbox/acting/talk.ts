import { TENANT_KEY, type Chat, type Mention, type Message, type Person } from '../model.ts';
import { noteInChat } from '../open-api/chat-notes.ts';
import { describedPerson } from '../open-api/contacts.ts';
import { botOpenId, idsOf, newId, personalChat, type Tenant } from '../tenant.ts';

/** Longest text a person can type. */
export const LONGEST_TEXT = 10_000;

/** What came of a person's act: the message, or why the client would not send it. */
export type TalkOutcome =
  | { readonly ok: true; readonly messageId: string; readonly chatId: string }
  | { readonly ok: false; readonly message: string };

/** Where a text goes: to a bot in person, or into a chat. */
export type Destination = { readonly appId: string } | { readonly chatId: string };

/**
 * A person types a text. `@名字` names a member or the bot, the way a client lets one pick them; in groups bots are told
 * only of texts that name them (unless the app has the scope for all).
 */
export function sayText(tenant: Tenant, openId: string, to: Destination, text: string): TalkOutcome {
  const person = tenant.store.people.get(openId);
  if (!person) return { ok: false, message: '没有这个人' };
  if (text.trim() === '' || text.length > LONGEST_TEXT) return { ok: false, message: `请输入 1 至 ${LONGEST_TEXT} 字` };
  const chat = destination(tenant, person, to);
  if (!chat) return { ok: false, message: '不在这个会话里' };
  const { content, mentions } = withMentions(tenant, chat, text);
  const message = typed(tenant, person, chat, content, mentions);
  tenant.store.commit({ kind: 'message', message });
  tenant.store.commit({ kind: 'read', openId, chatId: chat.chatId, seq: message.seq });
  for (const appId of chat.bots) if (isTold(tenant, chat, appId, mentions)) tell(tenant, appId, person, chat, message);
  return { ok: true, messageId: message.messageId, chatId: chat.chatId };
}

/** A person opens the conversation with a bot. */
export function enterChat(tenant: Tenant, openId: string, appId: string): TalkOutcome {
  const person = tenant.store.people.get(openId);
  if (!person || !tenant.apps.has(appId)) return { ok: false, message: '没有这个人或机器人' };
  const chat = personalChat(tenant, appId, person);
  const last = tenant.store.messagesOf(chat.chatId).at(-1);
  tenant.publish(appId, 'im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat.chatId,
    operator_id: idsOf(person),
    ...(last && { last_message_id: last.messageId, last_message_create_time: String(last.createdAt) }),
  });
  return { ok: true, messageId: '', chatId: chat.chatId };
}

/** A person picks an entry of the bot's menu. */
export function pickMenu(tenant: Tenant, openId: string, appId: string, key: string): TalkOutcome {
  const person = tenant.store.people.get(openId);
  const app = tenant.apps.get(appId);
  if (!person || !app?.menu?.some((entry) => entry.key === key)) return { ok: false, message: '没有这个菜单' };
  const chat = personalChat(tenant, appId, person);
  tenant.publish(appId, 'application.bot.menu_v6', {
    operator: { operator_name: person.name, operator_id: idsOf(person) },
    event_key: key,
    timestamp: Math.floor(tenant.clock.now() / 1000),
  });
  return { ok: true, messageId: '', chatId: chat.chatId };
}

/** Takes a bot into a group or throws it out, and tells it. Answers whether anything changed. */
export function changeBot(tenant: Tenant, chatId: string, appId: string, member: boolean): boolean {
  const chat = tenant.store.chats.get(chatId);
  if (chat?.kind !== 'group' || !tenant.apps.has(appId) || chat.bots.includes(appId) === member) return false;
  const bots = member ? [...chat.bots, appId] : chat.bots.filter((bot) => bot !== appId);
  tenant.store.commit({ kind: 'chat', chat: { ...chat, bots } });
  const name = tenant.apps.get(appId)?.name ?? '机器人';
  noteInChat(tenant, chat, member ? `${name} 加入了群` : `${name} 被移出了群`);
  tenant.publish(appId, member ? 'im.chat.member.bot.added_v1' : 'im.chat.member.bot.deleted_v1', {
    chat_id: chatId,
    external: false,
    operator_tenant_key: TENANT_KEY,
    name: chat.name,
  });
  return true;
}

/** Changes a person in the contact book (or adds one) and tells the apps. */
export function changePerson(tenant: Tenant, person: Person): void {
  const old = tenant.store.people.get(person.openId);
  tenant.store.commit({ kind: 'person', person });
  if (!old) return;
  const resigned = person.status === 'resigned' && old.status !== 'resigned';
  const type = resigned ? 'contact.user.deleted_v3' : 'contact.user.updated_v3';
  const [object, old_object] = [describedPerson(person), describedPerson(old)];
  if (JSON.stringify(object) === JSON.stringify(old_object)) return;
  for (const appId of tenant.apps.keys()) tenant.publish(appId, type, { object, old_object });
}

function destination(tenant: Tenant, person: Person, to: Destination): Chat | undefined {
  if ('appId' in to) return tenant.apps.has(to.appId) ? personalChat(tenant, to.appId, person) : undefined;
  const chat = tenant.store.chats.get(to.chatId);
  return chat && !chat.dissolved && chat.members.includes(person.openId) ? chat : undefined;
}

/** Turns `@名字` into Feishu's placeholders; longer names first, so that none hides in another. */
function withMentions(tenant: Tenant, chat: Chat, text: string): { content: string; mentions: Mention[] } {
  const members = chat.members.flatMap((openId) => tenant.store.people.get(openId) ?? []);
  const candidates = [
    ...chat.bots.map((appId) => ({
      openId: botOpenId(appId),
      name: tenant.apps.get(appId)?.name ?? appId,
      kind: 'bot' as const,
    })),
    ...members.map((person) => ({ openId: person.openId, name: person.name, kind: 'user' as const })),
  ].sort((a, b) => b.name.length - a.name.length);
  const mentions: Mention[] = [];
  let content = text;
  for (const candidate of candidates) {
    if (candidate.name === '' || !content.includes(`@${candidate.name}`)) continue;
    const key = `@_user_${mentions.length + 1}`;
    content = content.replaceAll(`@${candidate.name}`, key);
    mentions.push({ ...candidate, key });
  }
  return { content: JSON.stringify({ text: content }), mentions };
}

function typed(tenant: Tenant, person: Person, chat: Chat, content: string, mentions: readonly Mention[]): Message {
  const now = tenant.clock.now();
  return {
    messageId: newId('om_'),
    chatId: chat.chatId,
    seq: tenant.store.nextSeq(),
    sender: { kind: 'person', id: person.openId },
    type: 'text',
    createdAt: now,
    versions: [{ at: now, by: 'send', content }],
    uuid: null,
    parentId: null,
    mentions,
    urgentFor: [],
  };
}

function isTold(tenant: Tenant, chat: Chat, appId: string, mentions: readonly Mention[]): boolean {
  if (chat.kind === 'p2p' || tenant.apps.get(appId)?.groupMessages === 'all') return true;
  return mentions.some((mention) => mention.openId === botOpenId(appId));
}

function tell(tenant: Tenant, appId: string, person: Person, chat: Chat, message: Message): void {
  tenant.publish(appId, 'im.message.receive_v1', {
    sender: { sender_id: idsOf(person), sender_type: 'user', tenant_key: TENANT_KEY },
    message: {
      message_id: message.messageId,
      create_time: String(message.createdAt),
      update_time: String(message.createdAt),
      chat_id: chat.chatId,
      chat_type: chat.kind,
      message_type: 'text',
      content: message.versions[0]?.content,
      ...(message.mentions.length > 0 && {
        mentions: message.mentions.map((mention) => ({
          key: mention.key,
          id: mentionIds(tenant, mention),
          mentioned_type: mention.kind,
          name: mention.name,
          tenant_key: TENANT_KEY,
        })),
      }),
    },
  });
}

function mentionIds(tenant: Tenant, mention: Mention): Record<string, string> {
  const person = tenant.store.people.get(mention.openId);
  return person ? idsOf(person) : { union_id: '', user_id: '', open_id: mention.openId };
}
