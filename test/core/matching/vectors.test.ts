import { describe, expect, test } from '@jest/globals';
import type { MatchingCertificate } from '../../../core/draw/transcript.ts';
import { solve } from '../../../core/matching/base-plan.ts';
import { checkCertificate } from '../../../core/matching/certificate.ts';
import { shuffleStream } from '../../../core/matching/shuffle-stream.ts';
import { shuffle } from '../../../core/matching/shuffle.ts';
import { vectorFile } from '../../support/vectors.ts';
import { problemOf, type SmallProblem } from './small-problem.ts';

/** One case of docs/spec/vectors/matching.json, made in Python by other means (generate_vectors.py). */
interface MatchingVector extends SmallProblem {
  readonly kept: readonly number[] | null;
  /** Null when there is no plan. */
  readonly base: readonly number[] | null;
  readonly certificate?: MatchingCertificate;
  /** Key of the shuffle's stream, and the plan after it; absent where there is no shuffle. */
  readonly key?: string;
  readonly plan?: readonly number[];
}

const vectors = vectorFile('matching') as readonly MatchingVector[];

describe('the published vectors', () => {
  test.each(vectors.map((vector, i) => [i, vector] as const))('%d', (_, vector) => {
    const problem = problemOf(vector, vector.kept ?? undefined);
    const solved = solve(problem);
    expect(solved.ok ? Array.from(solved.value.officerOf) : null).toEqual(vector.base);
    if (!solved.ok || vector.base === null) return;
    const { officerOf, certificate } = solved.value;
    expect(certificate).toEqual(vector.certificate);
    expect(checkCertificate(problem, vector.base, certificate)).toEqual({ ok: true, fault: null });
    if (vector.key === undefined) return;
    expect(Array.from(shuffle(problem, officerOf, shuffleStream(vector.key)))).toEqual(vector.plan);
  });

  test('cover plans, replacements and problems without a plan', () => {
    expect(vectors.some(({ key }) => key !== undefined)).toBe(true);
    expect(vectors.some(({ base, kept }) => base !== null && kept !== null)).toBe(true);
    expect(vectors.some(({ base }) => base === null)).toBe(true);
  });
});
