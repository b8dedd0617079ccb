import { describe, expect, test } from '@jest/globals';
import { draw, type DrawInput } from '../../../core/draw/draw.ts';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { replaceInPlan, type ReplacementRequest } from '../../../core/draw/replacement.ts';
import { decodeSeal, decodeSeedEvidence } from '../../../core/draw/seal-schema.ts';
import { seedText } from '../../../core/draw/seed.ts';
import { decodeTranscript, encodeTranscript, transcriptHash } from '../../../core/draw/transcript-decoder.ts';
import { verify } from '../../../core/verify/verify.ts';
import { must } from '../../support/sample-draw.ts';
import { differences, drawVectors, mustFailVectors, replacementVectors } from '../../support/vectors.ts';

/** The decoded input of a vector; rows are as the vector gives them. */
function inputOf(value: unknown): DrawInput {
  const input = value as DrawInput;
  return { ...input, seal: must(decodeSeal(input.seal)), evidence: must(decodeSeedEvidence(input.evidence)) };
}

describe('the vectors of the second implementation', () => {
  test('hold for the core call', async () => {
    const found = await differences({
      draw: (input) => must(draw(inputOf(input))),
      verify: (transcript, predecessor) => verify(transcript, { predecessor }),
      replace: (before, request) => must(replaceInPlan(must(decodeTranscript(before)), request as ReplacementRequest)),
    });
    expect(found).toEqual([]);
  });

  test('hold after a JSON round-trip', async () => {
    const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
    const found = await differences({
      draw: (input) => again(must(draw(inputOf(again(input))))),
      verify: (transcript) => verify(again(transcript)),
    });
    expect(found).toEqual([]);
  });

  test('give the hashes of the full and of the public copy', () => {
    for (const { transcript, hash, publicHash } of drawVectors()) {
      const decoded = must(decodeTranscript(transcript));
      expect(transcriptHash(decoded)).toBe(hash);
      expect(transcriptHash(publicCopy(decoded))).toBe(publicHash);
    }
    for (const { transcript, hash } of replacementVectors()) {
      expect(transcriptHash(must(decodeTranscript(transcript)))).toBe(hash);
    }
  });

  test('spell out what is hashed into the seed', () => {
    for (const { input, seedText: expected } of drawVectors()) {
      const { seal, evidence } = inputOf(input);
      expect(seedText(seal, evidence)).toBe(expected);
    }
  });

  test('pass as public copies too', () => {
    for (const { transcript } of drawVectors()) {
      const text = encodeTranscript(publicCopy(must(decodeTranscript(transcript))));
      const report = verify(JSON.parse(text));
      expect(report.verdict).toBe(true);
      expect(report.checks.filter(({ outcome }) => outcome === 'not-shown').map(({ name }) => name)).toEqual([
        'officers-opened',
        'eligibility',
      ]);
    }
  });

  test('hold some sixty forgeries', () => {
    expect(mustFailVectors().length).toBeGreaterThan(55);
  });
});
