import { halfWidth, tidy } from './cell-text.ts';

/**
 * A header as headers are compared: half-width, upper case, without blanks, marks of duty (`*`, `(必填)`), leading
 * numbering, or closing colon. Bracketed parts stay; see {@link withoutBrackets}.
 */
export function plainHeader(header: string): string {
  return halfWidth(tidy(header))
    .toUpperCase()
    .replace(/[\s*#:_]+/g, '')
    .replace(/\((?:必填|选填|必录|可选|非必填|必填项)\)/g, '')
    .replace(/^(?:\d{1,2}[、.)]|[一二三四五六七八九十]{1,3}、)/, '')
    .replace(/[[【]/g, '(')
    .replace(/[\]】]/g, ')');
}

/** A plain header without its bracketed parts: `统一社会信用代码(18位)` → `统一社会信用代码`. */
export const withoutBrackets = (header: string): string => header.replace(/\([^()]*\)/g, '');
