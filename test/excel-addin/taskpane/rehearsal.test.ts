import { describe, expect, test } from '@jest/globals';
import { announcedHolidays } from '../../../core/calendar/announced-holidays.ts';
import { workCalendar } from '../../../core/calendar/working-days.ts';
import { draw } from '../../../core/draw/draw.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import { instant, isoDate } from '../../../core/model/normalise.ts';
import {
  rehearsalPool,
  rehearsalTask,
  type Rehearsal,
  type RehearsalOrder,
} from '../../../excel-addin/taskpane/rehearsal/rehearsal-task.ts';
import { remedyLadders, type Remedy } from '../../../excel-addin/taskpane/rehearsal/remedies.ts';
import { NEW_PLAN, type PlanForm } from '../../../excel-addin/taskpane/state/plan-form.ts';
import { planRules } from '../../../excel-addin/taskpane/plan/plan-rules.ts';
import {
  bytes32,
  DISTRICTS,
  must,
  sampleEntities,
  sampleInput,
  sampleInspector,
  sampleRules,
} from '../../support/sample-draw.ts';

const ENTITIES = sampleEntities(200);
const POOL = rehearsalPool(ENTITIES);
const NOW = must(instant('2026-11-20T01:00:00Z'));
const calendar = workCalendar(announcedHolidays());
const { items, lead, participants } = sampleRules();
const DAY = (text: string) => must(isoDate(text));
const FORM: PlanForm = {
  ...NEW_PLAN,
  items: items.map(({ code }) => code),
  lead,
  participants,
  quota: { kind: 'count', count: 20 },
  from: DAY('2026-12-01'),
  until: DAY('2026-12-20'),
};

/** Officers of both departments, `n` of each. */
const officers = (n: number, over: Partial<Inspector> = {}): readonly Inspector[] =>
  Array.from({ length: 3 * n }, (_, index) => sampleInspector(index, over)).filter(({ department }) =>
    [lead, ...participants].includes(department),
  );

interface Rehearsed {
  readonly rehearsal: Rehearsal;
  /** Found remedies, the least change first. */
  readonly remedies: readonly Remedy[];
}

function rehearse(form: PlanForm, inspectors: readonly Inspector[], over: Partial<RehearsalOrder> = {}): Rehearsed {
  const { rules } = must(planRules(form, items, calendar, NOW));
  const ladders = remedyLadders({
    ...{ form, rules, items, inspectors, calendar, now: NOW },
    ...{ drawn: 20, living: 200 },
  });
  const rehearsal = must(
    rehearsalTask(
      POOL,
      {
        ...{ rules, inspectors, exclusions: [], declarations: [], districts: [] },
        ladders: ladders.map((ladder) => ladder.map(({ patch }) => patch)),
        ...over,
      },
      () => undefined,
    ),
  );
  const remedies = rehearsal.remedies.flatMap(({ ladder, rung }) => ladders[ladder]?.[rung] ?? []);
  return { rehearsal, remedies };
}

/** Whether real draws by the rules of a form succeed, with seeds that no rehearsal has. */
function drawsWell(form: PlanForm, inspectors: readonly Inspector[]): boolean {
  const { rules } = must(planRules(form, items, calendar, NOW));
  const input = sampleInput({ entities: ENTITIES, inspectors, rules, seal: { witnesses: [], leastAssurance: 1 } });
  return [1, 2, 3].every((n) => draw({ ...input, evidence: { kind: 'given', seed: bytes32(`real ${n}`) } }).ok);
}

describe('a plan with enough officers', () => {
  test('is rehearsed with five seeds, and loads are even', () => {
    const { rehearsal, remedies } = rehearse(FORM, officers(6));
    expect(rehearsal).toMatchObject({ rounds: 5, planned: 5, noPlan: null, remedies: [] });
    expect(remedies).toEqual([]);
    const [least, most] = [rehearsal.places?.least ?? 0, rehearsal.places?.most ?? 0];
    const mean = rehearsal.loads.reduce((sum, load) => sum + load.mean, 0);
    expect(mean).toBeGreaterThanOrEqual(least);
    expect(mean).toBeLessThanOrEqual(most);
    // six of each department for as many places of each: nobody has two more than another
    for (const { least: lightest, most: heaviest } of rehearsal.loads) expect(heaviest - lightest).toBeLessThan(2);
  });

  test('comes to the same whenever it is rehearsed, whatever the order of rows', () => {
    const people = officers(6);
    const { rules } = must(planRules(FORM, items, calendar, NOW));
    const order = { rules, exclusions: [], declarations: [], districts: [], ladders: [] };
    const forth = rehearsalTask(POOL, { ...order, inspectors: people }, () => undefined);
    const back = rehearsalTask(
      rehearsalPool([...ENTITIES].reverse()),
      { ...order, inspectors: [...people].reverse() },
      () => undefined,
    );
    expect(back).toEqual(forth);
  });
});

