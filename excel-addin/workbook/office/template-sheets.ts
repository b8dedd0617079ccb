import type { Result } from '../../../core/result.ts';
import { asCell } from '../plain-text.ts';
import { freeName } from '../sheet-plan.ts';
import type { TemplateCell, TemplatePlan, TemplateRow } from '../template-plan.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import { runBatch } from './office-run.ts';

/** Office.js counts widths in points; one character of the default font takes about 5.6. */
const POINTS_PER_CHARACTER = 5.6;
const ACCENT = '#1F4E8C';
const QUIET = '#5B6573';
const HEAD_GROUND = '#EDF3F9';

/** Finds a template by its name, or lays it out. 1 round trip to find, 1 to lay out. */
export const openTemplate = (plan: TemplatePlan): Promise<Result<string, WorkbookFault>> =>
  runBatch(async (context) => {
    const found = context.workbook.worksheets.getItemOrNullObject(plan.name).load('id');
    await context.sync();
    if (!found.isNullObject) return found.id;
    const sheet = context.workbook.worksheets.add(plan.name).load('id');
    sheet.showGridlines = false;
    sheet.tabColor = ACCENT;
    plan.widths.forEach((width, column) => {
      sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth = width * POINTS_PER_CHARACTER;
    });
    plan.rows.forEach((row, at) => {
      layOutRow(sheet, row, at, plan.widths.length);
    });
    setUpPage(sheet);
    await context.sync();
    return sheet.id;
  });

/** A4 upright, one page wide. */
export function setUpPage(sheet: Excel.Worksheet): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = Excel.PageOrientation.portrait;
  pageLayout.paperSize = Excel.PaperType.a4;
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
}

/** A name for a new sheet that is free. */
export const freeSheetName = (wish: string, taken: readonly string[]): string =>
  freeName(wish, taken, (name, n) => `${name.slice(0, 26)} (${String(n)})`);

function layOutRow(sheet: Excel.Worksheet, row: TemplateRow, at: number, columns: number): void {
  let column = 0;
  for (const cell of row.cells) {
    const range = sheet.getRangeByIndexes(at, column, 1, cell.span ?? 1);
    layOutCell(range, cell);
    column += cell.span ?? 1;
  }
  const whole = sheet.getRangeByIndexes(at, 0, 1, columns);
  if (row.height !== undefined) whole.format.rowHeight = row.height;
  if (row.ruled === true) rule(whole);
}

function layOutCell(range: Excel.Range, { text, span = 1, look = 'body' }: TemplateCell): void {
  const first = range.getCell(0, 0);
  range.numberFormat = [Array.from({ length: span }, () => '@')];
  first.values = [[asCell(text)]];
  if (span > 1) range.merge(false);
  const { format } = range;
  format.wrapText = true;
  format.verticalAlignment = Excel.VerticalAlignment.center;
  switch (look) {
    case 'title':
      format.font.size = 20;
      format.font.bold = true;
      format.horizontalAlignment = Excel.HorizontalAlignment.center;
      return;
    case 'head':
      format.fill.color = HEAD_GROUND;
      format.font.bold = true;
      format.horizontalAlignment = Excel.HorizontalAlignment.center;
      return;
    case 'label':
      format.fill.color = HEAD_GROUND;
      format.horizontalAlignment = Excel.HorizontalAlignment.center;
      return;
    case 'note':
      format.font.size = 9;
      format.font.color = QUIET;
      return;
    case 'body':
      return;
  }
}

function rule(range: Excel.Range): void {
  const edges = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical'] as const;
  for (const edge of edges) range.format.borders.getItem(edge).style = 'Continuous';
}
