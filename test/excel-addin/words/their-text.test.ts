import { describe, expect, test } from '@jest/globals';
import { quotedText } from '../../../excel-addin/words/their-text.ts';

/** Unicode Standard Annex 9: an isolate (FSI, U+2068, to PDI, U+2069) does not reach into the text around it. */
describe('text of theirs in a sentence of ours', () => {
  test.each(['虚构甲店', '=HYPERLINK("x")', '', '😀 店'])('%j stays as it is', (text) => {
    expect(quotedText(text)).toBe(text);
  });

  test.each([
    ['letters from right to left', 'שלום 店', '\u2068שלום 店\u2069'],
    ['an override that is never ended', '\u202e反', '\u2068\u202e反\u2069'],
    ['an end of what it did not begin', '甲\u2069\u202e乙', '\u2068甲\u202e乙\u2069'],
    ['isolates of its own, not all ended', '\u2067a\u2066b\u2069', '\u2068\u2067a\u2066b\u2069\u2069\u2069'],
  ])('%s is shut in', (_what, text, expected) => {
    expect(quotedText(text)).toBe(expected);
  });
});
