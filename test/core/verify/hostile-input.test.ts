import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeSeal, decodeSeedEvidence } from '../../../core/draw/seal-schema.ts';
import { decodeTranscript, encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import { CHECK_NAMES, verify, verifySteps } from '../../../core/verify/verify.ts';
import { must, sampleTranscript } from '../../support/sample-draw.ts';
import { forged } from '../../support/vectors.ts';

const good = JSON.parse(encodeTranscript(sampleTranscript())) as unknown;

/** Paths of all members of a document, lists' items included. */
function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => paths(member, [...path, key]))];
}

const all = paths(good);
const nasty = fc.constantFrom<unknown>(
  null,
  undefined,
  -1,
  0.5,
  -0,
  2 ** 31,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
  2 ** 53,
  Number.NaN,
  Infinity,
  '',
  '\ud800',
  '\n',
  '__proto__',
  'constructor',
  '9'.repeat(5000),
  [],
  {},
  [null],
  [[[[]]]],
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  Object.create(null),
  new Map(),
  new Date(0),
  () => 1,
  Symbol('s'),
  10n,
);

describe('hostile input', () => {
  test('is answered with faults and failed checks, never with an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.oneof(nasty, fc.anything()), (path, value) => {
        const report = verify(forged(good, path, value));
        expect(report.checks.map(({ name }) => name)).toEqual(CHECK_NAMES);
      }),
      { numRuns: 600 },
    );
  });

  test('in two places at once does not slip through either', () => {
    const place = fc.constantFrom(...all);
    fc.assert(
      fc.property(place, place, nasty, fc.oneof(fc.nat(50), fc.maxSafeInteger()), (a, b, value, number) => {
        expect(() => verify(forged(forged(good, a, value), b, number))).not.toThrow();
      }),
      { numRuns: 600 },
    );
  });

  test('of any kind is no transcript, seal or evidence', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.anything()), (value) => {
        expect(decodeTranscript(value)).toMatchObject({ ok: false, fault: { code: 'malformed' } });
        expect(decodeSeal(value).ok).toBe(false);
        expect(decodeSeedEvidence(value).ok).toBe(false);
        expect(verify(value).verdict).toBe(false);
      }),
    );
  });

  test('pollutes no prototype', () => {
    for (const path of all) {
      for (const json of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
        decodeTranscript(forged(good, path, JSON.parse(json)));
      }
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get(Object.prototype, 'polluted')).toBeUndefined();
  });

  test('with swapped members keeps the checks that are still true', () => {
    const report = verify(forged(good, ['seed'], '0'.repeat(64)));
    const outcome = (name: string) => report.checks.find((check) => check.name === name)?.outcome;
    expect([outcome('seal-hash'), outcome('entity-root'), outcome('officer-root')]).toEqual([
      'passed',
      'passed',
      'passed',
    ]);
    expect([outcome('seed'), outcome('drawn')]).toEqual(['failed', 'failed']);
  });

  test('says where: a pointer to the first differing record', () => {
    const at = (path: readonly string[], value: unknown, name: string) =>
      verify(forged(good, path, value)).checks.find((check) => check.name === name)?.at;
    expect(at(['drawn', '3', 'rank'], 99, 'drawn')).toBe('/drawn/3');
    expect(at(['officers', '2', 'hiddenHash'], '0'.repeat(64), 'officers-opened')).toBe('/officers/2/hiddenHash');
    expect(at(['drawn', '1', 'entity', 'name'], 'x', 'identity')).toBe('/drawn');
    expect(at(['drawn', '1', 'entity', 'facts'], {}, 'identity')).toBe('/drawn/1/entity');
    expect(at(['seal', 'rules', 'reserve'], 0.5, 'form')).toBe('/seal/rules/reserve');
    expect(at(['teams', '1', 'entities'], [0], 'teams')).toBe('/teams/1');
  });
});

describe('verification', () => {
  test('ticks off one check after the other, and stops when told to', () => {
    const seen: string[] = [];
    for (const { name } of verifySteps(good)) seen.push(name);
    expect(seen).toEqual(CHECK_NAMES);
    let left = 4;
    const report = verify(good, { cancelled: () => left-- <= 0 });
    expect(report.verdict).toBe(false);
    expect(report.checks.filter(({ found }) => found === 'cancelled').length).toBeGreaterThan(5);
    expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  test('tells its progress', () => {
    const stages = new Set<string>();
    verify(good, { progress: (stage) => stages.add(stage) });
    expect([...stages].sort()).toEqual(['certificate', 'eligibility', 'roster', 'shuffle', 'tickets']);
  });

  test('of what was just decoded does not change it', () => {
    const before = JSON.stringify(good);
    verify(good);
    expect(JSON.stringify(good)).toBe(before);
    expect(encodeTranscript(must(decodeTranscript(good)))).toBe(encodeTranscript(sampleTranscript()));
  });
});
