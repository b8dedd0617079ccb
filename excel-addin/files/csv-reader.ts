import { CsvError, parse, type Options } from 'csv-parse/browser/esm/sync';
import { fail, ok, type Result } from '../../core/result.ts';
import { guessDelimiter } from './csv-delimiter.ts';
import { MAX_SHEET_CELLS, MAX_SHEET_ROWS } from './file-bounds.ts';
import type { FileFault } from './file-fault.ts';
import { looksLikeMarkup } from './file-signature.ts';
import { unguardFormula } from './formula-guard.ts';
import { squareUp, type RaggedRows } from './sheet-rectangle.ts';
import { decodeText } from './text-encoding.ts';
import type { Delimiter, WorkbookFile } from './workbook-file.ts';

/** Bytes of one record: a quotation mark that is never closed swallows rows up to here, not the whole file. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

/** Delimiters in one line beyond which no list goes, commas within its texts included. */
const MAX_LINE_DELIMITERS = 1_000_000;

const LINE_FEED = 0x0a;

/**
 * Reads delimited text. Every cell is text, so that codes of 18 digits keep every digit; blank lines stay, so that
 * row numbers are those of the file. RFC 4180, with what real lists do to it: any line end, stray quotation marks
 * inside a cell, rows of different lengths.
 */
export function readCsv(name: string, bytes: Uint8Array): Result<WorkbookFile, FileFault> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (looksLikeMarkup(text)) return fail({ code: 'not-a-workbook', found: 'web-page' });
  const { delimiter, hintLength } = guessDelimiter(text);
  const utf8 = new TextEncoder().encode(hintLength > 0 ? text.slice(hintLength) : text);
  const flood = floodOf(name, utf8, delimiter);
  if (flood !== null) return fail(flood);
  const records = parseRecords(name, utf8, delimiter, hintLength > 0 ? 1 : 0);
  if (!records.ok) return records;
  const rows = squareUp(name, records.value);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return fail({ code: 'empty-file' });
  return ok({ kind: 'csv', encoding, delimiter, sheets: [{ name, rows: rows.value }] });
}

/** Refuses, before anything is built, text that consists of little but delimiters. */
function floodOf(sheet: string, utf8: Uint8Array, delimiter: Delimiter): FileFault | null {
  const wanted = delimiter.charCodeAt(0);
  let total = 0;
  let line = 1;
  let inLine = 0;
  for (const byte of utf8) {
    if (byte === wanted) {
      total++;
      inLine++;
      if (inLine > MAX_LINE_DELIMITERS) {
        return { code: 'too-many-columns', sheet, row: line, columns: inLine, limit: MAX_LINE_DELIMITERS };
      }
    } else if (byte === LINE_FEED) {
      line++;
      inLine = 0;
    }
  }
  const cells = total + line;
  return cells > MAX_SHEET_CELLS ? { code: 'too-many-cells', sheet, cells, limit: MAX_SHEET_CELLS } : null;
}

function parserOptions(delimiter: Delimiter): Options {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_BYTES,
    to: MAX_SHEET_ROWS + 1,
  };
}

function parseRecords(
  sheet: string,
  utf8: Uint8Array,
  delimiter: Delimiter,
  linesBefore: number,
): Result<RaggedRows, FileFault> {
  const options = parserOptions(delimiter);
  try {
    const records: RaggedRows = parse(utf8, options);
    if (records.length > MAX_SHEET_ROWS) {
      return fail({ code: 'too-many-rows', sheet, rows: records.length, limit: MAX_SHEET_ROWS });
    }
    for (const record of records) for (const [index, cell] of record.entries()) record[index] = cellOf(cell);
    return ok(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = linesBefore + 1 + linesOf(utf8, options, error);
    return fail({ code: 'broken-csv', line });
  }
}

/** Lines of the records that were read well: the one that broke begins on the next. */
function linesOf(utf8: Uint8Array, options: Options, error: CsvError): number {
  const good: unknown = error['records'];
  if (typeof good !== 'number' || good < 1) return 0;
  const last: unknown = parse(utf8, { ...options, to: good, info: true }).at(-1);
  return hasInfo(last) ? last.info.lines : 0;
}

/** A record of `csv-parse` with the option `info`, which its types do not describe. */
function hasInfo(record: unknown): record is { readonly info: { readonly lines: number } } {
  return typeof record === 'object' && record !== null && 'info' in record;
}

function cellOf(text: unknown): string | null {
  return typeof text === 'string' && text !== '' ? unguardFormula(text) : null;
}
