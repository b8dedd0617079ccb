import { describe, expect, test } from '@jest/globals';
import type { FileFault } from '../../../excel-addin/files/file-fault.ts';
import { readWorkbookFile } from '../../../excel-addin/files/workbook-file-reader.ts';
import { cellKey, type Sheet } from '../../../excel-addin/files/workbook-file.ts';
import { handMadeBook, type HandMadeBook } from './ooxml-parts.ts';

function sheetOf(book: HandMadeBook): Sheet {
  const file = readWorkbookFile('a.xlsx', handMadeBook(book));
  if (!file.ok) throw new Error(JSON.stringify(file.fault));
  const sheet = file.value.sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function faultOf(book: HandMadeBook): FileFault {
  const file = readWorkbookFile('a.xlsx', handMadeBook(book));
  if (file.ok) throw new Error('was read');
  return file.fault;
}

const rowsOf = (sheetData: string, rest: HandMadeBook = {}): unknown => sheetOf({ ...rest, sheetData }).rows;

const CUSTOM_DATES =
  '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="176"/><xf numFmtId="58"/></cellXfs>';

describe('values', () => {
  test('rich text becomes plain, phonetic hints are left out, references and escapes are resolved', () => {
    const sharedStrings =
      '<si><r><rPr><b/></rPr><t>随州</t></r><r><t xml:space="preserve"> 示例</t></r><rPh sb="0" eb="1"><t>スイ</t></rPh></si>' +
      '<si><t>a&lt;b&#x4E2D;&#20013;_x000D__x005F_x41_</t></si><si><t><![CDATA[<x> & y]]></t></si><si><t/></si>';
    const cells = [0, 1, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(rowsOf(`<row>${cells}<c><v>1</v></c></row>`, { sharedStrings })).toEqual([
      ['随州 示例', 'a<b中中\r_x41_', '<x> & y', null, 1],
    ]);
  });

  test('every type of cell', () => {
    const row =
      '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="inlineStr"><is><t>内联</t></is></c>' +
      '<c r="D1" t="str"><f>A1&amp;"x"</f><v>算出</v></c><c r="E1" t="d"><v>2026-03-01T00:00:00</v></c>' +
      '<c r="F1"><v>1.5E2</v></c><c r="H1" s="0"/><c r="I1" t="n"><v> 7 </v></c>';
    const sheet = sheetOf({ sheetData: `<row r="1">${row}</row>` });
    expect(sheet.rows).toEqual([[true, '#N/A', '内联', '算出', '2026-03-01', 150, null, null, 7]]);
    expect(sheet.formulas).toEqual(new Map([[cellKey(0, 3), '=A1&"x"']]));
    expect(sheet.formats?.get(cellKey(0, 4))?.kind).toBe('date');
  });

  test('a formula saved without a value shows itself, not a made-up zero', () => {
    expect(rowsOf('<row><c><f>SUM(B1:B9)</f></c></row>')).toEqual([['=SUM(B1:B9)']]);
  });

  test('a number that is none stays text', () => {
    expect(rowsOf('<row><c><v>12abc</v></c></row>')).toEqual([['12abc']]);
  });

  test('dates by built-in, Chinese built-in and own formats', () => {
    const row = [1, 2, 3, 4].map((style) => `<c s="${style}"><v>46082</v></c>`).join('');
    const sheet = sheetOf({ sheetData: `<row>${row}<c s="0"><v>46082</v></c></row>`, styles: CUSTOM_DATES });
    expect(sheet.rows).toEqual([['2026-03-01', '2026-03-01', '2026-03-01', '2026-03-01', 46_082]]);
    expect([...(sheet.formats?.values() ?? [])].map(({ code }) => code)).toEqual([
      'yyyy/m/d',
      'yyyy"年"m"月"d"日"',
      'yyyy"年"m"月"',
      'm"月"d"日"',
    ]);
  });

  test('the calendar of 1904', () => {
    const book = { workbookPr: '<workbookPr date1904="1"/>', styles: CUSTOM_DATES };
    expect(rowsOf('<row><c s="1"><v>44620</v></c></row>', book)).toEqual([['2026-03-01']]);
  });
});

describe('places', () => {
  test('rows and cells stand where they say, the rest is empty; empty formatted cells do not count', () => {
    const data =
      '<row r="2"><c r="B2"><v>1</v></c></row><row r="4" spans="1:3"><c r="A4"><v>2</v></c><c r="C4"><v>3</v></c></row>' +
      '<row r="9"><c r="Z9" s="1"/></row>';
    expect(rowsOf(data)).toEqual([
      [null, null, null],
      [null, 1, null],
      [null, null, null],
      [2, null, 3],
    ]);
  });

  test('writers that give no references', () => {
    expect(rowsOf('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')).toEqual([
      [1, 2],
      [3, null],
    ]);
  });

  test('merges and widths; "all other columns" is no width', () => {
    const sheet = sheetOf({
      parts: {
        'xl/worksheets/sheet1.xml':
          '<worksheet><cols><col min="1" max="2" width="20.5"/><col min="4" max="4" width="9"/><col min="5" max="16384" width="8"/></cols>' +
          '<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="nonsense"/></mergeCells></worksheet>',
      },
    });
    expect(sheet.merges).toEqual([{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 7 }]);
    expect(sheet.columnWidths).toEqual([20.5, 20.5, undefined, 9]);
  });
});

describe('writers of other makes', () => {
  test('namespace prefixes, single quotes, blanks around =, comments, `>` in attributes, UTF-16', () => {
    const xml =
      "<?xml version='1.0'?><!-- > --><x:worksheet xmlns:x = 'urn:x'><x:sheetData><x:row r='1' note='a>b'>" +
      "<x:c r = 'A1' t='inlineStr'><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    expect(sheetOf({ parts: { 'xl/worksheets/sheet1.xml': xml } }).rows).toEqual([['甲']]);
  });

  test('parts elsewhere, named with another case', () => {
    const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const parts = {
      '_rels/.rels': `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="/Book/WB.xml"/></Relationships>`,
      'book/wb.xml':
        '<workbook><sheets><sheet name="图表" r:id="c"/><sheet name="甲" state="hidden" r:id="s"/></sheets></workbook>',
      'book/_rels/wb.xml.rels': `<Relationships><Relationship Id="c" Type="${type}/chartsheet" Target="c.xml"/><Relationship Id="s" Type="${type}/worksheet" Target="../sheets/./1.xml"/></Relationships>`,
      'sheets/1.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
    };
    expect(sheetOf({ parts })).toEqual({ name: '甲', rows: [[1]], hidden: true });
  });

  test('a sheet named like a property of every object', () => {
    const parts = {
      'xl/workbook.xml': '<workbook><sheets><sheet name="__proto__" r:id="rId7"/></sheets></workbook>',
    };
    expect(sheetOf({ parts, sheetData: '<row><c><v>1</v></c></row>' })).toEqual({ name: '__proto__', rows: [[1]] });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('what is refused', () => {
  test('a workbook without values', () => {
    expect(faultOf({ sheetData: '<row r="5"><c r="A5" s="1"/></row>' })).toEqual({ code: 'empty-file' });
  });

  const damaged = { code: 'not-a-workbook', found: 'damaged' };
  test.each<[string, HandMadeBook]>([
    ['a document type', { parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' } }],
    ['an unfinished tag', { sheetData: '<row><c r="A1' }],
    // would take hours if each `>` were looked back from
    ['a quotation that never ends', { sheetData: `<row a="${'>'.repeat(3_000_000)}` }],
    ['a text that is not there', { sheetData: '<row><c t="s"><v>5</v></c></row>' }],
    ['a cell beyond XFD', { sheetData: '<row><c r="ZZZZ1"><v>5</v></c></row>' }],
    ['a row of no number', { sheetData: '<row r="x"><c><v>5</v></c></row>' }],
    ['a cell of no place', { sheetData: '<row><c r="1A"><v>5</v></c></row>' }],
    [
      'a part that is not there',
      {
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId7" Type="x/worksheet" Target="none.xml"/></Relationships>',
        },
      },
    ],
  ])('%s', (_, book) => {
    expect(faultOf(book)).toEqual(damaged);
  });

  test('a row beyond what Excel has, without building the rows before it', () => {
    expect(faultOf({ sheetData: '<row r="4294967295"><c><v>5</v></c></row>' })).toMatchObject({
      code: 'too-many-rows',
      sheet: '名单',
      rows: 4_294_967_295,
    });
  });

  test('a value beyond the columns of a list', () => {
    expect(faultOf({ sheetData: '<row r="3"><c r="ALM3"><v>5</v></c></row>' })).toEqual({
      code: 'too-many-columns',
      sheet: '名单',
      row: 3,
      columns: 1001,
      limit: 1000,
    });
  });

  test.each([
    ['wordprocessingml', 'word-document'],
    ['presentationml', 'presentation'],
    ['ms-excel.sheet.binary.macroEnabled', 'binary-workbook'],
    ['nothing known', 'archive'],
  ])('a package of %s', (type, found) => {
    const parts = { '[Content_Types].xml': `<Types><Override ContentType="${type}"/></Types>` };
    expect(faultOf({ parts })).toEqual({ code: 'not-a-workbook', found });
  });
});
