import type { DrawCellCallback, DrawHeaderCallback, Rectangle } from '@glideapps/glide-data-grid';
import type { Border } from '../model/style.ts';
import { ACCENT } from './brand.ts';
import { FILTER_BUTTON } from './filter-buttons.ts';
import { CELL_FONTS, type ViewedCell } from './cell-view.ts';

const WIDTHS: Record<Border['weight'], number> = { Hairline: 0.5, Thin: 1, Medium: 2, Thick: 3 };

function dashes(border: Border): number[] {
  switch (border.style) {
    case 'Dash':
      return [4, 2];
    case 'Dot':
      return [1, 2];
    case 'DashDot':
    case 'SlantDashDot':
      return [4, 2, 1, 2];
    case 'DashDotDot':
      return [4, 2, 1, 2, 1, 2];
    case 'Continuous':
    case 'Double':
      return [];
  }
}

interface Line {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

function stroke(
  context: CanvasRenderingContext2D,
  { from, to }: Line,
  color: string,
  width: number,
  dash: number[],
): void {
  context.save();
  context.beginPath();
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.restore();
}

/** The part of a text from the left that reaches into a cell. */
function drawOverflow(
  context: CanvasRenderingContext2D,
  rect: Rectangle,
  { text, font, color, offset }: NonNullable<ViewedCell['overflow']>,
  padding: number,
): void {
  context.save();
  context.beginPath();
  // from the line at the left on: the part before it ends there
  context.rect(rect.x - 1, rect.y, rect.width + 1, rect.height);
  context.clip();
  context.fillStyle = color;
  context.font = `${font} ${CELL_FONTS}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, rect.x - offset + padding, rect.y + rect.height / 2 + 1);
  context.restore();
}

/** A filter button at the right end of a heading: a triangle, or a funnel where rows are hidden. */
function drawFilterButton(context: CanvasRenderingContext2D, rect: Rectangle, isActive: boolean): void {
  const size = FILTER_BUTTON - 3;
  const [left, top] = [rect.x + rect.width - size - 2, rect.y + (rect.height - size) / 2];
  const [middle, centre] = [left + size / 2, top + size / 2];
  context.save();
  context.fillStyle = '#FFFFFF';
  context.strokeStyle = '#A19F9D';
  context.lineWidth = 1;
  context.beginPath();
  context.rect(Math.round(left) + 0.5, Math.round(top) + 0.5, size - 1, size - 1);
  context.fill();
  context.stroke();
  context.fillStyle = isActive ? ACCENT : '#484644';
  context.beginPath();
  if (isActive) {
    context.moveTo(middle - 5, centre - 4);
    context.lineTo(middle + 5, centre - 4);
    context.lineTo(middle + 1, centre + 1);
    context.lineTo(middle + 1, centre + 5);
    context.lineTo(middle - 1, centre + 4);
    context.lineTo(middle - 1, centre + 1);
  } else {
    context.moveTo(middle - 3.5, centre - 1.5);
    context.lineTo(middle + 3.5, centre - 1.5);
    context.lineTo(middle, centre + 2.5);
  }
  context.closePath();
  context.fill();
  context.restore();
}

/** Draws what the grid has no notion of: borders, lines of tables, texts that run on. */
export const drawCellExtras: DrawCellCallback = (args, drawContent) => {
  // Every cell of this grid comes from `viewCell`.
  const cell = args.cell as ViewedCell;
  // the grid would cut a text off at the padding
  if (cell.overflow?.offset !== 0) drawContent();
  const { x, y, width, height } = args.rect;
  if (cell.overflow !== undefined) drawOverflow(args.ctx, args.rect, cell.overflow, args.theme.cellHorizontalPadding);
  const below: Line = { from: [x - 1, y + height - 0.5], to: [x + width + 1, y + height - 0.5] };
  const beside: Line = { from: [x + width - 0.5, y - 1], to: [x + width - 0.5, y + height + 1] };
  if (cell.filter !== undefined) drawFilterButton(args.ctx, args.rect, cell.filter === 'active');
  if (cell.line !== undefined) stroke(args.ctx, below, cell.line, 1, []);
  const { bottom, right } = cell.lines ?? { bottom: null, right: null };
  if (bottom !== null) stroke(args.ctx, below, bottom.color, WIDTHS[bottom.weight], dashes(bottom));
  if (right !== null) stroke(args.ctx, beside, right.color, WIDTHS[right.weight], dashes(right));
};

/** Letters of a column, in the middle as in Excel. */
export const drawColumnHeader: DrawHeaderCallback = ({ ctx, rect, column, theme, isSelected }) => {
  ctx.save();
  ctx.fillStyle = isSelected ? theme.textHeaderSelected : theme.textHeader;
  ctx.font = `${theme.headerFontStyle} ${theme.fontFamily}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(column.title, rect.x + rect.width / 2, rect.y + rect.height / 2 + 1);
  ctx.restore();
};
