import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jointDraw, type JointPart } from '../../../core/draw/joint.ts';
import { selectionTable } from '../../../core/draw/pool.ts';
import type { PoolFilter } from '../../../core/model/draw-rules.ts';
import { itemCode } from '../../../core/model/normalise.ts';
import { bytes32, must, sampleEntities } from '../../support/sample-draw.ts';

const table = selectionTable(sampleEntities(400));
const part = (item: string, count: number, filters: readonly PoolFilter[] = []): JointPart => ({
  item: must(itemCode(item)),
  rules: { filters, stratifyBy: [], quota: { kind: 'count', count }, reserve: 0 },
  exclusions: [],
});

describe('joint draws', () => {
  test('of items with the same pool choose the same firms: the longer list holds the shorter', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (label, a, b) => {
        const joint = must(jointDraw(table, [part('A', a), part('B', b)], bytes32(String(label))));
        expect(joint.visits).toHaveLength(Math.max(a, b));
        expect(joint.visitsSaved).toBe(Math.min(a, b));
      }),
      { numRuns: 20 },
    );
  });

  test('of overlapping pools save the visits that both make, and give one firm one ticket', () => {
    const food = part('A', 30, [{ attribute: 'industry', values: ['餐饮服务', '食品销售'] }]);
    const low = part('B', 30, [{ attribute: 'creditClass', values: ['B', 'C', 'D'] }]);
    const joint = must(jointDraw(table, [food, low], bytes32('joint')));
    const both = joint.visits.filter(({ items }) => items.length === 2);
    expect(both.length).toBe(joint.visitsSaved);
    expect(joint.visitsSaved).toBe(60 - joint.visits.length);
    expect(joint.visitsSaved).toBeGreaterThan(0);
    expect(joint.visits.map(({ ticket }) => ticket)).toEqual([...joint.visits.map(({ ticket }) => ticket)].sort());
    for (const { item, sample } of joint.parts) {
      const listed = joint.visits.filter(({ items }) => items.includes(item)).map(({ id }) => id);
      expect(listed).toEqual(sample.drawn.map(({ id }) => id));
    }
  });

  test('name the item that cannot be drawn', () => {
    expect(jointDraw(table, [part('A', 3), part('B', 9_999)], bytes32('x'))).toMatchObject({
      fault: { code: 'part', item: 'B', cause: { code: 'quota-exceeds-pool' } },
    });
  });
});
