import { describe, expect, test } from '@jest/globals';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { bytesOfHex32, toHex } from '../../../core/encoding/hex.ts';
import { utf8OfDecoded } from '../../../core/encoding/utf8.ts';
import { purposeKey } from '../../../core/draw/purpose-key.ts';
import { SmallestTickets } from '../../../core/draw/smallest-tickets.ts';
import { compareWords, hexOfWords, TICKET_WORDS, TicketMaker } from '../../../core/draw/ticket.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import { bytes32, numbers } from '../../support/sample-draw.ts';
import { vectorFile } from '../../support/vectors.ts';

const vectors = vectorFile('tickets') as {
  readonly seed: Hex32;
  readonly keys: Readonly<Record<'draw' | 'quota' | 'pair' | 'shuffle', Hex32>>;
  readonly tickets: readonly { readonly id: string; readonly ticket: Hex32 }[];
  readonly weighted: readonly { readonly id: string; readonly weight: number; readonly ticket: Hex32 }[];
  readonly pairs: readonly { readonly entity: string; readonly officer: string; readonly ticket: number }[];
};

describe('tickets', () => {
  test('are those of the second implementation', () => {
    for (const purpose of ['draw', 'quota', 'pair', 'shuffle'] as const) {
      expect(purposeKey(vectors.seed, purpose)).toBe(vectors.keys[purpose]);
    }
    const maker = new TicketMaker(vectors.keys.draw);
    for (const { id, ticket } of vectors.tickets) expect(maker.hex(id)).toBe(ticket);
    const words = new Int32Array(TICKET_WORDS);
    for (const { id, weight, ticket } of vectors.weighted) {
      maker.writeBest(id, weight, words);
      expect(hexOfWords(words)).toBe(ticket);
    }
    const pairs = new TicketMaker(vectors.keys.pair);
    for (const { entity, officer, ticket } of vectors.pairs) expect(pairs.pair(entity, officer)).toBe(ticket);
  });

  test('are the plain hash of key and id', () => {
    const key = bytes32('ticket');
    const maker = new TicketMaker(key);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (id) => {
        expect(maker.hex(id)).toBe(toHex(sha256(utf8OfDecoded(key + id))));
      }),
    );
  });

  test('compare as 256-bit numbers', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(hash, hash, fc.nat(32), (a, b, shared) => {
        b.set(a.subarray(0, shared));
        const [left, right] = [toHex(a), toHex(b)];
        const words = Int32Array.from([...wordsOf(left), ...wordsOf(right)]);
        const order = left < right ? -1 : left > right ? 1 : 0;
        expect(Math.sign(compareWords(words, 0, words, TICKET_WORDS))).toBe(order);
      }),
    );
  });
});

const wordsOf = (hex: string): number[] => {
  const view = new DataView(bytesOfHex32(hex as Hex32).buffer);
  return Array.from({ length: TICKET_WORDS }, (_, i) => view.getInt32(4 * i));
};

describe('the store of smallest tickets', () => {
  /** What the store gives, against sorting everything. */
  function compare(tickets: readonly Int32Array[], wanted: number, expected?: number): void {
    const store = new SmallestTickets(wanted, expected);
    tickets.forEach((ticket, row) => {
      store.offer(row, ticket);
    });
    const sorted = tickets
      .map((ticket, row) => ({ ticket: hexOfWords(ticket), row }))
      .sort((a, b) => (a.ticket === b.ticket ? a.row - b.row : a.ticket < b.ticket ? -1 : 1))
      .slice(0, wanted);
    const found = store.finish();
    if (found === null) {
      expect(expected).toBeDefined();
      return;
    }
    expect(Array.from(found.rows)).toEqual(sorted.map(({ row }) => row));
    expect(sorted.map((_, i) => hexOfWords(found.words, i * TICKET_WORDS))).toEqual(sorted.map(({ ticket }) => ticket));
  }

  const random = fc.array(fc.int32Array({ minLength: 8, maxLength: 8 }), { maxLength: 400 });

  test('keeps what sorting would, whatever the order and number', () => {
    fc.assert(
      fc.property(random, fc.nat(60), fc.boolean(), (tickets, wanted, told) => {
        compare(tickets, wanted, told ? tickets.length : undefined);
      }),
    );
  });

  test('tells equal top words apart by the rest, and equal tickets by row', () => {
    const close = fc.array(
      fc.integer({ min: 0, max: 3 }).map((last) => Int32Array.of(-1, 0, 0, 0, 0, 0, 0, last)),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(close, fc.nat(40), (tickets, wanted) => {
        compare(tickets, wanted);
      }),
    );
  });

  test('takes a better one with the same top word after it was full', () => {
    compare(
      Array.from({ length: 500 }, (_, i) => Int32Array.of(7, 500 - i, 0, 0, 0, 0, 0, 0)),
      3,
    );
  });

  test('answers null when its first bound was too low, never with too few', () => {
    const pick = numbers('skewed');
    const high = Array.from({ length: 5_000 }, () => Int32Array.of(-1 - pick(1000), pick(99), 0, 0, 0, 0, 0, 0));
    const store = new SmallestTickets(10, 5_000);
    high.forEach((ticket, row) => {
      store.offer(row, ticket);
    });
    expect(store.finish()).toBeNull();
  });

  test('gives all when fewer come than are wanted', () => {
    compare([Int32Array.of(5, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(4, 0, 0, 0, 0, 0, 0, 0)], 10, 2);
    compare([], 3);
  });
});
