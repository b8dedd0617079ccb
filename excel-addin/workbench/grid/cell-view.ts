import { GridCellKind, type TextCell, type Theme } from '@glideapps/glide-data-grid';
import { MAX_COLUMNS, MAX_ROWS } from '../model/area.ts';
import { isError, isFormula, NOT_CALCULATED, valueOf, type CellContent, type Formula } from '../model/cell-content.ts';
import { conditionalLook } from '../formula/conditional-look.ts';
import { displayText } from '../model/number-format.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Border, Style } from '../model/style.ts';
import type { Workbook } from '../model/workbook.ts';
import { filterButtonAt, isFiltering } from './filter-buttons.ts';
import { overflowFrom, overflowInto } from './overflow.ts';
import { tableLook, type TableLook } from './table-look.ts';

/** Pixels of a point of text: a little less than 4/3, so that 11 points of Chinese fit a row as in Excel. */
const PIXELS_PER_POINT = 1.2;

/** Fonts for cells: the workbook's, else what the machine has for Chinese. */
export const CELL_FONTS = '"等线", DengXian, "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif';

/** A cell as the grid draws it, with the lines that the grid itself cannot draw. */
export interface ViewedCell extends TextCell {
  readonly lines?: Lines;
  readonly line?: string;
  /** A filter button at its right end, and whether it hides rows. */
  readonly filter?: 'idle' | 'active';
  /** A text that runs on: begun in this cell (offset 0), or in one to the left of this empty one. */
  readonly overflow?: { readonly text: string; readonly font: string; readonly color: string; readonly offset: number };
}

/** A formula with a function that the workbench does not have: its text is shown in the place of a value. */
const isNotComputed = ({ value }: Formula): boolean => isError(value) && value.text === NOT_CALCULATED.text;

/** Numbers stand right, booleans and errors in the middle, text left: Excel's "General" alignment. */
function alignment(style: Style, content: CellContent | undefined): 'left' | 'center' | 'right' {
  switch (style.horizontal) {
    case 'Left':
    case 'Justify':
    case 'Fill':
      return 'left';
    case 'Center':
    case 'CenterAcrossSelection':
    case 'Distributed':
      return 'center';
    case 'Right':
      return 'right';
    case 'General': {
      const value = valueOf(content);
      if (typeof value === 'number') return 'right';
      if (isFormula(content) && isNotComputed(content)) return 'left';
      return typeof value === 'boolean' || isError(value) ? 'center' : 'left';
    }
  }
}

function font(style: Style, look: TableLook): string {
  const weight = style.bold || look.bold === true ? '600 ' : '';
  return `${style.italic ? 'italic ' : ''}${weight}${Math.round(style.fontSize * PIXELS_PER_POINT)}px`;
}

/** What no formula engine computed is shown in a quiet grey, so that nobody takes it for a result. */
function textColor(style: Style, look: TableLook, content: CellContent | undefined): string {
  if (isFormula(content) && isNotComputed(content)) return '#8A8886';
  return style.fontColor === '#000000' ? (look.color ?? '#1B1A19') : style.fontColor;
}

function theme(style: Style, look: TableLook, content: CellContent | undefined): Partial<Theme> {
  const fill = style.fill ?? look.fill;
  return {
    baseFontStyle: font(style, look),
    textDark: textColor(style, look, content),
    ...(fill === undefined ? {} : { bgCell: fill }),
    ...(style.indent > 0 ? { cellHorizontalPadding: 8 + style.indent * 9 } : {}),
  };
}

/** Lines right of and below a cell: its own, or those that its neighbours have on that side. */
export interface Lines {
  readonly right: Border | null;
  readonly bottom: Border | null;
}

function linesOf(sheet: Sheet, row: number, column: number, style: Style): Lines | undefined {
  const right = style.right ?? (column + 1 < MAX_COLUMNS ? sheet.grid.style(row, column + 1).left : null);
  const bottom = style.bottom ?? (row + 1 < MAX_ROWS ? sheet.grid.style(row + 1, column).top : null);
  return right === null && bottom === null ? undefined : { right, bottom };
}

function overflowOf(sheet: Sheet, row: number, column: number): Pick<ViewedCell, 'overflow'> {
  const found =
    sheet.grid.content(row, column) === undefined ? overflowInto(sheet, row, column) : overflowFrom(sheet, row, column);
  if (found === undefined) return {};
  const style = sheet.grid.style(row, found.column);
  const content = sheet.grid.content(row, found.column);
  const text = displayText(content, style.numberFormat);
  return { overflow: { text, font: font(style, {}), color: textColor(style, {}, content), offset: found.offset } };
}

/** The style of a cell with what conditional formats lay over it. */
function dressed(workbook: Workbook, sheet: Sheet, row: number, column: number): Style {
  const style = sheet.grid.style(row, column);
  const look = sheet.conditionalFormats.length === 0 ? undefined : conditionalLook(workbook, sheet, row, column);
  if (look === undefined) return style;
  const { fill, fontColor, bold, italic, strikethrough } = look;
  return {
    ...style,
    fill: fill ?? style.fill,
    fontColor: fontColor ?? style.fontColor,
    bold: bold ?? style.bold,
    italic: italic ?? style.italic,
    strikethrough: strikethrough ?? style.strikethrough,
  };
}

/** A cell of a sheet for the grid. A merged range spans the columns of its first row. */
export function viewCell(workbook: Workbook, sheet: Sheet, row: number, column: number): ViewedCell {
  const { grid } = sheet;
  const merge = grid.mergeAt(row, column);
  const [at, across] = merge === undefined ? [row, column] : [merge.row, merge.column];
  const isBelowFirst = merge !== undefined && row > merge.row;
  const content = isBelowFirst ? undefined : grid.content(at, across);
  const style = dressed(workbook, sheet, at, across);
  const table = sheet.tables.length === 0 ? undefined : sheet.tableAt(row, column);
  const look = table === undefined ? {} : tableLook(table, row, column);
  const computed = displayText(content, style.numberFormat);
  const shown = isFormula(content) && isNotComputed(content) ? content.formula : computed;
  const lines = linesOf(sheet, row, column, style);
  const button = filterButtonAt(sheet, row, column);
  return {
    kind: GridCellKind.Text,
    allowOverlay: false,
    // what a screen reader reads
    data: shown,
    displayData: shown,
    contentAlign: alignment(style, content),
    allowWrapping: style.wrap,
    themeOverride: theme(style, look, content),
    ...(merge !== undefined && merge.columns > 1 ? { span: [merge.column, merge.column + merge.columns - 1] } : {}),
    ...(button === undefined ? {} : { filter: isFiltering(button) ? 'active' : 'idle' }),
    ...(lines === undefined ? {} : { lines }),
    ...(look.line === undefined ? {} : { line: look.line }),
    ...(merge === undefined ? overflowOf(sheet, row, column) : {}),
  };
}
