import { describe, expect, test } from '@jest/globals';
import { readWorkbookFile } from '../../../../excel-addin/files/workbook-file-reader.ts';
import { writeXlsx } from '../../../../excel-addin/files/xlsx-writer.ts';
import type { WorkbookFile } from '../../../../excel-addin/files/workbook-file.ts';
import { leftOutWords, notWrittenWords } from '../../../../excel-addin/workbench/exchange/left-out.ts';
import { openedWorkbook, readAs } from '../../../../excel-addin/workbench/exchange/opened-workbook.ts';
import { emptyWorkbook, sampleWorkbook } from '../../../../excel-addin/workbench/exchange/sample.ts';
import { writtenSheet, writtenSheets } from '../../../../excel-addin/workbench/exchange/written-sheets.ts';
import { handMadeBook } from '../../files/ooxml-parts.ts';
import {
  Validation,
  type ValidationRule,
  type ValidationState,
} from '../../../../excel-addin/workbench/model/data-validation.ts';
import { addSheetFilter } from '../../../../excel-addin/workbench/model/filter.ts';
import { NOTHING_ALLOWED, protectSheet } from '../../../../excel-addin/workbench/model/protection.ts';
import { displayText } from '../../../../excel-addin/workbench/model/number-format.ts';
import type { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';

const year = (): number => 2025;

function read(name: string, bytes: Uint8Array): WorkbookFile {
  const result = readWorkbookFile(name, bytes);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

const open = (name: string, bytes: Uint8Array): Workbook => openedWorkbook(name, read(name, bytes), year);

/** What the first sheet holds. */
function contents({ sheets }: Workbook): unknown[][] {
  const sheet = sheets[0];
  const bounds = sheet?.grid.cells.bounds();
  return Array.from({ length: bounds?.rows ?? 0 }, (_row, row) =>
    Array.from({ length: bounds?.columns ?? 0 }, (_column, column) => sheet?.grid.content(row, column) ?? null),
  );
}

describe('opening a text file', () => {
  const lines = ['企业名称,统一社会信用代码,户数', '甲公司（虚构）,421300199001011234,12', '"=cmd|乙",000123,'];

  test('keeps every cell as the text it is, codes with all their digits', () => {
    const workbook = open('名单.csv', new TextEncoder().encode(lines.join('\r\n')));
    expect(contents(workbook)).toEqual([
      ['企业名称', '统一社会信用代码', '户数'],
      ['甲公司（虚构）', '421300199001011234', '12'],
      ['=cmd|乙', '000123', null],
    ]);
  });

  test('makes text columns of those that hold codes, so that retyping one costs nothing', () => {
    const [sheet] = open('名单.csv', new TextEncoder().encode(lines.join('\n'))).sheets;
    expect([0, 1].map((column) => sheet?.grid.style(1, column).numberFormat)).toEqual(['@', '@']);
    const [plain] = open('名单.csv', new TextEncoder().encode('名称\n甲\n乙')).sheets;
    expect(plain?.grid.style(1, 0).numberFormat).toBe('General');
  });

  test('says which encoding was taken', () => {
    const gbk = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd6, 0xb5, 0x0a, 0xbc, 0xd7, 0x2c, 0x31]);
    const file = read('名单.csv', gbk);
    expect([readAs(file), openedWorkbook('名单', file, year).sheets[0]?.grid.content(0, 0)]).toEqual([
      'GB18030',
      '名称',
    ]);
  });

  test('nothing can be undone into the file before', () => {
    expect(open('名单.csv', new TextEncoder().encode('甲')).history.undoLabel).toBeUndefined();
  });
});

