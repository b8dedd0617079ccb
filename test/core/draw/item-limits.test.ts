import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cappedBy, type Visit, visitsUnder } from '../../../core/draw/frequency.ts';
import { capsOf, ceilingFault, itemCaps, licencesOf } from '../../../core/draw/item-limits.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import { departmentCode, entityId, isoDate, itemCode } from '../../../core/model/normalise.ts';
import { must, sampleEntities, sampleRules } from '../../support/sample-draw.ts';

const [base] = sampleRules().items;
if (!base) throw new Error('the sample has an item');
const item = (over: Partial<InspectionItem>): InspectionItem => ({
  ...base,
  weight: 'ordinary',
  frequencyText: '',
  ...over,
});
const ceiling = (ratioText: string, living: number, drawn: number, over: Partial<InspectionItem> = {}): unknown =>
  ceilingFault({ items: [item({ ratioText, ...over })], directedReason: '' }, { living, drawn });

describe('the ceiling of an ordinary item', () => {
  // texts of a provincial list, and the most that may be drawn of 299 firms, worked out by hand
  test.each([
    ['不超过3%', 8],
    ['不高于3%', 8],
    ['不超过2‰', 0],
    ['3%', 9],
    ['33%分次', 99],
    ['3%-5%', 14],
    ['不低于1%，不超过2%', 5],
    ['比例不超过百分之五', 14],
    ['0.5', 150],
  ])('%s of 299 is %d', (text, most) => {
    expect(ceiling(text, 299, most)).toBeNull();
    expect(ceiling(text, 299, most + 1)).toMatchObject({
      code: 'ratio-above-ceiling',
      living: 299,
      drawn: most + 1,
      most,
    });
  });

  test.each(['不低于3%', '不少于2‰', '根据实际情况确定', '', '全覆盖', '看着办'])('%s sets none', (text) => {
    expect(ceiling(text, 299, 299)).toBeNull();
  });

  test('still binds when another clause beside it is not understood', () => {
    expect(ceiling('不超过3%，看着办', 299, 9)).toMatchObject({ most: 8 });
  });

  test('is of no key item, and of no directed draw that gives its reason', () => {
    expect(ceiling('不超过3%', 299, 299, { weight: 'key' })).toBeNull();
    const items = [item({ ratioText: '不超过3%' })];
    expect(
      ceilingFault({ items, directedReason: '专项整治，上级要求提高到10%' }, { living: 299, drawn: 30 }),
    ).toBeNull();
    expect(ceilingFault({ items, directedReason: '  ' }, { living: 299, drawn: 30 })).not.toBeNull();
  });

  test('of several items is the lowest that is broken, by name', () => {
    const items = [item({ ratioText: '不超过50%' }), item({ code: must(itemCode('X-2')), ratioText: '不超过1%' })];
    expect(ceilingFault({ items, directedReason: '' }, { living: 100, drawn: 2 })).toMatchObject({
      item: 'X-2',
      most: 1,
    });
  });

  test('is never passed by what it lets through: drawn ≤ ratio · living, in exact integers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(8_000_000), fc.nat(8_000_000), (percent, living, drawn) => {
        const broken = ceiling(`不超过${percent}%`, living, drawn) !== null;
        expect(broken).toBe(BigInt(drawn) * 100n > BigInt(percent) * BigInt(living));
      }),
    );
  });
});

describe('caps in an item’s words', () => {
  const caps = (frequencyText: string, ratioText = '') => itemCaps(item({ frequencyText, ratioText }));
  const items = [base.code];

  test.each([
    ['每年不超过2次', { most: 2, window: { kind: 'calendar', years: 1 } }],
    ['每2年不超过1次', { most: 1, window: { kind: 'calendar', years: 2 } }],
    ['对同一单位每2年不超过1次', { most: 1, window: { kind: 'calendar', years: 2 } }],
    ['许可有效期内不超过2次', { most: 2, window: { kind: 'licence' } }],
    ['每年1-2次', { most: 2, window: { kind: 'calendar', years: 1 } }],
  ])('%s', (text, cap) => {
    expect(caps(text)).toEqual([{ ...cap, items }]);
    // lists put it into either column
    expect(caps('', text)).toEqual([{ ...cap, items }]);
  });

  test.each(['每年不少于1次', '每年1次', '根据实际情况确定', '', '不超过3%'])('%s sets none', (text) => {
    expect(caps(text)).toEqual([]);
  });

  test('and limits of the office hold each agency by itself', () => {
    const [lead, other] = ['SCJG', 'XFJY'].map((code) => must(departmentCode(code)));
    const rules = { ...sampleRules(), items: [item({ frequencyText: '每年不超过2次' })] };
    const window = { kind: 'rolling', months: 12 } as const;
    expect(capsOf(rules, [{ most: 1, window }])).toEqual([
      { most: 2, window: { kind: 'calendar', years: 1 }, items },
      { most: 1, window, department: lead },
      { most: 1, window, department: other },
    ]);
    expect(capsOf(rules, [{ most: 1, window, department: must(departmentCode('WJW')) }])).toHaveLength(1);
  });
});

describe('who is capped', () => {
  const on = must(isoDate('2026-12-20'));
  const visit = (entity: string, day: string, over: Partial<Visit> = {}): Visit => ({
    entity: must(entityId(entity)),
    on: must(isoDate(day)),
    department: must(departmentCode('SCJG')),
    items: [base.code],
    cause: 'planned',
    ...over,
  });

  test('is told with the first cap that holds; what can count towards none is left out', () => {
    const visits = [
      visit('A', '2026-05-01'),
      visit('B', '2025-05-01'),
      visit('C', '2026-05-01', { cause: 'complaint' }),
      visit('D', '2026-05-01', { items: [] }),
    ];
    const caps = itemCaps(item({ frequencyText: '每年不超过1次，对同一单位每2年不超过1次' }));
    const hits = cappedBy(visits, caps, on);
    expect([...hits.keys()]).toEqual(['A', 'B']);
    expect(hits.get(must(entityId('A')))).toMatchObject({
      counted: 1,
      most: 1,
      from: '2026-01-01',
      until: '2026-12-31',
    });
    expect(visitsUnder(visits, caps).map(({ entity }) => entity)).toEqual(['A', 'B']);
  });

  test('over a licence needs its two days in the list, in order', () => {
    const facts = [
      { licenceFrom: '2025-01-01', licenceUntil: '2029-12-31' },
      { licenceFrom: '2029-12-31', licenceUntil: '2025-01-01' },
      { licenceFrom: '2025-01-01' },
      { licenceFrom: '2025-02-30', licenceUntil: '2029-12-31' },
    ];
    const entities = sampleEntities(4).map((entity, i) => ({ ...entity, facts: { ...facts[i] } }));
    const licences = licencesOf(entities);
    expect([...licences]).toEqual([[entities[0]?.id, { from: '2025-01-01', until: '2029-12-31' }]]);
    const visits = entities.map(({ id }) => visit(id, '2025-06-01'));
    const caps = itemCaps(item({ frequencyText: '许可有效期内不超过1次' }));
    expect([...cappedBy(visits, caps, on, licences).keys()]).toEqual([entities[0]?.id]);
  });
});
