import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../../core/encoding/base64.ts';
import { bytesOfHex32, fromHex, hex32, toHex } from '../../../core/encoding/hex.ts';
import {
  bytesOfWords,
  finish,
  MessageBuffer,
  midstate,
  START,
  wordsOfBytes,
} from '../../../core/encoding/sha256-stream.ts';
import { encodeText, isWellFormed, utf8, utf8Length } from '../../../core/encoding/utf8.ts';

const bytes = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });

describe('UTF-8', () => {
  test('agrees with Node for every text, and refuses lone surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (any, good) => {
        const wellFormed = Buffer.from(any, 'utf16le').toString('utf16le') === any && !/\p{Surrogate}/u.test(any);
        expect(isWellFormed(any)).toBe(wellFormed);
        expect(utf8(any)).toEqual(wellFormed ? new Uint8Array(Buffer.from(any)) : null);
        expect(utf8(good)).toEqual(new Uint8Array(Buffer.from(good)));
        expect(utf8Length(good)).toBe(Buffer.byteLength(good));
      }),
    );
  });

  test('names the place of a lone surrogate', () => {
    expect(encodeText('汉\ud83d')).toEqual({ ok: false, fault: { code: 'lone-surrogate', at: 1 } });
    expect(encodeText('\ude00x')).toEqual({ ok: false, fault: { code: 'lone-surrogate', at: 0 } });
    expect(encodeText('😀')).toMatchObject({ ok: true });
  });
});

describe('hex and base64', () => {
  test('agree with Node and read back', () => {
    fc.assert(
      fc.property(bytes(100), (data) => {
        expect(toHex(data)).toBe(Buffer.from(data).toString('hex'));
        expect(fromHex(toHex(data))).toEqual(data);
        expect(toBase64(data)).toBe(Buffer.from(data).toString('base64'));
        expect(fromBase64(toBase64(data))).toEqual(data);
      }),
    );
  });

  test('refuse everything that is not exactly canonical', () => {
    for (const text of ['0', 'AB', 'zz', '0x', ' 00', '00\n']) expect(fromHex(text)).toBeNull();
    for (const text of ['A', 'AA=', 'AB==', 'AAB=', 'A===', 'AA==AAAA', 'A A=', 'AA-_', '====', 'é===']) {
      expect(fromBase64(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = fromBase64(text);
        if (read) expect(toBase64(read)).toBe(text);
      }),
    );
  });

  test('hold 32 bytes and no other number', () => {
    const data = sha256(new Uint8Array());
    expect(bytesOfHex32(hex32(data))).toEqual(data);
    expect(() => hex32(new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('SHA-256 by hand', () => {
  test('agrees with two other implementations for every length', () => {
    const buffer = new MessageBuffer(300);
    const words = new Int32Array(10);
    for (let length = 0; length <= 300; length++) {
      const data = Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256);
      buffer.bytes.set(data);
      finish(START, buffer, length, words, 2);
      expect(toHex(bytesOfWords(words, 2))).toBe(createHash('sha256').update(data).digest('hex'));
      expect(bytesOfWords(words, 2)).toEqual(sha256(data));
    }
  });

  test('goes on from a midstate as from the start', () => {
    const buffer = new MessageBuffer(256);
    const words = new Int32Array(8);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), bytes(200), (blocks, tail) => {
        const prefix = new Uint8Array(64 * blocks).fill(7);
        buffer.bytes.set(tail);
        finish(midstate(prefix), buffer, tail.length, words);
        expect(bytesOfWords(words)).toEqual(sha256(new Uint8Array([...prefix, ...tail])));
        const back = new Int32Array(8);
        wordsOfBytes(bytesOfWords(words), back);
        expect(back).toEqual(words);
      }),
    );
  });

  test('refuses half a block and a message that does not fit', () => {
    expect(() => midstate(new Uint8Array(63))).toThrow(RangeError);
    expect(() => {
      finish(START, new MessageBuffer(10), 200, new Int32Array(8));
    }).toThrow(RangeError);
  });
});