describe('a workbook written and read again', () => {
  test('keeps values, types, formats, merged cells, widths and hidden sheets', () => {
    const workbook = emptyWorkbook(year);
    const sheet = workbook.activeSheet;
    sheet.grid.cells.set(0, 0, '标题');
    sheet.grid.addMerge({ area: { row: 0, column: 0, rows: 1, columns: 3 } });
    sheet.grid.cells.set(1, 0, 45_721);
    sheet.grid.format({ row: 1, column: 0, rows: 1, columns: 1 }, { numberFormat: 'yyyy/m/d' });
    sheet.grid.cells.set(1, 1, '421300199001011234');
    sheet.grid.cells.set(1, 2, true);
    sheet.grid.cells.set(2, 0, 0.03);
    sheet.grid.format({ row: 2, column: 0, rows: 1, columns: 1 }, { numberFormat: '0%' });
    sheet.grid.resize('column', 1, 1, { points: 150 });
    workbook.showSheet(workbook.addSheet('底稿'), 'Hidden');
    const again = open('工作簿.xlsx', writeXlsx({ sheets: writtenSheets(workbook) }));
    const [back, hidden] = again.sheets;
    expect(contents(again)).toEqual([
      ['标题', null, null],
      [45_721, '421300199001011234', true],
      [0.03, null, null],
    ]);
    expect(displayText(back?.grid.content(1, 0), back?.grid.style(1, 0).numberFormat ?? '')).toBe('2025/3/5');
    expect(back?.grid.style(2, 0).numberFormat).toBe('0%');
    expect(back?.grid.mergeAt(0, 2)).toEqual({ row: 0, column: 0, rows: 1, columns: 3 });
    expect(back?.grid.widths.get(1)).toBeCloseTo(150, 0);
    expect(hidden?.state.visibility).toBe('Hidden');
  });

  test('keeps rules of validation with their cells, bounds and words', () => {
    const workbook = emptyWorkbook(year);
    const sheet = workbook.activeSheet;
    sheet.grid.cells.set(0, 0, '区县');
    const words: Omit<ValidationState, 'rule'> = {
      ignoreBlanks: false,
      errorAlert: { style: 'Warning', title: '“区县”', message: '请从 <列表> 中\n选择 & 核对。', showAlert: true },
      prompt: { title: '提示', message: '从列表中选', showPrompt: false },
    };
    const rules: readonly ValidationRule[] = [
      { kind: 'List', source: '曾都区,随县,"引号"', inCellDropDown: false },
      { kind: 'List', source: '=底稿!$A$1:$A$9', inCellDropDown: true },
      { kind: 'WholeNumber', operator: 'NotBetween', formula1: 1, formula2: 10 },
      { kind: 'Decimal', operator: 'LessThan', formula1: 0.5, formula2: undefined },
      { kind: 'Date', operator: 'GreaterThanOrEqualTo', formula1: '=TODAY()', formula2: undefined },
      { kind: 'Time', operator: 'EqualTo', formula1: '=A1', formula2: undefined },
      { kind: 'TextLength', operator: 'Between', formula1: 18, formula2: '=B2' },
      { kind: 'Custom', formula: '=AND(A1<>"",B1>2)' },
    ];
    for (const [index, rule] of rules.entries()) {
      const areas = [
        { row: 1, column: index, rows: 9, columns: 1 },
        { row: 20, column: index, rows: 1, columns: 1 },
      ];
      sheet.attachValidation(new Validation(areas, { ...words, rule }));
    }
    const seen = ({ sheets }: Workbook): unknown => sheets[0]?.validations.map(({ areas, state }) => [areas, state]);
    const again = open('工作簿.xlsx', writeXlsx({ sheets: writtenSheets(workbook) }));
    expect(seen(again)).toEqual(seen(workbook));
  });

  test('takes rules of validation as Excel words them, and says which it could not take', () => {
    const withRule = (attributes: string, formulas: string): Uint8Array =>
      handMadeBook({
        parts: {
          'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><dataValidations count="1"><dataValidation ${attributes}>${formulas}</dataValidation></dataValidations></worksheet>`,
        },
      });
    const list = withRule(
      'type="list" allowBlank="1" showErrorMessage="1" errorTitle="区县" error="请选择" sqref="B2:B9 D4"',
      '<formula1>"曾都区,随县"</formula1>',
    );
    expect(leftOutWords(read('名单.xlsx', list))).toBeUndefined();
    const [rule] = open('名单.xlsx', list).sheets[0]?.validations ?? [];
    expect(rule?.areas).toEqual([
      { row: 1, column: 1, rows: 8, columns: 1 },
      { row: 3, column: 3, rows: 1, columns: 1 },
    ]);
    expect(rule?.state).toMatchObject({
      rule: { kind: 'List', source: '曾都区,随县', inCellDropDown: true },
      ignoreBlanks: true,
      errorAlert: { style: 'Stop', title: '区县', message: '请选择', showAlert: true },
      prompt: { showPrompt: false },
    });
    for (const attributes of ['type="unknown" sqref="A1"', 'type="list" sqref="A1:A9999999999"', 'type="list"']) {
      const file = read('名单.xlsx', withRule(attributes, '<formula1>A1</formula1>'));
      expect([file.leftOut, file.sheets[0]?.validations]).toEqual([['validations'], undefined]);
    }
  });

  test('writes the value of a formula, and of one never computed its error, but no formula', () => {
    const workbook = emptyWorkbook(year);
    const { grid } = workbook.activeSheet;
    grid.cells.set(0, 0, { kind: 'formula', formula: '=1+1', value: 2 });
    grid.cells.set(0, 1, { kind: 'formula', formula: '=X()', value: { kind: 'error', text: '#CALC!' } });
    expect(writtenSheet(workbook.activeSheet).rows).toEqual([[2, '#CALC!']]);
  });
});

