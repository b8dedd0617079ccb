import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeRows, openConflicts, resolvedRows, type Chooser, type Side } from '../../../core/lists/list-merge.ts';
import type { Entity } from '../../../core/model/entity.ts';
import { cellsOf, idsOf, smallList } from './small-lists.ts';

const lists = fc.record({ base: smallList, mine: smallList, theirs: smallList });
const turned: Readonly<Record<Side, Side>> = { mine: 'theirs', theirs: 'mine' };
/** A choice for every conflict, by a bit of its name. */
const chooserOf =
  (salt: number): Chooser =>
  (id, field) =>
    (id.charCodeAt(0) + (field ?? '').length + salt) % 2 === 0 ? 'mine' : 'theirs';

const resolved = (versions: Parameters<typeof resolvedRows<'entities'>>[1], choose: Chooser): readonly Entity[] => {
  const rows = resolvedRows('entities', versions, choose);
  if (!rows.ok) throw new Error('open');
  return rows.value;
};

/** What each cell of a row must be, worked out cell by cell; null for a row that must not be there. */
function expectedRow(
  id: string,
  { base, mine, theirs }: { base: readonly Entity[]; mine: readonly Entity[]; theirs: readonly Entity[] },
  choose: Chooser,
): Map<string, string> | null {
  const row = (rows: readonly Entity[]): Map<string, string> | null =>
    idsOf(rows).has(id) ? new Map([...cellsOf(rows)].filter(([cell]) => cell.startsWith(`${id}/`))) : null;
  const [b, m, t] = [row(base), row(mine), row(theirs)];
  const same = (one: Map<string, string> | null, other: Map<string, string> | null): boolean =>
    JSON.stringify([...(one ?? [])]) === JSON.stringify([...(other ?? [])]) && (one === null) === (other === null);
  if (same(m, t)) return m;
  if (same(b, m)) return t;
  if (same(b, t)) return m;
  if (m === null || t === null) return choose(id, null) === 'theirs' ? t : m;
  return new Map(
    [...m].map(([cell, value]) => {
      const [before, other] = [b?.get(cell), t.get(cell) ?? ''];
      if (value === other || other === before) return [cell, value];
      if (value === before) return [cell, other];
      return [cell, choose(id, cell.slice(cell.indexOf('/') + 1)) === 'theirs' ? other : value];
    }),
  );
}

describe('a merge', () => {
  test('comes out cell by cell as it should, whatever is chosen', () => {
    fc.assert(
      fc.property(lists, fc.nat(3), (versions, salt) => {
        const choose = chooserOf(salt);
        const cells = cellsOf(resolved(versions, choose));
        const expected = new Map<string, string>();
        for (const id of ['A', 'B', 'C', 'D', 'E', 'F']) {
          for (const [cell, value] of expectedRow(id, versions, choose) ?? []) expected.set(cell, value);
        }
        expect(new Map([...cells].sort())).toEqual(new Map([...expected].sort()));
      }),
      { numRuns: 500 },
    );
  });

  test('with a side that changed nothing is the other side', () => {
    fc.assert(
      fc.property(smallList, smallList, (base, other) => {
        const none: Chooser = () => undefined;
        expect(resolved({ base, mine: base, theirs: base }, none)).toEqual(base);
        expect(resolved({ base, mine: other, theirs: base }, none)).toEqual(other);
        expect(cellsOf(resolved({ base, mine: base, theirs: other }, none)).size).toBe(cellsOf(other).size);
        expect(new Map([...cellsOf(resolved({ base, mine: base, theirs: other }, none))].sort())).toEqual(
          new Map([...cellsOf(other)].sort()),
        );
      }),
    );
  });

  test('does not ask who is who', () => {
    fc.assert(
      fc.property(lists, fc.nat(3), (versions, salt) => {
        const swapped = { ...versions, mine: versions.theirs, theirs: versions.mine };
        const [one, other] = [mergeRows('entities', versions), mergeRows('entities', swapped)];
        const sorted = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id).sort();
        expect(sorted(one.conflicts)).toEqual(sorted(other.conflicts));
        for (const part of ['added', 'removed', 'changed'] as const) {
          expect(sorted(one.mine[part])).toEqual(sorted(other.theirs[part]));
          expect(sorted(one.theirs[part])).toEqual(sorted(other.mine[part]));
        }
        const choose = chooserOf(salt);
        const opposite: Chooser = (id, field) => turned[choose(id, field) ?? 'mine'];
        expect(new Map([...cellsOf(resolved(versions, choose))].sort())).toEqual(
          new Map([...cellsOf(resolved(swapped, opposite))].sort()),
        );
      }),
    );
  });

  test('refuses to come out while anything is open, and no change of either side is lost without a choice', () => {
    fc.assert(
      fc.property(lists, (versions) => {
        const merge = mergeRows('entities', versions);
        const open = openConflicts(merge.conflicts, () => undefined);
        const unresolved = resolvedRows('entities', versions, () => undefined);
        if (open > 0) {
          expect(unresolved).toEqual({ ok: false, fault: { code: 'conflicts-open', open } });
          return;
        }
        const cells = cellsOf(resolved(versions, () => undefined));
        const base = cellsOf(versions.base);
        for (const side of [versions.mine, versions.theirs]) {
          for (const [cell, value] of cellsOf(side)) if (base.get(cell) !== value) expect(cells.get(cell)).toBe(value);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('without a common list takes every difference for a conflict', () => {
    const row = (address: string): Entity =>
      ({ id: 'A', name: 'x', status: 'active', district: '', address, facts: {} }) as unknown as Entity;
    const { conflicts } = mergeRows('entities', { base: [], mine: [row('a')], theirs: [row('b')] });
    expect(conflicts).toMatchObject([{ id: 'A', fields: [{ field: 'address', mine: 'a', theirs: 'b' }] }]);
    expect(mergeRows('entities', { base: [], mine: [row('a')], theirs: [row('a')] })).toMatchObject({
      conflicts: [],
      mine: { added: [] },
      theirs: { added: [] },
    });
  });
});
