import type { Cell } from '../../core/tabular/cell.ts';
import { guardFormula } from './formula-guard.ts';
import type { Sheet } from './workbook-file.ts';

/** How a text file is written. */
export interface CsvOptions {
  /** A byte-order mark, without which Chinese Excel reads UTF-8 as GBK and shows garbled names. */
  readonly bom: boolean;
}

/** Fields with any of these are quoted: whatever delimiter the reading program believes in, the field stays whole. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/;

/**
 * Writes a sheet as UTF-8 CSV (RFC 4180: commas, CRLF). Text that a spreadsheet would evaluate is guarded by the rule
 * of `formula-guard.ts`, which our reader takes back. A CSV file has no types: numbers and truth values come back as
 * text, and lone surrogates, which UTF-8 cannot hold, as U+FFFD; `writeXlsx` keeps both.
 */
export function writeCsv(sheet: Pick<Sheet, 'rows'>, options: CsvOptions): Uint8Array {
  const lines = sheet.rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`);
  return new TextEncoder().encode((options.bom ? '\ufeff' : '') + lines.join(''));
}

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  const text = typeof cell === 'number' ? String(cell) : guardFormula(cell);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
