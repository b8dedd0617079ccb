import { describe, expect, test } from '@jest/globals';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { answerEntity } from '../../../core/verify/verify.ts';
import { sampleEntities, sampleTranscript } from '../../support/sample-draw.ts';

const entities = sampleEntities(200);
const [, , , capped] = entities.filter(({ status, facts }) => status === 'active' && facts['creditClass'] === 'B');
if (!capped) throw new Error('the sample has firms of class B');
const transcript = publicCopy(
  sampleTranscript({
    entities,
    rules: { filters: [{ attribute: 'creditClass', values: ['A', 'B', 'C'] }] },
    seal: { exclusions: [{ id: capped.id, reason: 'frequency-cap', note: '本年已检查1次' }] },
  }),
);

describe('one entity’s question', () => {
  test('gets ticket and rank from public data, for every entity, without gaps', () => {
    const ranks = new Map<string, number[]>();
    for (const { id } of entities) {
      const answer = answerEntity(transcript, id);
      if (!('rank' in answer)) continue;
      ranks.set(answer.stratum.join(), [...(ranks.get(answer.stratum.join()) ?? []), answer.rank]);
      const expected =
        answer.rank <= answer.drawn ? 'drawn' : answer.rank <= answer.drawn + 3 ? 'reserve' : 'not-drawn';
      expect(answer.kind).toBe(expected);
    }
    for (const { stratum, pool } of transcript.strata) {
      const found = (ranks.get(stratum.join()) ?? []).sort((a, b) => a - b);
      expect(found).toEqual(Array.from({ length: pool }, (_, i) => i + 1));
    }
  });

  test('agrees with the lists of the transcript', () => {
    for (const [kind, list] of [
      ['drawn', transcript.drawn],
      ['reserve', transcript.reserve],
    ] as const) {
      for (const { entity, ticket, rank } of list) {
        expect(answerEntity(transcript, ` ${entity.id.toLowerCase()} `)).toMatchObject({
          kind,
          id: entity.id,
          ticket,
          rank,
        });
      }
    }
  });

  test('says why one was left out, with the note of the list', () => {
    expect(answerEntity(transcript, capped.id)).toEqual({
      kind: 'excluded',
      id: capped.id,
      reason: 'frequency-cap',
      note: '本年已检查1次',
    });
    const dead = entities.find(({ status, facts }) => status !== 'active' && facts['creditClass'] !== 'D');
    expect(answerEntity(transcript, dead?.id ?? '')).toMatchObject({
      kind: 'excluded',
      reason: 'not-active',
      note: '',
    });
    const other = entities.find(({ facts }) => facts['creditClass'] === 'D');
    expect(answerEntity(transcript, other?.id ?? '')).toMatchObject({ kind: 'excluded', reason: 'filtered' });
  });

  test('is told when it is not in the list, whatever it typed', () => {
    for (const text of ['', 'NOBODY', '\ud800', 'x'.repeat(10_000), '__proto__']) {
      expect(answerEntity(transcript, text).kind).toBe('not-in-roster');
    }
  });
});
