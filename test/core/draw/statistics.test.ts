import { describe, expect, test } from '@jest/globals';
import { draw } from '../../../core/draw/draw.ts';
import { makePool, type Pool } from '../../../core/draw/draw-pool.ts';
import { selectionTable } from '../../../core/draw/pool.ts';
import { drawSample } from '../../../core/draw/sample.ts';
import type { WeightRule } from '../../../core/model/draw-rules.ts';
import type { Entity } from '../../../core/model/entity.ts';
import { chiSquared, deviations, onceInAMillion } from '../../support/chi-squared.ts';
import { bytes32, must, sampleEntities, sampleInput, sampleInspector } from '../../support/sample-draw.ts';

/**
 * Seeds are fixed, so each test passes or fails for ever. The stated rates are how often a sound engine would fail it
 * if the seeds were chosen anew: together less than once in ten thousand.
 */

const living = (count: number): Entity[] =>
  sampleEntities(count).map((entity) => ({ ...entity, status: 'active' as const }));
const poolOf = (entities: readonly Entity[], stratifyBy: readonly string[] = []): Pool =>
  must(makePool(selectionTable(entities), { filters: [], stratifyBy }, []));
/** Rows drawn, in draw order, by the seed of a numbered run. */
const rowsDrawn = (pool: Pool, count: number, run: string, weighting?: WeightRule): number[] => {
  const rules = { quota: { kind: 'count', count }, reserve: 0, ...(weighting && { weighting }) } as const;
  return must(drawSample(pool, rules, bytes32(run))).drawn.map(({ row }) => row);
};
const tally = <T>(map: Map<T, number>, key: T): void => void map.set(key, (map.get(key) ?? 0) + 1);

describe('the sample', () => {
  const [size, count, runs] = [60, 12, 6_000];
  const pool = poolOf(living(size));
  const samples = Array.from({ length: runs }, (_, run) => rowsDrawn(pool, count, `inclusion ${run}`));

  test('holds every entity as often as the next: each within 5.2 standard deviations (60 × 2·10⁻⁷ = 1.2·10⁻⁵)', () => {
    const counts = Array.from({ length: size }, () => 0);
    for (const row of samples.flat()) counts[row] = (counts[row] ?? 0) + 1;
    counts.forEach((times) => {
      expect(deviations(times, runs, count / size)).toBeLessThan(5.2);
    });
    // the first and the last row above all
    expect(Math.min(counts[0] ?? 0, counts.at(-1) ?? 0)).toBeGreaterThan(0);
  });

  test('holds every pair as often as the next: each within 5.7 standard deviations (1,770 × 1.2·10⁻⁸ = 2·10⁻⁵)', () => {
    const chance = (count * (count - 1)) / (size * (size - 1));
    const pairs = new Map<number, number>();
    for (const rows of samples) {
      const sorted = [...rows].sort((a, b) => a - b);
      sorted.forEach((a, i) => {
        for (const b of sorted.slice(i + 1)) tally(pairs, a * size + b);
      });
    }
    expect(pairs.size).toBe((size * (size - 1)) / 2);
    for (const times of pairs.values()) expect(deviations(times, runs, chance)).toBeLessThan(5.7);
  });

  test('puts every entity first as often as the next (10⁻⁶)', () => {
    const counts = Array.from({ length: size }, () => 0);
    for (const [first = -1] of samples) counts[first] = (counts[first] ?? 0) + 1;
    expect(
      chiSquared(
        counts,
        counts.map(() => runs / size),
      ),
    ).toBeLessThan(onceInAMillion(size - 1));
  });

  test('of two from five is each of the twenty orders equally often (10⁻⁶)', () => {
    const small = poolOf(living(5));
    const counts = new Map<string, number>();
    for (let run = 0; run < 4_000; run++) tally(counts, rowsDrawn(small, 2, `order ${run}`).join());
    expect(counts.size).toBe(20);
    expect(
      chiSquared(
        [...counts.values()],
        Array.from({ length: 20 }, () => 200),
      ),
    ).toBeLessThan(onceInAMillion(19));
  });

  test('leaves nobody out for ever: 299 firms, a third at a time, 60 times (299 · (199/299)⁶⁰ = 7·10⁻⁹)', () => {
    const firms = poolOf(living(299));
    const seen = new Set(Array.from({ length: 60 }, (_, run) => rowsDrawn(firms, 100, `tail ${run}`)).flat());
    expect(seen.size).toBe(299);
  });

  test('with integer weights is successive sampling in proportion to them (10⁻⁶)', () => {
    const rows = living(3).map((entity, i) => ({ ...entity, facts: { w: String(i + 1) } }));
    const weighting: WeightRule = {
      attribute: 'w',
      weights: [1, 2, 3].map((weight) => ({ value: String(weight), weight })),
    };
    const pool = poolOf(rows);
    const counts = new Map<string, number>();
    const trials = 6_000;
    for (let run = 0; run < trials; run++) tally(counts, rowsDrawn(pool, 2, `weight ${run}`, weighting).join());
    const orders = [0, 1, 2].flatMap((a) => [0, 1, 2].filter((b) => b !== a).map((b) => [a, b] as const));
    const expected = orders.map(([a, b]) => (trials * ((a + 1) / 6) * (b + 1)) / (6 - (a + 1)));
    const found = orders.map((order) => counts.get(order.join()) ?? 0);
    expect(chiSquared(found, expected)).toBeLessThan(onceInAMillion(5));
  });

  test('gives the remainder of a fixed total to each of equal strata as often (10⁻⁶)', () => {
    const rows = living(40).map((entity, i) => ({ ...entity, facts: { block: String(i % 4) } }));
    const pool = poolOf(rows, ['block']);
    const counts = [0, 0, 0, 0];
    for (let run = 0; run < 4_000; run++) {
      const { quotas } = must(
        drawSample(pool, { quota: { kind: 'count', count: 5 }, reserve: 0 }, bytes32(`tie ${run}`)),
      );
      const luckiest = quotas.indexOf(2);
      counts[luckiest] = (counts[luckiest] ?? 0) + 1;
    }
    expect(chiSquared(counts, [1_000, 1_000, 1_000, 1_000])).toBeLessThan(onceInAMillion(3));
  });
});

