import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { decodeRecomputation, recompute } from '../../../core/verify/recomputation.ts';
import { bytes32, must, sampleInput, sampleTranscript } from '../../support/sample-draw.ts';
import { forged } from '../../support/vectors.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
const input = plain(sampleInput());
const transcript = sampleTranscript();
const officer = transcript.officers[transcript.matching.slots[0]?.officer ?? -1];
if (!officer) throw new Error('nobody');
const request = { reason: 'recusal', note: '示例', changes: [{ kind: 'recused', team: 1, officer: officer.id }] };
const again = (document: unknown) => recompute(must(decodeRecomputation(plain(document))));

describe('a transcript made again from what decides it', () => {
  test('is the same to the last byte', () => {
    expect(encodeTranscript(must(again(input)))).toBe(encodeTranscript(transcript));
  });

  test('may be one that follows another', () => {
    const linked = must(again({ transcript, request }));
    expect(linked.predecessor).toMatchObject({ reason: 'recusal', changes: request.changes });
  });

  test('is not built on one that does not hold, nor on a public copy', () => {
    const swapped: Transcript = { ...transcript, drawn: [...transcript.drawn].reverse() };
    expect(again({ transcript: swapped, request })).toMatchObject({ fault: { code: 'not-verified', check: 'drawn' } });
    expect(again({ transcript: { ...transcript, seed: bytes32('x') }, request })).toMatchObject({
      fault: { code: 'not-verified', check: 'seed' },
    });
    expect(again({ transcript: publicCopy(transcript), request })).toMatchObject({ fault: { code: 'redacted' } });
  });

  test.each([
    ['/evidence', { ...(input as object), evidence: undefined }],
    ['/officers/0/salt', forged(input, ['officers', 0, 'salt'], 'x')],
    ['/entities/3/status', forged(input, ['entities', 3, 'status'], 'alive')],
    ['/seal/rules/team/size', forged(input, ['seal', 'rules', 'team', 'size'], -1)],
    ['/more', { ...(input as object), more: 1 }],
    [
      '/request/changes/0/kind',
      forged({ transcript: plain(transcript), request }, ['request', 'changes', 0, 'kind'], 'x'),
    ],
    ['', null],
    ['/seal', []],
  ])('a document that is none is refused at %j', (path, document) => {
    expect(decodeRecomputation(document)).toMatchObject({ ok: false, fault: { code: 'malformed', path } });
  });
});

/** Paths of all members of a document, lists' items included, but of long lists the first ones only. */
function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value)
      .slice(0, 6)
      .flatMap(([key, member]) => paths(member, [...path, key])),
  ];
}

// nobody witnessed it, so that changed rules are drawn by and not refused for their hash
const unwitnessed = plain({
  ...sampleInput({ seal: { witnesses: [], leastAssurance: 1 } }),
  evidence: { kind: 'given', seed: bytes32('given') },
});

describe('hostile input', () => {
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      -1,
      0,
      2 ** 53,
      '',
      '\ud800',
      '__proto__',
      [],
      {},
      JSON.parse('{"__proto__":{"polluted":1}}'),
    ),
  );

  test.each([
    ['a draw', unwitnessed],
    ['a replacement', plain({ transcript, request })],
  ])('in %s is answered with a fault or a transcript, never with an exception', (_what, document) => {
    const all = paths(document);
    fc.assert(
      fc.property(fc.constantFrom(...all), hostile, (path, value) => {
        const decoded = decodeRecomputation(forged(document, path, value));
        expect(decoded.ok ? typeof recompute(decoded.value).ok : decoded.fault.code).toMatch(/^(boolean|malformed)$/);
      }),
      { numRuns: 300 },
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('of numbers within bounds never hangs nor throws', () => {
    const numbers = paths(unwitnessed).filter((path) => typeof at(unwitnessed, path) === 'number');
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.oneof(fc.nat(100), fc.nat(1_000_000)), (path, value) => {
        const decoded = decodeRecomputation(forged(unwitnessed, path, value));
        if (decoded.ok) expect(typeof recompute(decoded.value).ok).toBe('boolean');
      }),
      { numRuns: 100 },
    );
  });
});

const at = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => Reflect.get(value as object, key), document);
