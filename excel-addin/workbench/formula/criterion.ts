import { isError } from '../model/cell-content.ts';
import { parseEnteredNumber } from '../model/entered-number.ts';
import { compareValues, type Scalar } from './operand.ts';

/**
 * The test that a criterion of COUNTIF, SUMIF and their kin stands for: `">=3"`, `"<>已接受"`, `"示例*"`, `5`.
 * Texts are compared without regard to case; `*` and `?` are wildcards, `~` takes their meaning away.
 */
export function criterion(wanted: Scalar): (value: Scalar) => boolean {
  if (typeof wanted !== 'string') return (value) => value !== undefined && !isError(value) && sameValue(value, wanted);
  const [, operator = '', rest = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(wanted) ?? [];
  const number = rest.trim() === '' ? undefined : parseEnteredNumber(rest.trim())?.value;
  const operand: Scalar = number ?? rest;
  switch (operator) {
    case '':
    case '=':
      return typeof operand === 'number' ? (value) => sameValue(value, operand) : textTest(operand);
    case '<>': {
      const equals = typeof operand === 'number' ? (value: Scalar) => sameValue(value, operand) : textTest(operand);
      return (value) => !equals(value);
    }
    default:
      return (value) => isOrdered(value, operand, operator);
  }
}

const sameValue = (value: Scalar, wanted: Scalar): boolean =>
  typeof value === typeof wanted && !isError(value) && !isError(wanted) && compareValues(value, wanted) === 0;

function isOrdered(value: Scalar, operand: number | string, operator: string): boolean {
  if (typeof value !== typeof operand) return false;
  const order = compareValues(value, operand);
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

function textTest(pattern: string): (value: Scalar) => boolean {
  if (pattern === '') return (value) => value === undefined || value === '';
  const escaped = pattern.replace(/~?[*?]|[.+^${}()|[\]\\~]/g, (part) => {
    if (part === '*') return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    return `\\${part.slice(-1)}`;
  });
  const expression = new RegExp(`^${escaped}$`, 'iu');
  return (value) => typeof value === 'string' && expression.test(value);
}
