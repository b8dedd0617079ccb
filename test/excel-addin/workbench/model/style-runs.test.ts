import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_ROWS } from '../../../../excel-addin/workbench/model/area.ts';
import { StyleRuns } from '../../../../excel-addin/workbench/model/style-runs.ts';

/** Rows looked at; all that happens happens above this one. */
const ROWS = 60;

type Step =
  | { readonly kind: 'change'; readonly from: number; readonly to: number; readonly style: number }
  | { readonly kind: 'splice'; readonly at: number; readonly removed: number; readonly added: number };

const steps = fc.array(
  fc.oneof(
    fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }), fc.nat(4))
      .map(([from, rows, style]): Step => ({ kind: 'change', from, to: from + rows, style })),
    fc
      .tuple(fc.nat(30), fc.nat(4), fc.nat(4))
      .map(([at, removed, added]): Step => ({ kind: 'splice', at, removed, added })),
  ),
  { maxLength: 25 },
);

/** The same steps on a plain list, one style for each row. */
function apply(rows: number[], step: Step): number[] {
  if (step.kind === 'change') return rows.map((style, row) => (row >= step.from && row < step.to ? step.style : style));
  const above = rows[Math.max(0, step.at - 1)] ?? 0;
  const kept = [...rows];
  kept.splice(step.at, step.removed, ...new Array<number>(step.added).fill(above));
  return kept;
}

describe('runs of styles', () => {
  test('law: they say for each row what a plain list would', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const runs = StyleRuns.uniform(0);
        let rows = new Array<number>(ROWS * 4).fill(0);
        for (const step of all) {
          rows = apply(rows, step);
          if (step.kind === 'change') runs.change(step.from, step.to, () => step.style);
          else runs.splice(step.at, step.removed, step.added);
        }
        expect(Array.from({ length: ROWS }, (_, row) => runs.at(row))).toEqual(rows.slice(0, ROWS));
      }),
    );
  });

  test('law: runs cover the column without gaps, and no two neighbours are alike', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const runs = StyleRuns.uniform(0);
        for (const step of all) {
          if (step.kind === 'change') runs.change(step.from, step.to, () => step.style);
          else runs.splice(step.at, step.removed, step.added);
        }
        const found = runs.slice(0, MAX_ROWS);
        expect(found[0]?.from).toBe(0);
        expect(found.at(-1)?.to).toBe(MAX_ROWS);
        for (const [index, run] of found.slice(1).entries()) {
          expect(run.from).toBe(found[index]?.to);
          expect(run.style).not.toBe(found[index]?.style);
        }
      }),
    );
  });

  test('a column formatted as a whole is one run', () => {
    const runs = StyleRuns.uniform(0);
    runs.change(0, MAX_ROWS, () => 3);
    expect(runs.slice(0, MAX_ROWS)).toEqual([{ from: 0, to: MAX_ROWS, style: 3 }]);
  });
});