describe('the sample', () => {
  test('opens with its title, with its headings in bold and in view, and with its texts as texts', () => {
    const rows = [
      ['名单（虚构）', null],
      ['代码', '名称'],
      ['007', '甲'],
      [null, '乙'],
    ];
    const merges = [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 1 }];
    const bytes = writeXlsx({ sheets: [{ name: '名单', rows, merges, headingRow: 1 }] });
    const sheet = sampleWorkbook(bytes, year)?.sheets[0];
    expect(sheet?.grid.content(2, 0)).toBe('007');
    expect(sheet?.grid.content(3, 0)).toBeUndefined();
    expect(sheet?.grid.mergeAt(0, 1)).toEqual({ row: 0, column: 0, rows: 1, columns: 2 });
    expect([sheet?.grid.style(1, 1).bold, sheet?.grid.style(2, 1).bold, sheet?.state.frozenRows]).toEqual([
      true,
      false,
      2,
    ]);
  });

  test.each([new Uint8Array(), new TextEncoder().encode('<!doctype html>'), new TextEncoder().encode('{}')])(
    '%j is none',
    (bytes) => {
      expect(sampleWorkbook(bytes, year)).toBeUndefined();
    },
  );
});

describe('what a workbook has that is not read', () => {
  const words = (book: Parameters<typeof handMadeBook>[0]): string | undefined =>
    leftOutWords(read('名单.xlsx', handMadeBook(book)));
  const cell = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const sheetWith = (rest: string): { readonly parts: Readonly<Record<string, string>> } => ({
    parts: { 'xl/worksheets/sheet1.xml': `<worksheet>${rest}<sheetData>${cell}</sheetData></worksheet>` },
  });

  test.each([
    ['<conditionalFormatting sqref="A1"/>', '条件格式'],
    ['<x14:dataValidations><x14:dataValidation type="list"/></x14:dataValidations>', '数据验证'],
    ['<autoFilter ref="A1:B2"/>', '筛选'],
    ['<sheetProtection sheet="1"/>', '保护'],
    ['<tableParts><tablePart r:id="rId1"/></tableParts>', '表格（列表）'],
    ['<drawing r:id="rId1"/>', '图表和图片'],
    ['<legacyDrawing r:id="rId1"/>', '批注'],
    ['<hyperlinks><hyperlink ref="A1"/></hyperlinks>', '超链接'],
    ['<cols><col min="2" max="2" hidden="1"/></cols>', '行和列的隐藏'],
    ['<sheetViews><sheetView><pane xSplit="1" state="frozen"/></sheetView></sheetViews>', '列的冻结'],
    ['<pageSetup orientation="landscape"/>', '页面设置'],
  ])('%s is named to the person', (xml, name) => {
    expect(words(sheetWith(xml))).toBe(`文件里的${name}没有读入，原文件不受影响。`);
  });

  test('of the workbook itself and of its styles too', () => {
    const workbookPr =
      '<workbookProtection/><definedNames><definedName name="区县">名单!$A$1</definedName></definedNames><pivotCaches><pivotCache/></pivotCaches>';
    const styles = '<fonts><font/><font><b/></font></fonts><fills><fill/><fill/></fills>';
    expect(words({ sheetData: cell, workbookPr, styles })).toBe(
      '文件里的保护、名称、数据透视表、字体、填充和边框没有读入，原文件不受影响。',
    );
  });

  test('is nothing in a plain workbook', () => {
    const styles = '<fonts><font/></fonts><fills><fill/><fill/></fills><borders><border/></borders>';
    expect(words({ sheetData: cell, styles })).toBeUndefined();
  });
});

test('what a file will not have is named to the person who saves it', () => {
  const workbook = emptyWorkbook(year);
  const sheet = workbook.activeSheet;
  sheet.grid.cells.set(0, 0, '名称');
  sheet.grid.format({ row: 0, column: 0, rows: 1, columns: 1 }, { numberFormat: '@' });
  expect(notWrittenWords(workbook)).toBeUndefined();
  addSheetFilter(sheet, { row: 0, column: 0, rows: 3, columns: 1 });
  sheet.grid.format({ row: 0, column: 0, rows: 1, columns: 1 }, { bold: true });
  workbook.names.add('区县', { kind: 'formula', formula: '=1' }, '');
  protectSheet(sheet, NOTHING_ALLOWED, '');
  expect(notWrittenWords(workbook)).toBe('保护、筛选、字体、填充和边框、名称只保存在本工作台，不在文件里。');
});
