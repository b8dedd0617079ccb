import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CellBlock } from '../../core/tabular/cell.ts';
import type { DecodedList } from '../../core/tabular/decoding.ts';
import type { HeaderRow } from '../../core/tabular/header-row.ts';
import { readLayout, type ListFault } from '../../core/tabular/list-reading.ts';
import type { ColumnMapping } from '../../core/tabular/column-match.ts';
import type { ListKind } from '../../core/tabular/list-kind.ts';
import { severityOf, type RowFault } from '../../core/tabular/row-fault.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { systemErrorCode } from '../../bot/file-system.ts';
import { MAX_FILE_BYTES } from '../../excel-addin/files/file-bounds.ts';
import type { FileFault } from '../../excel-addin/files/file-fault.ts';
import { readWorkbookFile } from '../../excel-addin/files/workbook-file-reader.ts';
import type { Sheet, TextEncoding } from '../../excel-addin/files/workbook-file.ts';

/** Why a file given at the command line can't be used as the list it was given as. */
export type InputFault =
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: 'missing' | 'no-permission' | 'other' }
  | { readonly kind: 'file'; readonly file: string; readonly fault: FileFault }
  | { readonly kind: 'list'; readonly file: string; readonly sheet: string; readonly faults: readonly ListFault[] }
  | { readonly kind: 'rows'; readonly file: string; readonly sheet: string; readonly faults: readonly RowFault[] };

/** A list read from a file: what is usable, and every fault with its cell. */
export interface ListFile<T> {
  readonly file: string;
  readonly sheet: string;
  readonly encoding: TextEncoding | null;
  readonly list: DecodedList<T>;
}

/** Decodes the rows of a list whose header and columns are known. */
export type ListDecode<K extends ListKind, T> = (
  block: CellBlock,
  header: HeaderRow,
  mapping: ColumnMapping<K>,
) => DecodedList<T>;

/** Reads a workbook or text file, bounded before it is loaded. */
export async function readSheets(
  path: string,
): Promise<Result<{ readonly sheets: readonly Sheet[]; readonly encoding: TextEncoding | null }, InputFault>> {
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) {
      return fail({ kind: 'file', file, fault: { code: 'file-too-large', bytes: size, limit: MAX_FILE_BYTES } });
    }
    bytes = await readFile(path);
  } catch (error) {
    return fail({ kind: 'unreadable', file, reason: readingFault(error) });
  }
  const book = readWorkbookFile(file, bytes);
  if (!book.ok) return fail({ kind: 'file', file, fault: book.fault });
  return ok({ sheets: book.value.sheets, encoding: book.value.encoding ?? null });
}

function readingFault(error: unknown): 'missing' | 'no-permission' | 'other' {
  const code = systemErrorCode(error);
  if (code === 'ENOENT') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'other';
}

/**
 * Reads a list of a kind from a file. In a workbook of several sheets the first one that has the kind's header counts;
 * when none has, the faults of the first sheet are told.
 */
export async function readListFile<K extends ListKind, T>(
  path: string,
  kind: K,
  decode: ListDecode<K, T>,
): Promise<Result<ListFile<T>, InputFault>> {
  const file = basename(path);
  const book = await readSheets(path);
  if (!book.ok) return book;
  let first: InputFault | null = null;
  for (const sheet of book.value.sheets) {
    const block: CellBlock = { top: 0, left: 0, rows: sheet.rows };
    const layout = readLayout(block, kind);
    if (layout.ok) {
      const list = decode(block, layout.value.header, layout.value.mapping);
      return ok({ file, sheet: sheet.name, encoding: book.value.encoding, list });
    }
    first ??= { kind: 'list', file, sheet: sheet.name, faults: layout.fault };
  }
  return fail(first ?? { kind: 'file', file, fault: { code: 'empty-file' } });
}

/** The rows that can be used, unless some can't and nobody said to leave them out. */
export function usableRows<T>(source: ListFile<T>, leaveOutFaulty: boolean): Result<readonly T[], InputFault> {
  const errors = source.list.faults.filter((fault) => severityOf(fault.code) === 'error');
  if (errors.length > 0 && !leaveOutFaulty) {
    return fail({ kind: 'rows', file: source.file, sheet: source.sheet, faults: errors });
  }
  const rows = source.list.rows.map((row) => row.value);
  if (rows.length > 0) return ok(rows);
  return fail({ kind: 'rows', file: source.file, sheet: source.sheet, faults: errors });
}
