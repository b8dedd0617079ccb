import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareBytes, compareUtf8 } from '../../../core/encoding/bytes.ts';
import { canonicalJson, MAX_DEPTH, tryCanonicalJson } from '../../../core/encoding/canonical-json.ts';
import { sha256Document } from '../../../core/encoding/sha256.ts';
import { utf8OfDecoded } from '../../../core/encoding/utf8.ts';
import { vectorFile } from '../../support/vectors.ts';

const vectors = vectorFile('encoding') as {
  readonly canonical: readonly { readonly value: unknown; readonly canonical: string; readonly sha256: string }[];
  readonly refused: readonly string[];
  readonly order: readonly string[];
};

const integer = fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n));
const text = fc.string({ unit: 'grapheme' });
const document = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    integer,
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('canonical JSON', () => {
  test('is what the second implementation writes', () => {
    for (const { value, canonical, sha256 } of vectors.canonical) {
      expect(canonicalJson(value)).toBe(canonical);
      expect(sha256Document(value)).toBe(sha256);
    }
  });

  test('refuses what has no canonical form', () => {
    for (const json of vectors.refused) expect(tryCanonicalJson(JSON.parse(json)).ok).toBe(false);
    const holes: unknown[] = [1];
    holes[2] = 2;
    for (const value of [
      undefined,
      { a: undefined },
      holes,
      Number.NaN,
      new Map(),
      new Date(0),
      () => 1,
      1n,
      Symbol(),
    ]) {
      expect(tryCanonicalJson(value).ok).toBe(false);
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });

  test('says where the fault is', () => {
    expect(tryCanonicalJson({ 'a/b': [0, { '~': 0.5 }] })).toEqual({
      ok: false,
      fault: { code: 'not-an-integer', path: '/a~1b/1/~0' },
    });
    expect(tryCanonicalJson({ x: '\ud800' })).toMatchObject({ fault: { code: 'lone-surrogate', path: '/x' } });
  });

  test('refuses nesting without end instead of overflowing', () => {
    let deep: unknown = 1;
    for (let i = 0; i <= MAX_DEPTH; i++) deep = [deep];
    expect(tryCanonicalJson(deep)).toMatchObject({ fault: { code: 'too-deep' } });
    const circular: unknown[] = [];
    circular.push(circular);
    expect(tryCanonicalJson(circular)).toMatchObject({ fault: { code: 'too-deep' } });
  });

  test('reads back as the same document, in the same bytes', () => {
    fc.assert(
      fc.property(document, (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
    );
  });

  test('does not depend on the order in which members were added', () => {
    fc.assert(
      fc.property(fc.dictionary(text, integer), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson({ ...members }));
      }),
    );
  });
});

describe('order of texts', () => {
  test('is that of the second implementation', () => {
    expect([...vectors.order].reverse().sort(compareUtf8)).toEqual(vectors.order);
  });

  test('is the order of their UTF-8 bytes', () => {
    const unit = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\u{1F600}', '\uE000', '\uFFFD', '\uD7FF'));
    const any = fc.array(unit, { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(any, any, (a, b) => {
        const expected = Math.sign(compareBytes(utf8OfDecoded(a), utf8OfDecoded(b)));
        expect(Math.sign(compareUtf8(a, b))).toBe(expected);
        expect(expected).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});
