import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { SlotRecord, Transcript } from '../../../core/draw/transcript.ts';
import { verify } from '../../../core/verify/verify.ts';
import { sampleEntities, sampleInspectors, sampleTranscript } from '../../support/sample-draw.ts';
import { drawsOfEveryKind } from './draws-of-every-kind.ts';
import { forged, mustFailVectors } from '../../support/vectors.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function python(
  script: string,
  ...rest: readonly string[]
): { readonly status: number | null; readonly output: string } {
  const path = fileURLToPath(new URL(`../../../docs/spec/${script}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync('python3', [path, ...rest], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function verifyFile(text: string): { readonly status: number | null; readonly output: string } {
  const path = join(folder, 'transcript.json');
  writeFileSync(path, text);
  return python('verify_transcript.py', path);
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

// a machine without Python still tests against the vectors; only where they come from is not shown there
(hasPython ? describe : describe.skip)('the second implementation', () => {
  test('makes the published vectors', () => {
    expect(python('generate_vectors.py', '--check')).toEqual({ status: 0, output: '' });
  });

  test('prints every check of a file, and tells by its exit code', () => {
    const transcript = sampleTranscript({ label: 'for Python' });
    const full = verifyFile(encodeTranscript(transcript));
    expect(full.output).not.toMatch(/failed|not-shown/);
    expect(full.status).toBe(0);
    expect(verifyFile(encodeTranscript({ ...transcript, assurance: 1 })).status).toBe(1);
    for (const text of ['{}', '[]', '"x"', '{"format":"ssj-transcript-1"}']) expect(verifyFile(text).status).toBe(2);
  });

  test('agrees with the engine, check by check, on draws of every kind', () => {
    const cases = Object.entries(drawsOfEveryKind()).flatMap(([name, { transcript, before }]): readonly Case[] => [
      { name, transcript, before },
      { name: `${name}, public copy`, transcript: publicCopy(transcript), before: before && publicCopy(before) },
    ]);
    const python = pythonOutcomes(cases);
    for (const [i, { name, transcript, before }] of cases.entries()) {
      expect([name, python[i]]).toEqual([name, engineOutcomes(transcript, before)]);
      expect([name, Object.values(python[i] ?? {}).includes('failed')]).toEqual([name, false]);
    }
  }, 120_000);

  test('refuses every forgery by the same checks', () => {
    const forgeries = mustFailVectors();
    const python = pythonOutcomes(forgeries);
    for (const [i, { name, fails, transcript }] of forgeries.entries()) {
      for (const check of fails) expect([name, check, python[i]?.[check]]).toEqual([name, check, 'failed']);
      expect([name, contradictions(python[i], engineOutcomes(transcript, null))]).toEqual([name, []]);
    }
  }, 120_000);

  test('and the engine know which of two plans of equal cost comes first', () => {
    const cases = [...exchanges(small)].map((transcript, i): Case => ({ name: `exchange ${i}`, transcript }));
    expect(cases.length).toBeGreaterThan(2);
    for (const [i, outcomes] of pythonOutcomes(cases).entries()) {
      expect(outcomes['base-plan']).toBe('failed');
      expect(engineOutcomes(cases[i]?.transcript, null)['base-plan']).toBe('failed');
    }
  });

  test('and the engine find the same fault in anything changed', () => {
    const document = plain(small);
    const places = scalarPaths(document);
    const changes = fc.sample(fc.tuple(fc.constantFrom(...places), otherValue), { numRuns: 400, seed: 20260705 });
    const cases = changes.map(([path, value]): Case => {
      return {
        name: `/${path.join('/')} ${JSON.stringify(value)}`,
        transcript: forged(document, path, value),
        before: null,
      };
    });
    const python = pythonOutcomes(cases);
    for (const [i, { name, transcript }] of cases.entries()) {
      expect([name, contradictions(python[i], engineOutcomes(transcript, null))]).toEqual([name, []]);
    }
  }, 120_000);
});

type Outcomes = Readonly<Record<string, string>>;

interface Case {
  readonly name: string;
  readonly transcript: unknown;
  readonly before?: unknown;
}

/** All cases in one process of the second implementation. */
function pythonOutcomes(cases: readonly Case[]): readonly Outcomes[] {
  const spec = fileURLToPath(new URL('../../../docs/spec', import.meta.url));
  const driver = fileURLToPath(new URL('verify_lines.py', import.meta.url));
  const input = cases.map(({ transcript, before = null }) => JSON.stringify([transcript, before])).join('\n');
  const ended = spawnSync('python3', [driver, spec], { encoding: 'utf8', input, maxBuffer: 2 ** 28 });
  expect(ended.stderr).toBe('');
  return ended.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Outcomes);
}

function engineOutcomes(transcript: unknown, before: unknown): Outcomes {
  const { checks } = verify(plain(transcript), before === null ? {} : { predecessor: plain(before) });
  return Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));
}

/** Whether all is well, and checks of which one says that they hold and the other that they fail. */
function contradictions(a: Outcomes = {}, b: Outcomes): readonly string[] {
  const failed = (outcomes: Outcomes): boolean => Object.values(outcomes).includes('failed');
  // what rests on a failed check may be given up by the one and gone through by the other
  const names = Object.keys(b).filter(
    (name) => a[name] !== b[name] && a[name] !== 'not-shown' && b[name] !== 'not-shown',
  );
  return failed(a) === failed(b) ? names : ['the verdict', ...names];
}

/** Two teammates in each other's place of the base plan: as legal and as cheap, but not the first such plan. */
function* exchanges(transcript: Transcript): Generator<Transcript> {
  const { slots, eligibleSets } = transcript.matching;
  const may = (slot: SlotRecord, officer: number): boolean =>
    eligibleSets[slot.eligible]?.includes(officer) === true && !slot.without.includes(officer);
  for (const [b, two] of slots.entries()) {
    for (const [a, one] of slots.slice(0, b).entries()) {
      if (one.team !== two.team || !may(one, two.base) || !may(two, one.base)) continue;
      const base = new Map([
        [a, two.base],
        [b, one.base],
      ]);
      const exchanged = slots.map((slot, i) => ({ ...slot, base: base.get(i) ?? slot.base }));
      yield { ...transcript, matching: { ...transcript.matching, slots: exchanged } };
    }
  }
}

/** As it is in a file. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const small = sampleTranscript({
  entities: sampleEntities(30),
  inspectors: sampleInspectors(9, sampleEntities(30)),
  rules: { quota: { kind: 'count', count: 6 }, reserve: 1 },
});

const otherValue = fc.oneof(
  fc.integer({ min: -1, max: 40 }),
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'x',
    'A',
    'SCJG',
    'up',
    'void',
    '2026-11-20T01:30:00Z',
    '2026-12-01',
    [],
    {},
  ),
  fc.constantFrom<unknown>(1_000_001, 2 ** 31, 'a\u0001', '\ud800', '__proto__', 'x'.repeat(301), '1899-01-01'),
  fc.constantFrom(small.seed, small.sealHash),
);

function scalarPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => scalarPaths(member, [...path, key]));
}
