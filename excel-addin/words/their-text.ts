/** Letters written from right to left, and marks that turn the direction of what follows. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

/**
 * Text of a list as it stands within a sentence of ours: whatever it is written in, it can't turn the sentence around
 * (Unicode Standard Annex 9, first strong isolate). Text without such letters or marks stays as it is.
 */
export const quotedText = (text: string): string =>
  TURNING.test(text) ? `${ISOLATE}${closedText(text)}${END_OF_ISOLATE}` : text;

/** Text that ends no isolate but its own, and every one of its own. */
function closedText(text: string): string {
  let open = 0;
  const kept = text.replace(/[\u2066-\u2069]/gu, (mark) => {
    if (mark !== END_OF_ISOLATE) open++;
    else if (open === 0) return '';
    else open--;
    return mark;
  });
  return kept + END_OF_ISOLATE.repeat(open);
}
