import { describe, expect, test } from '@jest/globals';
import { draw } from '../../../core/draw/draw.ts';
import { selectionTable } from '../../../core/draw/pool.ts';
import { canBePlanned, rehearsePlan, rehearseSample } from '../../../core/draw/rehearsal.ts';
import { computeSeed } from '../../../core/draw/seed.ts';
import { compareUtf8 } from '../../../core/encoding/bytes.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import { departmentCode } from '../../../core/model/normalise.ts';
import {
  must,
  sampleEntities,
  sampleInput,
  sampleInspector,
  sampleInspectors,
  sampleRules,
  type SampleOptions,
} from '../../support/sample-draw.ts';

/** A draw, and the same draw rehearsed with its seed. */
function both(options: SampleOptions, label: string) {
  const input = sampleInput({ ...options, label });
  const seed = must(computeSeed(input.seal, input.evidence));
  const { rules, exclusions, districts } = input.seal;
  const entities = [...input.entities].sort((a, b) => compareUtf8(a.id, b.id));
  const officers = input.officers.map(({ inspector }) => inspector).sort((a, b) => compareUtf8(a.id, b.id));
  const drawn = must(rehearseSample({ entities, table: selectionTable(entities) }, rules, exclusions, seed));
  const plan = rehearsePlan(drawn, { officers, districts }, rules, seed);
  return { real: draw(input), drawn, plan, officers, rules, seed };
}

describe('a rehearsal with the seed of a draw', () => {
  test.each(['a', 'b', 'c'])('draws the same entities and is as even: %s', (label) => {
    const { real, drawn, plan, officers, rules, seed } = both({}, label);
    const transcript = must(real);
    expect(drawn.map(({ id }) => id)).toEqual(transcript.drawn.map(({ entity }) => entity.id));
    const rehearsed = must(plan);
    expect(rehearsed.teams).toBe(transcript.teams.length);
    expect(rehearsed.places).toBe(transcript.matching.slots.length);
    const loads = officers.map(
      ({ id }) => transcript.matching.slots.filter(({ officer }) => transcript.officers[officer]?.id === id).length,
    );
    // the shuffle changes who goes where; the total of loads carried and new stays as even as the base plan
    const total = (given: (index: number) => number): readonly number[] =>
      officers.map(({ carriedLoad }, index) => carriedLoad + given(index)).sort((a, b) => a - b);
    expect(total((index) => rehearsed.loads[index] ?? 0)).toEqual(total((index) => loads[index] ?? 0));
    expect(canBePlanned(drawn, officers, rules, seed)).toBe(true);
  });

  test('fails where the draw fails, with the same answer', () => {
    const entities = sampleEntities(200);
    const inspectors = sampleInspectors(6, entities);
    const team = { ...sampleRules().team, loadCap: 1 };
    const { real, plan, drawn, officers, rules, seed } = both({ entities, inspectors, rules: { team } }, 'short');
    expect(real).toMatchObject({ ok: false, fault: { code: 'no-plan' } });
    expect(plan).toEqual(real);
    expect(canBePlanned(drawn, officers, rules, seed)).toBe(false);
  });
});

test('the answer says where the teams go, and for what their leads must be qualified', () => {
  const lead = must(departmentCode('SCJG'));
  const inspectors: readonly Inspector[] = Array.from({ length: 9 }, (_, index) =>
    sampleInspector(index, { qualifications: [] }),
  );
  const team = { size: 2, routeLength: 3, loadCap: 20, districtRule: 'any', leadQualification: '食品' } as const;
  const { plan } = both({ inspectors, rules: { team } }, 'qualified');
  if (plan.ok || plan.fault.code !== 'no-plan') throw new Error('there should be no plan');
  const { smallest, total } = plan.fault.answer;
  expect(smallest.needs).toEqual([{ role: 'lead', department: lead, qualification: '食品', places: 1 }]);
  expect(smallest.officerCount).toBe(0);
  expect(total.districts.reduce((sum, { teams }) => sum + teams, 0)).toBe(total.teams);
  expect(total.districts.every(({ district, name }) => district === '' || name === `${district}（示例）`)).toBe(true);
});
