import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draw } from '../../../core/draw/draw.ts';
import { makePool } from '../../../core/draw/draw-pool.ts';
import { drawSample, type Sample } from '../../../core/draw/sample.ts';
import { encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import { entityRoster } from '../../../core/roster/entity-roster.ts';
import {
  bytes32,
  must,
  sampleEntities,
  sampleInput,
  sampleInspectors,
  sampleTranscript,
} from '../../support/sample-draw.ts';

const RUNS = { numRuns: 25 };
const entities = sampleEntities(150);
const seeds = fc.integer().map(String);

/** The same rows in another order. */
const shuffledRows = <T>(rows: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...rows], { minLength: rows.length });

describe('laws of a draw', () => {
  test('the same input gives the same bytes', () => {
    fc.assert(
      fc.property(seeds, (label) => {
        expect(encodeTranscript(sampleTranscript({ label }))).toBe(encodeTranscript(sampleTranscript({ label })));
      }),
      RUNS,
    );
  });

  test('the order of rows is irrelevant', () => {
    const input = sampleInput({ entities });
    const expected = encodeTranscript(must(draw(input)));
    fc.assert(
      fc.property(shuffledRows(input.entities), shuffledRows(input.officers), (rows, officers) => {
        expect(encodeTranscript(must(draw({ ...input, entities: rows, officers })))).toBe(expected);
      }),
      RUNS,
    );
  });

  test('the order of facts in a row is irrelevant, and so is an empty fact', () => {
    const input = sampleInput({ entities });
    const turned = (entity: Entity): Entity => ({
      ...entity,
      facts: Object.fromEntries([['nothing', ''], ...Object.entries(entity.facts).reverse()]),
    });
    const other = must(draw({ ...input, entities: input.entities.map(turned) }));
    expect(encodeTranscript(other)).toBe(encodeTranscript(must(draw(input))));
  });

  test('a longer sample extends a shorter one', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (label, a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        expect(idsBy(label, long).slice(0, short)).toEqual(idsBy(label, short));
      }),
      RUNS,
    );
  });

  test('the reserve goes on where the drawn end', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20 }), (label, count) => {
        const { drawn, reserve } = sampleBy(label, count);
        const all = [...drawn, ...reserve].map(({ id }) => id);
        expect(idsBy(label, all.length)).toEqual(all);
      }),
      RUNS,
    );
  });

  test('leaving A out does not move B before C', () => {
    const active = entities.filter(({ status }) => status === 'active');
    fc.assert(
      fc.property(seeds, fc.subarray(active, { maxLength: 20 }), (label, left) => {
        const out = new Set<string>(left.map(({ id }) => id));
        const exclusions = [...out].sort().map((id): ListedExclusion => ({ id, reason: 'listed', note: '' }));
        const others = sampleBy(label, active.length - out.size, exclusions).drawn.map(({ id }) => id);
        expect(others).toEqual(idsBy(label, active.length).filter((id) => !out.has(id)));
      }),
      RUNS,
    );
  });

  test('nobody is drawn who is dead, filtered or excluded', () => {
    fc.assert(
      fc.property(seeds, (label) => {
        const { drawn, reserve } = sampleTranscript({
          label,
          rules: { filters: [{ attribute: 'creditClass', values: ['B', 'C', 'D'] }], reserve: 100 },
        });
        for (const { entity } of [...drawn, ...reserve]) {
          expect(entity.status).toBe('active');
          expect(entity.facts['creditClass']).not.toBe('A');
        }
      }),
      RUNS,
    );
  });

  test('no team has somebody twice, somebody in conflict, on leave or without a valid certificate', () => {
    fc.assert(
      fc.property(seeds, (label) => {
        const inspectors = sampleInspectors(30, entities, label);
        const transcript = sampleTranscript({ entities, inspectors, label });
        const people = new Map<string | undefined, Inspector>(inspectors.map((inspector) => [inspector.id, inspector]));
        const { rules } = transcript.seal;
        for (const [t, team] of transcript.teams.entries()) {
          const slots = transcript.matching.slots.filter((slot) => slot.team === t);
          expect(new Set(slots.map(({ officer }) => officer)).size).toBe(slots.length);
          expect(slots.length).toBeGreaterThanOrEqual(2);
          const visited = team.entities.map((index) => transcript.drawn[index]?.entity);
          for (const { officer } of slots) {
            const person = people.get(transcript.officers[officer]?.id);
            expect(person?.certificates.some(({ validUntil }) => validUntil >= rules.inspectionUntil)).toBe(true);
            expect(person?.leave.some(({ from, to }) => from <= '2026-12-01' && to >= '2026-12-20')).toBe(false);
            for (const entity of visited) {
              expect(person?.conflicts.some((conflict) => conflict.entity === entity?.id)).toBe(false);
              expect(person?.formerEmployers.includes(entity?.name ?? '')).toBe(false);
            }
          }
        }
      }),
      RUNS,
    );
  });

  test('every department of the task is in every team, and the lead is of the leading one', () => {
    const { matching, officers, teams, seal } = sampleTranscript();
    for (const t of teams.keys()) {
      const slots = matching.slots.filter((slot) => slot.team === t);
      const present = slots.map(({ officer }) => officers[officer]?.department);
      for (const department of [seal.rules.lead, ...seal.rules.participants]) expect(present).toContain(department);
      expect(officers[slots.find(({ role }) => role === 'lead')?.officer ?? -1]?.department).toBe(seal.rules.lead);
    }
  });

  test('another seed is another draw, another seal too', () => {
    const seen = new Set(
      Array.from({ length: 20 }, (_, i) => encodeTranscript(sampleTranscript({ label: String(i) }))),
    );
    expect(seen.size).toBe(20);
    const input = sampleInput({ seal: { witnesses: [], leastAssurance: 1 } });
    const evidence = { kind: 'given', seed: input.seal.secretHash } as const;
    const one = must(draw({ ...input, evidence }));
    const other = must(draw({ ...input, evidence, seal: { ...input.seal, itemListVersion: '2026-2' } }));
    expect(one.seed).not.toBe(other.seed);
  });
});

/** A sample by a seed that depends on the label alone, so that samples by different rules can be compared. */
function sampleBy(label: string, count: number, exclusions: readonly ListedExclusion[] = []): Sample {
  const { table } = must(entityRoster(entities));
  const pool = must(makePool(table, { filters: [], stratifyBy: [] }, exclusions));
  return must(drawSample(pool, { quota: { kind: 'count', count }, reserve: 5 }, bytes32(label)));
}

const idsBy = (label: string, count: number): readonly string[] => sampleBy(label, count).drawn.map(({ id }) => id);
