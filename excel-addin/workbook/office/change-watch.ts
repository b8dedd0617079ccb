import { ok, type Result } from '../../../core/result.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import type { SheetChange } from '../workbook.ts';
import { runBatch } from './office-run.ts';

/** Listens to changes of cells in every sheet (ExcelApi 1.9), whoever makes them. */
export async function watchChanges(
  listener: (change: SheetChange) => void,
): Promise<Result<() => void, WorkbookFault>> {
  const registered = await runBatch(async (context) => {
    const handler = context.workbook.worksheets.onChanged.add((event) => {
      const isContent = event.changeType === Excel.DataChangeType.rangeEdited;
      listener({ sheet: event.worksheetId, address: event.address, kind: isContent ? 'cells' : 'structure' });
      return Promise.resolve();
    });
    await context.sync();
    return handler;
  });
  if (!registered.ok) return registered;
  const handler = registered.value;
  return ok(() => {
    void Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
  });
}
