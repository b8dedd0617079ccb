import { strToU8, zipSync } from 'fflate';

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook, written by hand as other programs write them. */
export interface HandMadeBook {
  /** Content of `<sheetData>` and what follows it. */
  readonly sheetData?: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  /** Replaces or adds whole parts. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** The parts of a workbook with one sheet, 名单. */
export function handMadeParts(book: HandMadeBook): Record<string, string> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" PartName="/xl/workbook.xml"/></Types>`,
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${NS}" xmlns:r="${REL}">${book.workbookPr ?? ''}<sheets><sheet name="名单" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId7', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId8', 'styles', 'styles.xml')}${relation('rId9', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${NS}"><sheetData>${book.sheetData ?? ''}</sheetData></worksheet>`,
    'xl/styles.xml': `<styleSheet xmlns="${NS}">${book.styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${NS}">${book.sharedStrings ?? ''}</sst>`,
    ...book.parts,
  };
}

/** The file of a hand-made workbook. */
export function handMadeBook(book: HandMadeBook): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(handMadeParts(book)).map(([path, xml]) => [path, strToU8(xml)])));
}
