import { escapeXml } from './xml-text.ts';

/** What a cell is on the sheet, apart from its number format. */
export type CellRole = 'body' | 'heading' | 'title';

/** ECMA-376 part 1, 18.8.30: codes below 164 are Excel's own. */
const FIRST_CUSTOM_FORMAT = 164;

/** Number format 49 is text; the others are written out, because the built-in ones look different by locale. */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['0', 1],
  ['0.00', 2],
  ['0%', 9],
  ['0.00%', 10],
  ['@', 49],
]);

const FONTS =
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font>' +
  '<font><b/><sz val="16"/><name val="宋体"/></font></fonts>';
const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE3EAF4"/></patternFill></fill></fills>';
const THIN = '<color rgb="FF9AA7B8"/>';
const BORDERS =
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border><left style="thin">${THIN}</left><right style="thin">${THIN}</right>` +
  `<top style="thin">${THIN}</top><bottom style="thin">${THIN}</bottom><diagonal/></border></borders>`;

const ROLE_XML: Readonly<Record<CellRole, readonly [attributes: string, alignment: string]>> = {
  body: ['fontId="0" fillId="0" borderId="0"', ''],
  heading: [
    'fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"',
    '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  ],
  title: ['fontId="2" fillId="0" borderId="0" applyFont="1" applyAlignment="1"', '<alignment horizontal="center"/>'],
};

/** Collects the styles that cells use while they are written; the styles part is written last. */
export class StyleTable {
  readonly #indexes = new Map<string, number>();
  readonly #formats = new Map<string, number>();
  readonly #xfs: string[] = [];

  constructor() {
    this.indexOf('body', '');
  }

  /** Index of the style for a role and a format code; `''` is 常规 (General). */
  indexOf(role: CellRole, code: string): number {
    const key = `${role} ${code}`;
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.#xfs.length;
    this.#indexes.set(key, index);
    const [attributes, alignment] = ROLE_XML[role];
    const format = `numFmtId="${this.#formatId(code)}"${code === '' ? '' : ' applyNumberFormat="1"'}`;
    this.#xfs.push(`<xf ${format} ${attributes} xfId="0">${alignment}</xf>`);
    return index;
  }

  #formatId(code: string): number {
    const known = BUILT_IN.get(code) ?? this.#formats.get(code);
    if (known !== undefined) return known;
    const id = FIRST_CUSTOM_FORMAT + this.#formats.size;
    this.#formats.set(code, id);
    return id;
  }

  /** The styles part (ECMA-376 part 1, 18.8). */
  toXml(): string {
    const formats = [...this.#formats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`,
    );
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '') +
      `${FONTS}${FILLS}${BORDERS}` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${this.#xfs.length}">${this.#xfs.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}
