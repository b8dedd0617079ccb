import * as v from 'valibot';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { MAX_NAME } from '../../../core/model/bounds.ts';
import { DOCUMENT_KINDS } from '../documents/document-templates.ts';
import { EXTRA_SHEETS, type DrawState } from '../state/draw-state.ts';

/** Key of the setting in the workbook: which of its sheets belong to which draw. */
export const KEPT_SHEETS_KEY = 'double-random.sheets';

/** Draws whose sheets are remembered in one workbook, the latest written. */
const MOST_DRAWS = 60;

/** Sheets of a draw: what is written again goes in place of what was written before, however long ago. */
export type KeptSheets = Pick<DrawState, 'resultSheet' | 'sheets' | 'documents'>;

const id = v.pipe(v.string(), v.maxLength(MAX_NAME));
const place = v.object({ sheet: id, name: id });
const kept = v.object({
  draw: id,
  result: v.nullable(place),
  sheets: v.record(v.picklist(EXTRA_SHEETS), place),
  documents: v.record(v.picklist(DOCUMENT_KINDS), id),
});
const schema = v.array(kept);
type Kept = v.InferOutput<typeof kept>;

const NONE: KeptSheets = { resultSheet: null, sheets: {}, documents: {} };

/** The sheets that a workbook has of a draw. */
export function keptSheets(setting: unknown, draw: DrawNumber): KeptSheets {
  const found = parsed(setting).find((one) => one.draw === draw);
  if (found === undefined) return NONE;
  return { resultSheet: found.result, sheets: found.sheets, documents: found.documents };
}

/** The setting with the sheets of a draw in it; the draws written longest ago are forgotten. */
export function withKeptSheets(setting: unknown, draw: DrawNumber, sheets: KeptSheets): readonly Kept[] {
  const others = parsed(setting).filter((one) => one.draw !== draw);
  const { resultSheet: result, sheets: extra, documents } = sheets;
  return [{ draw, result, sheets: { ...extra }, documents: { ...documents } }, ...others].slice(0, MOST_DRAWS);
}

/** Settings are the file's, which anybody may have edited. */
function parsed(setting: unknown): readonly Kept[] {
  const read = v.safeParse(schema, setting);
  return read.success ? read.output : [];
}
