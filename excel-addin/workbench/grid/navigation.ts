import { MAX_COLUMNS, MAX_ROWS, areaBetween, endColumn, endRow, WHOLE_SHEET, type Area } from '../model/area.ts';
import { surroundingRegion } from '../model/region.ts';
import type { Place, Sheet } from '../model/sheet.ts';

/** A selection: its area, and within it the cell that typing goes into. */
export interface Selected {
  readonly area: Area;
  readonly active: Place;
}

/** A selection that a key made, and the cell that has to be seen of it; none when the view may stay. */
export interface Moved extends Selected {
  readonly seen?: Place;
}

/** A key that moves, as the browser names it, with the keys held beside it. */
export interface MovingKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const isInside = ({ row, column }: Place): boolean => row >= 0 && row < MAX_ROWS && column >= 0 && column < MAX_COLUMNS;

const isHidden = ({ grid }: Sheet, { row, column }: Place): boolean =>
  grid.heights.isHidden(row) || grid.widths.isHidden(column);

/** The next shown cell in a direction, past what the merged range at the place covers; the place itself at the edge. */
function neighbour(sheet: Sheet, from: Place, [down, right]: readonly [number, number]): Place {
  const merge = sheet.grid.mergeAt(from.row, from.column);
  const start = {
    row: merge && down !== 0 ? (down > 0 ? endRow(merge) - 1 : merge.row) : from.row,
    column: merge && right !== 0 ? (right > 0 ? endColumn(merge) - 1 : merge.column) : from.column,
  };
  let next = { row: start.row + down, column: start.column + right };
  while (isInside(next) && isHidden(sheet, next)) next = { row: next.row + down, column: next.column + right };
  return isInside(next) ? next : from;
}

/**
 * Where Ctrl and an arrow lead: to the end of a run of filled cells, else to the next filled cell, else to the edge of
 * the sheet. Source: "Keyboard shortcuts in Excel", Microsoft Support, "Move to the edge of the current data region".
 */
function dataEdge(sheet: Sheet, from: Place, [down, right]: readonly [number, number]): Place {
  const isFilled = ({ row, column }: Place): boolean => sheet.grid.content(row, column) !== undefined;
  const step = ({ row, column }: Place): Place => ({ row: row + down, column: column + right });
  const used = sheet.grid.cells.bounds();
  const edge = {
    row: down > 0 ? MAX_ROWS - 1 : down < 0 ? 0 : from.row,
    column: right > 0 ? MAX_COLUMNS - 1 : right < 0 ? 0 : from.column,
  };
  let at = step(from);
  if (used === undefined || !isInside(at)) return edge;
  const isBeyond = ({ row, column }: Place): boolean =>
    row < used.row || column < used.column || row >= endRow(used) || column >= endColumn(used);
  if (isFilled(from) && isFilled(at)) {
    while (isInside(step(at)) && isFilled(step(at))) at = step(at);
    return at;
  }
  const isTowards = (place: Place): boolean =>
    (down > 0 && place.row < used.row) ||
    (right > 0 && place.column < used.column) ||
    (down < 0 && place.row >= endRow(used)) ||
    (right < 0 && place.column >= endColumn(used));
  while (isInside(at) && !isFilled(at)) {
    if (isBeyond(at) && !isTowards(at)) return edge;
    at = step(at);
  }
  return isInside(at) ? at : edge;
}

/** The corner of the selection that Shift moves: the one opposite of the active cell. */
function head({ area, active }: Selected): Place {
  return {
    row: active.row === area.row ? endRow(area) - 1 : area.row,
    column: active.column === area.column ? endColumn(area) - 1 : area.column,
  };
}

const between = (a: Place, b: Place): Area =>
  areaBetween(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(a.row, b.row),
    Math.max(a.column, b.column),
  );

/** A merged range is one cell: who arrives in it selects all of it. */
export function selectedCell(sheet: Sheet, place: Place): Selected {
  const merge = sheet.grid.mergeAt(place.row, place.column);
  if (merge !== undefined) return { area: merge, active: { row: merge.row, column: merge.column } };
  return { area: between(place, place), active: place };
}

function lastUsed(sheet: Sheet): Place {
  const used = sheet.grid.usedArea(false);
  return used === undefined ? { row: 0, column: 0 } : { row: endRow(used) - 1, column: endColumn(used) - 1 };
}

/** Where a key leads from a place; undefined when it is no key that moves. */
function destination(sheet: Sheet, from: Place, { key, ctrl }: MovingKey, page: number): Place | undefined {
  const step = STEPS[key];
  if (step !== undefined) return ctrl ? dataEdge(sheet, from, step) : neighbour(sheet, from, step);
  switch (key) {
    case 'Home':
      return ctrl ? { row: 0, column: 0 } : { row: from.row, column: 0 };
    case 'End':
      return ctrl ? lastUsed(sheet) : undefined;
    case 'PageDown':
      return { row: Math.min(MAX_ROWS - 1, from.row + page), column: from.column };
    case 'PageUp':
      return { row: Math.max(0, from.row - page), column: from.column };
    default:
      return undefined;
  }
}

/** Shift+Space, Ctrl+Space and Ctrl+A: the rows, the columns, the list around the active cell or the whole sheet. */
function selectWide(sheet: Sheet, selected: Selected, { key, ctrl, shift }: MovingKey): Selected | undefined {
  const { area, active } = selected;
  if (key === ' ' && shift && !ctrl) return { area: { ...area, column: 0, columns: MAX_COLUMNS }, active };
  if (key === ' ' && ctrl && !shift) return { area: { ...area, row: 0, rows: MAX_ROWS }, active };
  if (key.toLowerCase() !== 'a' || !ctrl) return undefined;
  const region = surroundingRegion(sheet.grid.cells, active.row, active.column);
  const isWider = region.rows * region.columns > area.rows * area.columns;
  return { area: isWider ? region : WHOLE_SHEET, active };
}

/** What a key selects, from what is selected; undefined when it is none of navigation. */
export function navigate(sheet: Sheet, selected: Selected, moving: MovingKey, page: number): Moved | undefined {
  const wide = selectWide(sheet, selected, moving);
  if (wide !== undefined) return wide;
  const { active } = selected;
  const seen = destination(sheet, moving.shift ? head(selected) : active, moving, page);
  if (seen === undefined) return undefined;
  return moving.shift ? { area: between(active, seen), active, seen } : { ...selectedCell(sheet, seen), seen };
}

/** The cell that Enter or Tab go to from a cell. */
export function afterEntry(sheet: Sheet, from: Place, key: 'Enter' | 'Tab', back: boolean): Moved {
  const by = back ? -1 : 1;
  const seen = neighbour(sheet, from, key === 'Enter' ? [by, 0] : [0, by]);
  return { ...selectedCell(sheet, seen), seen };
}
