import { fail, ok, type Result } from '../../../core/result.ts';
import type { WorkbookFault } from '../workbook-fault.ts';

/** A batch; it must make its own `context.sync()`. */
export type Batch<T> = (context: Excel.RequestContext) => Promise<T>;

/** A fault found inside a batch, carried out of it. */
class FaultSignal extends Error {
  readonly fault: WorkbookFault;
  constructor(fault: WorkbookFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Ends the batch with a fault. */
export const stop = (fault: WorkbookFault): never => {
  throw new FaultSignal(fault);
};

/** Ends the batch when the clerk has pressed 取消. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) stop({ code: 'cancelled' });
}

/**
 * Runs a batch against Excel. `delayForCellEdit` waits until the clerk has finished typing into a cell; otherwise every
 * call fails meanwhile. Errors of Excel become faults, errors of ours stay errors.
 */
export async function runBatch<T>(batch: Batch<T>): Promise<Result<T, WorkbookFault>> {
  try {
    return ok(await Excel.run({ delayForCellEdit: true }, batch));
  } catch (error) {
    if (error instanceof FaultSignal) return fail(error.fault);
    if (error instanceof OfficeExtension.Error) return fail(faultOf(error));
    throw error;
  }
}

/** Codes that mean "less at once, please": the first two by Excel on the web, the third by older hosts. */
const TOO_LARGE: ReadonlySet<string> = new Set([
  'RequestPayloadSizeLimitExceeded',
  'ResponsePayloadSizeLimitExceeded',
  'PayloadSizeLimitExceeded',
]);

function faultOf(error: OfficeExtension.Error): WorkbookFault {
  if (TOO_LARGE.has(error.code)) return { code: 'block-too-large' };
  switch (error.code) {
    case 'ItemNotFound':
      return { code: 'sheet-missing', sheet: '' };
    case 'AccessDenied':
      return { code: 'sheet-protected' };
    case 'InvalidOperationInCellEditMode':
      return { code: 'cell-editing' };
    case 'ApiNotFound':
      return { code: 'unsupported', member: error.message };
    default:
      return { code: 'refused', detail: `${error.code}: ${error.message}` };
  }
}
