import { fail, ok, type Result } from '../../core/result.ts';
import type { FileFault } from './file-fault.ts';
import { formatOf } from './number-format.ts';
import type { CellFormat } from './workbook-file.ts';
import { attributeOf, scanXml } from './xml-scanner.ts';
import { cellTextOf } from './xml-text.ts';

/** Number format of each cell style, in the order of `cellXfs`; null is 常规 (General). */
export type StyleFormats = readonly (CellFormat | null)[];

/** Reads number formats from the styles part (ECMA-376 part 1, 18.8). Fonts, fills and borders are not ours. */
export function readStyleFormats(xml: string): Result<StyleFormats, FileFault> {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  const sound = scanXml(xml, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) ids.push(Number(attributeOf(attributes, 'numFmtId') ?? 0));
      else if (name === 'numFmt') {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? Number.NaN);
        if (!custom.has(id)) custom.set(id, cellTextOf(attributeOf(attributes, 'formatCode') ?? ''));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => undefined,
  });
  if (!sound) return fail({ code: 'not-a-workbook', found: 'damaged' });
  const formats = new Map<number, CellFormat | null>();
  for (const id of ids) if (!formats.has(id)) formats.set(id, formatOf(id, custom));
  return ok(ids.map((id) => formats.get(id) ?? null));
}
