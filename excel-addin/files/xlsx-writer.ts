import { EXCEL_COLUMNS, MAX_SHEET_NAME_LENGTH, MAX_SHEET_ROWS } from './file-bounds.ts';
import { legalSheetName } from './sheet-name.ts';
import { columnCount } from './workbook-file.ts';
import { sheetXml, type BookTables, type WritableSheet } from './xlsx-sheet-xml.ts';
import { StringTable } from './xlsx-string-table.ts';
import { StyleTable } from './xlsx-style-table.ts';
import { escapeXml, xmlOfCellText } from './xml-text.ts';
import { zipText, type TextPart } from './zip-writer.ts';

/** A workbook to be written; at least one sheet. */
export interface WritableBook {
  readonly sheets: readonly WritableSheet[];
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Writes a workbook (.xlsx). Values and types survive reading it back; text is written as text whatever it begins with,
 * and formulas of the input are not written, so nothing in the file can be evaluated. The same input gives the same
 * bytes. Sheet names are made legal and unique.
 * @throws RangeError when there is no sheet, or a sheet or a cell exceeds what Excel holds: a bug of the caller,
 * since everything read from files or from Excel is within these bounds.
 */
export function writeXlsx(book: WritableBook): Uint8Array {
  if (book.sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  for (const sheet of book.sheets) {
    if (sheet.rows.length > MAX_SHEET_ROWS || columnCount(sheet) > EXCEL_COLUMNS) {
      throw new RangeError(`sheet ${sheet.name} has ${sheet.rows.length} rows and ${columnCount(sheet)} columns`);
    }
  }
  return zipText(partsOf(book.sheets, uniqueNames(book.sheets)));
}

/** Excel compares sheet names without regard to case. */
function uniqueNames(sheets: readonly WritableSheet[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const legal = legalSheetName(name);
    let unique = legal;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const suffix = ` (${number})`;
      unique = legal.slice(0, MAX_SHEET_NAME_LENGTH - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** The tables are filled while the sheets are written, so their parts come last. */
function* partsOf(sheets: readonly WritableSheet[], names: readonly string[]): Generator<TextPart> {
  const tables: BookTables = { strings: new StringTable(), styles: new StyleTable() };
  yield { path: '[Content_Types].xml', pieces: [contentTypesXml(sheets.length)] };
  yield { path: '_rels/.rels', pieces: [relationshipsXml([['officeDocument', 'xl/workbook.xml']])] };
  yield { path: 'xl/workbook.xml', pieces: [workbookXml(sheets, names)] };
  yield { path: 'xl/_rels/workbook.xml.rels', pieces: [relationshipsXml(workbookTargets(sheets.length))] };
  for (const [index, sheet] of sheets.entries()) {
    yield { path: `xl/worksheets/sheet${index + 1}.xml`, pieces: sheetXml(sheet, tables) };
  }
  yield { path: 'xl/styles.xml', pieces: [tables.styles.toXml()] };
  yield { path: 'xl/sharedStrings.xml', pieces: tables.strings.toXml() };
}

function contentTypesXml(sheets: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${CONTENT}.${type}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, index) =>
    override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return (
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${override('/xl/workbook.xml', 'sheet.main')}${worksheets.join('')}` +
    `${override('/xl/styles.xml', 'styles')}${override('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`
  );
}

type Target = readonly [type: string, path: string];

/** Relationship ids are `rId1`, `rId2`, … in this order; the workbook part refers to its sheets by them. */
function workbookTargets(sheets: number): readonly Target[] {
  const worksheets = Array.from({ length: sheets }, (_, index): Target => {
    return ['worksheet', `worksheets/sheet${index + 1}.xml`];
  });
  return [...worksheets, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']];
}

function relationshipsXml(targets: readonly Target[]): string {
  const list = targets.map(([type, path], index) => {
    return `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${path}"/>`;
  });
  return `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}">${list.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly WritableSheet[], names: readonly string[]): string {
  const list = sheets.map(({ hidden }, index) => {
    const state = hidden === true ? ' state="hidden"' : '';
    return `<sheet name="${xmlOfCellText(names[index] ?? '')}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  return (
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${list.join('')}</sheets>${printTitlesXml(sheets, names)}</workbook>`
  );
}

/** Rows down to the headings are repeated on every printed page. */
function printTitlesXml(sheets: readonly WritableSheet[], names: readonly string[]): string {
  const titles = sheets.flatMap(({ headingRow }, index) => {
    if (headingRow === undefined) return [];
    const sheet = `'${(names[index] ?? '').replaceAll("'", "''")}'`;
    const rows = escapeXml(`${sheet}!$1:$${headingRow + 1}`);
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${rows}</definedName>`];
  });
  return titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '';
}
