/** Smallest parts of a formula. */
export interface Token {
  readonly kind: 'number' | 'text' | 'error' | 'word' | 'operator' | 'open' | 'close' | 'comma';
  /** As written; of a text what stands between its quotation marks, of an error the error alone. */
  readonly text: string;
  /** Where it begins in the formula, and where what follows it begins. */
  readonly start: number;
  readonly end: number;
}

const SPACE = /^[ \t\r\n\u00a0]+/;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const TEXT = /^"(?:[^"]|"")*"/;
const ERROR = /^(#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|BUSY!))/i;
/** What deleted cells leave of a reference, `名单!#REF!`, and what a deleted sheet leaves, `#REF!$A$1`. */
const LOST =
  /^(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!(#REF!)|(#REF!)\$?[A-Z0-9]+\$?[0-9]*(?::\$?[A-Z0-9]+\$?[0-9]*)?)/iu;
const OPERATOR = /^(?:<>|<=|>=|[-+*/^&=<>%])/;
/** A name, a function, or a reference with its sheet: `'a b'!$A$1:B2`, `SSJ.TICKET`, `2:5`. */
const WORD =
  /^(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[\p{L}\p{N}_\\][\p{L}\p{N}_.\\$]*(?::\$?[\p{L}\p{N}_$]+)?/u;
/** `2:5` would read as a number first. */
const ROWS = /^\$?\d+:\$?\d+/;

/** Splits a formula without its `=`; undefined for what no formula has. */
export function tokensOf(formula: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let start = 0;
  while (start < formula.length) {
    const rest = formula.slice(start);
    const space = SPACE.exec(rest)?.[0].length;
    if (space !== undefined) {
      start += space;
      continue;
    }
    const token = firstToken(rest);
    if (token === undefined) return undefined;
    const end = start + token.length;
    tokens.push({ kind: token.kind, text: token.text, start, end });
    start = end;
  }
  return tokens;
}

type Found = Pick<Token, 'kind' | 'text'> & { readonly length: number };

const SIGNS: Readonly<Record<string, Token['kind']>> = { '(': 'open', ')': 'close', ',': 'comma' };

function firstToken(rest: string): Found | undefined {
  const sign = SIGNS[rest.charAt(0)];
  if (sign !== undefined) return { kind: sign, text: rest.charAt(0), length: 1 };
  const text = TEXT.exec(rest)?.[0];
  if (text !== undefined) {
    return { kind: 'text', text: text.slice(1, -1).replaceAll('""', '"'), length: text.length };
  }
  const kinds = [
    ['word', ROWS],
    ['error', LOST],
    ['number', NUMBER],
    ['error', ERROR],
    ['word', WORD],
    ['operator', OPERATOR],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const found = pattern.exec(rest);
    if (found !== null) {
      const [whole, first, second] = found;
      return { kind, text: kind === 'error' ? (first ?? second ?? whole) : whole, length: whole.length };
    }
  }
  return undefined;
}
