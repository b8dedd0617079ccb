import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInteger } from '../../../core/tabular/numerals.ts';
import { parseRatioText, ratioBounds, type RatioClause } from '../../../core/tabular/ratio-grammar.ts';

const ratio = (bound: 'min' | 'max' | 'exact', num: number, den: number, instalments = false): RatioClause => ({
  kind: 'ratio',
  bound,
  ratio: { num, den },
  instalments,
});
const frequency = (bound: 'min' | 'max' | 'exact', times: number, years = 1): RatioClause => ({
  kind: 'frequency',
  bound,
  times,
  years,
});

describe('the grammar of a provincial item list (regulation.md §4)', () => {
  test.each<[string, readonly RatioClause[]]>([
    ['不低于3%', [ratio('min', 3, 100)]],
    ['不少于2‰', [ratio('min', 1, 500)]],
    ['不超过2%', [ratio('max', 1, 50)]],
    ['33%分次', [ratio('exact', 33, 100, true)]],
    ['每年不少于1次', [frequency('min', 1)]],
    ['每年不超过2次', [frequency('max', 2)]],
    ['对同一单位每2年不超过1次', [{ kind: 'entity-cap', bound: 'max', times: 1, window: { kind: 'years', years: 2 } }]],
    ['许可有效期内不超过2次', [{ kind: 'entity-cap', bound: 'max', times: 2, window: { kind: 'licence' } }]],
    ['根据实际情况确定', [{ kind: 'as-needed' }]],
  ])('%s', (text, clauses) => {
    expect(parseRatioText(text)).toEqual({ ok: true, value: clauses });
  });

  test.each<[string, readonly RatioClause[]]>([
    ['', []],
    ['３％', [ratio('exact', 3, 100)]],
    ['0.5%', [ratio('exact', 1, 200)]],
    ['0.03', [ratio('exact', 3, 100)]],
    ['抽查比例为5%', [ratio('exact', 1, 20)]],
    ['原则上不低于3%', [ratio('min', 3, 100)]],
    ['不低于检查对象总数的3%', [ratio('min', 3, 100)]],
    ['3%以上', [ratio('min', 3, 100)]],
    ['3%-5%', [ratio('min', 3, 100), ratio('max', 1, 20)]],
    ['百分之三', [ratio('exact', 3, 100)]],
    ['不低于千分之二', [ratio('min', 1, 500)]],
    ['全覆盖', [ratio('exact', 1, 1)]],
    ['100%', [ratio('exact', 1, 1)]],
    ['每年一次', [frequency('exact', 1)]],
    ['一年两次', [frequency('exact', 2)]],
    ['2次/年', [frequency('exact', 2)]],
    ['每年1-2次', [frequency('min', 1), frequency('max', 2)]],
    ['每季度1次', [frequency('exact', 4)]],
    ['每半年不少于1次', [frequency('min', 2)]],
    ['每两年不超过1次', [frequency('max', 1, 2)]],
    ['不低于3%，每年不超过2次', [ratio('min', 3, 100), frequency('max', 2)]],
    ['按年度抽查计划执行', [{ kind: 'as-needed' }]],
  ])('%s, as lists also word it', (text, clauses) => {
    expect(parseRatioText(text)).toEqual({ ok: true, value: clauses });
  });

  test.each([
    ['适当抽取', 'ratio-unreadable'],
    ['3', 'ratio-unreadable'],
    ['不低于', 'ratio-unreadable'],
    ['0%', 'ratio-out-of-range'],
    ['101%', 'ratio-out-of-range'],
    ['每年0次', 'ratio-out-of-range'],
  ])('%s is refused', (text, code) => {
    expect(parseRatioText(text)).toMatchObject({ ok: false, fault: { code } });
  });

  test('the fault names the clause, not the whole text', () => {
    expect(parseRatioText('不低于3%，随便')).toEqual({
      ok: false,
      fault: { code: 'ratio-unreadable', clause: '随便' },
    });
  });
});

describe('bounds', () => {
  test('the highest minimum and the lowest maximum', () => {
    const clauses = ['不低于3%', '不低于5%', '不超过20%', '不超过1成'].flatMap((text) => {
      const parsed = parseRatioText(text);
      return parsed.ok ? parsed.value : [];
    });
    expect(ratioBounds(clauses)).toEqual({ min: { num: 1, den: 20 }, max: { num: 1, den: 5 } });
  });
});

describe('laws', () => {
  test('a percentage with up to four decimals is read exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (millionths) => {
        const text = `${String(Math.floor(millionths / 10_000))}.${String(millionths % 10_000).padStart(4, '0')}%`;
        const parsed = parseRatioText(text);
        const clause = parsed.ok ? parsed.value[0] : undefined;
        const found = clause?.kind === 'ratio' ? clause.ratio : { num: 0, den: 1 };
        expect(BigInt(found.num) * 1_000_000n).toBe(BigInt(millionths) * BigInt(found.den));
      }),
    );
  });

  test('Chinese digits up to 9,999', () => {
    const digits = '零一二三四五六七八九';
    const written = (n: number): string =>
      (
        [
          [1000, '千'],
          [100, '百'],
          [10, '十'],
          [1, ''],
        ] as const
      )
        .map(([unit, name]) => [Math.floor(n / unit) % 10, name] as const)
        .filter(([digit]) => digit > 0)
        .map(([digit, name]) => digits.charAt(digit) + name)
        .join('');
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (n) => parseInteger(written(n)) === n));
    expect([parseInteger('十二'), parseInteger('两'), parseInteger(''), parseInteger('x')]).toEqual([
      12,
      2,
      null,
      null,
    ]);
  });

  test('any text ends in clauses or a fault, quickly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        (text) => typeof parseRatioText(text).ok === 'boolean',
      ),
    );
    const hostile = `${'不低于'.repeat(2_000)}3%`;
    expect(parseRatioText(hostile).ok).toBe(false);
  });
});
