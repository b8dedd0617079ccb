import { MAX_COLUMNS, MAX_ROWS, areaBetween, endColumn, endRow, type Area } from './area.ts';
import { isWhole, meeting, shiftArea, type Anchor, type Shift } from './anchor.ts';
import type { CellContent } from './cell-content.ts';
import type { DataChange, ShiftDirection } from './change-log.ts';
import { ExcelFault } from './excel-fault.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { StyleId } from './style.ts';

/** Cells that an insertion would push over the edge of the sheet. */
function pushedOff(shift: Shift): Area {
  return shift.axis === 'row'
    ? areaBetween(MAX_ROWS - shift.added, shift.from, MAX_ROWS - 1, shift.to - 1)
    : areaBetween(shift.from, MAX_COLUMNS - shift.added, shift.to - 1, MAX_COLUMNS - 1);
}

/** The cells that come or go. */
function seam(shift: Shift): Area {
  const count = Math.max(shift.added, shift.removed);
  return shift.axis === 'row'
    ? areaBetween(shift.at, shift.from, shift.at + count - 1, shift.to - 1)
    : areaBetween(shift.from, shift.at, shift.to - 1, shift.at + count - 1);
}

function nature(shift: Shift): { change: DataChange; direction: ShiftDirection } {
  const inserted = shift.added > 0;
  const whole = isWhole(shift);
  const kind = whole ? (shift.axis === 'row' ? 'Row' : 'Column') : 'Cell';
  const direction =
    shift.axis === 'row' ? (inserted ? 'ShiftCellDown' : 'ShiftCellUp') : inserted ? 'ShiftCellRight' : 'ShiftCellLeft';
  return { change: `${kind}${inserted ? 'Inserted' : 'Deleted'}`, direction: whole ? 'None' : direction };
}

/**
 * Refuses a shift that Excel refuses.
 *
 * @throws ExcelFault `NonBlankCellOffSheet` when filled cells would leave the sheet, `MergedRangeConflict` when a
 * merged range would be torn apart.
 */
export function checkShift(grid: SheetGrid, shift: Shift): void {
  if (shift.added > 0 && grid.cells.anyIn(pushedOff(shift))) {
    throw new ExcelFault('NonBlankCellOffSheet', 'Cells with data would be moved off the worksheet.');
  }
  const moved =
    shift.axis === 'row'
      ? areaBetween(shift.at, shift.from, MAX_ROWS - 1, shift.to - 1)
      : areaBetween(shift.from, shift.at, shift.to - 1, MAX_COLUMNS - 1);
  if (!isWhole(shift) && grid.mergesIn(moved).some((merge) => meeting(merge, shift) === 'part')) {
    throw new ExcelFault('MergedRangeConflict', 'The operation would change part of a merged cell.');
  }
}

/** Moves the rest of some rows sideways, cell by cell. */
function shiftPartOfRows(grid: SheetGrid, shift: Shift): void {
  const last = Math.min(MAX_COLUMNS - 1, endColumn(grid.usedArea(false) ?? seam(shift)) + shift.added);
  for (let row = shift.from; row < shift.to; row++) {
    const moved: (readonly [CellContent | undefined, StyleId])[] = [];
    for (let column = shift.at + shift.removed; column <= last; column++) {
      moved.push([grid.cells.get(row, column), grid.styles.at(row, column)]);
    }
    for (let column = shift.at; column <= last; column++) {
      const source = moved[column - shift.at - shift.added];
      grid.cells.set(row, column, source?.[0]);
      grid.styles.change({ row, column, rows: 1, columns: 1 }, () => source?.[1] ?? 0);
    }
  }
}

function moveCells(grid: SheetGrid, shift: Shift): void {
  const { at, removed, added, from, to } = shift;
  if (shift.axis === 'row') {
    grid.cells.spliceRows(at, removed, added, from, to);
    grid.styles.spliceRows(at, removed, added, from, to);
    if (isWhole(shift)) grid.heights.splice(at, removed, added);
  } else if (isWhole(shift)) {
    grid.cells.spliceColumns(at, removed, added);
    grid.styles.spliceColumns(at, removed, added);
    grid.widths.splice(at, removed, added);
  } else {
    shiftPartOfRows(grid, shift);
  }
}

function moveAnchors(grid: SheetGrid, shift: Shift): (readonly [Anchor, Area | undefined])[] {
  const before: (readonly [Anchor, Area | undefined])[] = [];
  for (const anchor of grid.anchors) {
    if (anchor.area === undefined) continue;
    const area = shiftArea(anchor.area, shift);
    if (area === anchor.area) continue;
    before.push([anchor, anchor.area]);
    anchor.area = area;
  }
  return before;
}

/** What a deletion takes away, to be put back. */
interface Removed {
  readonly cells: readonly (readonly [number, number, CellContent])[];
  readonly styles: ReturnType<SheetGrid['styles']['copy']>;
  readonly sizes: ReturnType<SheetGrid['heights']['export']>;
}

function removedBy(grid: SheetGrid, shift: Shift): Removed {
  const area = seam(shift);
  const bounds = grid.cells.bounds();
  const cells: (readonly [number, number, CellContent])[] = [];
  const [lastRow, lastColumn] = bounds ? [endRow(bounds), endColumn(bounds)] : [0, 0];
  for (let row = area.row; row < Math.min(endRow(area), lastRow); row++) {
    for (let column = area.column; column < Math.min(endColumn(area), lastColumn); column++) {
      const content = grid.cells.get(row, column);
      if (content !== undefined) cells.push([row, column, content]);
    }
  }
  return {
    cells,
    styles: grid.styles.copy(area),
    sizes: (shift.axis === 'row' ? grid.heights : grid.widths).export(),
  };
}

/** Puts back what a deletion took, after its cells have been moved apart again. */
function putBack(grid: SheetGrid, removed: Removed, axis: Shift['axis']): void {
  for (const [row, column, content] of removed.cells) grid.cells.set(row, column, content);
  grid.styles.paste(removed.styles);
  (axis === 'row' ? grid.heights : grid.widths).import(removed.sizes);
}

/** Inserts or deletes rows, columns or cells, and moves everything that is tied to them. */
export function applyShift(grid: SheetGrid, shift: Shift, restored?: Removed): void {
  const removed = shift.removed > 0 ? removedBy(grid, shift) : undefined;
  moveCells(grid, shift);
  if (restored !== undefined) putBack(grid, restored, shift.axis);
  const anchors = moveAnchors(grid, shift);
  grid.log.record(
    () => {
      applyShift(grid, { ...shift, removed: shift.added, added: shift.removed }, removed);
      for (const [anchor, area] of anchors) anchor.area = area;
    },
    (removed?.cells.length ?? 0) + 1,
  );
  // a step back knows itself which merged ranges come and go
  if (!grid.log.isReplaying) grid.dropLostMerges();
  grid.log.announce({ kind: 'data', sheet: grid.sheet, area: seam(shift), ...nature(shift) });
}
