import { halfWidth } from '../../../core/tabular/cell-text.ts';

/** A pairing code as the server compares it: half-width, upper case, without blanks and dashes. */
export const plainCode = (text: string): string =>
  halfWidth(text)
    .replace(/[\s\-—]+/g, '')
    .toUpperCase();
