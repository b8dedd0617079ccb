import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SortedMap } from '../../../core/journal/sorted-map.ts';

/** Few keys, so that the same one is often set and deleted. */
const key = fc.oneof(fc.constantFrom('a', 'b', 'ab', '一', '😀', ''), fc.string({ maxLength: 3 }));
const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key, value: fc.integer() }),
  fc.record({ kind: fc.constant('delete' as const), key }),
);

function apply(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): {
  readonly map: SortedMap<string, number>;
  readonly model: Map<string, number>;
} {
  let map = SortedMap.empty<string, number>();
  const model = new Map<string, number>();
  for (const one of steps) {
    if (one.kind === 'set') {
      map = map.set(one.key, one.value);
      model.set(one.key, one.value);
    } else {
      map = map.delete(one.key);
      model.delete(one.key);
    }
  }
  return { map, model };
}

const sorted = (model: ReadonlyMap<string, number>): [string, number][] =>
  [...model].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

describe('a sorted map', () => {
  test('holds what a Map holds, in order of keys', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { map, model } = apply(steps);
        expect([...map]).toEqual(sorted(model));
        expect(map.size).toBe(model.size);
        for (const [known, value] of model) expect(map.get(known)).toBe(value);
      }),
    );
  });

  test('begins where it is asked to', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), key, (steps, from) => {
        const { map, model } = apply(steps);
        expect([...map.from(from)]).toEqual(sorted(model).filter(([known]) => known >= from));
      }),
    );
  });

  test('leaves earlier maps as they were', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(step, { maxLength: 30 }), (first, second) => {
        const { map, model } = apply(first);
        let later = map;
        for (const one of second) later = one.kind === 'set' ? later.set(one.key, one.value) : later.delete(one.key);
        expect([...map]).toEqual(sorted(model));
      }),
    );
  });

  test('keeps its depth with keys that come in order', () => {
    let map = SortedMap.empty<string, number>();
    for (let i = 0; i < 100_000; i += 1) map = map.set(String(i).padStart(8, '0'), i);
    // a path as deep as the map is long would overflow the stack here
    expect(map.delete('00000000').set('00000000', 1).size).toBe(100_000);
    expect(map.get('00099999')).toBe(99_999);
  });

  test('is not upset by the names of object members', () => {
    const map = SortedMap.of<string, number>([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
    expect(map.get('__proto__')).toBe(1);
    expect(map.has('toString')).toBe(false);
  });
});
