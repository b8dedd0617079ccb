import { parseReference } from '../model/address.ts';
import { errorOf } from '../model/cell-content.ts';
import type { BinaryOperator, Expression } from './syntax.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Deepest nesting taken, below the 64 levels of "Excel specifications and limits" times their operators. */
const MAX_DEPTH = 256;

/** Operators from the loosest to the tightest: "Calculation operators and precedence in Excel". */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<=', '>=', '<', '>'],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** Reads a formula with its `=`; undefined for what Excel would not take. */
export function parseFormula(formula: string): Expression | undefined {
  const tokens = tokensOf(formula.replace(/^=/, ''));
  return tokens === undefined ? undefined : new Parser(tokens).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression | undefined {
    const expression = this.#level(0);
    return this.#at === this.#tokens.length ? expression : undefined;
  }

  #take(kind: Token['kind'], texts?: readonly string[]): Token | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind || (texts !== undefined && !texts.includes(token.text))) return undefined;
    this.#at += 1;
    return token;
  }

  #level(level: number): Expression | undefined {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#signed();
    this.#depth += 1;
    let left = this.#depth > MAX_DEPTH ? undefined : this.#level(level + 1);
    while (left !== undefined) {
      const token = this.#take('operator', operators);
      const operator = operators.find((known) => known === token?.text);
      if (operator === undefined) break;
      const right = this.#level(level + 1);
      left = right === undefined ? undefined : { kind: 'binary', operator, left, right };
    }
    this.#depth -= 1;
    return left;
  }

  /** Signs bind tighter than `^` in Excel: `-2^2` is 4. */
  #signed(): Expression | undefined {
    const sign = this.#take('operator', ['+', '-']);
    if (sign === undefined) return this.#percented();
    this.#depth += 1;
    const of = this.#depth > MAX_DEPTH ? undefined : this.#signed();
    this.#depth -= 1;
    return of === undefined ? undefined : { kind: 'sign', operator: sign.text === '-' ? '-' : '+', of };
  }

  #percented(): Expression | undefined {
    let of = this.#operand();
    while (of !== undefined && this.#take('operator', ['%'])) of = { kind: 'percent', of };
    return of;
  }

  #operand(): Expression | undefined {
    const number = this.#take('number');
    if (number !== undefined) return { kind: 'value', value: Number(number.text) };
    const text = this.#take('text');
    if (text !== undefined) return { kind: 'value', value: text.text };
    const error = this.#take('error');
    const known = error && errorOf(error.text);
    if (known !== undefined) return { kind: 'value', value: known };
    if (this.#take('open')) {
      const inner = this.#level(0);
      return this.#take('close') ? inner : undefined;
    }
    const word = this.#take('word');
    if (word === undefined) return undefined;
    return this.#take('open') ? this.#call(word.text) : wordExpression(word.text);
  }

  #call(name: string): Expression | undefined {
    const given: Expression[] = [];
    if (this.#take('close')) return { kind: 'call', name: name.toUpperCase(), given };
    for (;;) {
      const next = this.#tokens[this.#at]?.kind;
      const argument: Expression | undefined =
        next === 'comma' || next === 'close' ? { kind: 'nothing' } : this.#level(0);
      if (argument === undefined) return undefined;
      given.push(argument);
      if (this.#take('close')) return { kind: 'call', name: name.toUpperCase(), given };
      if (!this.#take('comma')) return undefined;
    }
  }
}

function wordExpression(text: string): Expression {
  const upper = text.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE' };
  const reference = parseReference(text);
  if (reference === undefined) return { kind: 'word', text };
  const cells = text.slice(text.lastIndexOf('!') + 1);
  return {
    kind: 'reference',
    sheet: reference.sheet,
    area: reference.area,
    relative: { row: !/\$\d/.test(cells), column: !/\$[A-Za-z]/.test(cells) },
  };
}
