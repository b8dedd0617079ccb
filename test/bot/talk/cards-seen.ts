import { isJsonObject, type JsonObject } from '../../../bot/sandbox/json.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';

/** A card as its reader sees it now. */
export interface SeenCard {
  readonly messageId: string;
  readonly title: string;
  readonly card: JsonObject;
}

/** Every text on a card, one after the other, with Markdown's entities read. */
export function cardText(card: unknown): string {
  return textsOf(card)
    .join('\n')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'content' in value && typeof value.content === 'string' ? [value.content] : [];
  return [...own, ...Object.values(value).flatMap(textsOf)];
}

/** Cards in a person's private chat with the bot, oldest first. */
export async function cardsOf(sandbox: Sandbox, openId: string): Promise<readonly SeenCard[]> {
  const chats = new Set(
    (await sandbox.chats(openId)).filter(({ kind }) => kind !== 'group').map(({ chatId }) => chatId),
  );
  const messages = (await sandbox.messages({ openId })).filter(({ chatId }) => chats.has(chatId));
  const seen: SeenCard[] = [];
  for (const { messageId } of messages) {
    const card = await sandbox.card(messageId);
    if (card !== null) seen.push({ messageId, card, title: titleOf(card) });
  }
  return seen;
}

function titleOf(card: JsonObject): string {
  const header = card['header'];
  return textsOf(isJsonObject(header) ? header['title'] : null)[0] ?? '';
}

/** The newest card of a person whose title contains some words. */
export async function findCard(sandbox: Sandbox, openId: string, title: string): Promise<SeenCard> {
  const cards = await cardsOf(sandbox, openId);
  const found = [...cards].reverse().find((card) => card.title.includes(title));
  if (found === undefined) throw new Error(`no card “${title}” among ${cards.map((card) => card.title).join(', ')}`);
  return found;
}
