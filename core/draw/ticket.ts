import { hex32 } from '../encoding/hex.ts';
import { bytesOfWords, finish, MessageBuffer, type Midstate, midstate } from '../encoding/sha256-stream.ts';
import { utf8OfDecoded, writeUtf8 } from '../encoding/utf8.ts';
import type { Hex32 } from '../model/ids.ts';

/** Eight words of 32 bits, most significant first; words are signed in memory and compared as unsigned. */
export type TicketWords = Int32Array;

/** Words of a ticket. */
export const TICKET_WORDS = 8;

/** Splits a team's entity from the officer in a pair ticket. */
const UNIT_SEPARATOR = 0x1f;
/** Room for two ids, a separator and a weight's suffix. */
const buffer = new MessageBuffer(512);

/**
 * Makes tickets of one key (`draw-engine.md` §4): SHA-256(ASCII(key) ‖ UTF-8(id)). The 64 digits of the key are one
 * block, absorbed once, so that a ticket costs one compression.
 */
export class TicketMaker {
  readonly #from: Midstate;
  /** The first id of the last pair and the separator, ready for another second: pairs come entity by entity. */
  readonly #pairBuffer = new MessageBuffer(512);
  #pairFirst: string | null = null;
  #pairLength = 0;

  constructor(key: Hex32) {
    this.#from = midstate(utf8OfDecoded(key));
  }

  /** Ticket of an entity, at `into[offset]`. */
  write(id: string, into: TicketWords, offset = 0): void {
    finish(this.#from, buffer, writeChecked(id, 0), into, offset);
  }

  /** The best of `weight` tickets `id#1 … id#weight` (weighted sampling). */
  writeBest(id: string, weight: number, into: TicketWords, offset = 0): void {
    const length = writeChecked(`${id}#`, 0);
    for (let k = 1; k <= weight; k++) {
      finish(this.#from, buffer, writeChecked(String(k), length), contender);
      if (k === 1 || compareWords(contender, 0, into, offset) < 0) into.set(contender, offset);
    }
  }

  /** Ticket of an entity, in lower-case hexadecimal. */
  hex(id: string): Hex32 {
    this.write(id, contender);
    return hexOfWords(contender);
  }

  /** Top 36 bits of SHA-256(ASCII(key) ‖ first ‖ 0x1F ‖ second): the ticket of a pair. */
  pair(first: string, second: string): number {
    const paired = this.#pairBuffer;
    if (first !== this.#pairFirst) {
      this.#pairLength = writeChecked(first, 0, paired);
      paired.bytes[this.#pairLength++] = UNIT_SEPARATOR;
      this.#pairFirst = first;
    }
    finish(this.#from, paired, writeChecked(second, this.#pairLength, paired), contender);
    return ((contender[0] ?? 0) >>> 0) * 16 + ((contender[1] ?? 0) >>> 28);
  }
}

const contender = new Int32Array(TICKET_WORDS);

function writeChecked(text: string, offset: number, into = buffer): number {
  const end = writeUtf8(text, into.bytes, offset);
  if (end < 0) throw new TypeError('lone surrogate in an id that should have been refused');
  return end;
}

/** Order of two tickets as 256-bit numbers. */
export function compareWords(a: TicketWords, aAt: number, b: TicketWords, bAt: number): number {
  for (let i = 0; i < TICKET_WORDS; i++) {
    const difference = ((a[aAt + i] ?? 0) >>> 0) - ((b[bAt + i] ?? 0) >>> 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A ticket in lower-case hexadecimal. */
export const hexOfWords = (words: TicketWords, offset = 0): Hex32 => hex32(bytesOfWords(words, offset));
