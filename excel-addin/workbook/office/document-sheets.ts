import { ok, type Result } from '../../../core/result.ts';
import { asCell } from '../plain-text.ts';
import type { DocumentPart, DocumentSet } from '../template-plan.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import { DOCUMENTS_AT_ONCE, type Progress } from '../workbook.ts';
import { runBatch, stopIfCancelled, type Batch } from './office-run.ts';
import { freeSheetName, setUpPage } from './template-sheets.ts';

/**
 * Fills documents from a template: its rows are copied with everything the office gave them, then the placeholders are
 * replaced. 2 round trips to open, 1 for every `DOCUMENTS_AT_ONCE`, 2 to finish. What ends early leaves nothing behind.
 */
export async function printDocuments(
  set: DocumentSet,
  replaces: string | null,
  progress: Progress = {},
): Promise<Result<{ readonly sheet: string; readonly name: string }, WorkbookFault>> {
  const opened = await runBatch(openSheet(set, replaces));
  if (!opened.ok) return opened;
  const { sheet, name } = opened.value;
  let top = 0;
  for (let at = 0; at < set.documents.length; at += DOCUMENTS_AT_ONCE) {
    const chunk = set.documents.slice(at, at + DOCUMENTS_AT_ONCE);
    const filled = await runBatch(fillChunk(set, sheet, chunk, top, progress.signal));
    if (!filled.ok) {
      await runBatch(removeSheet(sheet));
      return filled;
    }
    top = filled.value;
    progress.onProgress?.(Math.min(at + DOCUMENTS_AT_ONCE, set.documents.length), set.documents.length);
  }
  const finished = await runBatch(finish(sheet, replaces, name));
  return finished.ok ? ok({ sheet, name }) : finished;
}

/** A new sheet with the template's columns. */
const openSheet =
  (set: DocumentSet, replaces: string | null): Batch<{ readonly sheet: string; readonly name: string }> =>
  async (context) => {
    const sheets = context.workbook.worksheets.load('items/id,items/name');
    const template = sheets.getItem(set.template);
    const widths = Array.from({ length: set.columns }, (_, column) =>
      template.getRangeByIndexes(0, column, 1, 1).format.load('columnWidth'),
    );
    await context.sync();
    const name = freeSheetName(
      set.name,
      sheets.items.filter(({ id }) => id !== replaces).map((sheet) => sheet.name),
    );
    const temporary = freeSheetName(
      name,
      sheets.items.map((sheet) => sheet.name),
    );
    const sheet = sheets.add(temporary).load('id');
    widths.forEach(({ columnWidth }, column) => {
      sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth = columnWidth;
    });
    sheet.showGridlines = false;
    setUpPage(sheet);
    await context.sync();
    return { sheet: sheet.id, name };
  };

const fillChunk =
  (
    { template, columns }: DocumentSet,
    sheet: string,
    documents: readonly (readonly DocumentPart[])[],
    from: number,
    signal: AbortSignal | undefined,
  ): Batch<number> =>
  async (context) => {
    stopIfCancelled(signal);
    const target = context.workbook.worksheets.getItem(sheet);
    const source = context.workbook.worksheets.getItem(template);
    let top = from;
    for (const document of documents) {
      if (top > 0) target.horizontalPageBreaks.add(target.getRangeByIndexes(top, 0, 1, 1));
      for (const part of document) {
        const rows = source.getRangeByIndexes(part.from, 0, part.rows, columns).getEntireRow();
        target.getRangeByIndexes(top, 0, part.rows, columns).getEntireRow().copyFrom(rows, Excel.RangeCopyType.all);
        for (const { row, column, text } of part.texts) {
          target.getRangeByIndexes(top + row - part.from, column, 1, 1).values = [[asCell(text)]];
        }
        top += part.rows;
      }
    }
    await context.sync();
    return top;
  };

const finish =
  (sheet: string, replaces: string | null, name: string): Batch<null> =>
  async (context) => {
    const written = context.workbook.worksheets.getItem(sheet);
    if (replaces !== null) context.workbook.worksheets.getItemOrNullObject(replaces).delete();
    await context.sync();
    written.name = name;
    written.activate();
    await context.sync();
    return null;
  };

const removeSheet =
  (sheet: string): Batch<null> =>
  async (context) => {
    context.workbook.worksheets.getItem(sheet).delete();
    await context.sync();
    return null;
  };
