import { describe, expect, test } from '@jest/globals';
import { checkUscc, isRegistrationNumber, type UsccFault } from '../../../core/model/uscc.ts';
import { vectorFile } from '../../support/vectors.ts';

const vectors = vectorFile('uscc') as {
  readonly good: readonly string[];
  readonly bad: readonly { readonly code: string; readonly fault: UsccFault['code']; readonly expected?: string }[];
};

describe('unified social credit codes', () => {
  test('of the second implementation pass', () => {
    for (const code of vectors.good) expect(checkUscc(code)).toEqual({ ok: true, value: code });
  });

  test('with a fault are refused with what was expected', () => {
    for (const { code, fault, expected } of vectors.bad) {
      expect(checkUscc(code)).toMatchObject({ ok: false, fault: { code: fault, ...(expected && { expected }) } });
    }
  });

  test('are read in lower case and between spaces', () => {
    expect(checkUscc(' 91350100m000100y43 ')).toEqual({ ok: true, value: '91350100M000100Y43' });
  });

  test('notice every single wrong character and every swap of neighbours', () => {
    const code = '91350100M000100Y43';
    for (let i = 0; i < 18; i++) {
      for (const c of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        const other = code.slice(0, i) + c + code.slice(i + 1);
        expect(checkUscc(other).ok).toBe(other === code);
      }
      const swapped =
        code.slice(0, i) +
        code
          .slice(i, i + 2)
          .split('')
          .reverse()
          .join('') +
        code.slice(i + 2);
      expect(checkUscc(swapped).ok).toBe(swapped === code);
    }
  });

  test('are told apart from registration numbers of before 2015', () => {
    // the example of GS 15-2006
    expect(isRegistrationNumber('110108000000016')).toBe(true);
    expect(isRegistrationNumber('110108000000017')).toBe(false);
    expect(isRegistrationNumber('91350100M000100Y43')).toBe(false);
  });
});
