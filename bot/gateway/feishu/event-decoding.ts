import * as v from 'valibot';
import { MAX_TEXT, type CardClick, type MenuChoice, type TextMessage, type Visit } from '../events.ts';

/** Ids of Feishu are short; anything longer is not one. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const word = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const openId = v.object({ open_id: id });

const messageEvent = v.object({
  sender: v.object({ sender_id: openId, sender_type: v.string() }),
  message: v.object({
    message_id: id,
    chat_id: id,
    chat_type: v.string(),
    message_type: v.string(),
    content: v.pipe(v.string(), v.maxLength(200_000)),
    mentions: v.optional(v.array(v.object({ key: word, id: v.object({ open_id: v.optional(id) }) }))),
  }),
});

const clickEvent = v.object({
  event_id: v.optional(id),
  operator: openId,
  action: v.object({ value: v.optional(v.unknown()), form_value: v.optional(v.unknown()) }),
  context: v.object({ open_message_id: id, open_chat_id: id }),
});

const menuEvent = v.object({ event_id: id, event_key: word, operator: v.object({ operator_id: openId }) });
const visitEvent = v.object({ event_id: id, chat_id: id, operator_id: openId });
const goneEvent = v.object({ object: openId });
const groupEvent = v.object({ chat_id: id });
const textContent = v.object({ text: v.string() });

/** Most entries of a click's value or a form. */
const MAX_FIELDS = 20;

/**
 * Reads `im.message.receive_v1`; null when it is not a text from a person.
 * @param bot - the bot's own open_id, to know whether a group message is addressed to it; null when unknown
 */
export function decodeMessage(event: unknown, bot: string | null): TextMessage | null {
  const read = v.safeParse(messageEvent, event);
  if (!read.success || read.output.sender.sender_type !== 'user') return null;
  const { message, sender } = read.output;
  const mentions = message.mentions ?? [];
  const group = message.chat_type !== 'p2p';
  return {
    messageId: message.message_id,
    chatId: message.chat_id,
    from: sender.sender_id.open_id,
    group,
    addressed: !group || (bot === null ? mentions.length > 0 : mentions.some((mention) => mention.id.open_id === bot)),
    text:
      message.message_type === 'text'
        ? textOf(
            message.content,
            mentions.map((mention) => mention.key),
          )
        : '',
  };
}

/** The text without the placeholders that stand for mentions (`@_user_1`). */
function textOf(content: string, placeholders: readonly string[]): string {
  const read = v.safeParse(textContent, parse(content));
  if (!read.success) return '';
  let text = read.output.text.slice(0, MAX_TEXT);
  for (const placeholder of placeholders) if (placeholder !== '') text = text.replaceAll(placeholder, ' ');
  return text.trim();
}

/** Reads `card.action.trigger`; null when it is malformed. */
export function decodeClick(event: unknown): CardClick | null {
  const read = v.safeParse(clickEvent, event);
  if (!read.success) return null;
  const { operator, action, context } = read.output;
  return {
    eventId: read.output.event_id ?? '',
    from: operator.open_id,
    messageId: context.open_message_id,
    chatId: context.open_chat_id,
    value: textFields(action.value),
    form: textFields(action.form_value),
  };
}

/** Reads `application.bot.menu_v6`. */
export function decodeMenu(event: unknown): MenuChoice | null {
  const read = v.safeParse(menuEvent, event);
  if (!read.success) return null;
  const { event_id: eventId, event_key: key, operator } = read.output;
  return { eventId, key, from: operator.operator_id.open_id };
}

/** Reads `im.chat.access_event.bot_p2p_chat_entered_v1`. */
export function decodeVisit(event: unknown): Visit | null {
  const read = v.safeParse(visitEvent, event);
  if (!read.success) return null;
  return { eventId: read.output.event_id, from: read.output.operator_id.open_id, chatId: read.output.chat_id };
}

/** Reads `contact.user.deleted_v3`: who left. */
export function decodeGone(event: unknown): string | null {
  const read = v.safeParse(goneEvent, event);
  return read.success ? read.output.object.open_id : null;
}

/** Reads `im.chat.disbanded_v1` and `im.chat.member.bot.deleted_v1`: which group. */
export function decodeGroupGone(event: unknown): string | null {
  const read = v.safeParse(groupEvent, event);
  return read.success ? read.output.chat_id : null;
}

/** Keeps what is text; other kinds of inputs are not on our cards. A prototype-less copy, so no key is special. */
function textFields(value: unknown): Readonly<Record<string, string>> {
  const fields = Object.create(null) as Record<string, string>; // the one way to make a plain dictionary
  const source = typeof value === 'string' ? parse(value) : value;
  if (typeof source !== 'object' || source === null) return fields;
  for (const [key, content] of Object.entries(source).slice(0, MAX_FIELDS)) {
    if (typeof content === 'string') fields[key] = content.slice(0, MAX_TEXT);
  }
  return fields;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
