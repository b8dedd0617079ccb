import seedrandom from 'seedrandom';

/** Uniform integers: `below(n)` is one of 0 … n − 1, for 1 ≤ n ≤ 2^32. */
export type Below = (n: number) => number;

const TWO_32 = 2 ** 32;
const KEY = /^[0-9a-f]{64}$/;

/**
 * The stream that drives the shuffle: `seedrandom`'s ARC4, keyed with 64 lower-case hex digits and nothing else. Its
 * key schedule looks at the low byte of each character only and repeats short keys, so no other text may seed it.
 * An integer below n is drawn by rejection: a 32-bit word is taken until it is below the greatest multiple of n.
 *
 * @throws RangeError when the key is not 64 lower-case hex digits.
 */
export function shuffleStream(keyHex: string): Below {
  if (!KEY.test(keyHex)) throw new RangeError('shuffle key: 64 lower-case hex digits expected');
  const generator = seedrandom(keyHex);
  return (n) => {
    const limit = TWO_32 - (TWO_32 % n);
    let word = generator.int32() >>> 0;
    while (word >= limit) word = generator.int32() >>> 0;
    return word % n;
  };
}
