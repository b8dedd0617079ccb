import { boundingArea, contains, endColumn, endRow, intersection, isEntireRow, MAX_ROWS, type Area } from './area.ts';
import { isFormula, type CellContent } from './cell-content.ts';
import { translatedFormula } from '../formula/reference-text.ts';
import { invalidArgument } from './excel-fault.ts';
import type { Sheet } from './sheet.ts';

/**
 * Copies cells as "paste" does: contents, formats and merged ranges; of whole rows also their heights. Source and target
 * have one size; relative references of formulas move along (see {@link translatedFormula}).
 *
 * @throws ExcelFault `InvalidArgument` when the sizes differ or an area has all rows of the sheet.
 */
export function copyCells(from: Sheet, source: Area, to: Sheet, target: Area): void {
  if (source.rows !== target.rows || source.columns !== target.columns || source.rows === MAX_ROWS) {
    throw invalidArgument('Cells are copied to a range of the same size.');
  }
  const area = filledPart(from, source);
  if (area !== undefined) {
    const across = { row: target.row - source.row, column: target.column - source.column };
    copyContents(from, area, to, across);
    // what is pasted brings its looks along, onto protected sheets too
    to.grid.guard.freely(() => {
      copyLooks(from, area, to, across);
    });
  }
  if (isEntireRow(source)) copyHeights(from, source, to, target.row);
}

/** How far cells are moved. */
export interface Offset {
  readonly row: number;
  readonly column: number;
}

const moved = (area: Area, by: Offset): Area => ({ ...area, row: area.row + by.row, column: area.column + by.column });

/** Of whole rows, only the columns that the sheet uses. */
function filledPart(sheet: Sheet, source: Area): Area | undefined {
  if (!isEntireRow(source)) return source;
  const used = sheet.grid.usedArea(false);
  const merges = sheet.grid.mergesIn(source);
  const all = merges.reduce((area, merge) => (area === undefined ? merge : boundingArea(area, merge)), used);
  return all && intersection({ ...all, row: source.row, rows: source.rows }, source);
}

/** A content as it reads so many rows and columns further. */
export const copiedContent = (content: CellContent | undefined, by: Offset): CellContent | undefined =>
  isFormula(content) ? { ...content, formula: translatedFormula(content.formula, by.row, by.column) } : content;

function copyContents(from: Sheet, area: Area, to: Sheet, by: Offset): void {
  const { grid } = from;
  to.grid.unmerge(moved(area, by));
  to.grid.write(moved(area, by), (row, column) => copiedContent(grid.content(row - by.row, column - by.column), by));
}

function copyLooks(from: Sheet, area: Area, to: Sheet, by: Offset): void {
  for (let column = area.column; column < endColumn(area); column++) {
    for (const run of from.grid.styles.runs(column, area.row, endRow(area))) {
      const part = moved({ row: run.from, column, rows: run.to - run.from, columns: 1 }, by);
      to.grid.restyle(part, () => run.style);
    }
  }
  for (const merge of from.grid.mergesIn(area)) {
    if (contains(area, merge)) to.grid.addMerge({ area: moved(merge, by) });
  }
}

function copyHeights(from: Sheet, source: Area, to: Sheet, top: number): void {
  for (let row = 0; row < source.rows; row++) {
    const points = from.grid.heights.get(source.row + row);
    if (points !== to.grid.heights.get(top + row)) to.grid.resize('row', top + row, 1, { points });
  }
}
