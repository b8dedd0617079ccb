import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countChanges, diffRows, isUnchanged } from '../../../core/lists/list-diff.ts';
import { withUntold } from '../../../core/lists/untold-fields.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import type { Entity } from '../../../core/model/entity.ts';
import { cellsOf, idsOf, smallList } from './small-lists.ts';

describe('a diff', () => {
  test('tells every row that came or went, and every cell that changed, and nothing else', () => {
    fc.assert(
      fc.property(smallList, smallList, (before, after) => {
        const diff = diffRows('entities', before, after);
        const [old, now] = [cellsOf(before), cellsOf(after)];
        expect(new Set(diff.added.map(({ id }) => id as string))).toEqual(
          new Set([...idsOf(after)].filter((id) => !idsOf(before).has(id))),
        );
        expect(new Set(diff.removed.map(({ id }) => id as string))).toEqual(
          new Set([...idsOf(before)].filter((id) => !idsOf(after).has(id))),
        );
        const told = diff.changed.flatMap(({ id, fields }) =>
          fields.map(({ field, before: from, after: to }) => `${id}/${field}: ${JSON.stringify([from, to])}`),
        );
        const expected = [...now].flatMap(([cell, value]) => {
          const from = old.get(cell);
          return from === undefined || from === value ? [] : [`${cell}: ${JSON.stringify([from, value])}`];
        });
        expect(told.sort()).toEqual(expected.sort());
        expect(diff.same + diff.changed.length + diff.added.length).toBe(after.length);
      }),
    );
  });

  test('of a list with itself in any order tells nothing', () => {
    fc.assert(
      fc.property(smallList, (rows) => {
        const diff = diffRows('entities', rows, [...rows].reverse());
        expect(isUnchanged(diff)).toBe(true);
        expect(diff.same).toBe(rows.length);
      }),
    );
  });

  test('compares what is listed in a field by its content', () => {
    const officer: Inspector = {
      id: 'P1' as Inspector['id'],
      name: '示例一',
      department: 'SCJG' as Inspector['department'],
      district: '',
      certificates: [{ number: 'Z1', validUntil: '2027-12-31' as never }],
      qualifications: ['食品'],
      leave: [],
      conflicts: [],
      formerEmployers: [],
      carriedLoad: 0,
    };
    const renewed = { ...officer, certificates: [{ number: 'Z1', validUntil: '2030-12-31' as never }] };
    expect(diffRows('inspectors', [officer], [structuredClone(officer)]).changed).toEqual([]);
    expect(diffRows('inspectors', [officer], [renewed]).changed[0]?.fields).toEqual([
      { field: 'certificates', before: officer.certificates, after: renewed.certificates },
    ]);
  });

  test('of two lists of 200,000 rows looks at every row once', () => {
    let looked = 0;
    const row = (index: number, address: string): Entity =>
      Object.defineProperty({ id: `E${String(index)}`, status: 'active', district: '', address, facts: {} }, 'name', {
        enumerable: true,
        get: () => {
          looked++;
          return '虚构店';
        },
      }) as unknown as Entity;
    const before = Array.from({ length: 200_000 }, (_, index) => row(index, 'a'));
    const after = before.map((old, index) => (index % 1_000 === 0 ? row(index, 'b') : old)).slice(10);
    const diff = diffRows('entities', before, after);
    expect(countChanges(diff)).toEqual({ added: 0, changed: 199, removed: 10 });
    expect(looked).toBeLessThan(4 * 200_000);
  });
});

test('a sheet without a column leaves it to the office what stands there', () => {
  fc.assert(
    fc.property(smallList, smallList, (sheet, kept) => {
      const told = new Set(['name', 'status', 'facts.industry']);
      const rows = withUntold('entities', sheet, kept, (field) => told.has(field));
      const [own, old] = [cellsOf(sheet), cellsOf(kept)];
      for (const [cell, value] of cellsOf(rows)) {
        const field = cell.slice(cell.indexOf('/') + 1);
        expect(value).toBe(told.has(field) ? own.get(cell) : (old.get(cell) ?? own.get(cell)));
      }
      expect(rows.map(({ id }) => id)).toEqual(sheet.map(({ id }) => id));
    }),
  );
});
