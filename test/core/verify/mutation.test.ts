import { describe, expect, test } from '@jest/globals';
import { draw } from '../../../core/draw/draw.ts';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { replaceInPlan } from '../../../core/draw/replacement.ts';
import { encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { verify } from '../../../core/verify/verify.ts';
import { must, sampleEntities, sampleInput, sampleInspectors } from '../../support/sample-draw.ts';
import { forged } from '../../support/vectors.ts';

type Path = readonly (string | number)[];

/** The only member whose change means nothing. */
const OF_NO_CONSEQUENCE = new Set(['/engine']);

const entities = sampleEntities(20);
const inspectors = sampleInspectors(9, entities);
const first = must(
  draw(sampleInput({ entities, inspectors, rules: { quota: { kind: 'count', count: 4 }, reserve: 1 } })),
);
const officer = first.officers[first.matching.slots[0]?.officer ?? -1];
const linked = must(
  replaceInPlan(first, {
    reason: 'recusal',
    note: '示例',
    changes: officer ? [{ kind: 'recused', team: 1, officer: officer.id }] : [],
  }),
);

/** Every scalar of a document. */
function* scalars(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else for (const [key, member] of Object.entries(value)) yield* scalars(member, [...path, key]);
}

/** Every list of a document that is not empty. */
function* lists(value: unknown, path: Path = []): Generator<readonly [Path, readonly unknown[]]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && value.length > 0) yield [path, value];
  for (const [key, member] of Object.entries(value)) yield* lists(member, [...path, key]);
}

/** Values of the same form that differ from the given one. */
function* alternatives(value: unknown): Generator {
  if (typeof value === 'number') yield* [value + 1, value - 1];
  else if (typeof value === 'boolean') yield !value;
  else if (typeof value === 'string') yield* otherTexts(value);
  else yield* [0, '', 'x'];
}

function* otherTexts(text: string): Generator<string> {
  yield `${text}x`;
  if (text !== '') yield '';
  // keeps the form of hashes, codes, days and base64
  const digit = text.search(/[0-9]/);
  if (digit >= 0) yield text.slice(0, digit) + (text.charAt(digit) === '1' ? '2' : '1') + text.slice(digit + 1);
}

function survivors(transcript: unknown, predecessor?: unknown): string[] {
  const passing: string[] = [];
  const check = (path: Path, value: unknown, what: string): void => {
    const pointer = `/${path.join('/')}`;
    if (OF_NO_CONSEQUENCE.has(pointer)) return;
    if (verify(forged(transcript, path, value), { predecessor }).verdict) passing.push(`${pointer} ${what}`);
  };
  for (const [path, value] of scalars(transcript)) {
    for (const other of alternatives(value)) check(path, other, JSON.stringify(other));
  }
  for (const [path, items] of lists(transcript)) {
    check(path, items.slice(1), 'without its first');
    check(path, items.slice(0, -1), 'without its last');
    check(path, [...items, items[0]], 'with its first again');
    if (JSON.stringify(items) !== JSON.stringify([...items].reverse())) check(path, [...items].reverse(), 'reversed');
  }
  return passing;
}

const plain = (transcript: Transcript): unknown => JSON.parse(encodeTranscript(transcript)) as unknown;

describe('every change of a transcript is noticed', () => {
  test('in the full copy', () => {
    expect(verify(plain(first)).verdict).toBe(true);
    expect(survivors(plain(first))).toEqual([]);
  });

  test('in the public copy', () => {
    expect(verify(plain(publicCopy(first))).verdict).toBe(true);
    // what the public copy cannot see is why somebody is kept out of a place, so other sets may pass there
    const passing = survivors(plain(publicCopy(first))).filter(
      (what) => !/eligibleSets|without|\/eligible /.test(what),
    );
    expect(passing).toEqual([]);
  });

  test('in a linked transcript beside its predecessor, but for the words of its reason', () => {
    expect(verify(plain(linked), { predecessor: plain(first) }).verdict).toBe(true);
    const passing = survivors(plain(linked), plain(first));
    expect(passing.filter((what) => !/^\/predecessor\/(reason|note) /.test(what))).toEqual([]);
  });
});
