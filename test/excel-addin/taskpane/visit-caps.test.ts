import { describe, expect, test } from '@jest/globals';
import type { Visit } from '../../../core/draw/frequency.ts';
import type { ListedExclusion } from '../../../core/model/draw-rules.ts';
import { departmentCode, isoDate, itemCode } from '../../../core/model/normalise.ts';
import type { VisitCaps } from '../../../core/wire/api.ts';
import { withVisitCaps } from '../../../excel-addin/taskpane/seal/visit-caps.ts';
import { must, sampleEntities } from '../../support/sample-draw.ts';

const entities = sampleEntities(6).map((entity) => ({ ...entity, status: 'active' as const }));
const rules = { filters: [], inspectionUntil: must(isoDate('2026-12-20')) };
const [a, b, c, d] = entities.map(({ id }) => id);
if (!a || !b || !c || !d) throw new Error('six firms');
const items = [must(itemCode('SCJG-012'))];
const visit = (entity: typeof a, on: string): Visit => ({
  entity,
  on: must(isoDate(on)),
  department: must(departmentCode('SCJG')),
  items,
  cause: 'planned',
});
const answer: VisitCaps = {
  caps: [{ most: 1, window: { kind: 'calendar', years: 1 }, items }],
  visits: [visit(a, '2026-03-01'), visit(b, '2026-03-02'), visit(c, '2025-03-02')],
};
const listed = (id: string): ListedExclusion => ({ id, reason: 'listed', note: '停业整顿' });
const note = '2026-01-01 至 2026-12-31 已检查 1 次，上限 1 次';
const capped = (id: string): ListedExclusion => ({ id, reason: 'frequency-cap', note });

describe('caps on visits in the pane', () => {
  test('leave out who was visited often enough, with the count as the reason', () => {
    expect(withVisitCaps([], answer, entities, rules)).toEqual({
      exclusions: [capped(a), capped(b)],
      added: 2,
      removed: 0,
    });
  });

  test('done again change nothing, so that the second press of the button seals', () => {
    const { exclusions } = withVisitCaps([listed(d)], answer, entities, rules);
    expect(withVisitCaps(exclusions, answer, entities, rules)).toEqual({ exclusions, added: 0, removed: 0 });
  });

  test('leave alone who is out for another reason, or not in the list', () => {
    expect(withVisitCaps([listed(a)], answer, entities.slice(0, 1), rules).exclusions).toEqual([listed(a)]);
  });

  test('let in again who may be visited in the new year', () => {
    const next = { filters: [], inspectionUntil: must(isoDate('2027-01-20')) };
    expect(withVisitCaps([capped(a), capped(b), listed(d)], answer, entities, next)).toEqual({
      exclusions: [listed(d)],
      added: 0,
      removed: 2,
    });
  });

  test('do not concern who is not in the pool: another kind of firm, or a dead one', () => {
    const [first, second, ...others] = entities;
    if (!first || !second) throw new Error('two firms');
    const list = [{ ...first, status: 'closed' as const }, { ...second, facts: { industry: '养蜂' } }, ...others];
    const filtered = { ...rules, filters: [{ attribute: 'industry', values: ['餐饮服务'] }] };
    expect(withVisitCaps([], answer, list, filtered)).toEqual({ exclusions: [], added: 0, removed: 0 });
    // left out before the filter was set: nobody is let in again by dropping the line
    expect(withVisitCaps([capped(a), capped(b)], answer, list, filtered)).toEqual({
      exclusions: [],
      added: 0,
      removed: 0,
    });
  });
});
