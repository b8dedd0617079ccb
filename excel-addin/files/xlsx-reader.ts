import { fail, ok, type Result } from '../../core/result.ts';
import type { FileFault } from './file-fault.ts';
import { squareUp } from './sheet-rectangle.ts';
import type { LeftOut, Sheet, WorkbookFile } from './workbook-file.ts';
import { hasLooks } from './xlsx-left-out.ts';
import { openXlsxPackage, type XlsxPackage } from './xlsx-package.ts';
import { readSharedStrings } from './xlsx-shared-strings-part.ts';
import { readSheetPart, type SheetContent, type SheetContext } from './xlsx-sheet-part.ts';
import { readStyleFormats, type StyleFormats } from './xlsx-styles-part.ts';
import { readOutline, type SheetPlace, type WorkbookOutline } from './xlsx-workbook-part.ts';

const damaged: FileFault = { code: 'not-a-workbook', found: 'damaged' };

/** Reads an Office Open XML workbook (.xlsx, .xlsm): values, number formats, formulas as text, merges and widths. */
export function readXlsx(bytes: Uint8Array): Result<WorkbookFile, FileFault> {
  const source = openXlsxPackage(bytes);
  if (!source.ok) return source;
  const outline = readOutline(source.value);
  if (!outline.ok) return outline;
  const strings = readStrings(source.value, outline.value);
  if (!strings.ok) return strings;
  const leftOut = new Set(outline.value.leftOut);
  const formats = readFormats(source.value, outline.value, leftOut);
  if (!formats.ok) return formats;
  const context = { strings: strings.value, formats: formats.value, dateSystem: outline.value.dateSystem, leftOut };
  const sheets: Sheet[] = [];
  for (const place of outline.value.sheets) {
    const sheet = readSheet(source.value, place, { ...context, name: place.name });
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  if (sheets.every((sheet) => sheet.rows.length === 0)) return fail({ code: 'empty-file' });
  return ok({ kind: 'xlsx', sheets, ...(leftOut.size > 0 && { leftOut: [...leftOut] }) });
}

function readStrings(source: XlsxPackage, outline: WorkbookOutline): Result<readonly string[], FileFault> {
  const xml = readDeclared(source, outline.sharedStringsPath);
  return xml.ok ? readSharedStrings(xml.value) : xml;
}

function readFormats(
  source: XlsxPackage,
  outline: WorkbookOutline,
  leftOut: Set<LeftOut>,
): Result<StyleFormats, FileFault> {
  const xml = readDeclared(source, outline.stylesPath);
  if (xml.ok && hasLooks(xml.value)) leftOut.add('looks');
  return xml.ok ? readStyleFormats(xml.value) : xml;
}

/** A part that the workbook says it has must be there: without styles, dates would silently turn into numbers. */
function readDeclared(source: XlsxPackage, path: string | null): Result<string, FileFault> {
  if (path === null) return ok('');
  const xml = source.readPart(path);
  if (!xml.ok) return xml;
  return xml.value === null ? fail(damaged) : ok(xml.value);
}

function readSheet(source: XlsxPackage, place: SheetPlace, context: SheetContext): Result<Sheet, FileFault> {
  const xml = readDeclared(source, place.path);
  if (!xml.ok) return xml;
  const content = readSheetPart(xml.value, context);
  if (!content.ok) return content;
  const rows = squareUp(place.name, content.value.rows);
  return rows.ok ? ok(sheetOf(place, content.value)) : rows;
}

function sheetOf(place: SheetPlace, content: SheetContent): Sheet {
  const { rows, formats, formulas, merges, columnWidths, frozenRows, validations } = content;
  return {
    name: place.name,
    rows,
    ...(formats.size > 0 && { formats }),
    ...(formulas.size > 0 && { formulas }),
    ...(merges.length > 0 && { merges }),
    ...(columnWidths.length > 0 && { columnWidths }),
    ...(frozenRows > 0 && { frozenRows }),
    ...(validations.length > 0 && { validations }),
    ...(place.hidden && { hidden: true }),
  };
}
