import { attributeOf, scanXml } from './xml-scanner.ts';
import { cellTextOf } from './xml-text.ts';
import type { LeftOut } from './workbook-file.ts';

/** Elements of a worksheet part that are not read (ECMA-376 part 1, 18.3). */
const OF_SHEET: ReadonlyMap<string, LeftOut> = new Map([
  ['conditionalFormatting', 'conditional-formats'],
  ['autoFilter', 'filters'],
  ['sheetProtection', 'protection'],
  ['tablePart', 'tables'],
  ['drawing', 'drawings'],
  ['legacyDrawing', 'comments'],
  ['hyperlink', 'links'],
  ['pageSetup', 'page-setup'],
  ['headerFooter', 'page-setup'],
]);

const isOn = (attributes: string, name: string): boolean => ['1', 'true'].includes(attributeOf(attributes, name) ?? '');

/** What an element of a worksheet part stands for that is not read; undefined for all others. */
export function leftOutOfSheet(name: string, attributes: string): LeftOut | undefined {
  if (name === 'row' || name === 'col') return isOn(attributes, 'hidden') ? 'hidden-lines' : undefined;
  if (name === 'pane') return attributeOf(attributes, 'xSplit') === null ? undefined : 'frozen-columns';
  return OF_SHEET.get(name);
}

/** What an element of the workbook part stands for that is not read. */
export function leftOutOfBook(name: string, attributes: string): LeftOut | undefined {
  if (name === 'workbookProtection') return 'protection';
  if (name === 'pivotCache') return 'pivot-tables';
  if (name !== 'definedName') return undefined;
  const defined = cellTextOf(attributeOf(attributes, 'name') ?? '');
  if (defined === '_xlnm._FilterDatabase') return 'filters';
  return defined.startsWith('_xlnm.') ? 'page-setup' : 'names';
}

/** How many of each a workbook has that nobody has given any looks. */
const PLAIN: ReadonlyMap<string, number> = new Map([
  ['fonts', 1],
  ['fills', 2],
  ['borders', 1],
]);

/** Whether cells look otherwise than plain, by the lists of the styles part (ECMA-376 part 1, 18.8). */
export function hasLooks(styles: string): boolean {
  let list = '';
  let count = 0;
  let found = false;
  scanXml(styles, {
    open(name) {
      if (PLAIN.has(name)) [list, count] = [name, 0];
      else if (list !== '' && name === list.slice(0, -1)) count += 1;
      found ||= count > (PLAIN.get(list) ?? Infinity);
    },
    close(name) {
      if (name === list) list = '';
    },
    text: () => undefined,
  });
  return found;
}