describe('a whole draw', () => {
  test('sends inspectors who are alike equally often, and makes each the lead equally often (2 · 10⁻⁶)', () => {
    const [officers, teams, runs] = [12, 5, 600];
    const input = sampleInput({
      entities: living(20).map((entity) => ({ ...entity, district: '' as const })),
      inspectors: Array.from({ length: officers }, (_, i) => sampleInspector(3 * i)),
      rules: {
        participants: [],
        stratifyBy: [],
        quota: { kind: 'count', count: teams },
        team: { size: 2, routeLength: 1, loadCap: 4, districtRule: 'any', leadQualification: '' },
      },
      seal: { witnesses: [], leastAssurance: 1 },
    });
    const [sent, led] = [Array.from({ length: officers }, () => 0), Array.from({ length: officers }, () => 0)];
    for (let run = 0; run < runs; run++) {
      const { matching } = must(draw({ ...input, evidence: { kind: 'given', seed: bytes32(`officers ${run}`) } }));
      for (const { officer, role } of matching.slots) {
        sent[officer] = (sent[officer] ?? 0) + 1;
        if (role === 'lead') led[officer] = (led[officer] ?? 0) + 1;
      }
    }
    // a balanced plan sends 10 of 12 once each: chance without replacement, whose chi-squared shrinks by 2/11
    const even = (count: number): number[] => sent.map(() => (runs * count) / officers);
    const shrink = (count: number): number => (officers - 1) / (officers - count);
    expect(chiSquared(sent, even(2 * teams)) * shrink(2 * teams)).toBeLessThan(onceInAMillion(officers - 1));
    expect(chiSquared(led, even(teams)) * shrink(teams)).toBeLessThan(onceInAMillion(officers - 1));
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(2 * teams * runs);
  });

  test('makes each of the 24 balanced plans of a small task equally often (10⁻⁶)', () => {
    const entities = living(8).map((entity) => ({ ...entity, district: '' as const }));
    const input = sampleInput({
      entities,
      inspectors: [0, 3, 6].map((i) => sampleInspector(i)),
      rules: {
        participants: [],
        stratifyBy: [],
        quota: { kind: 'count', count: 2 },
        team: { size: 2, routeLength: 1, loadCap: 4, districtRule: 'any', leadQualification: '' },
      },
      seal: { witnesses: [], leastAssurance: 1 },
    });
    const counts = new Map<string, number>();
    const runs = 2_400;
    for (let run = 0; run < runs; run++) {
      const { matching } = must(draw({ ...input, evidence: { kind: 'given', seed: bytes32(`plan ${run}`) } }));
      tally(counts, matching.slots.map(({ officer }) => officer).join());
    }
    // one of three officers is in both teams, as lead or member in each; the others share the remaining places
    expect(counts.size).toBe(24);
    expect(
      chiSquared(
        [...counts.values()],
        Array.from({ length: 24 }, () => runs / 24),
      ),
    ).toBeLessThan(onceInAMillion(23));
  });
});
