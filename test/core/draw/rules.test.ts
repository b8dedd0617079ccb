import { describe, expect, test } from '@jest/globals';
import { draw, type DrawFault, type DrawInput } from '../../../core/draw/draw.ts';
import { rulesFault } from '../../../core/draw/rules-check.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import { departmentCode, isoDate, itemCode } from '../../../core/model/normalise.ts';
import {
  must,
  sampleEntities,
  sampleInput,
  sampleInspector,
  sampleRules,
  type SampleOptions,
} from '../../support/sample-draw.ts';

const rules = sampleRules();
const team = (over: Partial<DrawRules['team']>): Partial<DrawRules> => ({ team: { ...rules.team, ...over } });
const [first] = rules.items;
if (!first) throw new Error('the sample has an item');
const full = { ...first, fullCoverage: true };

describe('rules', () => {
  test('of the sample hold', () => {
    expect(rulesFault(rules)).toBeNull();
  });

  test.each<[string, Partial<DrawRules>]>([
    ['bad-number', team({ size: 1 })],
    ['bad-number', team({ size: 2.5 })],
    ['bad-number', team({ routeLength: 0 })],
    ['bad-number', team({ loadCap: 0 })],
    ['bad-number', { reserve: -1 }],
    ['bad-number', { quota: { kind: 'count', count: 0 } }],
    ['bad-number', { weighting: { attribute: 'scale', weights: [{ value: '大型', weight: 65 }] } }],
    ['bad-ratio', { quota: { kind: 'ratio', ratio: { num: 101, den: 100 }, rounding: 'up' } }],
    ['repeated-department', { participants: [rules.lead] }],
    ['no-items', { items: [] }],
    ['repeated-name', { items: [first, first] }],
    ['repeated-name', { stratifyBy: ['a', 'a'] }],
    [
      'repeated-name',
      {
        weighting: {
          attribute: 'a',
          weights: [
            { value: '', weight: 1 },
            { value: '', weight: 2 },
          ],
        },
      },
    ],
    ['item-of-other-department', { items: [{ ...first, department: must(departmentCode('ZJJ')) }] }],
    ['full-coverage-without-basis', { items: [full] }],
    ['full-coverage-without-basis', { items: [full], fullCoverageBasis: [{ item: first.code, basis: ' ' }] }],
    [
      'full-coverage-without-basis',
      { items: [full], fullCoverageBasis: [{ item: must(itemCode('OTHER')), basis: '示例文件' }] },
    ],
    ['window-reversed', { inspectionUntil: must(isoDate('2026-11-30')) }],
  ])('are refused as %s', (code, over) => {
    expect(rulesFault({ ...rules, ...over })).toMatchObject({ code });
  });

  test('take a full-coverage item with its written basis', () => {
    expect(
      rulesFault({ ...rules, items: [full], fullCoverageBasis: [{ item: first.code, basis: '示例文件第3条' }] }),
    ).toBeNull();
  });
});

describe('a draw is refused', () => {
  const faultOf = (input: DrawInput): DrawFault | null => {
    const outcome = draw(input);
    return outcome.ok ? null : outcome.fault;
  };
  const refusal = (options: SampleOptions): DrawFault | null => faultOf(sampleInput(options));

  test('when a row was changed after sealing', () => {
    const input = sampleInput();
    const entities = input.entities.map((entity, i) => (i === 7 ? { ...entity, address: '别处' } : entity));
    expect(faultOf({ ...input, entities })).toMatchObject({ code: 'roster-mismatch', list: 'entities' });
    const officers = input.officers.map((officer, i) =>
      i === 3 ? { ...officer, inspector: { ...officer.inspector, carriedLoad: 9 } } : officer,
    );
    expect(faultOf({ ...input, officers })).toMatchObject({ code: 'roster-mismatch', list: 'inspectors' });
    expect(faultOf({ ...input, entities: input.entities.slice(1) })).toMatchObject({ code: 'roster-mismatch' });
  });

  test('when two rows have one id, with both places', () => {
    const input = sampleInput();
    const entities = [...input.entities, ...input.entities.slice(2, 3)];
    expect(faultOf({ ...input, entities })).toEqual({
      code: 'roster',
      list: 'entities',
      cause: { code: 'duplicate-ids', duplicates: [{ id: entities[2]?.id, first: 2, second: 200 }] },
    });
  });

  test('when a list is empty or a row is broken', () => {
    const input = sampleInput();
    expect(faultOf({ ...input, entities: [] })).toMatchObject({ code: 'roster', cause: { code: 'empty-roster' } });
    const broken = input.entities.map((entity, i) => (i === 1 ? { ...entity, name: '\ud800' } : entity));
    expect(faultOf({ ...input, entities: broken })).toMatchObject({
      cause: { code: 'bad-field', index: 1, field: 'name', cause: 'lone-surrogate' },
    });
  });

  test('when the pool is empty or the number too large', () => {
    expect(refusal({ rules: { filters: [{ attribute: 'industry', values: [] }] } })).toMatchObject({
      code: 'pool',
      cause: { code: 'empty-pool' },
    });
    expect(refusal({ rules: { quota: { kind: 'count', count: 1_000 } } })).toMatchObject({
      code: 'quota',
      cause: { code: 'quota-exceeds-pool' },
    });
  });

  test('when no legal plan exists, with the smallest reason and what would help', () => {
    const entities = sampleEntities(60);
    const alone = Array.from({ length: 6 }, (_, i) =>
      sampleInspector(i, { department: must(departmentCode(i < 5 ? 'SCJG' : 'XFJY')) }),
    );
    const fault = refusal({
      entities,
      inspectors: alone,
      rules: {
        quota: { kind: 'count', count: 12 },
        stratifyBy: [],
        team: { ...rules.team, size: 2, routeLength: 1, loadCap: 5 },
      },
    });
    expect(fault).toMatchObject({
      code: 'no-plan',
      answer: {
        smallest: {
          needs: [{ role: 'department', department: 'XFJY', places: 6 }],
          supply: 5,
          missing: 1,
          officerCount: 1,
        },
        total: { entities: 12, missing: 7, officers: [{ id: 'HB000005', cap: 5 }] },
        remedies: { raiseCaps: { total: 7, left: 0 }, dropEntities: 7, addPlaces: 7 },
      },
    });
  });

  test('when it is cancelled, at whatever stage', () => {
    const stages = new Set<string>();
    draw(sampleInput(), { report: (stage) => stages.add(stage) });
    expect(stages).toEqual(new Set(['roster', 'tickets', 'eligibility', 'plan', 'shuffle', 'transcript']));
    for (const wanted of stages) {
      let reached = false;
      const outcome = draw(sampleInput(), {
        report: (stage) => {
          reached ||= stage === wanted;
        },
        cancelled: () => reached,
      });
      expect(outcome).toEqual({ ok: false, fault: { code: 'cancelled' } });
    }
  });
});
