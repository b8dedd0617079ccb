import { describe, expect, test } from '@jest/globals';
import { shuffleStream } from '../../../core/matching/shuffle-stream.ts';

/** Made by arc4_vectors.py, an ARC4 of its own that the vectors of RFC 6229 check. Keys: SHA-256 of '' and 'shuffle'. */
const vectors = [
  {
    key: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    words: [1255297534, 781870522, 1264402545, 3975867958],
    below: [62, 0, 0, 3975867958, 2136120861, 237332069, 609757114, 1802261070, 903, 1],
  },
  {
    key: '8f30a852b76d3f05119a5e297be5ca82115a69b8a8e4676e7719aae4a7993c75',
    words: [2063093330, 3291886614, 1999085848, 733201849],
    below: [18, 0, 4, 733201849, 2126689146, 713893798, 423713089, 2081010832, 181, 0],
  },
];

/** 2^31 + 1 rejects nearly half of all words. */
const bounds = [64, 1, 7, 2 ** 32, 2 ** 31 + 1, 2 ** 31 + 1, 2 ** 31 + 1, 2 ** 31 + 1, 1000, 3];

describe('the shuffle stream', () => {
  test.each(vectors)('gives the words of an independent ARC4: $key', ({ key, words }) => {
    const below = shuffleStream(key);
    expect(words.map(() => below(2 ** 32))).toEqual(words);
  });

  test.each(vectors)('rejects words beyond the greatest multiple: $key', ({ key, below: expected }) => {
    const below = shuffleStream(key);
    expect(bounds.map((n) => below(n))).toEqual(expected);
  });

  test.each(['', 'a', '中', 'E'.repeat(64), 'e'.repeat(63), `${'e'.repeat(64)}\n`])('refuses the key %j', (key) => {
    expect(() => shuffleStream(key)).toThrow(RangeError);
  });
});
