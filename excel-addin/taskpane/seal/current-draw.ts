import * as v from 'valibot';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { drawNumberSchema } from '../../../core/model/schemas.ts';
import type { ResultSheet } from '../state/draw-state.ts';

/** Key of the setting in the workbook. */
export const CURRENT_DRAW_KEY = 'double-random.draw';

const schema = v.object({
  drawNumber: drawNumberSchema,
  resultSheet: v.nullable(v.object({ sheet: v.string(), name: v.string() })),
});

/** The draw that a workbook is at, or null. */
export function currentDraw(
  setting: unknown,
): { readonly drawNumber: DrawNumber; readonly resultSheet: ResultSheet | null } | null {
  const parsed = v.safeParse(schema, setting);
  return parsed.success ? parsed.output : null;
}
