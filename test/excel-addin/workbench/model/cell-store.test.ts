import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_ROWS, type Area } from '../../../../excel-addin/workbench/model/area.ts';
import { CellStore } from '../../../../excel-addin/workbench/model/cell-store.ts';

/** Rows around the border of a block (1,024) and far away, as well as near ones. */
const rows = fc.oneof(fc.nat(5), fc.integer({ min: 1020, max: 1030 }), fc.integer({ min: 4000, max: 4010 }));
const columns = fc.nat(4);

type Step =
  | { readonly kind: 'set'; readonly row: number; readonly column: number; readonly content: string | undefined }
  | { readonly kind: 'rows'; readonly at: number; readonly removed: number; readonly added: number }
  | { readonly kind: 'columns'; readonly at: number; readonly removed: number; readonly added: number };

const steps = fc.array(
  fc.oneof(
    fc
      .tuple(rows, columns, fc.option(fc.string(), { nil: undefined }))
      .map(([row, column, content]): Step => ({ kind: 'set', row, column, content })),
    fc.tuple(rows, fc.nat(3), fc.nat(3)).map(([at, removed, added]): Step => ({ kind: 'rows', at, removed, added })),
    fc
      .tuple(columns, fc.nat(2), fc.nat(2))
      .map(([at, removed, added]): Step => ({ kind: 'columns', at, removed, added })),
  ),
  { maxLength: 30 },
);

/** Cells by place, in a plain map. */
type Plain = ReadonlyMap<string, string>;

function moved(index: number, at: number, removed: number, added: number): number | undefined {
  if (index < at) return index;
  return index < at + removed ? undefined : index + added - removed;
}

function apply(cells: Plain, step: Step): Plain {
  const next = new Map(cells);
  if (step.kind === 'set') {
    if (step.content === undefined) next.delete(`${step.row} ${step.column}`);
    else next.set(`${step.row} ${step.column}`, step.content);
    return next;
  }
  next.clear();
  for (const [place, content] of cells) {
    const [row = 0, column = 0] = place.split(' ').map(Number);
    const to =
      step.kind === 'rows'
        ? [moved(row, step.at, step.removed, step.added), column]
        : [row, moved(column, step.at, step.removed, step.added)];
    if (to[0] !== undefined && to[1] !== undefined) next.set(to.join(' '), content);
  }
  return next;
}

function run(all: readonly Step[]): { store: CellStore; plain: Plain } {
  const store = new CellStore();
  let plain: Plain = new Map();
  for (const step of all) {
    plain = apply(plain, step);
    if (step.kind === 'set') store.set(step.row, step.column, step.content);
    else if (step.kind === 'rows') store.spliceRows(step.at, step.removed, step.added, 0, 10);
    else store.spliceColumns(step.at, step.removed, step.added);
  }
  return { store, plain };
}

const places = (plain: Plain): (readonly [number, number, string])[] =>
  [...plain].map(([place, content]) => {
    const [row = 0, column = 0] = place.split(' ').map(Number);
    return [row, column, content] as const;
  });

describe('cells in blocks', () => {
  test('law: they are those of a plain map, with the same bounds', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { store, plain } = run(all);
        const cells = places(plain);
        for (const [row, column, content] of cells) expect(store.get(row, column)).toBe(content);
        const filled = store.columns().flatMap((column) => store.exportColumn(column).flatMap(([, block]) => block));
        expect(filled.filter((cell) => cell !== undefined)).toHaveLength(cells.length);
        const bounds = store.bounds();
        if (cells.length === 0) expect(bounds).toBeUndefined();
        else {
          expect(bounds?.row).toBe(Math.min(...cells.map(([row]) => row)));
          expect(bounds?.column).toBe(Math.min(...cells.map(([, column]) => column)));
          expect((bounds?.row ?? 0) + (bounds?.rows ?? 0)).toBe(1 + Math.max(...cells.map(([row]) => row)));
          expect((bounds?.column ?? 0) + (bounds?.columns ?? 0)).toBe(
            1 + Math.max(...cells.map(([, column]) => column)),
          );
        }
      }),
    );
  });

  test('law: an area is filled when a cell of it is', () => {
    const areas = fc
      .tuple(rows, columns, fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3 }))
      .map(([row, column, height, width]): Area => ({ row, column, rows: height, columns: width }));
    fc.assert(
      fc.property(steps, areas, (all, area) => {
        const { store, plain } = run(all);
        const isFilled = places(plain).some(
          ([row, column]) =>
            row >= area.row &&
            row < area.row + area.rows &&
            column >= area.column &&
            column < area.column + area.columns,
        );
        expect(store.anyIn(area)).toBe(isFilled);
      }),
    );
  });

  test('a cell in the last row costs one block, not a million cells', () => {
    const store = new CellStore();
    store.set(MAX_ROWS - 1, 0, '末行');
    expect(store.exportColumn(0)).toHaveLength(1);
    expect(store.bounds()).toEqual({ row: MAX_ROWS - 1, column: 0, rows: 1, columns: 1 });
  });
});