describe('what helps a plan with too few officers', () => {
  const short: PlanForm = { ...FORM, loadCap: 1, routeLength: 1 };

  test('is the least raise of the cap, the least route and the largest draw, and real draws then succeed', () => {
    const people = officers(8);
    const { rehearsal, remedies } = rehearse(short, people);
    expect(rehearsal).toMatchObject({ rounds: 5, planned: 0 });
    expect(drawsWell(short, people)).toBe(false);
    // 20 teams of two departments, 8 officers of each: three teams each, or eight firms alone
    expect(remedies).toContainEqual(expect.objectContaining({ what: { kind: 'raiseCap', to: 3 } }));
    expect(remedies).toContainEqual(expect.objectContaining({ what: { kind: 'drawFewer', to: 8 } }));
    for (const { change } of remedies) expect(drawsWell({ ...short, ...change }, people)).toBe(true);
    expect(rehearse({ ...short, loadCap: 2 }, people).rehearsal.planned).toBe(0);
    expect(rehearse({ ...short, quota: { kind: 'count', count: 9 } }, people).rehearsal.planned).toBe(0);
  });

  test('is another district rule, where only those of the own district may go', () => {
    const people = officers(12, { district: DISTRICTS[0] ?? '' });
    const own: PlanForm = { ...FORM, districtRule: 'own' };
    const { rehearsal, remedies } = rehearse(own, people);
    expect(rehearsal.planned).toBe(0);
    expect(rehearsal.noPlan?.remedies.raiseCaps.left).toBeGreaterThan(0);
    expect(remedies.map(({ what }) => what.kind)).toContain('anyDistrict');
    expect(remedies.map(({ what }) => what.kind)).not.toContain('raiseCap');
  });

  test('is a lead without the speciality', () => {
    const { remedies } = rehearse({ ...FORM, leadQualification: '食品' }, officers(9, { qualifications: [] }));
    expect(remedies.map(({ what }) => what.kind)).toContain('anyLead');
  });

  test('is a smaller team, not below the departments that take part', () => {
    const { remedies } = rehearse({ ...FORM, teamSize: 5, loadCap: 1, routeLength: 20 }, officers(7));
    expect(remedies).toContainEqual(expect.objectContaining({ what: { kind: 'shrinkTeam', to: 2 } }));
  });

  test('is a deadline before certificates end, or one that leaves room beside a leave', () => {
    const ending = officers(6, { certificates: [{ number: '示例', validUntil: DAY('2026-12-15') }] });
    expect(rehearse(FORM, ending).remedies).toContainEqual(
      expect.objectContaining({ what: { kind: 'earlierDeadline', to: '2026-12-15' }, change: { until: '2026-12-15' } }),
    );
    // 12 of 20 days; with a window of 27 days it is less than half
    const away = officers(6, { leave: [{ from: DAY('2026-12-01'), to: DAY('2026-12-12') }] });
    expect(rehearse(FORM, away).remedies).toContainEqual(
      expect.objectContaining({ what: { kind: 'laterDeadline', to: '2026-12-27' } }),
    );
  });

  test('is never a number below what an item asks for', () => {
    const [item] = items;
    const strict = item === undefined ? [] : [{ ...item, ratioText: '不低于10%' }];
    const { rules } = must(planRules(short, strict, calendar, NOW));
    const ladders = remedyLadders({
      ...{ form: short, rules, items: strict, inspectors: officers(8), calendar, now: NOW },
      ...{ drawn: 20, living: 200 },
    });
    expect(ladders.flat().map(({ what }) => what.kind)).not.toContain('drawFewer');
  });

  test('is nothing where nobody has a certificate', () => {
    const { rehearsal, remedies } = rehearse(FORM, officers(6, { certificates: [] }));
    expect(rehearsal.noPlan?.smallest.officerCount).toBe(0);
    expect(remedies).toEqual([]);
  });
});

test('what officers declared in chat counts: leave, and firms by name', () => {
  const people = officers(1);
  const away = people.map(({ id }) => ({
    person: id,
    leave: [{ from: DAY('2026-12-01'), to: DAY('2026-12-31') }],
    conflicts: [],
  }));
  const roomy: PlanForm = { ...FORM, loadCap: 20 };
  expect(rehearse(roomy, people).rehearsal.planned).toBe(5);
  const { noPlan } = rehearse(roomy, people, { declarations: away }).rehearsal;
  expect(noPlan?.smallest.reasons).toContainEqual(expect.objectContaining({ reason: 'on-leave' }));
  const conflicted = people.map(({ id }) => ({
    person: id,
    leave: [],
    conflicts: ENTITIES.map(({ name }) => ({ firm: name, reason: 'relative' as const })),
  }));
  expect(rehearse(roomy, people, { declarations: conflicted }).rehearsal.planned).toBe(0);
});
