import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guardFormula, unguardFormula } from '../../../excel-addin/files/formula-guard.ts';
import { cellTexts, HOSTILE_TEXTS, RUNS } from './hostile-text.ts';

/** OWASP's list of first characters, with the full-width forms; blanks and marks before them don't help. */
const EVALUATED = /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}]*[=+\-@＝＋－＠]/u;

describe('a guarded text', () => {
  test.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 30), text]))('comes back: %s', (_, text) => {
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });

  test('comes back, whatever it is', () => {
    fc.assert(
      fc.property(cellTexts, (text) => unguardFormula(guardFormula(text)) === text),
      RUNS,
    );
  });

  test('never begins like a formula, unless it is a number or signs alone', () => {
    fc.assert(
      fc.property(cellTexts, (text) => {
        const written = guardFormula(text);
        return !EVALUATED.test(written) || /^(?:[+-]?[\d.]+%?|[+-]+)$/.test(written);
      }),
      RUNS,
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ['＝1+1', "'＝1+1"],
    ['\t@SUM(1)', "'\t@SUM(1)"],
    ['-5', '-5'],
    ['+86', '+86'],
    ['--', '--'],
    ['-5%', '-5%'],
    ['-1+1', "'-1+1"],
    ["'70年代'酒吧", "'70年代'酒吧"],
  ])('%j is written as %j', (text, written) => {
    expect(guardFormula(text)).toBe(written);
  });
});
