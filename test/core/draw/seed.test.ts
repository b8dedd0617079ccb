import { describe, expect, test } from '@jest/globals';
import {
  assurance,
  computeSeed,
  entropySources,
  independentEntropyTenths,
  MIN_ENTROPY_TENTHS,
  secretHash,
} from '../../../core/draw/seed.ts';
import { sealHash, shortNumber } from '../../../core/draw/sealing.ts';
import { sealFault } from '../../../core/draw/seal-check.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { Contribution, SeedEvidence } from '../../../core/draw/seed-evidence.ts';
import { departmentCode, instant } from '../../../core/model/normalise.ts';
import { bytes32, must, sampleEvidence, sampleInput } from '../../support/sample-draw.ts';

const { seal } = sampleInput();
const evidence = sampleEvidence(seal);
if (evidence.kind !== 'protocol') throw new Error('the sample is witnessed');
const at = must(instant('2026-11-20T01:30:00Z'));
const typed = (text: string): Contribution => ({ department: must(departmentCode('SCJG')), form: 'typed', text, at });

describe('the seed', () => {
  test('changes with every part of the evidence that is hashed, and with nothing else', () => {
    const seed = must(computeSeed(seal, evidence));
    const [first, second] = evidence.contributions;
    if (!first || second?.form !== 'committed') throw new Error('the sample has both forms');
    const other = (contributions: readonly Contribution[]): string =>
      must(computeSeed(seal, { ...evidence, contributions }));
    expect(other([typed('别的'), second])).not.toBe(seed);
    expect(other([first, { ...second, revealedAt: must(instant('2026-11-20T01:50:00Z')) }])).toBe(seed);
    expect(other([first])).not.toBe(seed);
  });

  test('needs the assurance that the seal asks for', () => {
    expect(computeSeed(seal, { ...evidence, contributions: [] })).toEqual({
      ok: false,
      fault: { code: 'assurance-too-low', expected: 2, found: 1 },
    });
    const strict: Seal = { ...seal, leastAssurance: 3 };
    expect(computeSeed(strict, { ...evidence, contributions: [typed('x')] })).toMatchObject({
      fault: { expected: 3, found: 2 },
    });
  });

  test('is not computed from another secret', () => {
    const fault = { code: 'secret-mismatch', expected: seal.secretHash, found: secretHash(bytes32('other')) };
    expect(computeSeed(seal, { ...evidence, secret: bytes32('other') })).toEqual({ ok: false, fault });
  });

  test('may be given from outside only where nobody was to witness', () => {
    const given: SeedEvidence = { kind: 'given', seed: bytes32('given') };
    expect(computeSeed(seal, given)).toMatchObject({ fault: { code: 'given-seed-in-witnessed-draw' } });
    const trial: Seal = { ...seal, witnesses: [], leastAssurance: 1 };
    expect(must(computeSeed(trial, given))).not.toBe(bytes32('given'));
    expect(assurance(trial, given)).toBe(1);
    expect(entropySources(trial, given)).toEqual([{ source: 'operator', entropyTenths: 0 }]);
  });
});

describe('entropy and assurance', () => {
  const tenths = (text: string): number | undefined =>
    entropySources(seal, { ...evidence, contributions: [typed(text)] })[1]?.entropyTenths;

  test('typed text counts nothing, declared dice what they are', () => {
    for (const text of ['0123456789012345678901234567890123456789', '骰子 3 1 4', '骰 3 1 x', '骰', ''])
      expect(tenths(text)).toBe(0);
    expect(tenths('骰 3 1 4 1 5 9 2 6 5 3 5 8 9 7 9 3 2 3 8 4')).toBe(664);
    expect(tenths(' 骰：31415，92653 ')).toBe(332);
    expect(tenths(`骰${'1'.repeat(900)}`)).toBe(2560);
  });

  test('what does not rest on the operator is what the warning looks at', () => {
    const alone = entropySources(seal, { ...evidence, contributions: [typed('x')] });
    expect(independentEntropyTenths(alone)).toBe(0);
    expect(independentEntropyTenths(entropySources(seal, evidence))).toBeGreaterThan(MIN_ENTROPY_TENTHS);
  });

  test('a withheld value adds nothing and lifts nobody to the third level', () => {
    const contributions = evidence.contributions.map((c) =>
      c.form === 'committed' ? { ...c, value: null, revealedAt: null } : c,
    );
    expect(assurance(seal, { ...evidence, contributions })).toBe(2);
    expect(entropySources(seal, { ...evidence, contributions }).map(({ source }) => source)).toEqual([
      'operator',
      'SCJG',
    ]);
    expect(computeSeed(seal, { ...evidence, contributions })).toEqual({
      ok: false,
      fault: { code: 'withheld', departments: ['XFJY'] },
    });
  });
});

describe('the seal', () => {
  test('has a short number of four groups of four, the first 64 bits of its hash', () => {
    const hash = sealHash(seal);
    expect(shortNumber(hash)).toMatch(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/);
    expect(shortNumber(hash).replaceAll(' ', '').toLowerCase()).toBe(hash.slice(0, 16));
  });

  test.each<[string, Partial<Seal>]>([
    ['out-of-order', { witnesses: [...seal.witnesses].reverse() }],
    ['out-of-order', { exclusions: ['B', 'A'].map((id) => ({ id, reason: 'listed', note: '' })) }],
    ['times-out-of-order', { contributionsUntil: must(instant('2026-11-20T00:00:00Z')) }],
    ['times-out-of-order', { revealsUntil: must(instant('2026-11-20T01:30:00Z')) }],
    [
      'times-out-of-order',
      {
        publicSource: {
          kind: 'dice',
          name: '骰',
          notBefore: must(instant('2026-11-20T02:59:59Z')),
          entropyTenths: 664,
        },
      },
    ],
    ['leave-out-without-public-source', { withheldRule: 'leave-out' }],
    ['assurance-out-of-reach', { witnesses: [], leastAssurance: 2 }],
    ['unnamed-department', { departments: [] }],
  ])('is refused as %s', (code, over) => {
    expect(sealFault(seal)).toBeNull();
    expect(sealFault({ ...seal, ...over })).toMatchObject({ code });
  });
});
