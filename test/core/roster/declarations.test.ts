import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Inspector } from '../../../core/model/inspector.ts';
import { isoDate } from '../../../core/model/normalise.ts';
import { type Declaration, undeclaredOfficer, withDeclarations } from '../../../core/roster/declarations.ts';
import { must, sampleEntities, sampleInspector } from '../../support/sample-draw.ts';

const ENTITIES = sampleEntities(20);
const OFFICERS = Array.from({ length: 4 }, (_, index) => sampleInspector(index));
const [FIRST, SECOND] = OFFICERS as [Inspector, Inspector, ...Inspector[]];
const [ONE, TWO] = ENTITIES as [(typeof ENTITIES)[0], (typeof ENTITIES)[0], ...typeof ENTITIES];

const day = (text: string) => must(isoDate(text));
const leave = (from: string, to: string) => ({ from: day(from), to: day(to) });
const declared = (person: Inspector, over: Partial<Declaration>): Declaration => ({
  person: person.id,
  leave: [],
  conflicts: [],
  ...over,
});

describe('declarations in officers’ rows', () => {
  test('add leave, and the firms of the pool that are meant by name or by code', () => {
    const declaration = declared(FIRST, {
      leave: [leave('2026-12-01', '2026-12-05')],
      conflicts: [
        { firm: ` ${ONE.name.replace('（', '(').replace('）', ' )')}`, reason: 'relative' },
        { firm: TWO.id.toLowerCase(), reason: 'interest' },
        { firm: '不在名单里的公司', reason: 'other' },
      ],
    });
    expect(ONE.name).toContain('（');
    const [first, second] = withDeclarations(OFFICERS, [declaration], ENTITIES);
    expect(first).toEqual({
      ...FIRST,
      leave: [leave('2026-12-01', '2026-12-05')],
      conflicts: [
        { entity: ONE.id, reason: 'relative' },
        { entity: TWO.id, reason: 'interest' },
      ],
    });
    expect(second).toBe(SECOND);
  });

  test('leave alone what the row says already', () => {
    const row = {
      ...FIRST,
      leave: [leave('2026-11-30', '2026-12-10')],
      conflicts: [{ entity: ONE.id, reason: 'other' as const }],
    };
    const declaration = declared(FIRST, {
      leave: [leave('2026-12-01', '2026-12-05')],
      conflicts: [{ firm: ONE.name, reason: 'relative' }],
    });
    expect(withDeclarations([row], [declaration], ENTITIES)[0]).toBe(row);
    expect(undeclaredOfficer([row], [declaration], ENTITIES)).toBeNull();
  });

  test('of a firm with several branches of one name bar every one', () => {
    const branches = [ONE, { ...TWO, name: ONE.name }];
    const declaration = declared(FIRST, { conflicts: [{ firm: ONE.name, reason: 'interest' }] });
    expect(withDeclarations([FIRST], [declaration], branches)[0]?.conflicts.map(({ entity }) => entity)).toEqual([
      ONE.id,
      TWO.id,
    ]);
  });

  const firm = fc.constantFrom(...ENTITIES.flatMap(({ id, name }) => [id, name]), '别的公司');
  const span = fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }))
    .map(([a, b]) =>
      leave(`2026-12-${String(Math.min(a, b)).padStart(2, '0')}`, `2026-12-${String(Math.max(a, b)).padStart(2, '0')}`),
    );
  const someDeclaration = fc.record({
    person: fc.constantFrom(...OFFICERS.map(({ id }) => id)),
    leave: fc.array(span, { maxLength: 4 }),
    conflicts: fc.array(fc.record({ firm, reason: fc.constantFrom('relative' as const, 'interest' as const) }), {
      maxLength: 4,
    }),
  });
  const some = fc.uniqueArray(someDeclaration, { selector: ({ person }) => person, maxLength: 4 });

  test('merged twice are merged once, nothing is taken away, and afterwards nothing is missing', () => {
    fc.assert(
      fc.property(some, (declarations) => {
        const once = withDeclarations(OFFICERS, declarations, ENTITIES);
        const twice = withDeclarations(once, declarations, ENTITIES);
        expect(twice.every((officer, index) => officer === once[index])).toBe(true);
        expect(undeclaredOfficer(once, declarations, ENTITIES)).toBeNull();
        for (const [index, officer] of OFFICERS.entries()) {
          const row = once[index];
          const wanted = declarations.find(({ person }) => person === officer.id);
          for (const { from, to } of wanted?.leave ?? []) {
            expect(row?.leave.some((known) => known.from <= from && known.to >= to)).toBe(true);
          }
        }
      }),
    );
  });
});
