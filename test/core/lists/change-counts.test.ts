import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeCounts } from '../../../core/lists/change-counts.ts';
import { type CanonicalRow, canonicalRows } from '../../../core/lists/list-root.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import { must } from '../../support/sample-draw.ts';

/** A list as ids with a name each; ids from beyond U+FFFF too, where orders differ. */
const names = fc.dictionary(
  fc.constantFrom('A', 'B', 'C', 'D', 'E', '甲', '\uff21', '\u{10000}', '\u{20000}'),
  fc.constantFrom('x', 'y'),
);

const rowsOf = (list: Readonly<Record<string, string>>): readonly CanonicalRow[] =>
  must(
    canonicalRows(
      'entities',
      Object.entries(list).map(([id, name]) => ({
        id: id as EntityId, // fixed test ids
        name,
        status: 'active',
        district: '',
        address: '',
        facts: {},
      })),
    ),
  );

test('counts are those of comparing by id', () => {
  fc.assert(
    fc.property(names, names, (before, after) => {
      const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
      expect(changeCounts(rowsOf(before), rowsOf(after))).toEqual({
        added: [...now.keys()].filter((id) => !old.has(id)).length,
        changed: [...now].filter(([id, name]) => old.has(id) && old.get(id) !== name).length,
        removed: [...old.keys()].filter((id) => !now.has(id)).length,
      });
    }),
  );
});

test('turned round, what came has gone', () => {
  fc.assert(
    fc.property(names, names, (before, after) => {
      const { added, changed, removed } = changeCounts(rowsOf(before), rowsOf(after));
      expect(changeCounts(rowsOf(after), rowsOf(before))).toEqual({ added: removed, changed, removed: added });
    }),
  );
});
