import { fail, ok, type Result } from '../../core/result.ts';
import { MAX_SHEETS } from './file-bounds.ts';
import type { FileFault } from './file-fault.ts';
import type { LeftOut } from './workbook-file.ts';
import { leftOutOfBook } from './xlsx-left-out.ts';
import type { DateSystem } from './serial-date.ts';
import type { XlsxPackage } from './xlsx-package.ts';
import { attributeOf, scanXml } from './xml-scanner.ts';
import { cellTextOf } from './xml-text.ts';

/** Where a sheet of the workbook is. */
export interface SheetPlace {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** What the workbook part says: its sheets in order, its calendar, and where styles and shared strings are. */
export interface WorkbookOutline {
  readonly sheets: readonly SheetPlace[];
  readonly dateSystem: DateSystem;
  readonly sharedStringsPath: string | null;
  readonly stylesPath: string | null;
  /** What the workbook has that is not read. */
  readonly leftOut: ReadonlySet<LeftOut>;
}

interface Relationship {
  /** Last segment of the type, the same in the transitional and the strict form: `worksheet`, `styles`, … */
  readonly type: string;
  readonly path: string;
}

const damaged: FileFault = { code: 'not-a-workbook', found: 'damaged' };

/** Reads the outline of a workbook: package relationships, workbook part, its relationships (ECMA-376 part 1, 12.2). */
export function readOutline(source: XlsxPackage): Result<WorkbookOutline, FileFault> {
  const root = relationshipsOf(source, '');
  if (!root.ok) return root;
  const path = pathOfType(root.value, 'officeDocument') ?? 'xl/workbook.xml';
  const xml = source.readPart(path);
  if (!xml.ok) return xml;
  if (xml.value === null) return fail(damaged);
  const relationships = relationshipsOf(source, path);
  if (!relationships.ok) return relationships;
  const workbook = scanWorkbook(xml.value);
  if (workbook === null) return fail(damaged);
  if (workbook.sheets.length > MAX_SHEETS) {
    return fail({ code: 'too-many-sheets', sheets: workbook.sheets.length, limit: MAX_SHEETS });
  }
  return ok({
    sheets: placesOf(workbook.sheets, relationships.value),
    dateSystem: workbook.dateSystem,
    leftOut: workbook.leftOut,
    sharedStringsPath: pathOfType(relationships.value, 'sharedStrings'),
    stylesPath: pathOfType(relationships.value, 'styles'),
  });
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relationship: string;
}

interface ScannedWorkbook extends Pick<WorkbookOutline, 'dateSystem' | 'leftOut'> {
  readonly sheets: readonly ListedSheet[];
}

function scanWorkbook(xml: string): ScannedWorkbook | null {
  const sheets: ListedSheet[] = [];
  const leftOut = new Set<LeftOut>();
  let dateSystem: DateSystem = 1900;
  const sound = scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attributeOf(attributes, 'date1904'))) dateSystem = 1904;
      const left = leftOutOfBook(name, attributes);
      if (left !== undefined) leftOut.add(left);
      if (name !== 'sheet') return;
      const state = attributeOf(attributes, 'state');
      sheets.push({
        name: cellTextOf(attributeOf(attributes, 'name') ?? ''),
        hidden: state === 'hidden' || state === 'veryHidden',
        relationship: attributeOf(attributes, 'id') ?? '',
      });
    },
    close: nothing,
    text: nothing,
  });
  return sound ? { sheets, dateSystem, leftOut } : null;
}

/** Sheets that hold cells: charts and macro sheets have other relationships and are passed over. */
function placesOf(
  sheets: readonly ListedSheet[],
  relationships: ReadonlyMap<string, Relationship>,
): readonly SheetPlace[] {
  return sheets.flatMap(({ name, hidden, relationship }) => {
    const target = relationships.get(relationship);
    return target?.type === 'worksheet' ? [{ name, hidden, path: target.path }] : [];
  });
}

function relationshipsOf(source: XlsxPackage, part: string): Result<ReadonlyMap<string, Relationship>, FileFault> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const xml = source.readPart(`${folder}_rels/${part.slice(slash)}.rels`);
  if (!xml.ok) return xml;
  const found = new Map<string, Relationship>();
  const sound = scanXml(xml.value ?? '', {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
      const type = (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      const target = cellTextOf(attributeOf(attributes, 'Target') ?? '');
      found.set(attributeOf(attributes, 'Id') ?? '', { type, path: resolvePath(folder, target) });
    },
    close: nothing,
    text: nothing,
  });
  return sound ? ok(found) : fail(damaged);
}

function pathOfType(relationships: ReadonlyMap<string, Relationship>, type: string): string | null {
  for (const relationship of relationships.values()) if (relationship.type === type) return relationship.path;
  return null;
}

/** Path of a target: from the root when it begins with `/`, else from the folder of its source. */
function resolvePath(folder: string, target: string): string {
  const segments = target.startsWith('/') ? [] : folder.split('/').filter((segment) => segment !== '');
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

const isTrue = (value: string | null): boolean => value === '1' || value === 'true';

const nothing = (): void => undefined;
