import type { SandboxControl } from '../../bot/sandbox/wire.ts';
import type { SamplePerson } from '../sample/sample-people.ts';

/** Time that a message may take to arrive before the demonstration says that it did not. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 40;

/** A card as it stands in somebody's chat. */
export interface SeenCard {
  readonly messageId: string;
  /** The card's JSON, to look words up in. */
  readonly text: string;
}

/** Asks again until there is an answer. @throws Error naming what did not come. */
export async function waitFor<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > until) throw new Error(`等不到：${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** The newest card in a person's chats that says all the words, once it is there. */
export function waitForCard(chat: SandboxControl, person: SamplePerson, words: readonly string[]): Promise<SeenCard> {
  return waitFor(`${person.name} 的卡片（${words.join('、')}）`, async () => {
    const cards = await cardsOf(chat, person);
    return cards.filter(({ text }) => words.every((word) => text.includes(word))).at(-1) ?? null;
  });
}

/** Every card in a person's chats, oldest first, as it stands now. */
export async function cardsOf(chat: SandboxControl, person: SamplePerson): Promise<readonly SeenCard[]> {
  const messages = await chat.messages({ openId: person.openId });
  const cards = await Promise.all(
    messages
      .filter(({ type }) => type === 'interactive')
      .map(async ({ messageId }) => ({ messageId, text: JSON.stringify(await chat.card(messageId)) })),
  );
  return cards;
}
