import { fail, ok, type Result } from '../../../core/result.ts';
import type { WorkbookFault } from '../workbook-fault.ts';

/** A setting kept in the file, as loaded when the add-in started or set since; null when there is none. */
export const readSetting = (key: string): unknown => {
  const value: unknown = Office.context.document.settings.get(key);
  return value ?? null;
};

/** Sets and saves. Excel keeps settings inside the file, so they travel with it. */
export function saveSetting(key: string, value: unknown): Promise<Result<null, WorkbookFault>> {
  const { settings } = Office.context.document;
  settings.set(key, value);
  return new Promise((resolve) => {
    settings.saveAsync((answer) => {
      const succeeded = answer.status === Office.AsyncResultStatus.Succeeded;
      resolve(succeeded ? ok(null) : fail({ code: 'refused', detail: answer.error.message }));
    });
  });
}
