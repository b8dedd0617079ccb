import * as v from 'valibot';
import type { ChatOutcome } from '../gateway.ts';

/** Pages that are looked through: 50 messages or 100 groups each. */
const MOST_PAGES = 40;

const page = { has_more: v.optional(v.boolean()), page_token: v.optional(v.string()) };

const messages = v.object({
  ...page,
  items: v.optional(
    v.array(
      v.object({
        message_id: v.string(),
        sender: v.optional(v.object({ sender_type: v.optional(v.string()) })),
        body: v.optional(v.object({ content: v.optional(v.string()) })),
      }),
    ),
  ),
});

const chats = v.object({
  ...page,
  items: v.optional(v.array(v.object({ chat_id: v.string(), description: v.optional(v.string()) }))),
});

/** One page of a list. */
interface Page<T> {
  readonly found: T | null;
  readonly next: string | null;
}

/** Fetches a page, from the beginning without a token. */
type Fetch = <T>(token: string | null, read: (data: unknown) => Page<T> | undefined) => Promise<ChatOutcome<Page<T>>>;

/** The first message of an app whose text holds the receipt number. */
export function findMessage(
  receipt: string,
  fetch: Fetch,
): Promise<ChatOutcome<{ readonly messageId: string } | null>> {
  return search(fetch, (data) => {
    const read = v.safeParse(messages, data);
    if (!read.success) return undefined;
    const item = read.output.items?.find(
      ({ sender, body }) => sender?.sender_type === 'app' && body?.content?.includes(receipt) === true,
    );
    return { found: item === undefined ? null : { messageId: item.message_id }, next: nextOf(read.output) };
  });
}

/** The first group whose description holds the receipt number. */
export function findChat(receipt: string, fetch: Fetch): Promise<ChatOutcome<{ readonly chatId: string } | null>> {
  return search(fetch, (data) => {
    const read = v.safeParse(chats, data);
    if (!read.success) return undefined;
    const item = read.output.items?.find(({ description }) => description?.includes(receipt) === true);
    return { found: item === undefined ? null : { chatId: item.chat_id }, next: nextOf(read.output) };
  });
}

const nextOf = (read: {
  readonly has_more?: boolean | undefined;
  readonly page_token?: string | undefined;
}): string | null =>
  read.has_more === true && read.page_token !== undefined && read.page_token !== '' ? read.page_token : null;

/** Absent is answered only when every page was seen. */
async function search<T>(fetch: Fetch, read: (data: unknown) => Page<T> | undefined): Promise<ChatOutcome<T | null>> {
  let token: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const answer: ChatOutcome<Page<T>> = await fetch(token, read);
    if (answer.kind !== 'done') return answer;
    if (answer.value.found !== null || answer.value.next === null) return { kind: 'done', value: answer.value.found };
    token = answer.value.next;
  }
  return { kind: 'unknown' };
}
