import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { selectionTable, slicedSelectionTable } from '../../core/draw/pool.ts';
import { eachSliced, finishWork, sortSliced, type SlicedWork } from '../../core/sliced-work.ts';
import { sampleEntities } from '../support/sample-draw.ts';

/** How many pieces a work has, counting the last. */
function pieces(work: SlicedWork<unknown>): number {
  let count = 1;
  while (work.next().done !== true) count++;
  return count;
}

describe('work in pieces', () => {
  test('sorts as Array.prototype.sort does, stable', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 60 }), fc.nat(400), (some, times) => {
        const items = Array.from({ length: times }, () => some)
          .flat()
          .map((key, at) => ({ key, at }));
        const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
        expect(finishWork(sortSliced(items, compare))).toEqual([...items].sort(compare));
      }),
      { numRuns: 60 },
    );
  });

  test('no piece of sorting compares more than a few thousand times', () => {
    let compared = 0;
    const compare = (a: number, b: number): number => {
      compared++;
      return a - b;
    };
    const work = sortSliced(
      Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 50_021),
      compare,
    );
    let most = 0;
    let step;
    do {
      compared = 0;
      step = work.next();
      most = Math.max(most, compared);
    } while (step.done !== true);
    // a run of 2,000 takes at most 2,000 × log₂ 2,000 comparisons, about 22,000
    expect(most).toBeLessThan(22_000);
  });

  test('pieces grow in number with the rows, not in size', () => {
    const look = (rows: number): number => pieces(eachSliced(Array.from({ length: rows }), () => undefined));
    expect([look(10_000), look(20_000), look(40_000)]).toEqual([3, 5, 9]);
    const table = (rows: number): number => pieces(slicedSelectionTable(sampleEntities(rows)));
    expect(table(20_000) / table(10_000)).toBeLessThan(2.4);
    expect(finishWork(slicedSelectionTable(sampleEntities(9_000)))).toEqual(selectionTable(sampleEntities(9_000)));
  });
});
