import { describe, expect, test } from '@jest/globals';
import { poolPreview, selectionTable } from '../../../core/draw/pool.ts';
import type { DrawRules, ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { Entity } from '../../../core/model/entity.ts';
import { entityId } from '../../../core/model/normalise.ts';
import { entityRoster } from '../../../core/roster/entity-roster.ts';
import { DISTRICTS, must, sampleEntities, sampleTranscript } from '../../support/sample-draw.ts';

const entity = (id: string, over: Partial<Entity> = {}): Entity => ({
  id: must(entityId(id)),
  name: `示例${id}`,
  status: 'active',
  district: DISTRICTS[0] ?? '',
  address: '',
  facts: {},
  ...over,
});

const rows = [
  entity('A', { facts: { industry: '餐饮' } }),
  entity('B', { facts: { industry: '餐饮' }, status: 'revoked' }),
  entity('C', { facts: { industry: '宾馆' } }),
  entity('D'),
  entity('E', { facts: { industry: '餐饮' } }),
  entity('F', { facts: { industry: '加油站' }, status: 'closed' }),
];
const listed: readonly ListedExclusion[] = [
  { id: 'B', reason: 'listed', note: '' },
  { id: 'E', reason: 'frequency-cap', note: '本年已检查1次' },
];
const rules: Pick<DrawRules, 'filters' | 'stratifyBy' | 'quota'> = {
  filters: [{ attribute: 'industry', values: ['餐饮', '宾馆', ''] }],
  stratifyBy: ['industry'],
  quota: { kind: 'ratio', ratio: { num: 1, den: 1 }, rounding: 'up' },
};

describe('the pool', () => {
  test('counts from all to drawn, stratum by stratum, with every reason', () => {
    expect(must(poolPreview(rows, rules, listed))).toEqual({
      strata: [
        { stratum: [''], population: 1, living: 1, pool: 1, exclusions: [], drawn: 1, tied: false },
        {
          stratum: ['宾馆'],
          population: 1,
          living: 1,
          pool: 1,
          exclusions: [],
          drawn: 1,
          tied: false,
        },
        {
          stratum: ['餐饮'],
          population: 3,
          living: 2,
          pool: 1,
          exclusions: [
            { reason: 'not-active', count: 1 },
            { reason: 'frequency-cap', count: 1 },
          ],
          drawn: 1,
          tied: false,
        },
      ],
      exclusions: [
        { reason: 'filtered', count: 1 },
        { reason: 'not-active', count: 1 },
        { reason: 'frequency-cap', count: 1 },
      ],
      population: 5,
      living: 4,
      pool: 3,
      drawn: 3,
    });
  });

  test('is the same from rows, from a table and from a sealed roster', () => {
    const entities = sampleEntities(300);
    const some = { ...rules, filters: [], quota: { kind: 'count', count: 20 } } as const;
    const expected = poolPreview(entities, some, []);
    expect(poolPreview(selectionTable(entities), some, [])).toEqual(expected);
    expect(poolPreview(must(entityRoster(entities)), some, [])).toEqual(expected);
  });

  test('foretells the numbers of the draw', () => {
    const entities = sampleEntities(400);
    const transcript = sampleTranscript({ entities });
    const preview = must(poolPreview(entities, transcript.seal.rules, []));
    expect(preview.strata.map(({ drawn }) => drawn)).toEqual(transcript.strata.map(({ drawn }) => drawn));
    expect(preview.drawn).toBe(transcript.drawn.length);
    expect(preview.exclusions).toEqual(transcript.exclusions);
  });

  test('refuses an exclusion of somebody who is not there, and an empty pool with its reasons', () => {
    expect(poolPreview(rows, rules, [{ id: 'X', reason: 'listed', note: '' }])).toEqual({
      ok: false,
      fault: { code: 'unknown-exclusion', id: 'X' },
    });
    const none = { ...rules, filters: [{ attribute: 'status', values: ['revoked', 'closed'] }] };
    expect(poolPreview(rows, none, [])).toMatchObject({
      fault: {
        code: 'empty-pool',
        exclusions: [
          { reason: 'filtered', count: 4 },
          { reason: 'not-active', count: 2 },
        ],
      },
    });
  });

  test('reads an attribute called like a member of Object as any other', () => {
    const strange = { ...rules, filters: [], stratifyBy: ['constructor', 'toString'] };
    expect(must(poolPreview(rows, strange, [])).strata).toHaveLength(1);
  });
});
