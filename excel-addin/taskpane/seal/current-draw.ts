import * as v from 'valibot';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { drawNumberSchema } from '../../../core/model/schemas.ts';

/** Key of the setting in the workbook. */
export const CURRENT_DRAW_KEY = 'double-random.draw';

const schema = v.object({ drawNumber: drawNumberSchema });

/** The draw that a workbook is at, or null. Its sheets are in `kept-sheets.ts`. */
export function currentDraw(setting: unknown): DrawNumber | null {
  const parsed = v.safeParse(schema, setting);
  return parsed.success ? parsed.output.drawNumber : null;
}
