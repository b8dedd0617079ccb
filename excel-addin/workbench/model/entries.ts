import { endColumn, endRow, intersection, type Area } from './area.ts';
import type { CellContent } from './cell-content.ts';
import { enterCell, type EntryRules } from './cell-entry.ts';
import { growRows, neededHeight } from './row-fit.ts';
import type { Sheet } from './sheet.ts';
import type { StyleId } from './style.ts';
import { settleHeaders } from './table-headers.ts';

/** Something put into a cell; null leaves the cell as it is. */
export type Entry = string | number | boolean | null;

/** Rows `from` to `to` (outside) of one column that get a number format. */
interface FormatRun {
  readonly column: number;
  readonly from: number;
  to: number;
  readonly numberFormat: string;
}

/** Joins a cell to the run above it, or begins one. */
function addToRuns(runs: FormatRun[], row: number, column: number, numberFormat: string): void {
  const last = runs.at(-1);
  if (last?.column === column && last.to === row && last.numberFormat === numberFormat) last.to += 1;
  else runs.push({ column, from: row, to: row + 1, numberFormat });
}

/**
 * Puts entries into an area, each read as Excel reads it (see {@link enterCell}). Nothing is written when one of them
 * is refused. Headers of tables become distinct texts.
 *
 * @throws ExcelFault `InvalidArgument`
 */
export function enterEntries(
  sheet: Sheet,
  area: Area,
  entry: (row: number, column: number) => Entry,
  rules: EntryRules,
): void {
  const { grid } = sheet;
  const formats = new Map<StyleId, string>();
  const formatOf = (style: StyleId): string => {
    const known = formats.get(style) ?? grid.book.get(style).numberFormat;
    formats.set(style, known);
    return known;
  };
  const contents = new Array<CellContent | undefined>(area.rows * area.columns);
  const runs: FormatRun[] = [];
  for (let column = area.column; column < endColumn(area); column++) {
    for (let row = area.row; row < endRow(area); row++) {
      const at = (row - area.row) * area.columns + column - area.column;
      const given = entry(row, column);
      if (given === null) {
        contents[at] = grid.content(row, column);
        continue;
      }
      const format = formatOf(grid.styles.at(row, column));
      const entered = enterCell(given, format, rules);
      contents[at] = entered.content;
      if (entered.numberFormat !== undefined && entered.numberFormat !== format) {
        addToRuns(runs, row, column, entered.numberFormat);
      }
    }
  }
  grid.guard.contents(area);
  grid.guard.freely(() => {
    for (const { column, from, to, numberFormat } of runs) {
      grid.format({ row: from, column, rows: to - from, columns: 1 }, { numberFormat });
    }
  });
  grid.write(area, (row, column) => contents[(row - area.row) * area.columns + column - area.column]);
  grid.guard.freely(() => {
    growRows(grid, wrappedHeights(sheet, area));
  });
  for (const table of sheet.tables) if (intersection(table.header, area) !== undefined) settleHeaders(table);
}

/** Heights that cells with wrapped text need. */
function wrappedHeights({ grid }: Sheet, area: Area): Map<number, number> {
  const needs = new Map<number, number>();
  for (let column = area.column; column < endColumn(area); column++) {
    for (const run of grid.styles.runs(column, area.row, endRow(area))) {
      if (!grid.book.get(run.style).wrap) continue;
      for (let row = run.from; row < run.to; row++) {
        if (grid.content(row, column) === undefined) continue;
        needs.set(row, Math.max(needs.get(row) ?? 0, neededHeight(grid, row, column)));
      }
    }
  }
  return needs;
}
