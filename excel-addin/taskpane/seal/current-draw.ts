import * as v from 'valibot';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { drawNumberSchema } from '../../../core/model/schemas.ts';
import { EXTRA_SHEETS, type DrawState, type ResultSheet } from '../state/draw-state.ts';

/** Key of the setting in the workbook. */
export const CURRENT_DRAW_KEY = 'double-random.draw';

const place = v.object({ sheet: v.string(), name: v.string() });

const schema = v.object({
  drawNumber: drawNumberSchema,
  resultSheet: v.nullable(place),
  sheets: v.optional(v.partial(v.object({ check: place, findings: place, summary: place })), {}),
});

/** The draw that a workbook is at, or null. */
export function currentDraw(setting: unknown): {
  readonly drawNumber: DrawNumber;
  readonly resultSheet: ResultSheet | null;
  readonly sheets: DrawState['sheets'];
} | null {
  const parsed = v.safeParse(schema, setting);
  if (!parsed.success) return null;
  const { drawNumber, resultSheet, sheets } = parsed.output;
  const known = EXTRA_SHEETS.flatMap((kind) => (sheets[kind] === undefined ? [] : [[kind, sheets[kind]] as const]));
  return { drawNumber, resultSheet, sheets: Object.fromEntries(known) };
}
