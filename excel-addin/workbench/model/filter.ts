import { criterion } from '../formula/criterion.ts';
import { endRow, type Area } from './area.ts';
import type { Anchor, Shift } from './anchor.ts';
import { isError, valueOf, type CellContent } from './cell-content.ts';
import { displayText } from './number-format.ts';
import { surroundingRegion } from './region.ts';
import type { Sheet } from './sheet.ts';
import type { Table } from './table.ts';

/** What rows a column lets through: `Excel.FilterCriteria`, of the kinds that the workbench has. */
export type ColumnFilter =
  /** Texts as shown; empty text stands for blank cells. */
  | { readonly on: 'Values'; readonly values: readonly string[] }
  | {
      readonly on: 'Custom';
      readonly criterion1: string;
      readonly criterion2: string | undefined;
      readonly operator: 'And' | 'Or';
    }
  | { readonly on: 'TopItems' | 'BottomItems' | 'TopPercent' | 'BottomPercent'; readonly count: number };

/** Filters by column, counted from the first column of the range. */
export type ColumnFilters = readonly (readonly [column: number, filter: ColumnFilter])[];

/** The filter of a sheet's cells: a row of headings with buttons, and rows below it of which some are hidden. */
export class SheetFilter {
  readonly anchor: Anchor;
  filters: ColumnFilters;

  constructor(area: Area, filters: ColumnFilters = []) {
    this.anchor = { area };
    this.filters = filters;
  }
}

/** Cells with filter buttons: those of a table, or those of the sheet itself. */
export interface FilterRange {
  readonly sheet: Sheet;
  /** Undefined for the sheet's own. */
  readonly table: Table | undefined;
  /** Headings and rows. */
  readonly area: Area;
  readonly filters: ColumnFilters;
}

/** The filter of a table, or of the sheet; undefined when there is none. */
export function filterRange(sheet: Sheet, table?: Table): FilterRange | undefined {
  if (table !== undefined) return { sheet, table, area: table.area, filters: table.state.filters };
  const area = sheet.filter?.anchor.area;
  return sheet.filter === undefined || area === undefined
    ? undefined
    : { sheet, table: undefined, area, filters: sheet.filter.filters };
}

/** All filters of a sheet that show buttons. */
export function filterRanges(sheet: Sheet): readonly FilterRange[] {
  const tables = sheet.tables.filter(({ state }) => state.showFilterButton);
  return [undefined, ...tables].flatMap((table) => filterRange(sheet, table) ?? []);
}

/** Sets or takes away (undefined) what one column lets through, and hides and shows rows accordingly. */
export function filterColumn(range: FilterRange, column: number, filter: ColumnFilter | undefined): void {
  const others = range.filters.filter(([index]) => index !== column);
  const filters = filter === undefined ? others : [...others, [column, filter] as const];
  setFilters(
    range,
    [...filters].sort(([a], [b]) => a - b),
  );
}

/** Shows all rows again; the buttons stay. */
export function clearFilters(range: FilterRange): void {
  setFilters(range, []);
}

/** "Applies the AutoFilter to the currently specified range again": rows that came since are looked at too. */
export function reapplyFilters(range: FilterRange): void {
  setFilters(range, range.filters);
}

/** Puts filter buttons onto a range of the sheet; a sheet has one such range, and another one takes its place. */
export function addSheetFilter(sheet: Sheet, area: Area): void {
  sheet.grid.guard.structure();
  removeSheetFilter(sheet);
  sheet.attachFilter(new SheetFilter(area));
}

/** Takes the filter buttons of the sheet away and shows all rows. */
export function removeSheetFilter(sheet: Sheet): void {
  sheet.grid.guard.structure();
  const range = filterRange(sheet);
  if (range === undefined) return;
  clearFilters(range);
  sheet.detachFilter();
}

function setFilters(range: FilterRange, filters: ColumnFilters): void {
  const { sheet, table } = range;
  sheet.grid.guard.filterChoice();
  sheet.grid.guard.freely(() => {
    if (table === undefined) sheet.changeFilter(grown(range), filters);
    else table.update({ filters });
    const now = filterRange(sheet, table);
    if (now !== undefined) hideRows(now);
  });
}

/** Rows that were added right below belong to the range from the next time on that it is filtered, as in Excel. */
function grown({ sheet, area }: FilterRange): Area {
  const region = surroundingRegion(sheet.grid.cells, endRow(area) - 1, area.column);
  return endRow(region) > endRow(area) ? { ...area, rows: endRow(region) - area.row } : area;
}

