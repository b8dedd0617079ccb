import { createHash } from 'node:crypto';
import type { Hex32 } from '../../core/model/ids.ts';
import type { Card } from '../cards/card.ts';
import { footnote } from '../cards/elements.ts';
import { receiptOf } from './message-keys.ts';
import type { PlannedCard } from './planned.ts';

/** A card as it is sent, and the hash by which the journal knows this content. */
export interface Presented {
  readonly card: Card;
  readonly version: Hex32;
}

/** Puts the receipt number on a card: by it a message is found again when nobody knows whether it was accepted. */
export function withReceipt(card: Card, key: string): Card {
  const receipt = footnote(`回执号 ${receiptOf(key)}`);
  const last = card.body.elements.at(-1);
  if (last?.tag !== 'markdown' || last.text_size !== 'notation') {
    return { ...card, body: { elements: [...card.body.elements, receipt] } };
  }
  const joined = { ...last, content: `${last.content}\n${receipt.content}` };
  return { ...card, body: { elements: [...card.body.elements.slice(0, -1), joined] } };
}

/** Hash of a card's content. Our cards are built in one order of members, so the same content has the same text. */
export function versionOf(card: Card): Hex32 {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex') as Hex32; // SHA-256 in hexadecimal
}

/** The card that a plan shows. */
export function presented(planned: PlannedCard): Presented {
  const card = withReceipt(planned.card(), planned.key);
  return { card, version: versionOf(card) };
}

/** Versions of planned cards, remembered for as long as they are built from the same values. */
export class CardVersions {
  readonly #known = new Map<string, { readonly basis: readonly unknown[]; readonly version: Hex32 }>();

  /** The version of a planned card, without building it again when nothing it is built from has changed. */
  of(planned: PlannedCard): Hex32 {
    const known = this.#known.get(planned.key);
    if (known !== undefined && sameValues(known.basis, planned.basis)) return known.version;
    return this.present(planned).version;
  }

  /** Builds a planned card, and remembers its version: whether it is up to date is asked right after it was sent. */
  present(planned: PlannedCard): Presented {
    const made = presented(planned);
    this.#known.set(planned.key, { basis: planned.basis, version: made.version });
    return made;
  }
}

const sameValues = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);
