import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Cell } from '../../core/tabular/cell.ts';
import { MAX_SHEETS } from './file-bounds.ts';
import type { FileFault, ForeignKind } from './file-fault.ts';
import { formatOfCode } from './number-format.ts';
import { textOfSerial, type DateSystem } from './serial-date.ts';
import { squareUp, type RaggedRows } from './sheet-rectangle.ts';
import { cellKey, type CellFormat, type Sheet, type WorkbookFile } from './workbook-file.ts';

/** Bytes of a workbook of Excel 97–2003: 65,536 rows × 256 columns fit; what is larger is no list. */
const MAX_XLS_BYTES = 64 * 1024 * 1024;

/** Streams of a compound file, in the UTF-16 of its directory, and what they make of it. */
const STREAMS: readonly (readonly [name: string, fault: FileFault | null])[] = [
  ['EncryptedPackage', { code: 'encrypted-workbook' }],
  ['WordDocument', foreign('word-document')],
  ['PowerPoint Document', foreign('presentation')],
  ['Workbook', null],
  ['Book', foreign('legacy-workbook')],
];

function foreign(found: ForeignKind): FileFault {
  return { code: 'not-a-workbook', found };
}

/** Texts of the error values of BIFF8 ([MS-XLS] 2.5.10). */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

/** Reads a compound file: a workbook of Excel 97–2003 or of WPS, or says what else it is. */
export function readCompound(bytes: Uint8Array): Result<WorkbookFile, FileFault> {
  const stream = STREAMS.find(([name]) => includesUtf16(bytes, name));
  if (stream === undefined) return fail(foreign('unknown'));
  if (stream[1] !== null) return fail(stream[1]);
  if (bytes.length > MAX_XLS_BYTES) {
    return fail({ code: 'file-too-large', bytes: bytes.length, limit: MAX_XLS_BYTES });
  }
  const book = parse(bytes);
  return book.ok ? convert(book.value) : book;
}

/** Whether a name with its final NUL stands anywhere at an even place, as directory entries do. */
function includesUtf16(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(`${name}\0`).flatMap((character) => [character.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (at % 2 === 0 && wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** The parser throws plain errors at whatever the file does wrong, so any error of it is a fault of the file. */
function parse(bytes: Uint8Array): Result<WorkBook, FileFault> {
  try {
    return ok(read(bytes, { type: 'array', dense: true, cellNF: true, cellHTML: false, cellText: false }));
  } catch (error) {
    const encrypted = error instanceof Error && /password-protected|encryption scheme/i.test(error.message);
    return fail(encrypted ? { code: 'encrypted-workbook' } : foreign('damaged'));
  }
}

function convert(book: WorkBook): Result<WorkbookFile, FileFault> {
  if (book.SheetNames.length > MAX_SHEETS) {
    return fail({ code: 'too-many-sheets', sheets: book.SheetNames.length, limit: MAX_SHEETS });
  }
  const dateSystem = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900;
  const sheets: Sheet[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const source = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    if (source === undefined) return fail(foreign('damaged'));
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const sheet = sheetOf(name, source, hidden, dateSystem);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return sheets.some((sheet) => sheet.rows.length > 0) ? ok({ kind: 'xls', sheets }) : fail({ code: 'empty-file' });
}

function sheetOf(name: string, source: WorkSheet, hidden: boolean, dateSystem: DateSystem): Result<Sheet, FileFault> {
  const formats = new Map<number, CellFormat>();
  const formulas = new Map<number, string>();
  const data = source['!data'] ?? [];
  const rows: RaggedRows = Array.from({ length: data.length }, (_, row) =>
    Array.from({ length: data[row]?.length ?? 0 }, (__, column) => {
      const cell = data[row]?.[column];
      if (cell?.f !== undefined) formulas.set(cellKey(row, column), `=${cell.f}`);
      const { value, format } = valueOf(cell, dateSystem);
      if (format !== null && value !== null) formats.set(cellKey(row, column), format);
      return value;
    }),
  );
  const squared = squareUp(name, rows);
  if (!squared.ok) return squared;
  const merges = (source['!merges'] ?? []).map(({ s, e }) => {
    return { firstRow: s.r, firstColumn: s.c, lastRow: e.r, lastColumn: e.c };
  });
  return ok({
    name,
    rows: squared.value,
    ...(formats.size > 0 && { formats }),
    ...(formulas.size > 0 && { formulas }),
    ...(merges.length > 0 && { merges }),
    ...(hidden && { hidden: true }),
  });
}

function valueOf(
  cell: CellObject | undefined,
  dateSystem: DateSystem,
): { readonly value: Cell; readonly format: CellFormat | null } {
  const value = cell?.v;
  if (cell?.t === 'e') return { value: ERRORS.get(value) ?? '#N/A', format: null };
  const format = typeof cell?.z === 'string' ? formatOfCode(cell.z) : null;
  if (typeof value === 'boolean') return { value, format: null };
  if (typeof value === 'string') {
    return { value: value === '' ? null : value, format: format?.kind === 'text' ? format : null };
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return { value: null, format: null };
  if (format?.kind !== 'date' && format?.kind !== 'date-time' && format?.kind !== 'time') return { value, format };
  const dated = textOfSerial(value, format.kind, dateSystem);
  return dated === null ? { value, format } : { value: dated.text, format: { kind: dated.kind, code: format.code } };
}
