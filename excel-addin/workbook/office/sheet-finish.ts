import { freeName, headerRowOf, type PlannedFact, type SheetPlan } from '../sheet-plan.ts';
import { asCell } from '../plain-text.ts';
import { addCharts } from './sheet-charts.ts';
import type { Batch } from './office-run.ts';

const ACCENT = '#1F4E8C';
const QUIET = '#5B6573';
const WARNING = '#8A4B00';
/** Ground of a cell to type into, as Excel's own style 输入 has it, lighter. */
const ENTRY_GROUND = '#FFF9E5';
const WARNING_GROUND = '#FDF1E0';

/** Name of the table style: light rows with an accent line, legible in black and white print. */
const TABLE_STYLE = 'TableStyleLight9';

/**
 * Title, tables, frozen header and page setup, then the old sheet makes way. One round trip, and one for the name.
 * @returns the name that the sheet has in the end.
 */
export const finishSheet =
  (id: string, plan: SheetPlan, tableNames: readonly string[], replaces: string | null, name: string): Batch<string> =>
  async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    writeHeading(sheet, plan);
    addTables(sheet, plan, tableNames);
    if (plan.facts === undefined) sheet.freezePanes.freezeRows(headerRowOf(plan) + 1);
    else writeFacts(sheet, plan, plan.facts);
    addCharts(sheet, plan.charts ?? []);
    setUpPage(sheet, plan);
    if (plan.watermark !== null) showAsTrial(sheet, plan);
    sheet.showGridlines = false;
    if (replaces !== null) context.workbook.worksheets.getItemOrNullObject(replaces).delete();
    await context.sync();
    sheet.name = name;
    sheet.activate();
    sheet.getRangeByIndexes(headerRowOf(plan) + 1, 0, 1, 1).select();
    await context.sync();
    return name;
  };

function writeHeading(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const title = sheet.getRangeByIndexes(0, 0, 1, 1);
  title.values = [[asCell(plan.title)]];
  title.format.font.bold = true;
  title.format.font.size = 16;
  title.format.font.color = ACCENT;
  const lines = sheet.getRangeByIndexes(0, 0, headerRowOf(plan), plan.columns.length);
  lines.format.wrapText = false;
  if (plan.notes.length === 0) return;
  const notes = sheet.getRangeByIndexes(1, 0, plan.notes.length, 1);
  notes.values = plan.notes.map((note) => [asCell(note)]);
  notes.format.font.size = 9;
  notes.format.font.color = QUIET;
}

/** Facts above the table: labels quiet, values as text or as formulas whatever the columns below them are. */
function writeFacts(sheet: Excel.Worksheet, plan: SheetPlan, facts: readonly PlannedFact[]): void {
  const top = 1 + plan.notes.length;
  const values = sheet.getRangeByIndexes(top, 1, facts.length, 1);
  values.numberFormat = facts.map(({ value }) => [typeof value === 'object' ? 'General' : '@']);
  values.values = facts.map(({ value }) => [asCell(value)]);
  values.format.wrapText = false;
  values.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  facts.forEach(({ value }, index) => {
    // a cell for the clerk to fill in
    if (value === '') sheet.getRangeByIndexes(top + index, 1, 1, 1).format.fill.color = ENTRY_GROUND;
  });
  const labels = sheet.getRangeByIndexes(top, 0, facts.length, 1);
  labels.values = facts.map(({ label }) => [asCell(label)]);
  labels.format.font.color = QUIET;
}

/** The heading on an amber ground and an amber tab: seen before a word of it is read. */
function showAsTrial(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const heading = sheet.getRangeByIndexes(0, 0, headerRowOf(plan), plan.columns.length);
  heading.format.fill.color = WARNING_GROUND;
  heading.format.font.color = WARNING;
  sheet.tabColor = WARNING;
}

function addTables(sheet: Excel.Worksheet, plan: SheetPlan, tableNames: readonly string[]): void {
  const columns = plan.columns.length;
  const first = headerRowOf(plan);
  const firstName = freeTableName(plan.table.name, tableNames);
  addTable(sheet, first, plan.table.rows.length, columns, firstName);
  if (plan.appendix === null) return;
  const heading = first + 1 + plan.table.rows.length + 1;
  const range = sheet.getRangeByIndexes(heading, 0, 1, 1);
  range.format.font.bold = true;
  range.format.font.color = ACCENT;
  range.format.wrapText = false;
  const { table } = plan.appendix;
  addTable(sheet, heading + 1, table.rows.length, columns, freeTableName(table.name, [...tableNames, firstName]));
}

function addTable(sheet: Excel.Worksheet, top: number, rows: number, columns: number, name: string): void {
  const table = sheet.tables.add(sheet.getRangeByIndexes(top, 0, 1 + rows, columns), true);
  table.name = name;
  table.style = TABLE_STYLE;
  table.showFilterButton = false;
}

const freeTableName = (wish: string, taken: readonly string[]): string =>
  freeName(wish, taken, (name, n) => `${name}_${String(n)}`);

/** A4 landscape, one page wide, header repeated on every page, page numbers in the foot. */
function setUpPage(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = Excel.PageOrientation.landscape;
  pageLayout.paperSize = Excel.PaperType.a4;
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  const header = headerRowOf(plan) + 1;
  pageLayout.setPrintTitleRows(`$${String(header)}:$${String(header)}`);
  const { defaultForAllPages } = pageLayout.headersFooters;
  defaultForAllPages.leftFooter = plan.footer.replace(/&/g, '&&');
  if (plan.watermark !== null) defaultForAllPages.centerHeader = `&28&B${plan.watermark.replace(/&/g, '&&')}`;
  defaultForAllPages.rightFooter = '第 &P 页 共 &N 页';
}
