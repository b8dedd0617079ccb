import fc from 'fast-check';
import type { Entity } from '../../../core/model/entity.ts';

/* Small lists of entities in which the same ids and values come up again and again. */

const text = fc.constantFrom('', 'a', 'b');

export const entityWith = (id: string): fc.Arbitrary<Entity> =>
  fc
    .record({
      name: fc.constantFrom('x', 'y'),
      status: fc.constantFrom('active', 'closed'),
      district: fc.constantFrom('', '421303'),
      address: text,
      facts: fc.dictionary(fc.constantFrom('creditClass', 'industry', 'name'), fc.constantFrom('a', 'b')),
    })
    .map((row) => ({ ...row, id }) as Entity);

/** A list of at most six rows in any order. */
export const smallList: fc.Arbitrary<readonly Entity[]> = fc
  .shuffledSubarray(['A', 'B', 'C', 'D', 'E', 'F'])
  .chain((ids) => fc.tuple(...ids.map(entityWith)));

/** A list as a table of its cells, `id/field` → value: what diff and merge are held against. */
export function cellsOf(rows: readonly Entity[]): Map<string, string> {
  const cells = new Map<string, string>();
  for (const { id, name, status, district, address, facts } of rows) {
    for (const [field, value] of Object.entries({ name, status, district, address }))
      cells.set(`${id}/${field}`, value);
    for (const field of ['creditClass', 'industry', 'name']) cells.set(`${id}/facts.${field}`, facts[field] ?? '');
  }
  return cells;
}

export const idsOf = (rows: readonly Entity[]): Set<string> => new Set(rows.map(({ id }) => id));
