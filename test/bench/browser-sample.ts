import { drawSample } from '../../core/draw/sample.ts';
import { makePool } from '../../core/draw/draw-pool.ts';
import { selectionTable } from '../../core/draw/pool.ts';
import { sampleEntities } from '../support/sample-draw.ts';
import { BENCH_KEY } from './id-list.ts';

/** The same work for Node and for a worker in the browser: 10,000 of 200,000, from the table to the ranked sample. */
const table = selectionTable(sampleEntities(200_000));
const rules = {
  filters: [],
  stratifyBy: ['creditClass'],
  quota: { kind: 'count', count: 10_000 },
  reserve: 0,
} as const;

/** Fastest of five runs in milliseconds, and the id drawn last, to show that it is the same draw. */
export function sampleFiveTimes(): { readonly milliseconds: number; readonly last: string } {
  let [milliseconds, last] = [Number.POSITIVE_INFINITY, ''];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    const pool = makePool(table, rules, []);
    const sample = pool.ok ? drawSample(pool.value, rules, BENCH_KEY) : null;
    milliseconds = Math.min(milliseconds, performance.now() - start);
    last = sample?.ok === true ? (sample.value.drawn.at(-1)?.id ?? '') : '';
  }
  return { milliseconds, last };
}
