import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { VISIT_CAUSES, type Visit } from '../../../core/draw/frequency.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import { visitsOf } from '../../../core/journal/visits.ts';
import type { DrawRules, ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import { isoDate } from '../../../core/model/normalise.ts';
import { must, sampleRules } from '../../support/sample-draw.ts';
import {
  AUDITOR,
  CLERK,
  ENTITIES,
  FOREIGN_CLERK,
  JOINT_OFFICE,
  OTHER_CLERK,
  SCJG,
  sealRequest,
  XFJY,
} from './fictional-office.ts';
import { openOffice, type OpenOffice, type OfficeOptions } from './open-office.ts';

/** Limits that the office holds when it seals, through its commands alone. */

let open: OpenOffice;

beforeEach(async () => {
  open = await openOffice();
});

afterEach(() => open.remove());

const reopen = async (options: OfficeOptions): Promise<void> => {
  await open.remove();
  open = await openOffice(options);
};

const [ITEM] = sampleRules().items;
if (!ITEM) throw new Error('the sample has an item');
const rulesWith = (item: Partial<InspectionItem>, over: Partial<DrawRules> = {}): DrawRules =>
  sampleRules({
    items: [{ ...ITEM, weight: 'ordinary', ratioText: '', frequencyText: '', ...item }],
    team: { size: 2, routeLength: 3, loadCap: 10, districtRule: 'any', leadQualification: '' },
    ...over,
  });

/** The refusal of a seal that differs so, or 'sealed'; nothing is written for a refused one. */
async function seal(over: Partial<Seal>, entities?: readonly Entity[]): Promise<unknown> {
  const request = sealRequest(must(await open.office.offerSeal(CLERK.id)), over, entities as Entity[] | undefined);
  const { sequence } = open.journal.state();
  const result = await open.office.seal(CLERK.id, request);
  if (result.ok) return 'sealed';
  expect(open.journal.state().sequence).toBe(sequence);
  return result.fault.code === 'seal-refused' ? result.fault.fault : result.fault;
}

const LIVING = ENTITIES.filter(({ status }) => status === 'active').length;
const count = (n: number): Pick<DrawRules, 'quota' | 'stratifyBy'> => ({
  quota: { kind: 'count', count: n },
  stratifyBy: [],
});

describe('the ratio of an ordinary item', () => {
  const most = Math.floor((LIVING * 3) / 100);

  test.each(['不超过3%', '不高于3%'])('%s is held to the entity', async (ratioText) => {
    expect(await seal({ rules: rulesWith({ ratioText }, count(most + 1)) })).toMatchObject({
      code: 'ratio-above-ceiling',
      item: ITEM.code,
      ratio: { num: 3, den: 100 },
      living: LIVING,
      drawn: most + 1,
      most,
    });
    expect(await seal({ rules: rulesWith({ ratioText }, count(most)) })).toBe('sealed');
  });

  test('is not passed by rounding up stratum by stratum', async () => {
    const quota = { kind: 'ratio', ratio: { num: 3, den: 100 }, rounding: 'up' } as const;
    const up = rulesWith({ ratioText: '不超过3%' }, { quota });
    expect(await seal({ rules: up })).toMatchObject({ code: 'ratio-above-ceiling' });
    const down = rulesWith({ ratioText: '不超过3%' }, { quota: { ...quota, rounding: 'down' }, stratifyBy: [] });
    expect(await seal({ rules: down })).toBe('sealed');
  });

  test('is none for a key item, nor for a directed draw that gives its reason', async () => {
    const ratioText = '不超过3%';
    expect(await seal({ rules: rulesWith({ ratioText, weight: 'key' }, count(30)) })).toBe('sealed');
    const directed = rulesWith({ ratioText }, { ...count(30), directedReason: '专项检查，比例经联席会议办公室同意' });
    expect(await seal({ rules: directed })).toBe('sealed');
  });
});

describe('full-coverage items', () => {
  test('are refused in a random draw without a written basis', async () => {
    const items = { fullCoverage: true };
    expect(await seal({ rules: rulesWith(items) })).toEqual({
      code: 'contradiction',
      fault: { code: 'full-coverage-without-basis', items: [ITEM.code] },
    });
    const fullCoverageBasis = [{ item: ITEM.code, basis: '《特种设备安全监察条例》要求随机抽查' }];
    expect(await seal({ rules: rulesWith(items, { fullCoverageBasis }) })).toBe('sealed');
  });
});

describe('a seal that could never be drawn', () => {
  test('is refused with the reason, not voided later', async () => {
    expect(await seal({ rules: rulesWith({}, count(LIVING + 1)) })).toEqual({
      code: 'undrawable',
      fault: { code: 'quota-exceeds-pool', asked: LIVING + 1, pool: LIVING },
    });
    const filters = [{ attribute: 'industry', values: ['没有这个行业'] }];
    expect(await seal({ rules: rulesWith({}, { filters }) })).toMatchObject({
      code: 'undrawable',
      fault: { code: 'empty-pool' },
    });
    const exclusions: readonly ListedExclusion[] = [{ id: 'NOBODY', reason: 'listed', note: '示例' }];
    expect(await seal({ exclusions })).toEqual({
      code: 'undrawable',
      fault: { code: 'unknown-exclusion', id: 'NOBODY' },
    });
  });
});

const cappedOut = (ids: readonly string[]): readonly ListedExclusion[] =>
  [...ids].sort().map((id) => ({ id, reason: 'frequency-cap', note: '本年已检查' }));
const drawnBefore = async (over: Partial<Seal>): Promise<readonly string[]> => {
  const { request } = await open.drawn(over);
  const { outcome } = open.drawState(request.seal.drawNumber);
  return outcome?.teams.flatMap(({ entities }) => entities.map(({ id }) => id)) ?? [];
};
/** Officers, so that caps are the only limit, and few enough firms to have some left. */
const yearly = rulesWith({ frequencyText: '每年不超过1次' }, count(10));

describe('每年不超过1次, against the office’s own draws', () => {
  test('whoever was drawn this year must be left out, and nobody else as such', async () => {
    const drawn = await drawnBefore({ rules: yearly });
    expect(drawn).toHaveLength(10);
    const refused = await seal({ rules: yearly });
    expect(refused).toMatchObject({ code: 'capped-in-pool', found: 10 });
    const { entities } = refused as { readonly entities: readonly unknown[] };
    expect(entities).toContainEqual({ id: drawn[0], counted: 1, most: 1, from: '2026-01-01', until: '2026-12-31' });

    const stranger = ENTITIES.find(({ id, status }) => status === 'active' && !drawn.includes(id))?.id ?? '';
    expect(await seal({ rules: yearly, exclusions: cappedOut([...drawn, stranger]) })).toEqual({
      code: 'cap-unfounded',
      found: 1,
      ids: [stranger],
    });
    expect(await seal({ rules: yearly, exclusions: cappedOut(drawn.slice(1)) })).toMatchObject({
      code: 'capped-in-pool',
      found: 1,
    });
    expect(await seal({ rules: yearly, exclusions: cappedOut(drawn) })).toBe('sealed');
  });

  test('another item and the next year do not count', async () => {
    const drawn = await drawnBefore({ rules: yearly });
    const [item] = yearly.items;
    if (!item) throw new Error('one item');
    const other = { ...yearly, items: [{ ...item, code: 'SCJG-099' as typeof item.code }] };
    expect(await seal({ rules: other })).toBe('sealed');
    const next = {
      ...yearly,
      inspectionFrom: must(isoDate('2027-01-04')),
      inspectionUntil: must(isoDate('2027-01-20')),
    };
    expect(await seal({ rules: next })).toBe('sealed');
    expect(await seal({ rules: next, exclusions: cappedOut(drawn.slice(0, 1)) })).toMatchObject({
      code: 'cap-unfounded',
    });
  });

  test('a visit counts on the day its result was filed, else on the last day it may take place', async () => {
    const { request } = await open.drawn({ rules: yearly });
    const { drawNumber } = request.seal;
    const [team] = open.drawState(drawNumber).outcome?.teams ?? [];
    const [member] = team?.members ?? [];
    const [first, second] = team?.entities ?? [];
    if (!member || !first || !second) throw new Error('a team with two firms');
    open.timers.advance(15 * 86_400_000);
    must(
      await open.office.fileResult(
        member.person,
        { draw: drawNumber, entity: first.id },
        { result: '未发现问题', note: '' },
      ),
    );
    const days = new Map(visitsOf(open.journal.state()).map(({ entity, on }) => [entity, on]));
    expect(days.get(first.id as EntityId)).toBe(chinaDate(open.clock.now()));
    expect(days.get(second.id as EntityId)).toBe('2026-12-20');
  });
});

describe('每2年、许可有效期内 and the office’s own yearly limit', () => {
  const firm = ENTITIES.find(({ status }) => status === 'active');
  if (!firm) throw new Error('a living firm');
  const visit = (on: string, over: Partial<Visit> = {}): Visit & { readonly note: string } => ({
    entity: firm.id,
    on: must(isoDate(on)),
    department: SCJG,
    items: [ITEM.code],
    cause: 'planned',
    note: '示例',
    ...over,
  });
  const record = async (...visits: readonly (Visit & { readonly note: string })[]): Promise<number> =>
    must(await open.office.recordVisits(CLERK.id, { visits })).recorded;
  const capped = { code: 'capped-in-pool', found: 1, entities: [{ id: firm.id }] };

  test('a calendar of two years reaches to the January of the year before', async () => {
    const rules = rulesWith({ frequencyText: '对同一单位每2年不超过1次' });
    await record(visit('2024-12-31'));
    expect(await seal({ rules })).toBe('sealed');
    await record(visit('2025-01-01'));
    expect(await seal({ rules })).toMatchObject(capped);
    expect(await seal({ rules, exclusions: cappedOut([firm.id]) })).toBe('sealed');
  });

  test('a licence counts while it is valid on the last day of inspection', async () => {
    const rules = rulesWith({ frequencyText: '许可有效期内不超过2次' });
    const licensed = (from: string, until: string): Entity[] =>
      ENTITIES.map((entity) =>
        entity.id === firm.id
          ? { ...entity, facts: { ...entity.facts, licenceFrom: from, licenceUntil: until } }
          : entity,
      );
    await record(visit('2022-03-01'), visit('2024-03-01'));
    expect(await seal({ rules }, licensed('2022-01-01', '2026-12-31'))).toMatchObject(capped);
    expect(await seal({ rules }, licensed('2022-01-01', '2026-12-19'))).toBe('sealed');
    expect(await seal({ rules }, licensed('2022-03-02', '2026-12-31'))).toBe('sealed');
    expect(await seal({ rules })).toBe('sealed');
  });

  test('a rolling year of one agency, set by the office', async () => {
    const window = { kind: 'rolling', months: 12 } as const;
    await reopen({ profile: { visitLimits: [{ most: 1, window, department: SCJG }] } });
    const rules = rulesWith({});
    await record(visit('2025-12-20', { items: [] }));
    expect(await seal({ rules })).toBe('sealed');
    must(
      await open.office.recordVisits(OTHER_CLERK.id, {
        visits: [visit('2026-05-01', { department: XFJY, items: [] })],
      }),
    );
    expect(await seal({ rules })).toBe('sealed');
    await record(visit('2025-12-21', { items: [] }));
    expect(await seal({ rules })).toMatchObject(capped);
  });

  test.each(VISIT_CAUSES.filter((cause) => cause !== 'planned'))('%s is kept and not counted', async (cause) => {
    const rules = rulesWith({ frequencyText: '每年不超过1次' });
    expect(await record(visit('2026-05-01', { cause }))).toBe(1);
    expect(await seal({ rules })).toBe('sealed');
    expect(visitsOf(open.journal.state())).toMatchObject([{ entity: firm.id, cause }]);
  });

  test('recorded twice is recorded once, also in one request, and after a restart', async () => {
    expect(await record(visit('2026-05-01'), visit('2026-05-01'))).toBe(1);
    expect(await record(visit('2026-05-01'))).toBe(0);
    open = await open.again();
    expect(await record(visit('2026-05-01'), visit('2026-05-02'))).toBe(1);
    expect(visitsOf(open.journal.state())).toHaveLength(2);
  });

  test('are recorded by one’s own department or the joint office, all or none', async () => {
    const both = { visits: [visit('2026-05-01', { department: XFJY }), visit('2026-05-01')] };
    for (const person of [OTHER_CLERK, FOREIGN_CLERK, AUDITOR]) {
      expect(await open.office.recordVisits(person.id, both)).toMatchObject({ fault: { code: 'forbidden' } });
    }
    expect(visitsOf(open.journal.state())).toEqual([]);
    expect(must(await open.office.recordVisits(JOINT_OFFICE.id, both)).recorded).toBe(2);
  });
});

describe('the pane', () => {
  test('learns caps and visits for its rules, from which it works out the same exclusions', async () => {
    const drawn = await drawnBefore({ rules: yearly });
    const answer = must(open.office.visitCaps(CLERK.id, yearly));
    expect(answer.caps).toEqual([{ most: 1, window: { kind: 'calendar', years: 1 }, items: [ITEM.code] }]);
    expect(answer.visits.map(({ entity }) => entity).sort()).toEqual([...drawn].sort());
    // the other department of the task visited too, but for no item of its own
    expect(new Set(answer.visits.map(({ department }) => department))).toEqual(new Set([SCJG]));
    expect(open.office.visitCaps(AUDITOR.id, yearly)).toMatchObject({ fault: { code: 'forbidden' } });
  });
});