/** Hides and shows the rows of a range as its criteria have it. */
export function hideRows({ sheet, area, filters }: FilterRange): void {
  const tests = filters.map(([column, filter]) => testOf(sheet, area, area.column + column, filter));
  sheet.grid.hideRows(area.row + 1, endRow(area), (row) => tests.some((isLet) => !isLet(row)));
}

/** Whether a filter lets a row through. */
type RowTest = (row: number) => boolean;

const shown = (sheet: Sheet, row: number, column: number): string =>
  displayText(sheet.grid.content(row, column), sheet.grid.style(row, column).numberFormat);

function testOf(sheet: Sheet, area: Area, column: number, filter: ColumnFilter): RowTest {
  switch (filter.on) {
    case 'Values': {
      // "Filter data in a range or table": capitals make no difference
      const wanted = new Set(filter.values.map((value) => value.toLowerCase()));
      return (row) => wanted.has(shown(sheet, row, column).toLowerCase());
    }
    case 'Custom': {
      const tests = [filter.criterion1, filter.criterion2].flatMap((text) =>
        text === undefined ? [] : criterion(text),
      );
      const value = (content: CellContent | undefined): ReturnType<typeof valueOf> => valueOf(content);
      return (row) => {
        const cell = value(sheet.grid.content(row, column));
        return filter.operator === 'Or' ? tests.some((test) => test(cell)) : tests.every((test) => test(cell));
      };
    }
    default: {
      const ranked = rankedNumbers(sheet, area, column, filter.on.startsWith('Top'));
      const isShare = filter.on.endsWith('Percent');
      const count = isShare ? Math.max(1, Math.floor((ranked.length * filter.count) / 100)) : filter.count;
      const last = ranked[Math.min(count, ranked.length) - 1];
      return (row) => {
        const cell = valueOf(sheet.grid.content(row, column));
        if (typeof cell !== 'number' || last === undefined) return false;
        return filter.on.startsWith('Top') ? cell >= last : cell <= last;
      };
    }
  }
}

function rankedNumbers(sheet: Sheet, area: Area, column: number, isFromTop: boolean): readonly number[] {
  const numbers: number[] = [];
  for (let row = area.row + 1; row < endRow(area); row++) {
    const cell = valueOf(sheet.grid.content(row, column));
    if (typeof cell === 'number') numbers.push(cell);
  }
  return numbers.sort((a, b) => (isFromTop ? b - a : a - b));
}

/** A value of a column to choose, and how it is ordered: numbers, then texts, then what is left. */
interface Choice {
  readonly text: string;
  readonly number: number | undefined;
}

/**
 * Texts that a column shows in the rows that the other columns let through, to choose from: numbers by size, then texts,
 * blanks last.
 */
export function filterChoices({ sheet, area, filters }: FilterRange, column: number): readonly string[] {
  const tests = filters
    .filter(([index]) => index !== column)
    .map(([index, filter]) => testOf(sheet, area, area.column + index, filter));
  const choices = new Map<string, Choice>();
  for (let row = area.row + 1; row < endRow(area); row++) {
    if (tests.some((isLet) => !isLet(row))) continue;
    const text = shown(sheet, row, area.column + column);
    const value = valueOf(sheet.grid.content(row, area.column + column));
    const number = typeof value === 'number' && !isError(value) ? value : undefined;
    if (!choices.has(text.toLowerCase())) choices.set(text.toLowerCase(), { text, number });
  }
  return [...choices.values()].sort(byOrder).map(({ text }) => text);
}

function byOrder(a: Choice, b: Choice): number {
  if ((a.text === '') !== (b.text === '')) return a.text === '' ? 1 : -1;
  if (a.number !== undefined && b.number !== undefined) return a.number - b.number;
  if ((a.number === undefined) !== (b.number === undefined)) return a.number === undefined ? 1 : -1;
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

/** Filters by column after columns came or went within their range. */
export function shiftedFilters(filters: ColumnFilters, before: Area, after: Area, shift: Shift): ColumnFilters {
  if (shift.axis === 'row' || filters.length === 0) return filters;
  return filters.flatMap(([index, filter]) => {
    const column = before.column + index;
    const isGone = column >= shift.at && column < shift.at + shift.removed;
    const moved = column < shift.at ? column : column + shift.added - shift.removed;
    return isGone ? [] : [[moved - after.column, filter] as const];
  });
}
