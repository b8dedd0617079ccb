import { describe, expect, test } from '@jest/globals';
import { isOnLeave, placeBar, unavailability } from '../../../core/draw/availability.ts';
import { eligibility } from '../../../core/draw/eligibility.ts';
import { makeTeams, placesOfTeam } from '../../../core/draw/teams.ts';
import type { DistrictRule } from '../../../core/model/draw-rules.ts';
import type { Inspector, Leave } from '../../../core/model/inspector.ts';
import { departmentCode, inspectorId, isoDate } from '../../../core/model/normalise.ts';
import { DISTRICTS, must, numbers, sampleEntity, sampleInspector, sampleRules } from '../../support/sample-draw.ts';

const rules = sampleRules({
  inspectionFrom: must(isoDate('2026-12-01')),
  inspectionUntil: must(isoDate('2026-12-10')),
});
const leave = (...spans: readonly (readonly [string, string])[]): { leave: readonly Leave[] } => ({
  leave: spans.map(([from, to]) => ({ from: must(isoDate(from)), to: must(isoDate(to)) })),
});
const [zengdu = '', suixian = ''] = DISTRICTS;
const lead = { role: 'lead', department: rules.lead } as const;

describe('certificates', () => {
  const withCertificates = (...days: readonly string[]): Inspector =>
    sampleInspector(0, { certificates: days.map((day) => ({ number: day, validUntil: must(isoDate(day)) })) });

  test('count up to their last day, and one good one is enough', () => {
    expect(unavailability(withCertificates(), rules)).toBe('no-certificate');
    expect(unavailability(withCertificates('2026-12-09'), rules)).toBe('certificate-expired');
    expect(unavailability(withCertificates('2026-12-10'), rules)).toBeNull();
    expect(unavailability(withCertificates('2026-01-01', '2027-01-01'), rules)).toBeNull();
  });
});

describe('leave', () => {
  test('keeps away from half of the window on, each day counted once', () => {
    expect(isOnLeave(leave(['2026-12-01', '2026-12-04']), rules)).toBe(false);
    expect(isOnLeave(leave(['2026-12-01', '2026-12-05']), rules)).toBe(true);
    expect(isOnLeave(leave(['2026-12-01', '2026-12-03'], ['2026-12-02', '2026-12-04']), rules)).toBe(false);
    expect(isOnLeave(leave(['2026-12-08', '2027-02-01'], ['2026-11-01', '2026-12-02']), rules)).toBe(true);
    expect(isOnLeave(leave(['2026-11-01', '2026-11-30'], ['2026-12-11', '2027-12-11']), rules)).toBe(false);
    expect(isOnLeave(leave(), rules)).toBe(false);
  });

  test('agrees with counting the days one by one', () => {
    const pick = numbers('leave');
    const day = (n: number): string => new Date(Date.UTC(2026, 10, 20 + n)).toISOString().slice(0, 10);
    for (let run = 0; run < 500; run++) {
      const spans = Array.from({ length: pick(4) }, () => {
        const from = pick(30);
        return [day(from), day(from + pick(8))] as const;
      });
      const window = Array.from({ length: 10 }, (_, i) => day(11 + i));
      const absent = window.filter((d) => spans.some(([from, to]) => from <= d && d <= to)).length;
      expect(isOnLeave(leave(...spans), rules)).toBe(2 * absent >= 10);
    }
  });
});

