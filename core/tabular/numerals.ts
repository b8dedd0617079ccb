import type { Ratio } from '../model/draw-rules.ts';

const DIGITS = '零一二三四五六七八九';
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Pattern source for an integer in Arabic or Chinese digits, for building clause patterns. */
export const INTEGER = '(?:\\d{1,6}|[零一二两三四五六七八九十百千]{1,7})';

/** An integer in Arabic or Chinese digits below 10,000 (`两` and `〇` included), or null. */
export function parseInteger(text: string): number | null {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  let total = 0;
  let digit: number | null = null;
  for (const character of text.replace(/两/g, '二').replace(/〇/g, '零')) {
    const unit = UNITS.get(character);
    const value = DIGITS.indexOf(character);
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = null;
    } else if (value >= 0) {
      digit = value;
    } else {
      return null;
    }
  }
  return text === '' ? null : total + (digit ?? 0);
}

/** Digits after the point that a ratio may have: more would leave the integers that a draw counts in. */
const MAX_DECIMALS = 4;

/** An exact fraction: `decimal` (Arabic, at most four decimals) or Chinese digits, over `per` (1, 100 or 1000). */
export function exactFraction(text: string, per: number): Ratio | null {
  const decimal = /^(\d{1,6})(?:\.(\d{1,4}))?$/.exec(text);
  if (decimal !== null) {
    const decimals = (decimal[2] ?? '').padEnd(MAX_DECIMALS, '0');
    return reduced(Number(`${decimal[1] ?? ''}${decimals}`), per * 10 ** MAX_DECIMALS);
  }
  const integer = parseInteger(text);
  return integer === null ? null : reduced(integer, per);
}

/** The fraction in lowest terms. */
export function reduced(num: number, den: number): Ratio {
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** Compares two fractions without leaving the integers: negative when a is below b. */
export const compareRatios = (a: Ratio, b: Ratio): number =>
  Number(BigInt(a.num) * BigInt(b.den) - BigInt(b.num) * BigInt(a.den));
