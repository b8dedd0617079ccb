import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import { sameDocument } from '../../../core/encoding/same-document.ts';

/** Documents from few parts, so that two of them are often the same. */
const document = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, false, 0, 1, '', 'a', '1'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0', 'toString'), tie('value'), { maxKeys: 2 }),
  ),
})).value;

describe('two documents are the same', () => {
  test('exactly when their canonical JSON is', () => {
    const outcomes = { same: 0, other: 0 };
    fc.assert(
      fc.property(document, document, (a, b) => {
        const same = canonicalJson(a) === canonicalJson(b);
        outcomes[same ? 'same' : 'other']++;
        expect(sameDocument(a, b)).toBe(same);
        expect(sameDocument(b, a)).toBe(same);
      }),
      { numRuns: 5000, seed: 12 },
    );
    expect(Math.min(outcomes.same, outcomes.other)).toBeGreaterThan(100);
  });

  test('in whatever order their members stand, and however deep the difference', () => {
    fc.assert(
      fc.property(document, (value) => {
        const copy: unknown = JSON.parse(canonicalJson(value));
        expect(sameDocument({ first: 1, second: [value] }, { second: [copy], first: 1 })).toBe(true);
        expect(sameDocument([[value, 2]], [[copy, 3]])).toBe(false);
      }),
    );
  });

  test('what is not there is nothing that is', () => {
    for (const value of [null, '', 0, false, [], {}]) expect(sameDocument(undefined, value)).toBe(false);
    expect(sameDocument([], {})).toBe(false);
    expect(sameDocument({ a: undefined }, { b: undefined })).toBe(false);
  });
});
