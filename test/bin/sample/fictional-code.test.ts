import { describe, expect, test } from '@jest/globals';
import { fictionalCode } from '../../../bin/sample/fictional-code.ts';
import { isValidCreditCode } from './credit-code.ts';

describe('fictional credit codes', () => {
  test("the test's own check agrees with the trade's example", () => {
    expect(isValidCreditCode('91350100M000100Y43')).toBe(true);
    expect(isValidCreditCode('91350100M000100Y4Z')).toBe(false);
    expect(isValidCreditCode('91350100M000100Y44')).toBe(false);
    expect(isValidCreditCode('91350100M000101Y43')).toBe(false);
  });

  test('one worked out by hand', () => {
    // organisation code XG000007: 33·3 + 16·7 + 7·2 = 225 ≡ 5 (mod 11), 11 − 5 = 6
    // whole: 9+3+36+54+19+78+0+51 + 29·20+16·29 + 7·30+6·28 = 1672 ≡ 29 (mod 31), 31 − 29 = 2
    expect(fictionalCode('91', '421303', 7)).toBe('91421303XG00000762');
  });

  test.each(['12', '52', '91', '92', '93'] as const)('all of kind %s hold and name the fiction', (kind) => {
    const codes = Array.from({ length: 300 }, (_, serial) => fictionalCode(kind, '421381', serial * 3331));
    for (const code of codes) expect(code).toMatch(new RegExp(`^${kind}421381XG`));
    expect(codes.filter(isValidCreditCode)).toHaveLength(300);
    expect(new Set(codes).size).toBe(300);
  });
});
