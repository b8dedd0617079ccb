/** Smallest parts of a formula. */
export interface Token {
  readonly kind: 'number' | 'text' | 'error' | 'word' | 'operator' | 'open' | 'close' | 'comma';
  /** As written; of a text what stands between its quotation marks. */
  readonly text: string;
}

const SPACE = /^[ \t\r\n\u00a0]+/;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const TEXT = /^"(?:[^"]|"")*"/;
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|BUSY!)/i;
const OPERATOR = /^(?:<>|<=|>=|[-+*/^&=<>%])/;
/** A name, a function, or a reference with its sheet: `'a b'!$A$1:B2`, `SSJ.TICKET`, `2:5`. */
const WORD =
  /^(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[\p{L}\p{N}_\\][\p{L}\p{N}_.\\$]*(?::\$?[\p{L}\p{N}_$]+)?/u;
/** `2:5` would read as a number first. */
const ROWS = /^\$?\d+:\$?\d+/;

/** Splits a formula without its `=`; undefined for what no formula has. */
export function tokensOf(formula: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let rest = formula;
  while (rest !== '') {
    const space = SPACE.exec(rest)?.[0];
    if (space !== undefined) {
      rest = rest.slice(space.length);
      continue;
    }
    const token = firstToken(rest);
    if (token === undefined) return undefined;
    tokens.push(token.token);
    rest = rest.slice(token.length);
  }
  return tokens;
}

function firstToken(rest: string): { readonly token: Token; readonly length: number } | undefined {
  const signs: Readonly<Record<string, Token['kind']>> = { '(': 'open', ')': 'close', ',': 'comma' };
  const sign = signs[rest.charAt(0)];
  if (sign !== undefined) return { token: { kind: sign, text: rest.charAt(0) }, length: 1 };
  const text = TEXT.exec(rest)?.[0];
  if (text !== undefined) {
    return { token: { kind: 'text', text: text.slice(1, -1).replaceAll('""', '"') }, length: text.length };
  }
  const kinds = [
    ['word', ROWS],
    ['number', NUMBER],
    ['error', ERROR],
    ['word', WORD],
    ['operator', OPERATOR],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) return { token: { kind, text: found }, length: found.length };
  }
  return undefined;
}