describe('places', () => {
  test('are a lead, one of each department, then members up to the size', () => {
    const participants = ['XFJY', 'WJW'].map((code) => must(departmentCode(code)));
    const roles = (size: number): string[] =>
      placesOfTeam(4, { ...rules, participants, team: { ...rules.team, size } }).map(
        ({ role, department }) => `${role} ${department}`,
      );
    expect(roles(2)).toEqual(['lead SCJG', 'department XFJY', 'department WJW']);
    expect(roles(5)).toEqual(['lead SCJG', 'department XFJY', 'department WJW', 'member ', 'member ']);
  });

  test('bar by department, qualification and district, in this order', () => {
    const officer = sampleInspector(0, { district: zengdu });
    const strict = { ...rules, team: { ...rules.team, leadQualification: '特种设备', districtRule: 'own' as const } };
    expect(placeBar(officer, { role: 'department', department: must(departmentCode('XFJY')) }, [], strict)).toBe(
      'department',
    );
    expect(placeBar(officer, lead, [suixian], strict)).toBe('qualification');
    expect(placeBar({ ...officer, qualifications: ['特种设备'] }, lead, [suixian], strict)).toBe('district');
    expect(placeBar(officer, { role: 'member', department: '' }, [zengdu], strict)).toBeNull();
  });

  test.each<[DistrictRule, string, string, boolean]>([
    ['own', zengdu, zengdu, true],
    ['own', zengdu, suixian, false],
    ['own', '', suixian, true],
    ['own', zengdu, '', true],
    ['never-own', zengdu, zengdu, false],
    ['never-own', zengdu, suixian, true],
    ['never-own', '', suixian, true],
    ['never-own', zengdu, '', true],
    ['any', zengdu, suixian, true],
  ])('by the rule %s an officer of "%s" may go to "%s": %s', (districtRule, officers, entitys, may) => {
    const officer = sampleInspector(0, { district: officers as Inspector['district'] });
    const bar = placeBar(officer, lead, [entitys as Inspector['district']], {
      ...rules,
      team: { ...rules.team, districtRule },
    });
    expect(bar).toBe(may ? null : 'district');
  });
});

describe('routes', () => {
  test('stay in one district, in draw order, and are cut at their length', () => {
    const drawn = ['a', 'b', 'a', 'a', '', 'b', 'a', ''].map((district) => ({ district }));
    expect(makeTeams(drawn, 3)).toEqual([
      { number: 1, entities: [0, 2, 3] },
      { number: 2, entities: [1, 5] },
      { number: 3, entities: [4, 7] },
      { number: 4, entities: [6] },
    ]);
    expect(makeTeams([], 3)).toEqual([]);
  });
});

describe('eligibility', () => {
  test('keeps the reason of every missing pair', () => {
    const pick = numbers('eligibility');
    const drawn = [sampleEntity(1, pick), sampleEntity(2, pick)].map((entity) => ({
      ...entity,
      district: '' as const,
    }));
    const [first, second] = drawn;
    if (!first || !second) throw new Error('two entities');
    const officers = [
      sampleInspector(0),
      sampleInspector(3, { conflicts: [{ entity: first.id, reason: 'relative' }] }),
      sampleInspector(6, { formerEmployers: [second.name] }),
      sampleInspector(9, { certificates: [] }),
      sampleInspector(1),
      sampleInspector(2),
    ];
    const teams = makeTeams(drawn, 1);
    const found = eligibility({
      drawn,
      teams,
      officers,
      rules: { ...rules, team: { ...rules.team, size: 2 } },
      changes: [{ kind: 'recused', team: 2, officer: must(inspectorId('HB000000')) }],
    });
    const lead = (team: number): (string | null)[] =>
      officers.map((_, officer) => found.reasonAgainst(2 * team, officer));
    expect(lead(0)).toEqual([null, 'declared-conflict', null, 'no-certificate', 'department', 'department']);
    expect(lead(1)).toEqual(['recused', null, 'former-employer', 'no-certificate', 'department', 'department']);
    expect(found.sets).toEqual([[0, 1, 2], [4]]);
    expect(found.places.map(({ set, without }) => [set, without])).toEqual([
      [0, [1]],
      [1, []],
      [0, [0, 2]],
      [1, []],
    ]);
  });

  test('takes a former employer by the exact name only', () => {
    const [entity] = [{ ...sampleEntity(1, numbers('name')), district: '' as const }];
    const officers = [sampleInspector(0, { formerEmployers: [`${entity.name}分公司`, ''] })];
    const { places } = eligibility({ drawn: [entity], teams: makeTeams([entity], 1), officers, rules });
    expect(places[0]?.without).toEqual([]);
  });
});
