import { describe, expect, test } from '@jest/globals';
import {
  cappedEntities,
  type CapWindow,
  type FrequencyCap,
  type Visit,
  VISIT_CAUSES,
} from '../../../core/draw/frequency.ts';
import { departmentCode, entityId, isoDate, itemCode } from '../../../core/model/normalise.ts';
import { must } from '../../support/sample-draw.ts';

const visit = (entity: string, on: string, over: Partial<Visit> = {}): Visit => ({
  entity: must(entityId(entity)),
  on: must(isoDate(on)),
  department: must(departmentCode('SCJG')),
  items: [must(itemCode('SCJG-012'))],
  cause: 'planned',
  ...over,
});
const capped = (
  window: CapWindow,
  most: number,
  on: string,
  visits: readonly Visit[],
  over: Partial<FrequencyCap> = {},
): readonly string[] => cappedEntities(visits, { window, most, ...over }, must(isoDate(on))).map(({ id }) => id);

describe('frequency caps', () => {
  test('每年不超过1次: the calendar year of the visit', () => {
    const visits = [visit('A', '2026-01-01'), visit('B', '2025-12-31'), visit('C', '2026-12-31')];
    expect(capped({ kind: 'calendar', years: 1 }, 1, '2026-06-30', visits)).toEqual(['A', 'C']);
    expect(capped({ kind: 'calendar', years: 1 }, 2, '2026-06-30', visits)).toEqual([]);
  });

  test('对同一单位每2年不超过1次: this year and the one before', () => {
    const visits = [visit('A', '2025-01-01'), visit('B', '2024-12-31')];
    expect(capped({ kind: 'calendar', years: 2 }, 1, '2026-06-30', visits)).toEqual(['A']);
  });

  test('a rolling year begins the day after the same day of the year before', () => {
    const window: CapWindow = { kind: 'rolling', months: 12 };
    expect(capped(window, 1, '2026-06-10', [visit('A', '2025-06-10'), visit('B', '2025-06-11')])).toEqual(['B']);
    expect(capped(window, 1, '2025-02-28', [visit('A', '2024-02-28'), visit('B', '2024-02-29')])).toEqual(['B']);
    expect(
      capped({ kind: 'rolling', months: 1 }, 1, '2026-03-31', [visit('A', '2026-02-28'), visit('B', '2026-03-01')]),
    ).toEqual(['B']);
    expect(capped(window, 1, '2026-06-10', [visit('C', '2026-06-11')])).toEqual([]);
  });

  test('许可有效期内不超过2次: while the licence is valid', () => {
    const licences = new Map([[must(entityId('A')), { from: '2024-05-01', until: '2029-04-30' }]]);
    const visits = ['2024-05-01', '2026-05-02', '2024-04-30'].map((on) => visit('A', on));
    const cap: FrequencyCap = { most: 2, window: { kind: 'licence' } };
    const found = cappedEntities(
      [...visits, visit('B', '2026-01-01'), visit('B', '2026-01-02')],
      cap,
      must(isoDate('2026-06-30')),
      licences,
    );
    expect(found).toEqual([{ id: 'A', counted: 2, most: 2, from: '2024-05-01', until: '2029-04-30' }]);
    expect(cappedEntities(visits, { ...cap, most: 3 }, must(isoDate('2026-06-30')), licences)).toEqual([]);
    expect(cappedEntities(visits, cap, must(isoDate('2029-05-01')), licences)).toEqual([]);
  });

  test('exempt causes are not counted', () => {
    const visits = VISIT_CAUSES.map((cause) => visit('A', '2026-05-01', { cause }));
    expect(capped({ kind: 'calendar', years: 1 }, 1, '2026-06-30', visits)).toEqual(['A']);
    expect(capped({ kind: 'calendar', years: 1 }, 2, '2026-06-30', visits)).toEqual([]);
  });

  test('count one agency’s visits, or one item’s, when they say so', () => {
    const other = visit('A', '2026-05-01', {
      department: must(departmentCode('XFJY')),
      items: [must(itemCode('XFJY-1'))],
    });
    const year: CapWindow = { kind: 'calendar', years: 1 };
    expect(capped(year, 1, '2026-06-30', [other])).toEqual(['A']);
    expect(capped(year, 1, '2026-06-30', [other], { department: must(departmentCode('SCJG')) })).toEqual([]);
    expect(capped(year, 1, '2026-06-30', [other], { items: [must(itemCode('SCJG-012'))] })).toEqual([]);
    expect(capped(year, 1, '2026-06-30', [other], { items: [must(itemCode('XFJY-1'))] })).toEqual(['A']);
  });
});
